"""What the person reads is true, whole as far as it is told, and never about others."""

from dataclasses import replace
from itertools import product

import pytest

from fixtures.casussen.defaults import AS_OF, consents
from matcher.kinds import ADVISED, ChangeClass, KindOfNo
from matcher.model.history import Precedent
from matcher.model.place import Opening
from matcher.model.region import Region
from matcher.model.terms import Sex, StayKind, Trait
from matcher.objective import Objective
from matcher.projecting.alone import alone
from matcher.projecting.person import OwnKind, OwnNo, person_place, person_view
from matcher.projecting.threshold import THRESHOLD
from matcher.rule import Rule, Verdict
from matcher.rules import RULE_BY_KEY, rules_in_force
from matcher.scene import Scene, prepare
from tests.matcher.explaining.tiny import scene_of, tiny_region
from tests.matcher.projecting.worlds import house, person, told, world

SEEDS = range(14)
FREE = Opening(start=AS_OF, count=1)
DATED = {"starts-in-time", "opening-lasts", "title-covers-start", "funding-contract"}


def nos() -> list[tuple[int, str, OwnNo]]:
    """Every no of the tiny regions: seed, case, and what the person reads."""
    found = []
    for seed in SEEDS:
        region = tiny_region(seed)
        result = told(region, seed)
        for outcome in result.cases:
            view = person_view(region, result, outcome.case)
            assert (view.no is None) == (outcome.placed is not None)
            if view.no is not None:
                found.append((seed, outcome.case, view.no))
    return found


NOS = nos()
ids = [f"{seed}-{case}" for seed, case, _ in NOS]
each = pytest.mark.parametrize(("seed", "case", "no"), NOS, ids=ids)


def answers(scene: Scene, j: int) -> tuple[list[Rule], list[Rule]]:
    """The rules that block, and those that are open, by asking one after another."""
    blocked, unknown = [], []
    for rule in rules_in_force(scene.region.as_of):
        verdict = rule.answer(scene.case_facts[0], scene.offer_facts[j])
        if verdict is Verdict.BLOCKED:
            blocked.append(rule)
        elif verdict is Verdict.UNKNOWN:
            unknown.append(rule)
    return blocked, unknown


def hardness(blocked: list[Rule], unknown: list[Rule]) -> int:
    if blocked:
        return max(rule.kind.rank for rule in blocked)
    return KindOfNo.UNKNOWN_FACTS.rank if unknown else -1


def easiest(region: Region, case: str) -> dict[str, tuple[list[Rule], list[Rule]]]:
    scene = prepare(alone(region, case), Objective())
    found: dict[str, tuple[tuple[int, int], tuple[list[Rule], list[Rule]]]] = {}
    for j, offer in enumerate(scene.offers):
        blocked, unknown = answers(scene, j)
        hard = hardness(blocked, unknown), len(blocked) + len(unknown)
        if offer.place not in found or hard < found[offer.place][0]:
            found[offer.place] = hard, (blocked, unknown)
    return {place: rules for place, (_, rules) in found.items()}


@each
def test_the_kind_and_the_counts_are_those_of_asking_every_rule(
    seed: int, case: str, no: OwnNo
) -> None:
    there = easiest(tiny_region(seed), case)
    kinds = [hardness(*rules) for rules in there.values()]
    assert no.places == len(there)
    assert no.elsewhere == kinds.count(-1)
    lowest = min(kinds)
    named = "NOT_NOW" if lowest < 0 else tuple(KindOfNo)[lowest].value
    assert no.kind is OwnKind(named)
    for key in {rule.blocker.rule for rule in no.rules}:
        standing = sum(key in {r.key for r in b} for b, _ in there.values())
        listed = sum(r.places for r in no.rules if r.blocker.rule == key)
        assert listed == standing
    assert {r.blocker.rule for r in no.rules} == {
        rule.key for blocked, _ in there.values() for rule in blocked
    }


