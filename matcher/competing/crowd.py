"""What the placed cases could take, without what cannot matter to a proof."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from matcher.competing.arena import Arena, Options
from matcher.explaining.ledger import Amounts
from matcher.solving import IntArray, Problem

Lean = tuple[tuple[int, Amounts], ...]


class Block(NamedTuple):
    """The options of one case, and what they take: three arrays of equal length.

    `option` is the position of the option among these.
    """

    options: IntArray
    limit: IntArray
    option: IntArray
    amount: IntArray


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """The placed cases and their ways to be served, as far as proofs need them.

    `binding`: limits that could be exceeded, counting everybody placed and what
    newcomers could take beside them. `lean`: of each placed case the options of which
    no other takes as little of every binding limit, each with what it takes of those;
    its chosen option always. Whoever can be served at all can be served by these.
    `same`: limits that are counted as the first of them.
    """

    arena: Arena
    binding: frozenset[int]
    lean: Mapping[int, Lean]
    same: frozenset[int] = frozenset()

    @cached_property
    def blocks(self) -> dict[int, Block]:
        """The lean options of each placed case as arrays."""
        return {case: block(own) for case, own in self.lean.items()}

    @cached_property
    def near(self) -> dict[int, frozenset[int]]:
        """For each placed case, who holds some of a limit that it could use."""
        limits = {c: {k for _, u in own for k, _ in u} for c, own in self.lean.items()}
        return {case: self._holding(found) for case, found in limits.items()}

    def stage(self, case: int, options: Iterable[int]) -> "Stage":
        """Return the problem of serving a newcomer and all who could have to move."""
        own = self.leanest(options)
        near = self.around({k for _, uses in own for k, _ in uses})
        return stage(self.arena, {case: block(own)} | near)

    def around(self, limits: Iterable[int]) -> dict[int, Block]:
        """Return those who could have to move for newcomers that use these limits.

        Who holds a limit that a newcomer or somebody in here could use is in here.
        So everybody outside can stay where he is, whatever those inside do.
        """
        reached, queue = set[int](), list(self._holding(limits))
        while queue:
            case = queue.pop()
            if case not in reached:
                reached.add(case)
                queue += self.near[case] - reached
        return {case: self.blocks[case] for case in sorted(reached)}

    def with_same(self, limits: frozenset[int]) -> "Crowd":
        """Return the crowd that counts these limits as one.

        Of limits without any room each use asks for as much extra, so in which of
        them it is makes no difference to how much is needed together.
        """
        alike = replace(self, same=limits & self.binding)
        chosen = self.arena.plan.choice
        lean = {
            case: alike.leanest((o for o, _ in own), chosen[case])
            for case, own in self.lean.items()
        }
        return replace(alike, lean=lean)

    def leanest(self, options: Iterable[int], chosen: int | None = None) -> Lean:
        """Return the options that take no more than another; the chosen one always."""
        first: dict[Amounts, int] = {}
        for option in options:
            uses = self._uses(option)
            if uses not in first or option == chosen:
                first[uses] = option
        return _undominated(first, chosen)

    def _uses(self, option: int) -> Amounts:
        """Return what an option takes of the limits that can bind."""
        bound = [(k, a) for k, a in self.arena.uses(option) if k in self.binding]
        if self.same.isdisjoint(k for k, _ in bound):
            return tuple(bound)
        counted: Counter[int] = Counter()
        for k, amount in bound:
            counted[min(self.same) if k in self.same else k] += amount
        return tuple(sorted(counted.items()))

    def _holding(self, limits: Iterable[int]) -> frozenset[int]:
        holders = self.arena.ledger.holders
        return frozenset(case for k in limits for case in holders[k])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Some cases as a problem of plain numbers.

    `cases` are the cases behind the problem's, `behind` the options behind its
    options and `limits` the limits behind its limits, all positions of the scene.
    `now` (int64[cases]): the problem's option that the plan chose, -1 = none.
    """

    cases: tuple[int, ...]
    behind: tuple[int, ...]
    limits: tuple[int, ...]
    problem: Problem
    now: IntArray


