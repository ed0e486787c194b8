"""The least extra capacity of one kind that really places a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from matcher.claims.competition import (
    Certificate,
    Extra,
    Never,
    Proof,
    Reason,
    Way,
)
from matcher.competing.arena import Arena, Options
from matcher.competing.crowd import Crowd, Stage, crowd, one_newcomer
from matcher.competing.farkas import Sum, weighed
from matcher.competing.least import Least, least_units
from matcher.explaining.ledger import Amounts
from matcher.explaining.moves import first_chain
from matcher.kinds import LimitKind
from matcher.limits import OWNER_OF_LIMIT
from matcher.parties import gives_room
from matcher.solving.foil import Lack, Units, fewest_units

# Room that nobody can give: people who may not meet, may not meet.
KINDS = tuple(k for k in LimitKind if k is not LimitKind.KEEP_APART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Options taken anew, the newcomer's first, and the units each limit then needs."""

    options: tuple[int, ...]
    units: Amounts

    @property
    def size(self) -> int:
        """The units together."""
        return sum(units for _, units in self.units)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of limit that could grow, and everybody's options if it did.

    `soft`: its limits; `options`: those that only its limits could stop alone.
    """

    kind: LimitKind
    soft: frozenset[int]
    options: Options
    crowd: Crowd


@dataclass(frozen=True, kw_only=True)
class Enlarger:
    """What extra capacity is looked for with; what a kind needs is remembered."""

    arena: Arena
    known: dict[LimitKind, Kind] = field(default_factory=dict)

    def extras(
        self, case: int, told: Certificate, remaining: Callable[[], float]
    ) -> tuple[Extra | Never, ...]:
        """Return for each kind that the case uses the least that places it, or never.

        Everybody placed keeps a place, perhaps another. `told`: the proof that the
        case does not fit as things are.
        """
        return tuple(
            self._extra(case, self._kind(kind), told, remaining)
            for kind in KINDS
            if self._uses(case, kind)
        )

    @cached_property
    def _kinds(self) -> tuple[LimitKind, ...]:
        return tuple(limit.kind for limit in self.arena.scene.limits)

    def _uses(self, case: int, kind: LimitKind) -> bool:
        arena = self.arena
        return any(
            self._kinds[k] is kind
            for o in arena.of_case[case]
            for k, _ in arena.uses(o)
        )

    def _kind(self, kind: LimitKind) -> Kind:
        if kind not in self.known:
            soft = frozenset(k for k, other in enumerate(self._kinds) if other is kind)
            options = self._options(soft)
            self.known[kind] = Kind(
                kind=kind,
                soft=soft,
                options=options,
                crowd=crowd(self.arena, options, one_newcomer(self.arena, options)),
            )
        return self.known[kind]

    def _options(self, soft: frozenset[int]) -> Options:
        arena, capacity = self.arena, self.arena.ledger.capacity
        found = {
            case: tuple(
                option
                for option in own
                if option == arena.plan.choice[case]
                or all(k in soft or a <= capacity[k] for k, a in arena.uses(option))
            )
            for case, own in arena.of_case.items()
        }
        return {case: own for case, own in found.items() if own}

    def _extra(
        self,
        case: int,
        kind: Kind,
        told: Certificate,
        remaining: Callable[[], float],
    ) -> Extra | Never:
        if case not in kind.options:
            return Never(kind=kind.kind, proof=Proof.ALONE, reason=None)
        there = kind.crowd.stage(case, kind.options[case])
        soft = {k for k, limit in enumerate(there.limits) if limit in kind.soft}
        least = least_units(self.arena, there, soft, told)
        if least.units is None:
            reason = self._reason(there, least.proof)
            return Never(kind=kind.kind, proof=Proof.FARKAS, reason=reason)
        direct = self._direct(kind.options[case], kind.soft)
        if direct and direct[0].size == least.units:
            return self._claim(kind, there, direct, least.units, least)
        chain = self._chain(case, kind, least.units)
        if chain is not None:
            return self._claim(kind, there, [chain], least.units, least)
        solved = fewest_units(
            there.problem,
            sorted(soft),
            remaining=remaining,
            at_least=max(least.units, told.lack),
            at_most=direct[0].size if direct else None,
            start=there.now,
        )
        return self._best(kind, there, solved, least, direct)

    def _direct(self, options: Sequence[int], soft: frozenset[int]) -> list[Taken]:
        """Return the ways in which nobody moves, fewest units first."""
        arena = self.arena
        found = (Taken(options=(o,), units=arena.short(o)) for o in options)
        possible = (way for way in found if all(k in soft for k, _ in way.units))
        return sorted(possible, key=lambda way: (way.size, way.options))

    def _best(
        self,
        kind: Kind,
        there: Stage,
        solved: Units,
        least: Least,
        direct: Sequence[Taken],
    ) -> Extra | Never:
        """Return the claim of what a solver found, or of what needs no moves."""
        if solved.lack is Lack.NEVER:
            return Never(kind=kind.kind, proof=Proof.SLACK, reason=None)
        enough = bool(direct) and direct[0].size == solved.units
        if solved.choice is None or enough:
            return self._claim(kind, there, direct, solved.bound, least)
        chosen = [there.behind[j] for j in solved.choice.tolist()]
        anew = tuple(o for o in chosen if o not in self.arena.plan.choice)
        taken = self._taken(anew, kind.soft)
        return self._claim(kind, there, [taken], solved.bound, least)

    def _chain(self, case: int, kind: Kind, units: int) -> Taken | None:
        """Return a way in which others move, one at a time, and so many units do."""

        def enough(over: dict[int, int]) -> bool:
            return kind.soft >= over.keys() and sum(over.values()) <= units

        arena = self.arena
        chosen = set(arena.plan.choice)
        moves = {
            other: tuple(o for o in kind.options[other] if o not in chosen)
            for other in arena.placed
        }
        starts = ((arena.uses(option), (option,)) for option in kind.options[case])
        found = first_chain(arena.ledger, arena.plan, moves, starts, enough)
        return None if found is None else self._taken(found, kind.soft)

    def _taken(self, anew: tuple[int, ...], soft: frozenset[int]) -> Taken:
        """Return options that are taken instead, and what the limits lack then."""
        arena, books = self.arena, self.arena.ledger
        load = dict(enumerate(books.load))
        for option in anew:
            now = arena.plan.choice[arena.scene.options[option].case]
            for k, amount in () if now is None else arena.uses(now):
                load[k] -= amount
            for k, amount in arena.uses(option):
                load[k] += amount
        lacking = tuple(
            (k, load[k] - books.capacity[k])
            for k in sorted(soft)
            if load[k] > books.capacity[k]
        )
        return Taken(options=anew, units=lacking)

    def _claim(
        self,
        kind: Kind,
        there: Stage,
        ways: Sequence[Taken],
        bound: int,
        least: Least,
    ) -> Extra:
        """Return the claim; of the ways, sorted by size, the smallest are told."""
        units = ways[0].size if ways else None
        found = (self._way(way) for way in ways if way.size == units)
        # One way for each choice of limits, whoever pays: the first by its key.
        told: dict[tuple[tuple[str, int], ...], Way] = {}
        for way in sorted(found, key=lambda way: way.moves[0].option):
            told.setdefault(way.limits, way)
        by_sum = bool(bound) and bound == least.units
        by_solver = Proof.SLACK if bound else Proof.NOT_PROVED
        return Extra(
            kind=kind.kind,
            units=units,
            bound=bound,
            proof=Proof.FARKAS if by_sum else by_solver,
            reason=self._reason(there, least.proof) if by_sum else None,
            ways=tuple(told[limits] for limits in sorted(told)),
            owner=OWNER_OF_LIMIT[kind.kind],
        )

    def _reason(self, there: Stage, proof: Sum | None) -> Reason | None:
        if proof is None:
            return None
        return Reason(
            limits=weighed(self.arena, there, proof.weights),
            demand=proof.demand,
            capacity=proof.room,
        )

    def _way(self, taken: Taken) -> Way:
        limits, region = self.arena.scene.limits, self.arena.scene.region
        given = [(limits[k], units) for k, units in taken.units]
        who = {gives_room(region, limit.kind, limit.about) for limit, _ in given}
        return Way(
            limits=tuple(sorted((limit.id, units) for limit, units in given)),
            who=tuple(sorted(who - {""})),
            moves=tuple(map(self.arena.move, taken.options)),
        )
