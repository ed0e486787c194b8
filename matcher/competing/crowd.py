"""What the placed cases could take, without what cannot matter to a proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.competing.arena import Arena, Options
from matcher.explaining.ledger import Amounts
from matcher.solving import IntArray, Problem

Lean = tuple[tuple[int, Amounts], ...]


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """The placed cases and their ways to be served, as far as proofs need them.

    `binding`: limits that could be exceeded, counting everybody placed and one
    newcomer. `lean`: of each placed case the options of which no other takes as
    little of every binding limit, each with what it takes of those; its chosen option
    always. Whoever can be served at all can be served by these.
    """

    arena: Arena
    binding: frozenset[int]
    lean: Mapping[int, Lean]

    @cached_property
    def near(self) -> dict[int, frozenset[int]]:
        """For each placed case, who holds some of a limit that it could use."""
        return {case: self._holders(own) for case, own in self.lean.items()}

    def stage(self, case: int, options: Iterable[int]) -> "Stage":
        """Return the problem of serving a newcomer and all who could have to move.

        Who holds a limit that the newcomer or somebody in here could use is in here.
        So everybody outside can stay where he is, whatever those inside do.
        """
        own = _lean(self.arena, options, self.binding, None)
        reached, queue = set[int](), list(self._holders(own))
        while queue:
            other = queue.pop()
            if other not in reached:
                reached.add(other)
                queue += self.near[other] - reached
        near = {other: self.lean[other] for other in sorted(reached)}
        return stage(self.arena, {case: own} | near)

    def _holders(self, own: Lean) -> frozenset[int]:
        holders, limits = self.arena.ledger.holders, {k for _, u in own for k, _ in u}
        return frozenset(case for k in limits for case in holders[k])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Some cases that all have to be served, as a problem of plain numbers.

    `cases` are the cases behind the problem's, `behind` the options behind its
    options and `limits` the limits behind its limits, all positions of the scene.
    `now` (int64[cases]): the problem's option that the plan chose, -1 = none.
    """

    cases: tuple[int, ...]
    behind: tuple[int, ...]
    limits: tuple[int, ...]
    problem: Problem
    now: IntArray


def crowd(arena: Arena, options: Options, newcomers: Iterable[int]) -> Crowd:
    """Return the crowd if cases have these options; its newcomers are among those."""
    most: dict[int, int] = {}
    for case in arena.placed:
        for k, amount in _largest(arena, options[case]).items():
            most[k] = most.get(k, 0) + amount
    extra: dict[int, int] = {}
    for case in newcomers:
        for k, amount in _largest(arena, options.get(case, ())).items():
            extra[k] = max(extra.get(k, 0), amount)
    capacity = arena.ledger.capacity
    binding = frozenset(
        k
        for k in most.keys() | extra.keys()
        if most.get(k, 0) + extra.get(k, 0) > capacity[k]
    )
    chosen = arena.plan.choice
    return Crowd(
        arena=arena,
        binding=binding,
        lean={
            case: _lean(arena, options[case], binding, chosen[case])
            for case in arena.placed
        },
    )


def stage(arena: Arena, served: Mapping[int, Lean]) -> Stage:
    """Return the problem of serving all these cases, in the order given."""
    order = tuple(served)
    rows = [(c, o, uses) for c, case in enumerate(order) for o, uses in served[case]]
    limits = tuple(sorted({k for _, _, uses in rows for k, _ in uses}))
    at = {k: row for row, k in enumerate(limits)}
    use = np.array(
        [(at[k], j, a) for j, (_, _, uses) in enumerate(rows) for k, a in uses],
        dtype=np.int64,
    ).reshape(-1, 3)
    behind = tuple(o for _, o, _ in rows)
    position = {o: j for j, o in enumerate(behind)}
    chosen = (arena.plan.choice[case] for case in order)
    now = [-1 if o is None else position.get(o, -1) for o in chosen]
    return Stage(
        cases=order,
        behind=behind,
        limits=limits,
        problem=Problem(
            cases=len(order),
            option_case=np.array([c for c, _, _ in rows], dtype=np.int64),
            capacity=np.array(
                [arena.ledger.capacity[k] for k in limits], dtype=np.int64
            ),
            use_limit=use[:, 0],
            use_option=use[:, 1],
            use_amount=use[:, 2],
            steps=(),
            required=True,
        ),
        now=np.array(now, dtype=np.int64),
    )


def _largest(arena: Arena, options: Iterable[int]) -> dict[int, int]:
    most: dict[int, int] = {}
    for option in options:
        for k, amount in arena.uses(option):
            most[k] = max(most.get(k, 0), amount)
    return most


def _lean(
    arena: Arena, options: Iterable[int], binding: frozenset[int], chosen: int | None
) -> Lean:
    first: dict[Amounts, int] = {}
    for option in options:
        uses = tuple((k, a) for k, a in arena.uses(option) if k in binding)
        if uses not in first or option == chosen:
            first[uses] = option
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
