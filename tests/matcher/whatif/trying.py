"""Tiny regions before and after one change, their runs, and every plan there is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from fixtures.casussen.defaults import AS_OF
from matcher.claims.whatif import Comparison
from matcher.flow import Trial, run
from matcher.model.place import Opening
from matcher.model.region import Region, Ruling
from matcher.objective import MAXIMISED, Objective
from matcher.result import CaseResult, Result
from matcher.rules import AS_THEY_ARE, Switches
from matcher.scene import Scene, prepare
from matcher.verifying import Failure
from matcher.verifying.comparison import Retold, comparison_failures
from matcher.weights import step_weights
from matcher.whatif import Told, Tried, compare
from tests.matcher.explaining.tiny import tiny_region

NO_RULE = Switches(off=frozenset({"exclusion-negotiable", "age"}))


@dataclass(frozen=True, slots=True)
class Pair:
    """A run, and the run after a change."""

    before: Told
    after: Tried

    @property
    def comparison(self) -> Comparison:
        return compare(self.before, [self.after])


def run_of(
    region: Region,
    objective: Objective | None = None,
    switches: Switches = AS_THEY_ARE,
    like: Result | None = None,
) -> Result:
    outcome = run(
        region,
        snapshot="0" * 64,
        objective=objective or Objective(),
        remaining=lambda: 60.0,
        workers=1,
        trial=Trial(switches=switches, like=like),
    )
    assert outcome.failures == ()
    return outcome.result


def tried(
    before: Told,
    region: Region,
    switches: Switches = AS_THEY_ARE,
    objective: Objective | None = None,
) -> Tried:
    return Tried(
        name="proef",
        changes="1" * 64,
        edits=(),
        switches=switches,
        region=region,
        result=run_of(region, objective, switches, before.result),
    )


@cache
def pair_of(seed: int) -> Pair:
    """Return a tiny region before and after one change, the kind drawn by the seed."""
    region = tiny_region(seed)
    before = Told(region=region, result=run_of(region))
    changed, switches = one_change(region, seed)
    return Pair(before, tried(before, changed, switches))


def one_change(region: Region, seed: int) -> tuple[Region, Switches]:
    rng = Random(seed)  # noqa: S311 - seeded, no secrets
    first = region.places[0]
    kind = seed % 6
    if kind == 0:
        more = (*first.openings, Opening(start=AS_OF, count=1))
        return _with_place(region, replace(first, openings=more)), AS_THEY_ARE
    if kind == 1:
        return _with_place(region, replace(first, openings=())), AS_THEY_ARE
    if kind == 2:
        return region, NO_RULE
    if kind == 3:
        funders = tuple(replace(f, budgets=()) for f in region.funders)
        return replace(region, funders=funders), AS_THEY_ARE
    if kind == 4:
        who = rng.choice(region.open_cases).ref
        ruling = Ruling(
            ref="R", rule="age", case=who, decided_by="aanbieder", start=AS_OF
        )
        return replace(region, rulings=(ruling,)), AS_THEY_ARE
    gone = rng.choice(region.open_cases)
    kept = tuple(c for c in region.cases if c is not gone)
    ties = tuple(t for t in region.ties if gone.ref not in (t.a, t.b))
    return replace(region, cases=kept, ties=ties), AS_THEY_ARE


def failures(pair: Pair, comparison: Comparison) -> list[Failure]:
    after = pair.after
    retold = Retold(
        name=after.name,
        changes=after.changes,
        edits=after.edits,
        switches=after.switches,
        region=after.region,
        result=after.result,
    )
    before = pair.before
    return list(comparison_failures(before.region, before.result, [retold], comparison))


def best_plans(scene: Scene) -> list[tuple[int | None, ...]]:
    """Return every plan that is best in all steps, by trying all."""
    weights = step_weights(scene)

    def value(plan: tuple[int | None, ...]) -> tuple[int, ...]:
        chosen = [o for o in plan if o is not None]
        return tuple(
            int(w[chosen].sum()) * (1 if step in MAXIMISED else -1)
            for step, w in weights.items()
        )

    found = list(_plans(scene, (), [0] * len(scene.limits)))
    top = max(map(value, found))
    return [plan for plan in found if value(plan) == top]


def _plans(
    scene: Scene, plan: tuple[int | None, ...], load: list[int]
) -> Iterator[tuple[int | None, ...]]:
    case = len(plan)
    if case == len(scene.cases):
        yield plan
        return
    yield from _plans(scene, (*plan, None), load)
    for position in _own(scene, case):
        after = list(load)
        for k, amount in _uses(scene)[position]:
            after[k] += amount
        if all(a <= x.capacity for a, x in zip(after, scene.limits, strict=True)):
            yield from _plans(scene, (*plan, position), after)


_KNOWN: dict[int, list[list[tuple[int, int]]]] = {}


def _uses(scene: Scene) -> list[list[tuple[int, int]]]:
    if id(scene) not in _KNOWN:
        uses: list[list[tuple[int, int]]] = [[] for _ in scene.options]
        for k, limit in enumerate(scene.limits):
            for option, amount in limit.amounts:
                uses[option].append((k, amount))
        _KNOWN.clear()
        _KNOWN[id(scene)] = uses
    return _KNOWN[id(scene)]


def _own(scene: Scene, case: int) -> list[int]:
    return [k for k, option in enumerate(scene.options) if option.case == case]


def differences_from(
    scene: Scene, plan: tuple[int | None, ...], before: dict[str, CaseResult]
) -> tuple[int, int, int]:
    """Return in how many cases a plan differs: place or none, where, and how."""
    status = where = how = 0
    for case, position in zip(scene.cases, plan, strict=True):
        old = before.get(case.ref)
        if old is None:
            continue
        was = None if old.placed is None else old.placed.option
        if (was is None) != (position is None):
            status += 1
        if was is None or position is None:
            continue
        option = scene.options[position]
        offer = scene.offers[option.offer]
        elsewhere = (was.place, was.team) != (offer.place, offer.team)
        told = (option.start, option.until, option.line, option.bridge)
        where += elsewhere
        how += elsewhere or told != (was.start, was.until, was.funding, was.bridge)
    return status, where, how


def scene_after(pair: Pair) -> Scene:
    after = pair.after
    return prepare(after.region, after.result.objective, after.switches)


def _with_place(region: Region, place) -> Region:
    others = tuple(p for p in region.places if p.ref != place.ref)
    return replace(region, places=(place, *others))
