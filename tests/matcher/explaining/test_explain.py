"""Explainers read the stored plan; they never plan."""

import sys

import pytest

from matcher.explaining import explain, explain_pair
from matcher.kinds import ADVISED
from tests.matcher.explaining.tiny import scene_of, some_plan, tiny_region

PLANNERS = ("plan_cases", "solve", "solve_with_report", "solve_face", "best_without")


def test_explaining_never_plans(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("the explainer plans")

    import matcher.planning  # so that there is a planner to forbid

    assert matcher.planning.plan_cases is not refuse
    for name, module in list(sys.modules.items()):
        for planner in PLANNERS if name.startswith("matcher") else ():
            if callable(getattr(module, planner, None)):
                monkeypatch.setattr(module, planner, refuse)
    for seed in range(10):
        scene = scene_of(tiny_region(seed))
        assert len(explain(scene, some_plan(scene, seed))) == len(scene.cases)


def test_an_explanation_of_the_same_plan_is_the_same():
    for seed in range(10):
        first, second = (scene_of(tiny_region(seed)) for _ in range(2))
        plan = some_plan(first, seed)
        assert explain(first, plan) == explain(second, plan)


def test_what_is_advised_is_never_of_class_d_x_or_p():
    for seed in range(40):
        scene = scene_of(tiny_region(seed))
        for found in explain(scene, some_plan(scene, seed)):
            if found.no is None:
                continue
            advised = {c.change for s in found.no.sets for c in s.changes}
            assert advised <= set(ADVISED)
            assert not {s.change for s in found.no.shown} & set(ADVISED)


def test_an_unknown_case_or_place_is_refused():
    scene = scene_of(tiny_region(1))
    with pytest.raises(KeyError):
        explain_pair(scene, "NOBODY", "H0")
    with pytest.raises(KeyError):
        explain_pair(scene, "C0", "NOWHERE")
