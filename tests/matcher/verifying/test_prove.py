"""What a result declares is tested by solving again: only a true claim passes."""

from dataclasses import replace

import pytest

from matcher.objective import MAXIMISED, StepName
from matcher.planning import Planned
from matcher.result import RunStatus, StepClaim
from matcher.weights import step_weights
from tests.matcher.verifying.running import (
    PROVE_SECONDS,
    failures,
    outcome_of,
    planned_of,
    region_of,
    scene_of,
    told,
)


def _declared(key: str, choice: tuple[int | None, ...]) -> Planned:
    """Return another plan with its own values, declared to be the best."""
    weights, maximised = step_weights(scene_of(key)), {str(s) for s in MAXIMISED}
    values = {
        name: sum(int(worth[o]) for o in choice if o is not None)
        for name, worth in weights.items()
    }
    steps = tuple(
        StepClaim(
            name=name.value,
            maximise=name.value in maximised,
            value=value,
            bound=value,
            proved=True,
        )
        for name, value in values.items()
    )
    plan = replace(planned_of(key), choice=choice, steps=steps, unique=True)
    return replace(plan, status=RunStatus.OPTIMAL)


def _rejected_only_by_proof(key: str, planned: Planned) -> set[str]:
    result = told(key, planned)
    assert failures(region_of(key), result) == ()
    return {f.where for f in failures(region_of(key), result, PROVE_SECONDS)}


def test_a_plan_that_places_nobody_is_not_the_best():
    empty = _declared("moving", (None, None))
    where = _rejected_only_by_proof("moving", empty)
    assert {"steps[3].value", "status"} <= where


def test_a_plan_with_a_worse_place_is_not_the_best():
    scene = scene_of("moving")
    worse = next(
        k for k, o in enumerate(scene.options) if scene.offers[o.offer].place == "TWEE"
    )
    where = _rejected_only_by_proof("moving", _declared("moving", (worse, None)))
    assert "status" in where
    assert f"steps[{list(StepName).index(StepName.FIT)}].value" in where


def test_a_plan_that_is_as_good_as_another_is_not_the_only_one():
    options = range(len(scene_of("tie").options))
    found = [_rejected_only_by_proof("tie", _declared("tie", (o,))) for o in options]
    assert sorted(found, key=len) == [set(), {"unique"}]


@pytest.mark.parametrize("key", ["D2", "moving"])
def test_a_bound_that_was_passed_is_false(key):
    result = outcome_of(key).result
    k = next(k for k, step in enumerate(result.steps) if step.value > 0)
    step = result.steps[k]
    better = step.value - 1 if step.maximise else step.value + 1
    steps = list(result.steps)
    steps[k] = replace(step, bound=better, proved=False)
    mutant = replace(
        result, steps=tuple(steps), status=RunStatus.FEASIBLE, unique=False
    )
    assert failures(region_of(key), mutant, PROVE_SECONDS)


def test_a_bound_that_nobody_reached_may_stand_where_nothing_is_proved():
    result = outcome_of("D2").result
    k = next(k for k, s in enumerate(result.steps) if s.maximise and s.value == 0)
    steps = list(result.steps)
    steps[k] = replace(steps[k], bound=1, proved=False)
    mutant = replace(
        result, steps=tuple(steps), status=RunStatus.FEASIBLE, unique=False
    )
    assert failures(region_of("D2"), mutant, PROVE_SECONDS) == ()
