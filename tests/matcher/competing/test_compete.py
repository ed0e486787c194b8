"""What is told of competition takes the plan as given, and says what it is sure of."""

import sys

from matcher.claims.competition import Proof
from matcher.competing import advice_of, compete, compete_case
from matcher.explaining import explain
from matcher.verifying.competition import verify_competition
from tests.matcher.competing.crowded import crowded_region, planned, waiting
from tests.matcher.verifying.competing import SNAPSHOT, told

PLANNERS = ("plan_cases", "solve", "solve_with_report", "solve_face")
# Of these the sums prove the one; of the other only a solver can tell.
BY_SUM, BY_SOLVER = 10, 167


def test_telling_of_competition_never_plans(monkeypatch):
    scene, plan = planned(crowded_region(BY_SOLVER), BY_SOLVER)
    results = explain(scene, plan)

    def refuse(*_, **__):
        raise AssertionError("a planner was called")

    for name, module in list(sys.modules.items()):
        for planner in PLANNERS if name.startswith("matcher") else ():
            if callable(getattr(module, planner, None)):
                monkeypatch.setattr(module, planner, refuse)
    found = compete(
        scene, plan, results, snapshot=SNAPSHOT, remaining=lambda: float("inf")
    )
    assert found.cases


def test_out_of_time_a_sum_still_proves_and_a_solver_proves_nothing():
    for seed, proofs in ((BY_SUM, {Proof.HALL}), (BY_SOLVER, {Proof.NOT_PROVED})):
        scene, plan = planned(crowded_region(seed), seed)
        results = explain(scene, plan)
        found = compete(scene, plan, results, snapshot=SNAPSHOT, remaining=lambda: 0.0)
        assert {case.certificate.proof for case in found.cases} == proofs
        region, result, whole = told(seed)
        assert found != whole or seed == BY_SUM
        assert verify_competition(region, result, found) == ()


def test_progress_tells_of_each_case_that_waits():
    scene, plan = planned(crowded_region(BY_SUM), BY_SUM)
    heard: list[tuple[int, int]] = []
    compete(
        scene,
        plan,
        (),
        snapshot=SNAPSHOT,
        remaining=lambda: float("inf"),
        told=lambda done, of: heard.append((done, of)),
    )
    number = len(waiting(scene, plan))
    assert heard == [(k, number) for k in range(number)]


def test_of_a_case_with_a_place_or_that_nobody_knows_there_is_no_competition():
    scene, plan = planned(crowded_region(BY_SUM), BY_SUM)
    placed = next(i for i, option in enumerate(plan.choice) if option is not None)
    for ref in (scene.cases[placed].ref, "NIEMAND"):
        assert compete_case(scene, plan, ref, remaining=lambda: 1.0) is None
        results = explain(scene, plan)
        assert advice_of(scene, plan, results, ref, remaining=lambda: 1.0) is None
