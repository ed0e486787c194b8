"""Verifying what a result cites, against explaining it and all rules on all pairs.

Both start from the region. Eligibility is the answer of all rules on all pairs, from
facts that are there; explaining is every claim about the plan. Verifying the cited
claims is everything from the region: offers, facts, and each claim by itself. The
completeness pass (the whole second way: all options, all places, all minimal sets) is
printed apart; it is not part of the goal.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median

from fixtures.generator import generate
from matcher.eligibility import eligibility
from matcher.explaining import explain
from matcher.flow import describe
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.planning import plan_cases
from matcher.scene import prepare
from matcher.verifying import verify
from matcher.verifying.cited import verify_cited

GOAL = 1.0
REPEATS = 3
SNAPSHOT = "0" * 64


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and the ratio; 1 if some ratio is above the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks verifying", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one region of 60 x 350")
    parser.add_argument("--seeds", type=int, nargs="*", default=[3, 4, 5])
    parser.add_argument("--plan", type=float, default=60.0, help="seconds for the plan")
    options = parser.parse_args(argv)
    size = "regional" if options.quick else "regional-stress"
    seeds = options.seeds[:1] if options.quick else options.seeds
    ratios = [measure(size, seed, options.plan) for seed in seeds]
    print(f"highest ratio {max(ratios):.2f}, goal {GOAL:.2f}")
    return int(max(ratios) > GOAL)


def measure(size: str, seed: int, plan_seconds: float) -> float:
    """Print one region and return cited over explaining plus eligibility."""
    region = generate(size, seed)
    scene = prepare(region, Objective())
    ends = time.monotonic() + plan_seconds
    planned = plan_cases(
        scene,
        remaining=lambda: ends - time.monotonic(),
        workers=8,
        seed=0,
        progress=None,
        stop=None,
    )
    plan = Plan(choice=planned.choice, status=planned.status)
    result = describe(scene, planned, SNAPSHOT)
    rules = timed(lambda: eligibility(scene.rules, scene.case_facts, scene.offer_facts))
    explaining = timed(lambda: explain(scene, plan))
    cited = timed(lambda: verify_cited(region, result))
    assert verify_cited(region, result) == ()
    started = time.perf_counter()
    whole = verify(region, result, snapshot=SNAPSHOT)
    seconds = time.perf_counter() - started
    assert whole.failures == ()
    ratio = cited / (rules + explaining)
    print(
        f"{size} seed {seed}: {len(scene.cases)} cases, {len(scene.offers)} offers,"
        f" {planned.status}\n"
        f"  eligibility {rules:6.2f} s, explaining {explaining:6.2f} s,"
        f" cited claims {cited:6.2f} s: {ratio:.2f}\n"
        f"  apart: completeness pass {seconds:6.2f} s,"
        f" {whole.checked} of {whole.of} outcomes told again whole"
    )
    return ratio


def timed(work: Callable[[], object]) -> float:
    """Return the median seconds of a few runs."""
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return median(seconds)


if __name__ == "__main__":
    raise SystemExit(main())
