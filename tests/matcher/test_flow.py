"""One run as a whole: order, fixed placements, the waiting guard, time."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from fixtures.casussen import ALL_CASUSSEN
from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    LATEST,
    at_location,
    region_of,
    site,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher import planning
from matcher.explaining import explain
from matcher.flow import RunOutcome, run
from matcher.model.case import Case
from matcher.model.place import Opening
from matcher.model.region import Placement, Region
from matcher.model.terms import Consequence, PlacementStatus
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.result import RunStatus
from matcher.scene import prepare

T = TypeVar("T")
PAID = replace(BASE_CASE, entitlements=(wmo_bw(until=date(2029, 1, 1)),))


def _run(region: Region, seconds: float = 60.0, workers: int = 2) -> RunOutcome:
    return run(
        region,
        snapshot="0" * 64,
        objective=Objective(),
        remaining=lambda: seconds,
        workers=workers,
    )


def _merged() -> Region:
    """Return all people and places of some casussen in one region."""
    keys = {"D2", "D4", "D5", "APART", "BUDGET"}
    parts = [c.region() for c in ALL_CASUSSEN if c.key in keys]
    tagged = [_tagged(r, str(k)) for k, r in enumerate(parts)]
    return replace(
        tagged[0],
        providers=tuple(p for r in tagged for p in r.providers),
        locations=tuple(x for r in tagged for x in r.locations),
        places=tuple(p for r in tagged for p in r.places),
        cases=tuple(c for r in tagged for c in r.cases),
        ties=tuple(t for r in tagged for t in r.ties),
    )


def _tagged(region: Region, tag: str) -> Region:
    """Return the region with references that are its own."""

    def own(ref: str) -> str:
        return f"{tag}-{ref}"

    return replace(
        region,
        providers=tuple(
            replace(
                p,
                ref=own(p.ref),
                contracts=tuple(replace(c, ref=own(c.ref)) for c in p.contracts),
            )
            for p in region.providers
        ),
        locations=tuple(
            replace(x, ref=own(x.ref), provider=own(x.provider))
            for x in region.locations
        ),
        places=tuple(
            replace(
                p,
                ref=own(p.ref),
                location=own(p.location),
                contracts=tuple(map(own, p.contracts)),
            )
            for p in region.places
        ),
        cases=tuple(replace(c, ref=own(c.ref)) for c in region.cases),
        ties=tuple(
            replace(t, ref=own(t.ref), a=own(t.a), b=own(t.b)) for t in region.ties
        ),
    )


MERGED = _merged()
EXPECTED = _run(MERGED)


@settings(max_examples=8)
@given(chance=st.randoms(use_true_random=False), workers=st.sampled_from([1, 8]))
def test_the_order_of_the_input_and_the_workers_change_nothing(
    chance: Random, workers: int
) -> None:
    shuffled = replace(
        MERGED,
        cases=_shuffled(chance, MERGED.cases),
        places=_shuffled(chance, MERGED.places),
        locations=_shuffled(chance, MERGED.locations),
    )
    assert _run(shuffled, workers=workers).result == EXPECTED.result


def _shuffled(chance: Random, records: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(chance.sample(records, len(records)))


def test_the_merged_region_is_solved_proved_and_verified() -> None:
    assert EXPECTED.result.status is RunStatus.OPTIMAL
    assert EXPECTED.result.unique
    assert EXPECTED.failures == ()


def test_a_run_without_time_says_so_and_never_says_impossible() -> None:
    outcome = _run(MERGED, seconds=0.0)
    assert outcome.result.status is RunStatus.OUT_OF_TIME
    assert not outcome.result.unique
    assert outcome.failures == ()


def test_a_fixed_placement_is_not_planned_again() -> None:
    housed = Placement(
        case="CASUS", place="HUIS", start=AS_OF, status=PlacementStatus.GEPLAATST
    )
    region = region_of([PAID], [site(replace(BW, ref="HUIS"))], placements=[housed])
    assert _run(region).result.cases == ()


def test_a_proposal_already_out_is_kept_when_all_else_is_equal() -> None:
    houses = [site(replace(BW, ref=ref)) for ref in ("EEN", "TWEE")]
    plain = _run(region_of([PAID], houses)).result.cases[0].placed
    assert plain is not None
    other = {"EEN": "TWEE", "TWEE": "EEN"}[plain.option.place]
    out = Placement(
        case="CASUS", place=other, start=AS_OF, status=PlacementStatus.VOORGESTELD
    )
    kept = _run(region_of([PAID], houses, placements=[out])).result.cases[0].placed
    assert kept is not None
    assert kept.option.place == other


def test_explaining_never_plans_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = prepare(MERGED, Objective())
    planned = planning.plan_cases(
        scene,
        remaining=lambda: 60.0,
        workers=2,
        seed=0,
        progress=None,
        stop=None,
    )

    def refuse(*_: object, **__: object) -> None:
        message = "the planner was called while explaining"
        raise AssertionError(message)

    monkeypatch.setattr(planning, "solve_with_report", refuse)
    monkeypatch.setattr(cp_model.CpSolver, "solve", refuse)
    plan = Plan(choice=planned.choice, status=planned.status)
    assert explain(scene, plan) == EXPECTED.result.cases


def _light(day: date, number: int) -> Case:
    return replace(_waiting(f"LICHT-{day}-{number}", day), care_hours=5)


def _waiting(ref: str, since: date) -> Case:
    return replace(
        PAID,
        ref=ref,
        waiting_since=since,
        available=since,
        urgency=replace(
            PAID.urgency,
            latest=None,
            consequence=Consequence.GEEN,
        ),
    )


def _week_of_placing(guard_days: int) -> int | None:
    """Return the week in which the heavy case is placed, None = never in a year.

    Every week there is room for 10 hours of care: two new light cases of 5 hours
    arrive, or the heavy one of 10 hours goes.
    """
    heavy = replace(_waiting("ZWAAR", AS_OF), care_hours=10)
    for week in range(52):
        day = AS_OF + timedelta(weeks=week)
        room = replace(BW, ref="HUIS", openings=(Opening(start=day, count=2),))
        house = site(room, location=at_location(care_hours=10))
        cases = [heavy, _light(day, 1), _light(day, 2)]
        region = replace(region_of(cases, [house]), as_of=day)
        outcome = run(
            region,
            snapshot="0" * 64,
            objective=Objective(guard_days=guard_days),
            remaining=lambda: 60.0,
            workers=1,
        )
        placed = {c.case for c in outcome.result.cases if c.placed is not None}
        if "ZWAAR" in placed:
            return week
    return None


def test_an_endless_stream_of_light_cases_cannot_starve_a_heavy_one() -> None:
    assert _week_of_placing(guard_days=10_000) is None
    assert _week_of_placing(guard_days=90) == 13


def test_a_start_after_a_hard_latest_date_is_a_capacity_gap_with_its_date() -> None:
    later = LATEST + timedelta(days=30)
    house = replace(BW, ref="HUIS", openings=(Opening(start=later, count=1),))
    (case,) = _run(region_of([PAID], [site(house)])).result.cases
    assert case.no is not None
    assert (case.no.kind.value, case.no.first_date) == ("CAPACITY_GAP", later)
