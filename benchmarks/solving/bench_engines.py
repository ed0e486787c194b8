"""Compare the solving core with plain sequential solvers on the same problems.

`python -m benchmarks solving` takes the options and limits of ten generated regions
of size regional-stress at each `--tightness`; `--arrays` makes correlated problems
without regions, `--problems FILE.npz ...` reads those written with `save`. A peer gets
`--share` times the seconds of the core, and counts with those if it proved nothing by
then. Every answer that two solvers both prove is compared; times are orientation,
ratios are the result.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.peers import solvers
from benchmarks.solving.instances import TIGHTNESS, instance
from fixtures.generator import generate
from matcher.objective import Objective
from matcher.planning import problem_of
from matcher.scene import prepare
from matcher.solving import Problem, Status, Step, solve_with_report

PEERS: dict[str, solvers.Best] = {
    "cp_sat": solvers.cp_sat,
    "scip": solvers.scip,
    "cbc": solvers.cbc,
}


def save(problem: Problem, path: Path) -> None:
    """Write the arrays of a problem that has canonical weights."""
    if problem.canonical is None:
        message = "the comparison needs canonical weights"
        raise ValueError(message)
    np.savez_compressed(
        path,
        cases=problem.cases,
        option_case=problem.option_case,
        capacity=problem.capacity,
        use_limit=problem.use_limit,
        use_option=problem.use_option,
        use_amount=problem.use_amount,
        step_names=np.array([step.name for step in problem.steps]),
        step_maximise=np.array([step.maximise for step in problem.steps]),
        step_weights=np.array([step.weights for step in problem.steps]),
        canonical=problem.canonical,
    )


def load(path: Path) -> Problem:
    """Read a problem written by `save`."""
    with np.load(path) as file:
        rows = zip(
            file["step_names"].tolist(),
            file["step_maximise"].tolist(),
            file["step_weights"],
            strict=True,
        )
        return Problem(
            cases=int(file["cases"]),
            option_case=file["option_case"],
            capacity=file["capacity"],
            use_limit=file["use_limit"],
            use_option=file["use_option"],
            use_amount=file["use_amount"],
            steps=tuple(Step(name=n, maximise=m, weights=w) for n, m, w in rows),
            canonical=file["canonical"],
        )


def features(problem: Problem) -> str:
    """Return the measures of a problem that might tell how hard it is."""
    over = problem.use_amount > problem.capacity[problem.use_limit]
    closed = len(np.unique(problem.use_option[over]))
    demand = np.zeros(problem.n_limits)
    np.add.at(demand, problem.use_limit, problem.use_amount)
    room = problem.capacity > 0
    return (
        f"cases {problem.cases} options {problem.n_options} "
        f"open alone {problem.n_options - closed} limits {problem.n_limits} "
        f"can bind {int((demand > problem.capacity)[room].sum())} "
        f"median demand/capacity {np.median(demand[room] / problem.capacity[room]):.1f}"
    )


def measure(label: str, problem: Problem, args: argparse.Namespace) -> float | None:
    """Print the times; return ours over the fastest peer, None without either."""
    print(f"{label}: {features(problem)}", flush=True)
    mine, values = _ours(problem, args.limit)
    allowed: float = min(args.limit, max(1.0, args.share * mine))
    proved = []
    for name in args.peers:
        outcome, seconds = _peer(name, problem, allowed)
        if outcome.unique:
            proved.append(seconds)
            if values and outcome.values != values:
                message = f"{name} found {outcome.values}, ours {values}"
                raise AssertionError(message)
        tail = sum(outcome.seconds[-2:]) if outcome.unique else 0.0
        print(
            f"  {name:7} {seconds:7.2f} s, {len(outcome.values)} proved, "
            f"unique {outcome.unique}, canonical + check {tail:.2f}",
            flush=True,
        )
    if not values and not proved:
        print("  nobody proved it in time", flush=True)
        return None
    if not args.peers:
        return None
    # Who did not prove it counts with the limit: a ratio in the other's favour.
    ratio = mine / min([*proved, allowed])
    print(f"  ratio {ratio:.2f}", flush=True)
    return ratio


def _ours(problem: Problem, limit: float) -> tuple[float, tuple[int, ...]]:
    start = time.perf_counter()
    solution, report = solve_with_report(
        problem, remaining=lambda: limit - (time.perf_counter() - start)
    )
    seconds = time.perf_counter() - start
    done = solution.status is Status.OPTIMAL and solution.unique
    parts = ", ".join(f"{s.name.split(' + ')[0]} {s.seconds:.2f}" for s in report.steps)
    proved = sum(step.proved for step in solution.steps)
    print(f"  ours    {seconds:7.2f} s, {proved} proved, unique {done} ({parts})")
    values = tuple(abs(step.value or 0) for step in solution.steps)
    return seconds, values if done else ()


def _peer(name: str, problem: Problem, limit: float) -> tuple[solvers.Outcome, float]:
    start = time.perf_counter()
    outcome = solvers.in_sequence(problem, PEERS[name], limit=limit)
    return outcome, time.perf_counter() - start


def _problems(args: argparse.Namespace) -> Iterator[tuple[str, Problem]]:
    seeds = range(args.first_seed, args.first_seed + args.seeds)
    if args.problems:
        yield from ((path.name, load(path)) for path in args.problems)
    elif args.arrays:
        for tightness, seed in product(TIGHTNESS, seeds):
            size = {"cases": args.cases, "places": args.places}
            yield f"{tightness} seed {seed}", instance(seed, tightness, **size)
    else:
        for tightness, seed in product(args.tightness, seeds):
            yield (
                f"{args.size} {tightness} seed {seed}",
                _of_region(args, seed, tightness),
            )


def _of_region(args: argparse.Namespace, seed: int, tightness: float) -> Problem:
    region = generate(args.size, seed, tightness=tightness)
    return problem_of(prepare(region, Objective()))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the problems named on the command line, or fresh ones; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", nargs="*", type=Path, default=[])
    parser.add_argument("--arrays", action="store_true", help="problems, no regions")
    parser.add_argument("--size", default="regional-stress", help="of the regions")
    parser.add_argument("--tightness", nargs="*", type=float, default=[1.0, 1.5])
    parser.add_argument("--share", type=float, default=1.5)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first-seed", type=int, default=101)
    parser.add_argument("--cases", type=int, default=180)
    parser.add_argument("--places", type=int, default=800)
    parser.add_argument("--limit", type=float, default=120.0)
    parser.add_argument("--peers", nargs="*", default=list(PEERS))
    parser.add_argument("--quick", action="store_true", help="one small problem")
    args = parser.parse_args(argv)
    if args.quick:
        args.seeds, args.size, args.cases, args.places = 1, "regional", 40, 150
    ratios = [measure(label, problem, args) for label, problem in _problems(args)]
    known = [ratio for ratio in ratios if ratio is not None]
    if known:
        print(f"median ratio {median(known):.2f} over {len(known)} problems")
    print(f"{len(ratios) - len(known)} problems without a ratio")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
