"""The value of one place more in every cell, against one re-solve per cell.

Both look at the same view of dwelling openings, with the same persons, slots and
weights, and from the same plan: the best found in `--plan` seconds, since proving it
is not what is measured. Ours is everything after the view: sweep, and up to three
augmenting paths for each cell, with the pool and the parts that are told of them. The
re-solve by CP-SAT is done for a sample of cells, drawn by seed; its median times the
number of cells is the other side. Persons and days gained are asserted equal for each
sampled cell, cells without a gain included.
"""

import argparse
import random
import time
from collections.abc import Sequence
from functools import cached_property
from statistics import median
from typing import cast

from benchmarks.peers.resolve import Answer, resolved
from fixtures.generator import generate
from fixtures.generator.sizes import Size
from matcher.gaps import Day
from matcher.gaps.values import Worth, values, worth_of
from matcher.gaps.view import View, view_of
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.planning import plan_cases
from matcher.result import No, Result, RunStatus
from matcher.scene import prepare
from matcher.weights import urgency_classes

GOAL = 400
REPEATS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and the ratio; 1 if it is below the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks gaps", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a region of 60 x 350")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--plan", type=float, default=60.0, help="seconds for the plan")
    parser.add_argument("--sample", type=int, default=12, help="cells solved again")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds a re-solve")
    parser.add_argument("--workers", type=int, default=8)
    options = parser.parse_args(argv)
    size = "regional" if options.quick else Size.of(500, 3000)
    ratios = [measure(size, seed, options) for seed in options.seeds]
    print(f"lowest ratio {min(ratios):,.0f}, goal {GOAL:,}")
    return int(min(ratios) < GOAL)


def measure(size: str | Size, seed: int, options: argparse.Namespace) -> float:
    """Print one region and return how many times all re-solves take."""
    day = planned(size, seed, options)
    view = view_of(day)
    worth = worth_of(view)
    rows = {row.cell: row for row in values(worth).rows}
    making, ours = timed(day)
    cells = sorted(view.cells)
    rng = random.Random(seed)
    sample = rng.sample(cells, min(options.sample, len(cells)))
    print(
        f"seed {seed}: {len(day.scene.cases)} cases, {len(day.nos)} without a place,"
        f" {len(view.slot_of)} options, {len(cells)} cells, {len(rows)} with a gain"
    )
    base = again(worth, None, options)
    peers = []
    for slot in sample:
        peer = again(worth, slot, options)
        row = rows.get(view.cells[slot])
        gain = 0 if row is None else row.steps[0].persons
        days = 0 if row is None else row.steps[0].days or 0
        assert base.proved
        assert peer.proved
        assert peer.persons - base.persons == gain
        assert (peer.weight - base.weight) % day_scale(view) == days
        peers.append(peer.seconds)
    whole = median(peers) * len(cells)
    print(
        f"  view    {making * 1e3:9.1f} ms, which both start from\n"
        f"  ours    {ours * 1e3:9.1f} ms for all cells, one, two and three places\n"
        f"  CP-SAT  {median(peers) * 1e3:9.1f} ms a cell (median of {len(peers)} of"
        f" {len(cells)} cells, drawn by seed; {min(peers) * 1e3:.0f} to"
        f" {max(peers) * 1e3:.0f}), {whole:.1f} s for all: {whole / ours:,.0f} x,"
        f" {whole / (ours + making):,.0f} x with the view made for it"
    )
    return whole / ours


class Planned(Day):
    """A day of which only the plan is known: the noes are not told, nor needed here."""

    @cached_property
    def nos(self) -> dict[str, No]:
        """Everybody without a place, with nothing told of it."""
        pairs = zip(self.scene.cases, self.plan.choice, strict=True)
        return {c.ref: cast("No", None) for c, o in pairs if o is None}

    @cached_property
    def urgency(self) -> dict[str, int]:
        """The urgency class of every case."""
        classes = urgency_classes(self.scene)
        return {c.ref: k for c, k in zip(self.scene.cases, classes, strict=True)}

    @property
    def maximal(self) -> bool:
        """Whether the plan is proved: here it never is."""
        return False


def planned(size: str | Size, seed: int, options: argparse.Namespace) -> Day:
    """Return the day of a generated region with the best plan found in time."""
    scene = prepare(generate(size, seed), Objective())
    ends = time.monotonic() + options.plan
    found = plan_cases(
        scene,
        remaining=lambda: ends - time.monotonic(),
        workers=options.workers,
        seed=0,
        progress=None,
        stop=None,
    )
    plan = Plan(choice=found.choice, status=RunStatus.FEASIBLE)
    nothing = cast("Result", None)
    day = Planned(result=nothing, scene=scene, plan=plan, remaining=lambda: 600.0)
    # What the plan takes of each limit is there before anything is explained.
    assert day.ledger.capacity is not None
    return day


def timed(day: Day) -> tuple[float, float]:
    """Return the median seconds of the view, and of all values in a fresh one."""
    making, working = [], []
    for _ in range(REPEATS):
        started = time.perf_counter()
        view = view_of(day)
        made = time.perf_counter()
        values(worth_of(view))
        making.append(made - started)
        working.append(time.perf_counter() - made)
    return median(making), median(working)


def again(worth: Worth, slot: int | None, options: argparse.Namespace) -> Answer:
    """Return the re-solve with one place more in a cell, or with none."""
    view = worth.view
    room = dict(enumerate(view.room))
    if slot is not None:
        room[slot] = 1
    without = set(view.waiting)
    persons = [p for p, own in enumerate(view.options) if own]
    return resolved(
        [beds(view, p, slot) for p in persons],
        room,
        [weight(view, p) if p in without else 0 for p in persons],
        workers=options.workers,
        limit=options.limit,
    )


def beds(view: View, person: int, slot: int | None) -> list[int]:
    """Return the bed of each option of a person, and again where it is in the cell."""
    own = view.options[person]
    more = [slot for o in own if slot is not None and view.cell_of[o] == slot]
    return [*(view.slot_of[o] for o in own), *more]


def weight(view: View, person: int) -> int:
    """Return a weight by which one more of a class outweighs all below it."""
    day = view.day
    ref = day.scene.cases[person].ref
    crowd = len(view.waiting) + 1
    of_class: int = crowd ** (3 - day.urgency[ref])
    return of_class * day_scale(view) + day.waited(ref)


def day_scale(view: View) -> int:
    """Return more than the days of all of them together."""
    refs = [view.day.scene.cases[p].ref for p in view.waiting]
    return sum(map(view.day.waited, refs)) + 1


if __name__ == "__main__":
    raise SystemExit(main())
