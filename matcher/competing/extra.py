"""The least extra capacity of one kind that really places a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matcher.claims.competition import Certificate, Extra, Never, Proof, Reason
from matcher.competing.arena import Arena
from matcher.competing.crowd import Stage
from matcher.competing.farkas import Sum, weighed
from matcher.competing.least import Least, least_units
from matcher.competing.ways import Kind, Kinds, Taken
from matcher.kinds import LimitKind
from matcher.limits import OWNER_OF_LIMIT
from matcher.solving.foil import Lack, Units, few_moves, fewest_units

# Room that nobody can give: people who may not meet, may not meet.
GIVEN = tuple(k for k in LimitKind if k is not LimitKind.KEEP_APART)
# Kinds of which a use is one unit.
COUNTED = frozenset({LimitKind.OPENING, LimitKind.HIGH_RISK, LimitKind.GROUP_CAP})


@dataclass(frozen=True, kw_only=True)
class Enlarger:
    """What extra capacity is looked for with."""

    arena: Arena
    kinds: Kinds
    remaining: Callable[[], float]

    def extras(self, case: int, told: Certificate) -> tuple[Extra | Never, ...]:
        """Return for each kind that the case uses the least that places it, or never.

        Everybody placed keeps a place, perhaps another. `told`: the proof that the
        case does not fit as things are.
        """
        used = self.kinds.used_by(case)
        return tuple(
            self._extra(case, self.kinds.of(kind), told)
            for kind in GIVEN
            if kind in used
        )

    def _extra(self, case: int, kind: Kind, told: Certificate) -> Extra | Never:
        if case not in kind.options:
            return Never(kind=kind.kind, proof=Proof.ALONE, reason=None)
        there = kind.crowd.stage(case, kind.options[case])
        soft = {k for k, limit in enumerate(there.limits) if limit in kind.soft}
        least = least_units(self.arena, there, soft, told)
        reason = self._reason(there, least.proof)
        if least.units is None:
            return Never(kind=kind.kind, proof=Proof.FARKAS, reason=reason)
        direct = kind.direct(case)
        if direct and direct[0].size == least.units:
            return _claim(kind, direct, least.units, reason)
        chain = kind.chain(case, least.units)
        if chain is not None:
            return _claim(kind, [chain], least.units, reason)
        return self._searched(case, kind, least, reason, direct, told.lack)

    def _searched(
        self,
        case: int,
        kind: Kind,
        least: Least,
        reason: Reason | None,
        direct: Sequence[Taken],
        lack: int,
    ) -> Extra | Never:
        """Return what a search of all plans gives, where sums and chains do not do."""
        there = kind.lean.stage(case, kind.options[case])
        solved = fewest_units(
            there.problem,
            _soft(kind, there),
            remaining=self.remaining,
            at_least=max(least.units or 0, lack),
            at_most=direct[0].size if direct else None,
            start=there.now,
        )
        if solved.lack is Lack.NEVER:
            return Never(kind=kind.kind, proof=Proof.SLACK, reason=None)
        ways = direct
        if solved.choice is not None and solved.units < _size(direct):
            ways = [self._with_moves(case, kind, there, solved)]
        by_sum = solved.bound == least.units
        return _claim(kind, ways, solved.bound, reason if by_sum else None)

    def _with_moves(self, case: int, kind: Kind, there: Stage, solved: Units) -> Taken:
        """Return a way in which others move, with as few units and not many moves."""
        counted = kind.kind in COUNTED
        tried = range(solved.bound, solved.units + 1) if counted else (solved.units,)
        chains = (kind.chain(case, units) for units in tried)
        found = next((chain for chain in chains if chain is not None), None)
        if found is not None:
            return found
        choice = few_moves(
            there.problem,
            _soft(kind, there),
            solved,
            there.now,
            remaining=self.remaining,
        )
        chosen = [] if choice is None else [there.behind[j] for j in choice.tolist()]
        return kind.taken(o for o in chosen if o not in self.arena.plan.choice)

    def _reason(self, there: Stage, proof: Sum | None) -> Reason | None:
        if proof is None:
            return None
        return Reason(
            limits=weighed(self.arena, there, proof.weights),
            demand=proof.demand,
            capacity=proof.room,
        )


def _claim(
    kind: Kind, ways: Sequence[Taken], bound: int, reason: Reason | None
) -> Extra:
    """Return the claim; of the ways, sorted by size, the smallest are told."""
    units = ways[0].size if ways else None
    by_solver = Proof.SLACK if bound else Proof.NOT_PROVED
    return Extra(
        kind=kind.kind,
        units=units,
        bound=bound,
        proof=by_solver if reason is None else Proof.FARKAS,
        reason=reason,
        ways=kind.claims(way for way in ways if way.size == units),
        owner=OWNER_OF_LIMIT[kind.kind],
    )


def _soft(kind: Kind, there: Stage) -> list[int]:
    return [k for k, limit in enumerate(there.limits) if limit in kind.soft]


def _size(ways: Sequence[Taken]) -> float:
    return ways[0].size if ways else float("inf")
