"""All minimal sets of changes of one case (L2), against CPMpy's MARCO.

Ours runs from the rules' answers to the minimal sets; MARCO gets the same sets, and
building its model is not timed. The answers are asserted equal before any ratio.
MARCO also enumerates conflicts, of which there can be exponentially many: only cases
with few are compared, so that it ends. That choice flatters MARCO.
"""

import argparse
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import prod
from statistics import median

from benchmarks.peers.marco import Set, minimal_by_marco
from fixtures.generator import generate
from fixtures.generator.sizes import Size
from matcher.explaining.changes import Workshop, workshop
from matcher.explaining.ledger import ledger
from matcher.explaining.minimal import Sets, minimal
from matcher.explaining.repairs import Repairs, repairs
from matcher.explaining.standing import Standing, standing
from matcher.explaining.survey import survey
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.result import RunStatus
from matcher.scene import Scene, prepare

GOAL = 1000
MOST_CONFLICTS = 64
FEWEST_SETS = 8
REPEATS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One case of a scene, its repairs and how many conflicts there can be."""

    shop: Workshop
    stand: Standing
    found: Repairs
    sets: int
    conflicts: int

    @property
    def case(self) -> str:
        """Return the reference of the case."""
        return self.shop.survey.scene.cases[self.stand.case].ref


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and ratios; 1 if some ratio on OR-Tools is below the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks changes", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a region of 60 x 350")
    parser.add_argument("--limit", type=float, default=240.0, help="seconds per peer")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    size = "regional" if options.quick else Size.of(500, 3000)
    scene = prepare(generate(size, options.seed), Objective())
    print(f"{len(scene.cases)} cases, {len(scene.offers)} offers, seed {options.seed}")
    ratios = [compare(x, options.limit) for x in chosen(instances(scene))]
    print(f"lowest ratio on OR-Tools {min(ratios):,.0f}, goal {GOAL:,}")
    return int(min(ratios) < GOAL)


def instances(scene: Scene) -> list[Instance]:
    """Return the cases that MARCO can finish, the smallest first."""
    nobody = Plan(choice=(None,) * len(scene.cases), status=RunStatus.FEASIBLE)
    seen = survey(scene, nobody)
    shop = workshop(seen, ledger(scene, nobody))
    made = (_instance(shop, standing(seen, i)) for i in range(len(scene.cases)))
    few = (x for x in made if x.sets >= FEWEST_SETS and x.conflicts <= MOST_CONFLICTS)
    return sorted(few, key=lambda x: (len(x.found.offers), x.case))


def chosen(found: list[Instance]) -> list[Instance]:
    """Return three cases: a quarter, half and three quarters up in size."""
    return [found[len(found) * k // 4] for k in (1, 2, 3)]


def compare(instance: Instance, limit: float) -> float:
    """Print one case and return how many times MARCO on OR-Tools takes."""
    family = plain(instance.found.sets)
    ours = frozenset(plain(minimal(instance.found.sets)))
    assert len(ours) == instance.sets
    whole = timed(lambda: minimal(_repairs(instance).sets))
    last = timed(lambda: minimal(instance.found.sets))
    print(
        f"\n{instance.case}: {len(family)} offers to open,"
        f" {len(frozenset().union(*family))} changes, {len(ours)} minimal sets\n"
        f"  ours            {whole * 1e3:9.2f} ms from the rules' answers,"
        f" {last * 1e3:.2f} ms of it from the same sets"
    )
    ratios = {}
    for solver in ("pysat", "ortools"):
        peer = minimal_by_marco(family, solver, limit)
        assert peer.sets <= ours
        assert not peer.complete or peer.sets == ours
        ratios[solver] = peer.seconds / whole
        cut = "" if peer.complete else f" (stopped with {len(peer.sets)} sets)"
        print(
            f"  MARCO {solver:9} {peer.seconds * 1e3:9.0f} ms,"
            f" {peer.conflicts} conflicts{cut}: {ratios[solver]:,.0f} x,"
            f" {peer.seconds / last:,.0f} x from the same sets"
        )
    return ratios["ortools"]


def timed(work: Callable[[], object]) -> float:
    """Return the median seconds of a few runs."""
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return median(seconds)


def plain(sets: Sets) -> list[Set]:
    """Return each row as a set of changes: word, bit, and where it is made."""
    return [
        frozenset[Hashable](
            (word, bit, {2: place, 3: team}.get(word))
            for word, mask in enumerate(words)
            for bit in range(mask.bit_length())
            if mask >> bit & 1
        )
        for words, (place, team) in zip(
            sets.words.tolist(), sets.at.tolist(), strict=True
        )
    ]


def _instance(shop: Workshop, stand: Standing) -> Instance:
    found = repairs(shop.survey, shop.parts, shop.readings, stand)
    smallest = plain(minimal(found.sets))
    return Instance(
        shop=shop,
        stand=stand,
        found=found,
        sets=len(smallest),
        conflicts=prod(map(len, smallest)),
    )


def _repairs(instance: Instance) -> Repairs:
    shop = instance.shop
    return repairs(shop.survey, shop.parts, shop.readings, instance.stand)


if __name__ == "__main__":
    raise SystemExit(main())
