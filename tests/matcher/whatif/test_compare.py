"""Gains and losses are true, as few as can be, and they add up."""

from dataclasses import replace
from random import Random

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    UTRECHT,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.claims.whatif import (
    CaseChange,
    CellChange,
    Edit,
    EditKind,
    Outcome,
    StepChange,
    SwitchedRule,
)
from matcher.explaining import recalled
from matcher.kinds import ChangeClass, KindOfNo
from matcher.model.money import Budget
from matcher.model.place import Exclusion, Opening
from matcher.model.region import Region
from matcher.model.terms import Route, Trait
from matcher.objective import Objective
from matcher.result import RunStatus, StepCost
from matcher.rules import Switches
from matcher.whatif import Told, compare
from tests.matcher.explaining.tiny import tiny_region
from tests.matcher.verifying.mutating import mutants, pattern
from tests.matcher.whatif.trying import (
    Pair,
    best_plans,
    differences_from,
    failures,
    pair_of,
    run_of,
    scene_after,
    tried,
)

SEEDS = range(36)
PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))
FIRE, NO_FIRE = with_traits(PAID, Trait.BRANDSTICHTING), PAID


def told(region: Region) -> Told:
    return Told(region=region, result=run_of(region))


def outcomes(pair: Pair) -> dict[str, Outcome]:
    (scenario,) = pair.comparison.scenarios
    return {change.case: change.outcome for change in scenario.cases}


@pytest.mark.parametrize("seed", SEEDS)
def test_of_all_best_plans_the_one_that_differs_least_is_told(seed: int) -> None:
    pair = pair_of(seed)
    scene = scene_after(pair)
    plan = recalled(scene, pair.after.result).choice
    best = best_plans(scene)
    assert plan in best
    before = {c.case: c for c in pair.before.result.cases}
    least = min(differences_from(scene, other, before) for other in best)
    assert differences_from(scene, plan, before) == least


@pytest.mark.parametrize("seed", SEEDS)
def test_the_second_way_tells_the_same(seed: int) -> None:
    pair = pair_of(seed)
    assert failures(pair, pair.comparison) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_adds_up(seed: int) -> None:
    pair = pair_of(seed)
    comparison = pair.comparison
    (scenario,) = comparison.scenarios
    counts = dict(scenario.counts)
    assert sum(counts.values()) == len(scenario.cases)
    asking = {c.case for r in (pair.before, pair.after) for c in r.result.cases}
    assert scenario.same + len(scenario.cases) == len(asking)
    entered = sum(_housed(c.after) and c.before is None for c in scenario.cases)
    left = sum(_housed(c.before) and c.after is None for c in scenario.cases)
    gained = counts.get(Outcome.GAINED, 0) - counts.get(Outcome.LOST, 0)
    assert comparison.placed + gained + entered - left == scenario.placed
    for cell in scenario.cells:
        more = cell.gained + cell.moved_in + cell.entered
        less = cell.lost + cell.moved_out + cell.left
        assert cell.before + more - less == cell.after
    assert sum(c.gained for c in scenario.cells) == counts.get(Outcome.GAINED, 0)
    assert sum(c.lost for c in scenario.cells) == counts.get(Outcome.LOST, 0)
    assert sum(c.moved_in for c in scenario.cells) == sum(
        c.moved_out for c in scenario.cells
    )


def _housed(stand) -> bool:
    return stand is not None and stand.place is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_who_gains_had_nothing_and_who_loses_had_something(seed: int) -> None:
    pair = pair_of(seed)
    had = {c.case for c in pair.before.result.cases if c.placed is not None}
    has = {c.case for c in pair.after.result.cases if c.placed is not None}
    both = {c.case for c in pair.before.result.cases} & {
        c.case for c in pair.after.result.cases
    }
    found = outcomes(pair)
    assert {c for c, o in found.items() if o is Outcome.GAINED} == (has - had) & both
    assert {c for c, o in found.items() if o is Outcome.LOST} == (had - has) & both


@pytest.mark.parametrize("seed", range(30))
def test_without_a_change_nothing_changes_whoever_the_fixed_order_chose(seed) -> None:
    region = tiny_region(seed)
    before = told(region)
    (scenario,) = compare(before, [tried(before, region)]).scenarios
    assert scenario.cases == ()
    assert scenario.cells == ()


