"""Certificates of competition (L3), against general explainers and against rules.

First, room as the only limit: the circuit of the case with the largest one, against
CPMpy's `mus` on OR-Tools and PySAT's MUSX on the same cases and places. Given the
plan the answer is unique, and it is asserted to be the same. Ours is timed from the
plan, which an explainer is given, and with finding the plan.

Then whole regions with all limits: every case that has an option and no place gets its
certificate; how many take at most the time of all blockers of all pairs, once.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.competition.instances import crowd, largest_plan, view_of
from benchmarks.peers.mus import Explained, by_cpmpy, by_musx
from fixtures.generator import Size, generate
from matcher.claims.competition import Proof
from matcher.competing.arena import arena
from matcher.competing.certificate import Prover
from matcher.competing.hall import circuit
from matcher.eligibility import eligibility
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.planning import plan_cases
from matcher.scene import Scene, prepare

GOAL_CPMPY, GOAL_MUSX, GOAL_SHARE = 5_000, 50, 0.85
REPEATS = 15
SIZES: dict[str, str | Size] = {
    "regional-stress": "regional-stress",
    "500 x 3,000": Size.of(500, 3000),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and ratios; 1 if some goal is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks competition", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one small instance each")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds per peer")
    parser.add_argument("--seeds", type=int, nargs="+", default=[71, 72, 73])
    parser.add_argument("--plan-seconds", type=float, default=150.0)
    options = parser.parse_args(argv)
    seeds = options.seeds[:1] if options.quick else options.seeds
    size = (100, 600) if options.quick else (500, 3000)
    print("room as the only limit")
    met = [one_circuit(seed, size, options.limit) for seed in seeds]
    print("\nwhole regions, all limits")
    quick: dict[str, str | Size] = {"regional": "regional"}
    regions = quick if options.quick else SIZES
    shares = []
    for name, numbers in regions.items():
        within = [
            one
            for seed in seeds
            for one in one_region(name, numbers, seed, options.plan_seconds)
        ]
        shares.append(sum(within) / len(within) if within else 1.0)
        print(
            f"{name}, all seeds: {sum(within)} of {len(within)} within that time,"
            f" {shares[-1]:.0%} (goal {GOAL_SHARE:.0%})"
        )
    return int(not all(met) or min(shares) < GOAL_SHARE)


def one_circuit(seed: int, size: tuple[int, int], limit: float) -> bool:
    """Print one instance; tell whether both ratios reach their goal."""
    made = crowd(seed, cases=size[0], places=size[1])
    plan = largest_plan(made)
    view = view_of(made, plan)
    lost = [i for i, p in enumerate(plan) if p is None and made.choices[i]]
    circuits = [(i, found) for i in lost if (found := circuit(view, i)) is not None]
    case, (cases, places) = max(circuits, key=lambda c: (len(c[1][0]), c[0]))
    given = timed(lambda: circuit(view_of(made, plan), case))
    whole = timed(lambda: circuit(view_of(made, largest_plan(made)), case))
    bare = timed(lambda: circuit(view, case))
    print(
        f"seed {seed}: {size[0]} x {size[1]}, {len(plan) - plan.count(None)} placed;"
        f" circuit of {len(cases)} cases and {len(places)} places\n"
        f"  ours from the plan {given * 1e3:8.3f} ms, with finding the plan"
        f" {whole * 1e3:.2f} ms, path alone {bare * 1e3:.3f} ms"
    )
    kept = [i for i, place in enumerate(plan) if place is not None or i == case]
    ours = {("case", kept.index(i)) for i in cases} | {("place", p) for p in places}
    choices = [made.choices[i] for i in kept]
    met = [
        against(name, peer(choices, made.capacity, limit), ours, given, whole, goal)
        for name, peer, goal in (
            ("CPMpy.mus, OR-Tools", by_cpmpy, GOAL_CPMPY),
            ("PySAT MUSX", by_musx, GOAL_MUSX),
        )
    ]
    return all(met)


def against(
    name: str,
    peer: Explained,
    ours: set[tuple[str, int]],
    given: float,
    whole: float,
    goal: int,
) -> bool:
    """Print one peer; tell whether the ratio from the plan reaches the goal."""
    assert peer.found is None or peer.found == ours
    more = "more than " if peer.found is None else ""
    print(
        f"  {name:20} {peer.seconds:8.2f} s: {more}{peer.seconds / given:,.0f} x from"
        f" the plan, {more}{peer.seconds / whole:,.0f} x with finding it (goal {goal})"
    )
    return peer.seconds / given >= goal


def one_region(name: str, size: str | Size, seed: int, seconds: float) -> list[bool]:
    """Print one region; tell of each certificate if it took less time than the rules.

    A case of which no option fits alone needs no certificate about others.
    """
    scene = prepare(generate(size, seed), Objective())
    plan = planned(scene, seconds)
    rules = timed(lambda: all_blockers(scene), repeats=3)
    began = time.perf_counter()
    prover = Prover(arena=arena(scene, plan), remaining=lambda: float("inf"))
    prover.crowd.near, prover.views  # noqa: B018 - worked out once for all cases
    shared = time.perf_counter() - began
    # The first round loads the solver, which is not part of any proof.
    for case in prover.arena.waiting:
        prover.certify(case)
    spent, proofs = [], Counter[Proof]()
    for case in prover.arena.waiting:
        began = time.perf_counter()
        proof = prover.certify(case).proof
        if proof is not Proof.ALONE:
            spent.append(time.perf_counter() - began)
        proofs[proof] += 1
    within = [seconds <= rules for seconds in spent]
    print(
        f"{name}, seed {seed}: plan {plan.status}, {len(prover.arena.placed)} placed;"
        f" all blockers of all pairs {rules * 1e3:.0f} ms,"
        f" shared {shared * 1e3:.0f} ms\n"
        f"  {' '.join(f'{p.value} {n}' for p, n in sorted(proofs.items()))};"
        f" median {median(spent or [0.0]) * 1e3:.1f} ms,"
        f" most {max(spent, default=0.0) * 1e3:.1f} ms;"
        f" {sum(within)} of {len(within)} within that time"
    )
    return within


def planned(scene: Scene, seconds: float) -> Plan:
    """Return the plan of a scene, as far as it is found in time."""
    ends = time.monotonic() + seconds
    found = plan_cases(
        scene,
        remaining=lambda: max(0.0, ends - time.monotonic()),
        workers=8,
        seed=0,
        progress=None,
        stop=None,
    )
    return Plan(choice=found.choice, status=found.status)


def all_blockers(scene: Scene) -> None:
    """Work out every blocker and unknown of every pair once."""
    found = eligibility(scene.rules, scene.case_facts, scene.offer_facts)
    for case in range(len(scene.cases)):
        found.blocked(case)
        found.unknown(case)


def timed(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the least seconds of a few runs."""
    seconds = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


if __name__ == "__main__":
    raise SystemExit(main())
