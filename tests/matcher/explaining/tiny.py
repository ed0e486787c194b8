"""Tiny random regions with plans that keep all limits, for brute force."""

from dataclasses import replace
from datetime import date
from random import Random

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    UTRECHT,
    Site,
    at_location,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.papers import verwijzing, wmo, wmo_bw
from fixtures.casussen.templates import BW, FACT, SKAEVE_HUSE
from matcher.model.case import Case
from matcher.model.money import Budget
from matcher.model.place import Exclusion, GroupCap, Opening
from matcher.model.region import Placement, Region, Tie
from matcher.model.terms import (
    ExclusionCondition,
    Need,
    PlacementStatus,
    Route,
    Sex,
    TieKind,
    Trait,
)
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.result import RunStatus
from matcher.scene import Scene, prepare

TRAITS = (Trait.BRANDSTICHTING, Trait.AGRESSIE_PERSONEEL, Trait.HUISDIER)
LATER = date(2027, 3, 1)


def tiny_region(seed: int) -> Region:
    """Return 2 to 5 open cases, 2 to 4 homes and maybe a dwelling with a team."""
    rng = Random(seed)  # noqa: S311 - seeded regions, no secrets
    sites = [_home(rng, k) for k in range(rng.randint(2, 4))]
    if rng.random() < 0.6:
        sites += _dwelling_with_team(rng)
    cases = [_case(rng, k) for k in range(rng.randint(2, 5))]
    resident = replace(_case(rng, 9), ref="BEWONER")
    ties = [
        Tie(ref=f"T{k}", kind=TieKind.NIET_SAMEN, a=a.ref, b=b.ref)
        for k, (a, b) in enumerate([(cases[0], cases[1]), (cases[1], resident)])
        if rng.random() < 0.4
    ]
    budget = Budget(
        ref="BW-2026", routes=(Route.WMO_BW,), cents_per_day=rng.choice((30, 60, 70))
    )
    return region_of(
        [*cases, resident],
        sites,
        ties=ties,
        placements=[
            Placement(
                case="BEWONER",
                place=sites[0].place.ref,
                start=date(2026, 1, 1),
                status=PlacementStatus.GEPLAATST,
            )
        ],
        budgets=[(COLLEGE[UTRECHT], budget)] if rng.random() < 0.5 else [],
    )


def uncoupled(region: Region) -> Region:
    """Return the region with openings of homes as the only limits."""
    return replace(
        region,
        places=tuple(p for p in region.places if p.housing and not p.combines),
        locations=tuple(
            replace(x, care_hours=None, high_risk_cap=None, group_caps=())
            for x in region.locations
        ),
        providers=tuple(
            replace(
                p,
                contracts=tuple(
                    replace(c, ceiling_cents_per_day=None) for c in p.contracts
                ),
            )
            for p in region.providers
        ),
        funders=tuple(replace(f, budgets=()) for f in region.funders),
        ties=(),
    )


def scene_of(region: Region) -> Scene:
    """Return the scene under the standard objective."""
    return prepare(region, Objective())


def some_plan(scene: Scene, seed: int, status: RunStatus = RunStatus.OPTIMAL) -> Plan:
    """Return a plan that keeps all limits: cases in random order take what fits."""
    rng = Random(seed)  # noqa: S311 - seeded regions, no secrets
    chosen: list[int] = []
    order = list(range(len(scene.options)))
    rng.shuffle(order)
    for option in order:
        taken = {scene.options[o].case for o in chosen}
        free = scene.options[option].case not in taken
        if free and keeps_limits(scene, [*chosen, option]):
            chosen.append(option)
    by_case = {scene.options[o].case: o for o in chosen}
    return Plan(
        choice=tuple(by_case.get(i) for i in range(len(scene.cases))), status=status
    )


def keeps_limits(scene: Scene, chosen: list[int]) -> bool:
    """Whether no limit is exceeded by these options."""
    return all(
        sum(a for o, a in limit.amounts if o in chosen) <= limit.capacity
        for limit in scene.limits
    )


def _case(rng: Random, k: int) -> Case:
    present = tuple(t for t in TRAITS if rng.random() < 0.3)
    unchecked = tuple(t for t in TRAITS if t not in present and rng.random() < 0.15)
    papers = (wmo_bw(),) if rng.random() < 0.85 else ()
    if rng.random() < 0.7:
        papers = (*papers, wmo(Route.WMO_BEGELEIDING), verwijzing())
    return replace(
        with_traits(BASE_CASE, *present, unchecked=unchecked),
        ref=f"C{k}",
        age=rng.choice((20, 35, 70)),
        sex=rng.choice((Sex.MAN, Sex.VROUW)),
        needs=(Need.WONEN,) if rng.random() < 0.8 else (Need.WONEN, Need.SOLITAIR),
        high_risk=rng.random() < 0.4,
        care_hours=rng.choice((0, 3, 5)),
        entitlements=papers,
        refused_by=("H0",) if rng.random() < 0.2 else (),
    )


def _home(rng: Random, k: int) -> Site:
    location = replace(
        at_location(
            UTRECHT,
            care_hours=rng.choice((None, 4, 8)),
            high_risk_cap=rng.choice((None, 0, 1)),
        ),
        group_caps=(GroupCap(trait=TRAITS[0], cap=1),) if rng.random() < 0.3 else (),
    )
    start = LATER if rng.random() < 0.15 else AS_OF
    openings = (Opening(start=start, count=rng.randint(1, 2)),)
    excluded = tuple(
        Exclusion(
            trait=t,
            condition=ExclusionCondition.TERUGNAMEGARANTIE
            if rng.random() < 0.7
            else None,
        )
        for t in TRAITS
        if rng.random() < 0.3
    )
    return site(
        replace(
            BW,
            ref=f"H{k}",
            tariff=rng.choice((20, 30, 40)),
            openings=openings if rng.random() < 0.75 else (),
            exclusions=excluded,
            max_age=rng.choice((60, 120)),
            sexes=rng.choice(((Sex.MAN,), tuple(Sex))),
        ),
        location=location,
        ceiling=rng.choice((None, None, 50)),
    )


def _dwelling_with_team(rng: Random) -> list[Site]:
    seats = (Opening(start=AS_OF, count=rng.randint(1, 2)),)
    excluded = (
        Exclusion(trait=TRAITS[1], condition=ExclusionCondition.EXTRA_TOEZICHT),
    )
    return [
        site(
            replace(
                SKAEVE_HUSE,
                ref="HUSE",
                offers=(Need.WONEN, Need.SOLITAIR),
                openings=(Opening(start=AS_OF, count=2),),
                tariff=10,
            )
        ),
        site(
            replace(
                FACT,
                ref="TEAM",
                offers=(Need.BEGELEIDING,),
                openings=seats,
                exclusions=excluded if rng.random() < 0.5 else (),
                tariff=5,
            )
        ),
    ]