@pytest.mark.parametrize("seed", range(30))
def test_a_place_for_nobody_changes_nobody(seed: int) -> None:
    region = tiny_region(seed)
    before = told(region)
    far = site(replace(BW, ref="A-EERST", min_age=119, max_age=120))
    more = replace(
        region,
        providers=(far.provider, *region.providers),
        locations=(far.location, *region.locations),
        places=(far.place, *region.places),
    )
    (scenario,) = compare(before, [tried(before, more)]).scenarios
    kinds = {c.outcome for c in scenario.cases}
    assert kinds <= {Outcome.OTHER_NO}
    assert scenario.cells == ()


def test_two_who_are_equal_do_not_swap_when_a_bed_moves_to_another_opening() -> None:
    twins = [replace(PAID, ref=f"C{k}") for k in range(4)]
    house = replace(BW, ref="H", openings=(Opening(start=AS_OF, count=2),))
    before = told(region_of(twins, [site(house)]))
    earlier = Opening(start=date_before(AS_OF), count=1)
    split = replace(house, openings=(earlier, Opening(start=AS_OF, count=1)))
    pair = Pair(before, tried(before, region_of(twins, [site(split)])))
    assert outcomes(pair) == {}


def date_before(day):
    return day.replace(day=day.day - 1)


def test_one_bed_more_names_who_was_as_well_placed_to_get_it() -> None:
    twins = [replace(PAID, ref=f"C{k}") for k in range(3)]
    house = replace(BW, ref="H")
    before = told(region_of(twins, [site(house)]))
    two = replace(house, openings=(Opening(start=AS_OF, count=2),))
    pair = Pair(before, tried(before, region_of(twins, [site(two)])))
    (change,) = pair.comparison.scenarios[0].cases
    waiting = {c.case for c in before.result.cases if c.placed is None}
    assert change.outcome is Outcome.GAINED
    assert {change.case, *change.tied} == waiting
    assert change.first == StepCost(step="placed_u3", worse_by=-1)


def test_a_rule_that_is_left_out_has_losers_too() -> None:
    """The urgent case sets fires: without the exclusion the other loses the bed."""
    soon = replace(PAID.urgency, latest=AS_OF)
    urgent = replace(FIRE, ref="SPOED", urgency=soon)
    other = replace(NO_FIRE, ref="ANDER")
    house = replace(BW, ref="H", exclusions=(Exclusion(trait=Trait.BRANDSTICHTING),))
    region = region_of([urgent, other], [site(house)])
    before = told(region)
    switches = Switches(off=frozenset({"exclusion-absolute"}))
    pair = Pair(before, tried(before, region, switches))
    assert outcomes(pair) == {"SPOED": Outcome.GAINED, "ANDER": Outcome.LOST}
    (scenario,) = pair.comparison.scenarios
    assert scenario.rules == (
        SwitchedRule(rule="exclusion-absolute", on=False, change=ChangeClass.X),
    )
    assert scenario.rule_set != pair.comparison.rule_set
    assert failures(pair, pair.comparison) == []


def test_more_budget_pays_for_one_more() -> None:
    pair = Pair(*_budgets(40_000, 70_000))
    assert sorted(outcomes(pair).values()) == [Outcome.GAINED]
    (cell,) = pair.comparison.scenarios[0].cells
    assert (cell.before, cell.gained, cell.after) == (1, 1, 2)


def _budgets(*cents: int):
    cases = [replace(PAID, ref=f"C{k}") for k in range(2)]
    house = replace(BW, ref="H", openings=(Opening(start=AS_OF, count=2),))
    few, many = (
        region_of(
            cases,
            [site(house)],
            budgets=[
                (
                    COLLEGE[UTRECHT],
                    Budget(ref="B", routes=(Route.WMO_BW,), cents_per_day=c),
                )
            ],
        )
        for c in cents
    )
    before = told(few)
    return before, tried(before, many)


def test_a_dearer_place_in_exchange_is_told_as_worse_with_the_step() -> None:
    dear = replace(BW, ref="DUUR", tariff=50_000)
    before = told(region_of([PAID], [site(BW_HERE), site(dear)]))
    pair = Pair(before, tried(before, region_of([PAID], [site(dear)])))
    (change,) = pair.comparison.scenarios[0].cases
    assert change.outcome is Outcome.WORSE
    assert change.first == StepCost(step="cost_per_day", worse_by=19_000)


