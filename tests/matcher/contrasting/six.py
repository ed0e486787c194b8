"""Six questions, each with only one right answer, worked out by hand.

Unless said otherwise: everything is in order (see `fixtures.casussen.defaults`), the
day is 22-11-2026, everybody waits since 01-11 (21 days) with a latest date in U3, a
house has one room that is free today and costs 310 euros a day, and Utrecht granted
everybody beschermd wonen. Steps in which two plans are equal are not repeated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fixtures.casussen.defaults import BASE_CASE, NO_ROOF, Site, region_of, site
from fixtures.casussen.defaults import with_traits as traits
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.model.case import Case
from matcher.model.place import Exclusion
from matcher.model.region import Region
from matcher.model.terms import Trait

PERSON = replace(BASE_CASE, entitlements=(wmo_bw(),))


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A question and its answer.

    `at`: where the run places whom, its best plan unless `proved` is False. One of
    `place`, `instead_of`, `not_case` is asked. `costs`: every step that differs in the
    best plan of that kind, positive is worse; `others`: who else moves, and where to;
    `group`: who competes, `short`: for which limits. `idle`: the other case has no
    influence.
    """

    key: str
    region: Callable[[], Region]
    at: Mapping[str, str]
    case: str
    answer: str
    place: str | None = None
    instead_of: str | None = None
    not_case: str | None = None
    proved: bool = True
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()
    costs: tuple[tuple[str, int], ...] = ()
    idle: bool = False


def case(ref: str, **parts: object) -> Case:
    return replace(PERSON, ref=ref, **parts)


def house(ref: str, **parts: object) -> Site:
    return site(replace(BW, ref=ref, **parts))


BLOCKED = (
    # EEN takes A, TWEE has recorded a refusal of A. Nothing else is against TWEE: it is
    # free, as dear as EEN, and nobody competes. So only the rule `refusal` answers.
    Worked(
        key="a rule blocks",
        region=lambda: region_of(
            [case("A", refused_by=("TWEE",))], [house("EEN"), house("TWEE")]
        ),
        at={"A": "EEN"},
        case="A",
        place="TWEE",
        answer="BLOCKED",
        rules=("refusal",),
    ),
    # TWEE excludes a pet without exception; whether A has one nobody checked. An open
    # rule never counts as blocked, and such a place is never proposed.
    Worked(
        key="a fact is missing",
        region=lambda: region_of(
            [replace(traits(PERSON, unchecked=(Trait.HUISDIER,)), ref="A")],
            [
                house("EEN"),
                house("TWEE", exclusions=(Exclusion(trait=Trait.HUISDIER),)),
            ],
        ),
        at={"A": "EEN"},
        case="A",
        place="TWEE",
        answer="BLOCKED",
        missing=("exclusion-absolute",),
    ),
    # B lives at EEN by this plan. EEN and TWEE both refused A: there is no option at
    # all, so no comparison with B is needed.
    Worked(
        key="no option at all",
        region=lambda: region_of(
            [case("A", refused_by=("EEN", "TWEE")), case("B", refused_by=("TWEE",))],
            [house("EEN"), house("TWEE")],
        ),
        at={"B": "EEN"},
        case="A",
        instead_of="B",
        answer="BLOCKED",
        rules=("refusal",),
    ),
)

IMPOSSIBLE = (
    # C can live in EEN alone, A in both. The only plan with two placed is C in EEN and
    # A in TWEE. With A in EEN two people share one room, and C can go nowhere else.
    Worked(
        key="two for one room",
        region=lambda: region_of(
            [case("A"), case("C", refused_by=("TWEE",))],
            [house("EEN"), house("TWEE")],
        ),
        at={"A": "TWEE", "C": "EEN"},
        case="A",
        place="EEN",
        answer="IMPOSSIBLE",
        group=("A", "C"),
        short=("OPENING:EEN#0",),
    ),
    # A and C fit EEN alone, B fits TWEE alone. C waits since 01-10, so C goes first by
    # `waited_days`. Would B leave TWEE, A could not use it: B has no influence on A.
    Worked(
        key="no influence",
        region=lambda: region_of(
            [
                case("A", refused_by=("TWEE",)),
                case("B", refused_by=("EEN",)),
                case("C", refused_by=("TWEE",), waiting_since=date(2026, 10, 1)),
            ],
            [house("EEN"), house("TWEE")],
        ),
        at={"B": "TWEE", "C": "EEN"},
        case="A",
        instead_of="B",
        answer="IMPOSSIBLE",
        group=("A", "C"),
        short=("OPENING:EEN#0",),
        idle=True,
    ),
)

