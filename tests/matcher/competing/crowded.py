"""Tiny regions in which many want little, with every kind of limit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    NO_ROOF,
    UTRECHT,
    Site,
    at_location,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.papers import verwijzing, wmo, wmo_bw
from fixtures.casussen.templates import BW, FACT, SKAEVE_HUSE
from matcher.claims.competition import CaseCompetition
from matcher.competing import compete_case
from matcher.model.case import Case
from matcher.model.money import Budget
from matcher.model.place import GroupCap, Opening
from matcher.model.region import Region, Tie
from matcher.model.terms import Need, Route, TieKind, Trait
from matcher.plan import Plan
from matcher.scene import Scene
from tests.matcher.explaining.tiny import scene_of, some_plan

SEEDS = range(300)
BLOCKS = [range(k, k + 30) for k in SEEDS[::30]]
in_blocks = pytest.mark.parametrize("seeds", BLOCKS, ids=str)
RISK = Trait.BRANDSTICHTING
HOME = (Need.WONEN,)
ALONE = (Need.WONEN, Need.SOLITAIR)
HELPED = (Need.WONEN, Need.SOLITAIR, Need.BEGELEIDING)


class Told(NamedTuple):
    """A case that waits, and what is told of it."""

    scene: Scene
    plan: Plan
    case: int
    found: CaseCompetition


def crowded_region(seed: int) -> Region:
    """Return 4 to 6 open cases, 2 or 3 homes, often dwellings with a team."""
    rng = Random(f"crowded {seed}")  # noqa: S311 - seeded regions, no secrets
    sites = [_home(rng, k) for k in range(rng.randint(2, 3))]
    sites += _dwellings_with_team(rng) if rng.random() < 0.7 else []
    cases = [_case(rng, k) for k in range(rng.randint(4, 7))]
    pairs = [(0, 1), (1, 2), (0, 3)]
    ties = [
        Tie(ref=f"T{k}", kind=TieKind.NIET_SAMEN, a=cases[a].ref, b=cases[b].ref)
        for k, (a, b) in enumerate(pairs)
        if rng.random() < 0.35
    ]
    budget = Budget(
        ref="BW-2026",
        routes=(Route.WMO_BW,),
        cents_per_day=rng.choice((50, 70, 90, 110)),
    )
    return region_of(
        cases,
        sites,
        ties=ties,
        budgets=[(COLLEGE[UTRECHT], budget)] if rng.random() < 0.6 else [],
    )


def waiting(scene: Scene, plan: Plan) -> list[int]:
    """Return the cases without a place that have an option."""
    with_option = {option.case for option in scene.options}
    return [i for i in sorted(with_option) if plan.choice[i] is None]


def planned(region: Region, seed: int) -> tuple[Scene, Plan]:
    """Return the scene of a region with a plan that keeps all limits."""
    scene = scene_of(region)
    return scene, some_plan(scene, seed)


@cache
def told(seed: int) -> tuple[Scene, Plan, dict[int, CaseCompetition]]:
    """Return a crowded region's scene, its plan, and what is told of who waits."""
    scene, plan = planned(crowded_region(seed), seed)
    return scene, plan, {i: of_case(scene, plan, i) for i in waiting(scene, plan)}


def everybody(seeds: Iterable[int] = SEEDS) -> Iterator[Told]:
    """Yield each case that waits, with its scene and plan and what is told of it."""
    for seed in seeds:
        scene, plan, cases = told(seed)
        for case, found in cases.items():
            yield Told(scene, plan, case, found)


def person(ref: str, *, trait: bool = True) -> Case:
    """Return somebody with a paid claim to beschermd wonen, by default with RISK."""
    case = with_traits(BASE_CASE, *((RISK,) if trait else ()))
    return replace(case, ref=ref, entitlements=(wmo_bw(),))


def of_case(scene: Scene, plan: Plan, case: int) -> CaseCompetition:
    found = compete_case(scene, plan, scene.cases[case].ref, remaining=lambda: 60.0)
    assert found is not None
    return found


def _case(rng: Random, k: int) -> Case:
    traits = (RISK,) if rng.random() < 0.4 else ()
    money = rng.random()
    papers = (wmo_bw(),) if money < 0.8 else ()
    if money > 0.4:
        papers = (*papers, wmo(Route.WMO_BEGELEIDING), verwijzing())
    return replace(
        with_traits(BASE_CASE, *traits),
        ref=f"C{k}",
        needs=rng.choice((HOME, HOME, ALONE, HELPED)),
        high_risk=rng.random() < 0.5,
        care_hours=rng.choice((0, 2, 3, 5)),
        entitlements=papers,
        urgency=replace(NO_ROOF, latest=AS_OF + timedelta(days=rng.choice((20, 54)))),
        waiting_since=rng.choice((AS_OF, AS_OF - timedelta(days=30))),
        refused_by=("H0",) if rng.random() < 0.15 else (),
    )


def _home(rng: Random, k: int) -> Site:
    location = replace(
        at_location(
            UTRECHT,
            care_hours=rng.choice((None, 5, 7)),
            high_risk_cap=rng.choice((None, 1, 1)),
        ),
        group_caps=(GroupCap(trait=RISK, cap=1),) if rng.random() < 0.6 else (),
    )
    rooms = rng.choice((0, 1, 1, 2, 3))
    return site(
        replace(
            BW,
            ref=f"H{k}",
            tariff=rng.choice((20, 30, 40)),
            openings=(Opening(start=AS_OF, count=rooms),) if rooms else (),
        ),
        location=location,
        ceiling=rng.choice((None, None, 50, 70)),
    )


def _dwellings_with_team(rng: Random) -> list[Site]:
    def seats(*counts: int) -> tuple[Opening, ...]:
        return (Opening(start=AS_OF, count=rng.choice(counts)),)

    return [
        site(
            replace(
                SKAEVE_HUSE,
                ref="HUSE",
                offers=(Need.WONEN, Need.SOLITAIR),
                openings=seats(2, 3),
                tariff=10,
            )
        ),
        site(
            replace(
                FACT,
                ref="TEAM",
                offers=(Need.BEGELEIDING,),
                openings=seats(1, 1, 2),
                tariff=5,
            )
        ),
    ]
