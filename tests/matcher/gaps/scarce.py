"""Tiny scarce regions with a plan, and every plan of them tried one by one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import product
from random import Random

from matcher.cells import Cell, cell_at
from matcher.explaining import recalled
from matcher.flow import describe
from matcher.gaps import Day, day_of
from matcher.model.region import Region
from matcher.model.terms import Consequence
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.planning import plan_cases
from matcher.scene import Scene, prepare
from tests.matcher.explaining.tiny import tiny_region, uncoupled

SNAPSHOT = "0" * 64


def scarce(seed: int) -> Region:
    """Return a tiny region in which some openings are gone and waits differ."""
    region, rng = tiny_region(seed), Random(seed)  # noqa: S311 - seeded regions
    return replace(
        region,
        places=tuple(
            replace(p, openings=p.openings if rng.random() < 0.6 else ())
            for p in region.places
        ),
        cases=tuple(
            replace(
                c,
                waiting_since=region.as_of - timedelta(days=rng.randrange(80)),
                urgency=replace(
                    c.urgency,
                    latest=region.as_of + timedelta(days=rng.choice((3, 30, 90))),
                    consequence=Consequence.GEEN,
                ),
            )
            for c in region.cases
        ),
    )


@cache
def day(seed: int, *, alone: bool = False) -> Day:
    """Return the day of a scarce region; `alone`: openings are its only limits."""
    region = scarce(seed)
    return day_from(uncoupled(region) if alone else region)


def day_from(region: Region) -> Day:
    """Return the day of a region, solved to the end."""
    scene = prepare(region, Objective())
    planned = plan_cases(
        scene, remaining=lambda: 60.0, workers=1, seed=0, progress=None, stop=None
    )
    result = describe(scene, planned, SNAPSHOT)
    return day_of(result, scene, recalled(scene, result), lambda: 60.0)


def best_with(found: Day, cell: Cell, places: int) -> tuple[int, ...]:
    """Return the best that so many more places in a cell do, of all plans there are.

    Persons gained by urgency class, then in all, then their days waited; everybody in
    the plan keeps a place.
    """
    scene, plan = found.scene, found.plan
    return max(
        _worth(found, plan, chosen)
        for chosen in _plans(scene, plan)
        if _extra(scene, chosen, cell) <= places
    )


def _plans(scene: Scene, plan: Plan) -> Iterator[tuple[int | None, ...]]:
    own: list[list[int | None]] = [[] for _ in scene.cases]
    for position, option in enumerate(scene.options):
        own[option.case].append(position)
    for case, choice in enumerate(plan.choice):
        if choice is None:
            own[case].append(None)
    yield from product(*own)


def _extra(scene: Scene, chosen: tuple[int | None, ...], cell: Cell) -> float:
    """Return how many more beds of the cell a choice needs; infinite otherwise."""
    taken = {o for o in chosen if o is not None}
    extra = 0
    for limit in scene.limits:
        here = [(o, a) for o, a in limit.amounts if o in taken]
        lack = sum(a for _, a in here) - limit.capacity
        if lack <= 0:
            continue
        movable = [o for o, _ in here if _is_bed(scene, o, limit.id, cell)]
        if len(movable) < lack:
            return float("inf")
        extra += lack
    return extra


def _is_bed(scene: Scene, option: int, limit: str, cell: Cell) -> bool:
    found = scene.options[option]
    offer = scene.offers[found.offer]
    own = f"OPENING:{offer.place}#{offer.opening}"
    first = found.line.phases[0].route
    return limit == own and cell_at(scene.region, offer.place, first) == cell


def _worth(found: Day, plan: Plan, chosen: tuple[int | None, ...]) -> tuple[int, ...]:
    new = [
        found.scene.cases[case].ref
        for case, option in enumerate(chosen)
        if option is not None and plan.choice[case] is None
    ]
    classes = [sum(found.urgency[r] == c for r in new) for c in range(4)]
    return (*classes, len(new), sum(found.waited(r) for r in new))


def cells_in(found: Day) -> list[Cell]:
    """Return every cell that an option of somebody is in."""
    scene = found.scene
    return sorted(
        {
            cell_at(scene.region, scene.offers[o.offer].place, o.line.phases[0].route)
            for o in scene.options
        }
    )


def later(region: Region, seed: int) -> Region:
    """Return the region some weeks on: one has left, one is new, beds have changed."""
    rng = Random(seed + 1000)  # noqa: S311 - seeded regions, no secrets
    other = scarce(seed + 7)
    first, *rest = region.cases
    fixed = {placement.case for placement in region.placements}
    gone = () if first.ref in fixed else (first.ref,)
    kept = [first, *rest] if not gone else rest
    new = replace(other.cases[0], ref="NIEUW", refused_by=())
    return replace(
        region,
        as_of=region.as_of + timedelta(days=rng.randrange(10, 40)),
        cases=(*kept, new),
        ties=tuple(t for t in region.ties if not {t.a, t.b} & set(gone)),
        places=tuple(
            replace(p, openings=() if rng.random() < 0.3 else p.openings)
            for p in region.places
        ),
    )


@cache
def two_days(seed: int) -> tuple[Day, Day]:
    """Return a scarce region on two days."""
    region = scarce(seed)
    return day_from(region), day_from(later(region, seed))
