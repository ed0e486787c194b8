"""Each attack fails on what the reader gets, and succeeds on the claims of the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import AS_OF, COLLEGE, NO_ROOF, UTRECHT, consents
from fixtures.casussen.defaults import with_traits as having
from matcher.model.case import Case
from matcher.model.money import Budget
from matcher.model.place import Exclusion, GroupCap, Opening
from matcher.model.region import Placement, Region, Tie
from matcher.model.terms import (
    Consequence,
    ExclusionCondition,
    PlacementStatus,
    Route,
    Sex,
    StayKind,
    TieKind,
    Trait,
    UrgencyReason,
)
from matcher.projecting.reader import Reader, ReaderKind
from tests.matcher.projecting.attacking import Attack, Dates, Try, seen
from tests.matcher.projecting.worlds import World, at, house, person, world

ONE, TWO = Opening(start=AS_OF, count=1), Opening(start=AS_OF, count=2)
LATER = AS_OF + timedelta(days=14)
TRAIT = Trait.BRANDSTICHTING
ARSON = person("A", traits=(TRAIT,), checked_absent=tuple(set(Trait) - {TRAIT}))
A = person("A", wishes=("H1",))
ATTACKER = Reader(kind=ReaderKind.PERSON, ref="A")


def region(*cases: Case, homes=(), lives=(), ties=(), **more: object) -> Region:
    """Return a region; `lives` says who lives where already."""
    placements = [
        Placement(
            case=case,
            place=place,
            start=date(2026, 1, 1),
            status=PlacementStatus.GEPLAATST,
        )
        for case, place in lives
    ]
    return world(cases, homes, placements=placements, ties=ties, **more).region


def twice(found: Region) -> Dates:
    """Return the region on two report dates, nothing else changed."""
    return found, replace(found, as_of=LATER)


def apart(other: str) -> tuple[Tie, ...]:
    return (Tie(ref="T1", kind=TieKind.NIET_SAMEN, a="A", b=other),)


def own(**facts: object) -> Try:
    """Return the attempt to change facts of one's own."""
    return lambda found: replace(
        found,
        cases=tuple(replace(c, **facts) if c.ref == "A" else c for c in found.cases),
    )


def own_traits(*traits: Trait) -> Try:
    return lambda found: replace(
        found,
        cases=tuple(having(c, *traits) if c.ref == "A" else c for c in found.cases),
    )


NOW = replace(NO_ROOF, reason=UrgencyReason.ACUUT, latest=AS_OF)
CALM = replace(NO_ROOF, latest=None, consequence=Consequence.GEEN)
# What a person would try on the own data: more urgent, less risk, other wishes.
TRIES: tuple[Try, ...] = (
    lambda found: found,
    own(urgency=NOW),
    own(urgency=CALM),
    own(waiting_since=date(2020, 1, 1)),
    own(high_risk=False),
    own(high_risk=True),
    own_traits(),
    own_traits(TRAIT),
    own(wishes=("H2",), network=(UTRECHT,), care_hours=40),
    own(age=20, sex=Sex.VROUW, consents=consents(StayKind.OPNAME)),
    own(unknown=("age", "high_risk")),
)


# Without the own risk the outcome differs from that of a house that is full.
KEEPING_RISKS = (*TRIES[:4], *TRIES[8:10])


def by_trait(cap: int, resident: Case) -> Region:
    """Return a house with a cap on residents with a trait that the attacker has."""
    caps = (GroupCap(trait=TRAIT, cap=cap),)
    home = at(house("H1", ONE), group_caps=caps)
    return region(ARSON, resident, homes=[home], lives=[("R", "H1")])


def by_risk(cap: int, resident: Case) -> Region:
    """Return a house with a cap on high risk, which the attacker counts for."""
    risky, home = replace(A, high_risk=True), at(house("H1", ONE), high_risk_cap=cap)
    return region(risky, resident, homes=[home], lives=[("R", "H1")])


def by_person(
    title: str, secret: Region, innocent: Region, tries: tuple[Try, ...] = TRIES
) -> Attack:
    return Attack(title, ATTACKER, twice(secret), twice(innocent), tries)


