"""Measure all blockers and unknowns of all pairs against loops over the pairs.

Ours is everything from the records of facts to the answers: columns, grouping,
answers, totals and the masks of every case. The scalar loops give the same masks,
for a fixed sample of cases, scaled to all of them; the integer loop gives only
which pairs are blocked, for all pairs, and its own coding of the facts is shown
apart. Preparing the facts is in none of them. Times are processor seconds of one
thread, so that other work on the machine does not count; ratios are the result.
"""

import argparse
import gc
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from benchmarks.peers.integer_loop import Integers, compiled
from benchmarks.peers.scalar_rules import (
    Loop,
    Masks,
    answers_in_a_loop,
    bodies_in_a_loop,
)
from fixtures.generator import Size, generate
from matcher.columns import columns_of, distinct
from matcher.eligibility import Eligibility, eligibility
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.offers import offers
from matcher.rule import Rule
from matcher.rules import rules_in_force
from matcher.scene import universe_of

T = TypeVar("T")
GOAL_SCALAR, GOAL_INTEGER = 200, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Rules in force and the facts of a generated region."""

    rules: tuple[Rule, ...]
    cases: tuple[CaseFacts, ...]
    offers: tuple[OfferFacts, ...]

    @property
    def pairs(self) -> int:
        """The number of pairs."""
        return len(self.cases) * len(self.offers)


def board(cases: int, places: int, seed: int) -> Board:
    """Return the rules and facts of a synthetic region of that size."""
    region = generate(Size.of(cases, places), seed)
    supply = tuple(offer_facts(region, o) for o in offers(region))
    universe = universe_of(supply)
    people = tuple(case_facts(region, c, universe) for c in region.open_cases)
    return Board(rules=rules_in_force(region.as_of), cases=people, offers=supply)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure one region, assert equal answers, print ratios; return 0."""
    parser = argparse.ArgumentParser(prog="eligibility", description=__doc__)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--places", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=5, help="cases in scalar loops")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="60 cases x 350 places")
    args = parser.parse_args(argv)
    size = (60, 350) if args.quick else (args.cases, args.places)
    made = board(size[0], size[1], args.seed)
    print(f"{len(made.cases)} cases x {size[1]} places, seed {args.seed}")
    _print_features(made)
    ours = _measure_ours(made, args.repeat)
    found = eligibility(made.rules, made.cases, made.offers)
    _against_scalar(made, found, args.sample, ours)
    _against_integers(made, found, args.repeat)
    return 0


def best_of(times: int, work: Callable[[], T]) -> tuple[float, T]:
    """Return the least processor seconds of some runs, and what the last returned."""
    runs = [_timed(work) for _ in range(times)]
    return min(seconds for seconds, _ in runs), runs[-1][1]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    gc.collect()
    begin = time.process_time()
    made = work()
    return time.process_time() - begin, made


def all_answers(made: Board) -> int:
    """Work out everything about all pairs; return how many are lawful."""
    found = eligibility(made.rules, made.cases, made.offers)
    for case in range(len(made.cases)):
        found.blocked(case)
        found.unknown(case)
    return found.counts().lawful


def totals(made: Board) -> int:
    """Work out every rule on all pairs, packed; return how many pairs are blocked."""
    return eligibility(made.rules, made.cases, made.offers).counts().blocked


def _measure_ours(made: Board, repeat: int) -> float:
    seconds, lawful = best_of(repeat, lambda: all_answers(made))
    columns, _ = best_of(repeat, lambda: _columns(made))
    tracemalloc.start()
    totals(made)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"ours, all answers      {seconds:9.3f} s, of which columns {columns:.3f} s")
    print(f"  lawful pairs {lawful:,}; peak memory above the facts {peak / 1e6:.0f} MB")
    return seconds


def _columns(made: Board) -> object:
    comparisons = [c for r in made.rules for c in r.statement.comparisons()]
    return columns_of(comparisons, made.cases, made.offers)


def _against_scalar(made: Board, found: Eligibility, sample: int, ours: float) -> None:
    at = np.linspace(0, len(made.cases) - 1, sample, dtype=np.int64).tolist()
    loops: tuple[tuple[str, Loop], ...] = (
        ("plain bodies", bodies_in_a_loop),
        ("rule.answer", answers_in_a_loop),
    )
    for name, loop in loops:
        spent, masks = _timed(partial(_sample, loop, made, at))
        seconds = spent * len(made.cases) / len(at)
        for i, (blocked, unknown) in zip(at, masks, strict=True):
            assert found.blocked(i).tolist() == blocked, (name, i)
            assert found.unknown(i).tolist() == unknown, (name, i)
        print(
            f"{name:<22} {seconds:9.1f} s, {seconds / ours:,.0f} x ours "
            f"(goal {GOAL_SCALAR}; {len(at)} cases timed and compared, scaled)"
        )


def _sample(loop: Loop, made: Board, at: Sequence[int]) -> list[Masks]:
    return [loop(made.rules, made.cases[i], made.offers) for i in at]


def _against_integers(made: Board, found: Eligibility, repeat: int) -> None:
    coding, table = best_of(1, lambda: Integers(made.rules, made.cases, made.offers))
    loop = compiled(made.rules, table)
    ours, blocked = best_of(repeat, lambda: totals(made))
    seconds, counted = best_of(min(repeat, 3), lambda: loop(table.cases, table.offers))
    assert blocked == counted == found.counts().blocked
    print(f"ours, totals only      {ours:9.3f} s")
    print(
        f"integers, early exit   {coding + seconds:9.3f} s, "
        f"{(coding + seconds) / ours:.1f} x ours (goal {GOAL_INTEGER}); "
        f"coding {coding:.3f} s, loop alone {seconds:.3f} s = {seconds / ours:.1f} x"
    )


def _print_features(made: Board) -> None:
    columns = columns_of(
        [c for r in made.rules for c in r.statement.comparisons()],
        made.cases,
        made.offers,
    )
    found = eligibility(made.rules, made.cases, made.offers)
    print(f"{len(made.offers):,} offers, {made.pairs:,} pairs, {len(made.rules)} rules")
    print("rule                 groups of cases x offers   distinct rows   words")
    for r, rule in enumerate(made.rules):
        groups = [1, 1]
        for side, prefix in enumerate(("case.", "offer.")):
            codes = [columns[k].code for k in rule.reads if k.startswith(prefix)]
            if codes:
                groups[side] = len(distinct(codes)[1])
        rows = len(np.unique(found.blocked_at[:, r]))
        words = max(columns[k].words for k in rule.reads)
        print(
            f"{rule.key:<22} {groups[0]:>10,} x {groups[1]:<11,} {rows:>13,} {words:>7}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