MOVES = (
    # Both fit both houses; A asked for EEN (one point of `fit`). With A in TWEE the one
    # room there is taken twice unless B moves to EEN: one move, both keep a place, and
    # the first step that differs is `fit`, by 1.
    Worked(
        key="one moves",
        region=lambda: region_of(
            [case("A", wishes=("EEN",)), case("B")], [house("EEN"), house("TWEE")]
        ),
        at={"A": "EEN", "B": "TWEE"},
        case="A",
        place="TWEE",
        answer="MOVES",
        others={"B": "EEN"},
        costs=(("fit", 1),),
    ),
    # A fits TWEE alone, B fits EEN alone, C fits both. Two rooms for three people; A
    # waits since 08-11 (14 days), a week less than B and C, and is left out. Then B is
    # in EEN and C in TWEE. If B gives up EEN, A still needs C to move from TWEE to EEN:
    # one more move. `waited_days` is then 14 + 21 instead of 42: worse by 7.
    Worked(
        key="one gives up, another moves",
        region=lambda: region_of(
            [
                case("A", refused_by=("EEN",), waiting_since=date(2026, 11, 8)),
                case("B", refused_by=("TWEE",)),
                case("C"),
            ],
            [house("EEN"), house("TWEE")],
        ),
        at={"B": "EEN", "C": "TWEE"},
        case="A",
        instead_of="B",
        answer="MOVES",
        others={"C": "EEN"},
        leaves=("B",),
        costs=(("waited_days", 7),),
    ),
)

WORSE = (
    # TWEE is free and costs five euros a day more than EEN; no step before
    # `cost_per_day` differs.
    Worked(
        key="dearer",
        region=lambda: region_of(
            [case("A")], [house("EEN"), house("TWEE", tariff=BW.tariff + 500)]
        ),
        at={"A": "EEN"},
        case="A",
        place="TWEE",
        answer="WORSE",
        costs=(("cost_per_day", 500),),
    ),
    # One room. B has to have a roof by 28-11, in six days: U1; A by 15-01: U3. With A
    # instead of B one fewer of U1 is placed, and one more of U3.
    Worked(
        key="more urgent",
        region=lambda: region_of(
            [case("A"), case("B", urgency=replace(NO_ROOF, latest=date(2026, 11, 28)))],
            [house("EEN")],
        ),
        at={"B": "EEN"},
        case="A",
        instead_of="B",
        answer="WORSE",
        leaves=("B",),
        costs=(("placed_u1", 1), ("placed_u3", -1)),
    ),
    # The same two people; asked from the side of B, who has the place.
    Worked(
        key="more urgent, asked the other way round",
        region=lambda: region_of(
            [case("A"), case("B", urgency=replace(NO_ROOF, latest=date(2026, 11, 28)))],
            [house("EEN")],
        ),
        at={"B": "EEN"},
        case="B",
        not_case="A",
        answer="WORSE",
        leaves=("B",),
        costs=(("placed_u1", 1), ("placed_u3", -1)),
    ),
    # A in EEN, B in TWEE, which has two rooms and costs five euros more. A in TWEE is
    # possible with B where it is: B has no influence, the price has.
    Worked(
        key="room for both",
        region=lambda: region_of(
            [case("A"), case("B", refused_by=("EEN",))],
            [
                house("EEN"),
                house(
                    "TWEE",
                    tariff=BW.tariff + 500,
                    openings=(replace(BW.openings[0], count=2),),
                ),
            ],
        ),
        at={"A": "EEN", "B": "TWEE"},
        case="A",
        instead_of="B",
        answer="WORSE",
        costs=(("cost_per_day", 500),),
        idle=True,
    ),
)

TIE = (
    # Two houses that differ in nothing a step looks at. The fixed order takes one of
    # them; the question is about the other, whichever that is: ANDERS.
    Worked(
        key="two equal houses",
        region=lambda: region_of([case("A")], [house("EEN"), house("TWEE")]),
        at={"A": "ANY"},
        case="A",
        place="ANDERS",
        answer="TIE",
    ),
    # Two people who differ in nothing a step looks at, and one room.
    Worked(
        key="two equal people",
        region=lambda: region_of([case("A"), case("B")], [house("EEN")]),
        at={"ANY": "EEN"},
        case="LEFT",
        instead_of="PLACED",
        answer="TIE",
        leaves=("PLACED",),
    ),
)

NOT_PROVED = (
    # TWEE is five euros a day cheaper. Time ran out with A in EEN, so the plan is not
    # proved, and the question finds a better one: no reason for EEN can be given.
    Worked(
        key="the run is not proved",
        region=lambda: region_of(
            [case("A")], [house("EEN", tariff=BW.tariff + 500), house("TWEE")]
        ),
        at={"A": "EEN"},
        proved=False,
        case="A",
        place="TWEE",
        answer="NOT_PROVED",
        costs=(("cost_per_day", -500),),
    ),
)

ALL = (*BLOCKED, *IMPOSSIBLE, *MOVES, *WORSE, *TIE, *NOT_PROVED)