def of_the_person() -> Iterator[Attack]:
    full, free, other = house("H1"), house("H1", ONE), house("H2")
    ties, b = apart("B"), person("B")
    yield by_person(
        "whether the one to keep apart from lives in the house that stays closed",
        region(A, b, homes=[free, other], lives=[("B", "H1")], ties=ties),
        region(A, b, homes=[full, other], lives=[("B", "H2")], ties=ties),
    )
    yield by_person(
        "whether that one lives where there is room, when another place is given",
        region(A, b, homes=[free, house("H2", ONE)], lives=[("B", "H1")], ties=ties),
        region(A, b, homes=[full, house("H2", ONE)], lives=[("B", "H2")]),
    )
    rival = replace(b, urgency=replace(NO_ROOF, latest=date(2026, 11, 28)))
    yield by_person(
        "whether that one is proposed for the place this time",
        region(A, rival, homes=[house("H1", TWO)], ties=ties),
        region(A, rival, homes=[house("H1", ONE)]),
    )
    yield by_person(
        "whether somebody protected is near the house",
        region(replace(A, denied=("X",)), homes=[at(free, tokens=("X",)), other]),
        region(A, homes=[full, other]),
    )
    yield by_person(
        "whether a resident has the trait that a group cap counts",
        by_trait(1, having(person("R"), TRAIT)),
        region(ARSON, person("R"), homes=[full], lives=[("R", "H1")]),
        KEEPING_RISKS,
    )
    yield by_person(
        "whether a resident counts as high risk",
        by_risk(1, person("R", high_risk=True)),
        region(
            replace(A, high_risk=True),
            person("R"),
            homes=[full],
            lives=[("R", "H1")],
        ),
        KEEPING_RISKS,
    )
    first = person("B", waiting_since=date(2026, 5, 1), sex=Sex.VROUW)
    last = person("D", waiting_since=date(2026, 8, 1), care_hours=12)
    yield by_person(
        "who got the place, and why",
        region(A, first, homes=[free]),
        region(A, last, homes=[free]),
        (TRIES[0], *TRIES[3:]),
    )
    yield by_person(
        "whether the place said no before",
        region(replace(A, refused_by=("H1",)), homes=[free, other]),
        region(A, homes=[full, other]),
    )
    spent = Budget(ref="BUDGET", routes=(Route.WMO_BW,), cents_per_day=1)
    yield by_person(
        "whether the money of a payer is spent",
        region(A, homes=[free, other], budgets=[(COLLEGE[UTRECHT], spent)]),
        region(A, homes=[full, other]),
    )


def of_the_partner() -> Iterator[Attack]:
    """The other side of the tie asks the same; it is called A here too."""
    ties, victim = apart("V"), person("V", age=44)
    yield Attack(
        "where the person lives that one may not meet, over two dates",
        ATTACKER,
        (
            region(
                A,
                victim,
                homes=[house("H1", ONE), house("H2")],
                lives=[("V", "H1")],
                ties=ties,
            ),
            replace(
                region(
                    A,
                    victim,
                    homes=[house("H1", ONE), house("H2")],
                    lives=[("V", "H2")],
                    ties=ties,
                ),
                as_of=LATER,
            ),
        ),
        (
            region(
                A,
                victim,
                homes=[house("H1"), house("H2")],
                lives=[("V", "H2")],
                ties=ties,
            ),
            replace(
                region(
                    A,
                    victim,
                    homes=[house("H1", ONE), house("H2")],
                    lives=[("V", "H2")],
                    ties=ties,
                ),
                as_of=LATER,
            ),
        ),
        TRIES,
    )


def own_place(**place: object) -> Try:
    """Return the attempt of a provider to change its own place."""
    return lambda found: replace(
        found,
        places=tuple(replace(p, **place) if p.ref == "X" else p for p in found.places),
    )


PLACE_TRIES: tuple[Try, ...] = (
    lambda found: found,
    own_place(exclusions=(Exclusion(trait=TRAIT),)),
    own_place(
        exclusions=(
            Exclusion(trait=TRAIT, condition=ExclusionCondition.EXTRA_TOEZICHT),
        )
    ),
    own_place(sexes=(Sex.MAN,)),
    own_place(sexes=(Sex.VROUW,)),
    own_place(min_age=30, max_age=40),
    own_place(openings=()),
    own_place(openings=(TWO,), takes_children=True),
)