@each
def test_ways_are_minimal_and_all_of_them(seed: int, case: str, no: OwnNo) -> None:
    scene = prepare(alone(tiny_region(seed), case), Objective())
    opens: dict[frozenset[str], set[str]] = {}
    for j, offer in enumerate(scene.offers):
        blocked, unknown = answers(scene, j)
        if any(rule.change not in ADVISED for rule in blocked):
            continue
        needs = frozenset({r.key for r in blocked} | {f"?{r.key}" for r in unknown})
        if needs:
            opens.setdefault(needs, set()).add(offer.place)
    least = {n for n in opens if not any(other < n for other in opens)}
    rules_only = {n for n in least if not any(key[0] == "?" for key in n)}
    told_of = {frozenset(c.rule or "" for c in w.changes): w for w in no.ways}
    assert no.total_ways == len(no.ways)
    assert {n for n in told_of if "" not in n} == rules_only
    for needs in rules_only:
        assert told_of[needs].places == len(opens[needs])
    for one, other in product(told_of, told_of):
        assert not one < other


@each
def test_nothing_that_is_never_advice_stands_among_the_ways(
    seed: int, case: str, no: OwnNo
) -> None:
    assert easiest(tiny_region(seed), case)
    for way in no.ways:
        for change in way.changes:
            assert change.change in ADVISED
            assert change.rule is None or RULE_BY_KEY[change.rule].change in ADVISED


@each
def test_a_place_that_is_told_closed_is_closed(seed: int, case: str, no: OwnNo) -> None:
    """In the real region every offer of the place is blocked or open too."""
    region = tiny_region(seed)
    scene = scene_of(region)
    i = next(k for k, c in enumerate(scene.cases) if c.ref == case)
    result = told(region, seed)
    assert no.places
    for place in {o.place for o in scene.offers}:
        own = person_place(region, result, case, place)
        if not {b.rule for b in own.blockers} - DATED:
            continue
        for j, offer in enumerate(scene.offers):
            if offer.place == place:
                blocked = int(scene.eligible.blocked(i)[j])
                assert blocked | int(scene.eligible.unknown(i)[j])


def test_a_full_a_given_and_a_protected_place_read_the_same() -> None:
    rest = house("H2", FREE, sexes=(Sex.VROUW,))
    views = []
    for home, case in (
        (house("H1"), person("A")),
        (house("H1", FREE), replace(person("A"), refused_by=("H1",))),
    ):
        found = world([case], [home, rest])
        views.append(person_view(found.region, found.result, "A"))
    assert views[0] == views[1]
    assert views[0].no is not None
    assert views[0].no.kind is OwnKind.NOT_NOW
    assert views[0].no.elsewhere == 1
    assert [r.blocker.rule for r in views[0].no.rules] == ["sex"]


def test_a_way_is_asked_of_one_party_only_where_it_is_one() -> None:
    homes = [house(ref, FREE, max_age=30) for ref in ("H1", "H2")]
    one = world([person("A")], homes[:1])
    two = world([person("A")], homes)
    who = []
    for found in (one, two):
        no = person_view(found.region, found.result, "A").no
        assert no is not None
        who.append(no.ways[0].changes[0].who)
    assert who == ["H1-AANBIEDER", ""]


def test_an_own_choice_is_a_rule_that_is_shown_and_no_way() -> None:
    case = replace(person("A"), consents=consents(StayKind.BESCHERMD_WONEN))
    found = world([case], [house("H1", FREE)])
    no = person_view(found.region, found.result, "A").no
    assert no is not None
    changes = {RULE_BY_KEY[r.blocker.rule].change for r in no.rules}
    assert changes == {ChangeClass.P}
    assert no.ways == ()
    assert no.kind is OwnKind.TITLE_GAP


@pytest.mark.parametrize(
    ("times", "expected"), [(THRESHOLD - 1, 0), (THRESHOLD, THRESHOLD)]
)
def test_what_was_done_before_is_told_only_when_it_was_done_often(
    times: int, expected: int
) -> None:
    found = world([person("A")], [house("H1", FREE, max_age=30)])
    region = replace(
        found.region,
        precedents=(
            Precedent(ref="E1", rule="age", times=times, last=AS_OF, place="H1"),
        ),
    )
    no = person_view(region, found.result, "A").no
    assert no is not None
    assert sum(b.times for b in no.before) == expected


def test_the_own_traits_and_their_source_are_told() -> None:
    found = world([person("A", traits=(Trait.HUISDIER,))], [house("H1")])
    record = person_view(found.region, found.result, "A").record
    assert record.traits == (Trait.HUISDIER,)
    assert record.source == "zorg- en veiligheidshuis"


def test_somebody_who_asks_for_no_place_has_no_view() -> None:
    found = world([person("A")], [house("H1")])
    with pytest.raises(KeyError):
        person_view(found.region, found.result, "B")