BW_HERE = replace(BW, ref="HIER")


def test_another_kind_of_no_is_told_with_both() -> None:
    before = told(region_of([FIRE], [site(BW_HERE)]))
    full = replace(BW_HERE, openings=())
    closed = replace(full, exclusions=(Exclusion(trait=Trait.BRANDSTICHTING),))
    first = Told(
        region=region_of([FIRE], [site(full)]),
        result=run_of(region_of([FIRE], [site(full)])),
    )
    assert before.result.cases[0].placed is not None
    pair = Pair(first, tried(first, region_of([FIRE], [site(closed)])))
    (change,) = pair.comparison.scenarios[0].cases
    assert change.outcome is Outcome.OTHER_NO
    assert change.before is not None
    assert change.after is not None
    nos = (change.before.no, change.after.no)
    assert nos == (KindOfNo.CAPACITY_GAP, KindOfNo.PROFILE_GAP)


def test_another_objective_leaves_the_totals_apart_and_counts_by_the_first() -> None:
    region = tiny_region(3)
    before = told(region)
    other = Objective(fit_wish=9, guard_days=1)
    (scenario,) = compare(before, [tried(before, region, objective=other)]).scenarios
    assert scenario.steps == ()
    assert scenario.objective_id != before.result.objective_id


def test_an_unproved_run_says_between_what_the_difference_lies() -> None:
    pair = pair_of(0)
    steps = tuple(
        replace(
            s, bound=s.value + 2 if s.maximise else max(0, s.value - 2), proved=False
        )
        for s in pair.after.result.steps
    )
    rough = replace(
        pair.after.result, status=RunStatus.FEASIBLE, steps=steps, unique=False
    )
    after = replace(pair.after, result=rough)
    (scenario,) = compare(pair.before, [after]).scenarios
    assert not scenario.certain
    first, second, *_ = scenario.steps
    by = first.after - first.before
    assert (first.least, first.most) == (by, by + 2)
    assert (second.least, second.most) == (None, None)


def test_two_sets_of_changes_are_told_apart_case_by_case() -> None:
    pairs = [pair_of(1), pair_of(1)]
    before = pairs[0].before
    more = tried(before, before.region)
    comparison = compare(before, [pairs[0].after, more])
    changed = {c.case for c in comparison.scenarios[0].cases}
    assert {a.case for a in comparison.apart} <= changed
    assert [s.name for s in comparison.scenarios] == ["proef", "proef"]


@pytest.mark.parametrize("seed", [1, 2, 6])
def test_the_order_of_the_records_does_not_matter(seed: int) -> None:
    pair = pair_of(seed)
    rng = Random(seed)  # noqa: S311 - seeded, no secrets
    shuffled = {
        name: tuple(rng.sample(getattr(pair.after.region, name), k=len(values)))
        for name, values in vars(pair.after.region).items()
        if name in {"cases", "places", "locations", "providers", "funders", "ties"}
    }
    region = replace(pair.after.region, **shuffled)
    again = tried(pair.before, region, pair.after.switches)
    assert compare(pair.before, [again]) == pair.comparison


@pytest.mark.parametrize("seed", [2, 5, 9])
def test_no_leaf_can_change_unseen(seed: int) -> None:
    pair = pair_of(seed)
    comparison = pair.comparison
    scenario = comparison.scenarios[0]
    donors: dict[type, object] = {
        StepCost: StepCost(step="fit", worse_by=1),
        Edit: Edit(kind=EditKind.ADDED, at="places", fields=("P",)),
        **{type(x): x for x in (*scenario.cells, *scenario.steps, *scenario.cases)},
        **{
            type(stand): stand
            for change in scenario.cases
            for stand in (change.before, change.after)
            if stand is not None
        },
    }
    assert {CellChange, StepChange, CaseChange} & donors.keys()
    seen = set[str]()
    for path, what, mutant in mutants(comparison, donors):
        if (pattern(path), what) not in seen:
            seen.add((pattern(path), what))
            assert failures(pair, mutant), (path, what)
    assert len(seen) > 30