def crowd(arena: Arena, options: Options, beside: Mapping[int, int]) -> Crowd:
    """Return the crowd if the placed have these options.

    `beside`: what newcomers could take of each limit together.
    """
    most = dict(beside)
    for case in arena.placed:
        for k, amount in largest(map(arena.uses, options[case])).items():
            most[k] = most.get(k, 0) + amount
    capacity, chosen = arena.ledger.capacity, arena.plan.choice
    binding = frozenset(k for k, amount in most.items() if amount > capacity[k])
    everybody = Crowd(arena=arena, binding=binding, lean={})
    lean = {c: everybody.leanest(options[c], chosen[c]) for c in arena.placed}
    return replace(everybody, lean=lean)


def one_newcomer(arena: Arena, options: Options) -> dict[int, int]:
    """Return the most that any case without a place could take of each limit."""
    every = (o for case in arena.waiting for o in options.get(case, ()))
    return largest(map(arena.uses, every))


def largest(uses: Iterable[Amounts]) -> dict[int, int]:
    """Return the largest amount of each limit."""
    most: dict[int, int] = {}
    for one in uses:
        for k, amount in one:
            most[k] = max(most.get(k, 0), amount)
    return most


def block(own: Lean) -> Block:
    """Return options and what they take as arrays, to be put beside those of others."""
    uses = np.array(
        [(k, j, a) for j, (_, taken) in enumerate(own) for k, a in taken],
        dtype=np.int64,
    ).reshape(-1, 3)
    options = np.array([option for option, _ in own], dtype=np.int64)
    return Block(options, uses[:, 0], uses[:, 1], uses[:, 2])


def stage(arena: Arena, served: Mapping[int, Block], more: Sequence[int] = ()) -> Stage:
    """Return the problem of serving all these cases, in the order given.

    `more`: the capacity of limits that the scene does not know, numbered after its own.
    """
    order, blocks = tuple(served), tuple(served.values())
    number = np.array([len(one.options) for one in blocks], dtype=np.int64)
    before = np.cumsum(number) - number
    limits, use_limit = np.unique(
        np.concatenate([one.limit for one in blocks]), return_inverse=True
    )
    behind = np.concatenate([one.options for one in blocks])
    use_option = [one.option + k for one, k in zip(blocks, before, strict=True)]
    chosen = [arena.plan.choice[case] for case in order]
    capacity = np.array((*arena.ledger.capacity, *more), dtype=np.int64)
    return Stage(
        cases=order,
        behind=tuple(behind.tolist()),
        limits=tuple(limits.tolist()),
        problem=Problem(
            cases=len(order),
            option_case=np.repeat(np.arange(len(order)), number),
            capacity=capacity[limits],
            use_limit=use_limit.astype(np.int64),
            use_option=np.concatenate(use_option),
            use_amount=np.concatenate([one.amount for one in blocks]),
            steps=(),
        ),
        now=_positions(behind, chosen),
    )


def _positions(behind: IntArray, chosen: Sequence[int | None]) -> IntArray:
    """Return where each chosen option stands among these, -1 = nowhere."""
    at = {option: j for j, option in enumerate(behind.tolist())}
    found = [-1 if o is None else at.get(o, -1) for o in chosen]
    return np.array(found, dtype=np.int64)


def _undominated(first: Mapping[Amounts, int], chosen: int | None) -> Lean:
    """Return the options, by what they take, but those that take more than another."""
    kept: list[tuple[int, dict[int, int]]] = []
    for uses in sorted(first, key=lambda u: (sum(a for _, a in u), len(u))):
        mine = dict(uses)
        beaten = any(
            other.keys() <= mine.keys() and all(a <= mine[k] for k, a in other.items())
            for _, other in kept
        )
        if not beaten or first[uses] == chosen:
            kept.append((first[uses], mine))
    return tuple(sorted((o, tuple(sorted(uses.items()))) for o, uses in kept))