def of_a_provider() -> Iterator[Attack]:
    reader = Reader(kind=ReaderKind.PROVIDER, ref="X-AANBIEDER")
    d, c = person("D", wishes=("X",)), person("C", wishes=("Y1", "Y2"))
    mine = house("X", ONE)
    yield Attack(
        "at which other provider somebody is proposed",
        reader,
        twice(region(d, c, homes=[mine, house("Y1", ONE), house("Y2")])),
        twice(region(d, c, homes=[mine, house("Y1"), house("Y2", ONE)])),
        PLACE_TRIES,
    )
    yield Attack(
        "whether somebody who is proposed at another provider has a trait",
        reader,
        twice(region(d, having(c, TRAIT), homes=[mine, house("Y1", ONE)])),
        twice(region(d, c, homes=[mine, house("Y1", ONE)])),
        PLACE_TRIES,
    )
    closed = tuple(t for t in PLACE_TRIES[:6])
    yield Attack(
        "whether the one who waits has a trait",
        reader,
        twice(region(having(c, TRAIT), homes=[house("X")])),
        twice(region(c, homes=[house("X")])),
        closed,
    )
    yield Attack(
        "whether one of those who wait has left, over two dates",
        reader,
        crowd(5, 4, "X"),
        crowd(5, 5, "X"),
        closed,
    )


def crowd(before: int, after: int, place: str) -> Dates:
    """Return a crowd that waits for one full place, on two dates."""
    first, second = (
        region(*(person(f"C{k}") for k in range(number)), homes=[house(place)])
        for number in (before, after)
    )
    return first, replace(second, as_of=LATER)


def of_a_funder() -> Iterator[Attack]:
    reader = Reader(kind=ReaderKind.FUNDER, ref=COLLEGE[UTRECHT])
    budget = Budget(ref="BUDGET", routes=(Route.WMO_BW,), cents_per_day=1)

    def spent(found: Region) -> Region:
        return replace(
            found,
            funders=tuple(
                replace(f, budgets=(budget,)) if f.ref == reader.ref else f
                for f in found.funders
            ),
        )

    tries: tuple[Try, ...] = (lambda found: found, spent)
    for title, secret, innocent in (
        ("whether one person left the cell", (6, 5), (6, 6)),
        ("whether one person left a cell that was just large enough", (5, 4), (5, 5)),
        ("whether one person came into a cell that was too small", (4, 5), (4, 4)),
        ("whether anybody is in the cell at all", (1, 1), (0, 0)),
    ):
        yield Attack(title, reader, crowd(*secret, "X"), crowd(*innocent, "X"), tries)
    talks = house(
        "X",
        exclusions=(
            Exclusion(trait=TRAIT, condition=ExclusionCondition.EXTRA_TOEZICHT),
        ),
    )
    yield Attack(
        "whether one person has a trait",
        reader,
        twice(region(having(person("C"), TRAIT), homes=[talks])),
        twice(region(person("C"), homes=[talks])),
        tries,
    )


ATTACKS = (
    *of_the_person(),
    *of_the_partner(),
    *of_a_provider(),
    *of_a_funder(),
)
each = pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.title)


@each
def test_the_attacker_cannot_tell_the_worlds_apart(attack: Attack) -> None:
    assert attack.protected()


@each
def test_on_the_claims_of_the_desk_the_same_attack_succeeds(attack: Attack) -> None:
    assert not attack.unprotected()


@pytest.mark.parametrize("change", TRIES)
@pytest.mark.parametrize(
    ("filled", "closed"),
    [
        (by_trait(1, having(person("R"), TRAIT)), by_trait(0, person("R"))),
        (by_risk(1, person("R", high_risk=True)), by_risk(0, person("R"))),
    ],
    ids=["group cap", "high risk"],
)
def test_a_cap_that_a_resident_fills_reads_like_a_cap_that_lets_nobody_in(
    filled: Region, closed: Region, change: Try
) -> None:
    """Whatever is tried, the own risk dropped too: of the resident nothing is told."""
    worlds = [[World(change(found))] for found in (filled, closed)]
    assert list(seen(ATTACKER, worlds[0])) == list(seen(ATTACKER, worlds[1]))


def test_every_kind_of_reader_outside_the_desk_attacks() -> None:
    assert {a.reader.kind for a in ATTACKS} == {
        ReaderKind.PERSON,
        ReaderKind.PROVIDER,
        ReaderKind.FUNDER,
    }
