"""Ways to place a case if limits of one kind had more: with nobody moving, or some."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from matcher.claims.competition import Way
from matcher.competing.arena import Arena, Options
from matcher.competing.crowd import Crowd, crowd, one_newcomer
from matcher.explaining.ledger import Amounts
from matcher.explaining.moves import first_chain
from matcher.kinds import LimitKind
from matcher.parties import gives_room


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
    """A kind of limit that could have more, in one plan.

    `soft`: its limits; `options`: of each case those that only these could stop alone.
    """

    arena: Arena
    kind: LimitKind
    soft: frozenset[int]
    options: Options

    @cached_property
    def crowd(self) -> Crowd:
        """The placed cases with these options."""
        return crowd(self.arena, self.options, one_newcomer(self.arena, self.options))

    @cached_property
    def lean(self) -> Crowd:
        """The crowd for a search of units: limits without room are counted as one."""
        capacity = self.arena.ledger.capacity
        return self.crowd.with_same(frozenset(k for k in self.soft if not capacity[k]))

    @cached_property
    def moves(self) -> Options:
        """The options of each placed case other than its chosen one."""
        chosen = self.arena.plan.choice
        return {
            case: tuple(o for o in self.options[case] if o != chosen[case])
            for case in self.arena.placed
        }

    def direct(self, case: int) -> list[Taken]:
        """Return the ways in which nobody moves, fewest units first."""
        short = ((o, self.arena.short(o)) for o in self.options[case])
        found = [
            Taken(options=(option,), units=units)
            for option, units in short
            if all(limit in self.soft for limit, _ in units)
        ]
        return sorted(found, key=lambda way: (way.size, way.options))

    def chain(self, case: int, units: int) -> Taken | None:
        """Return a way in which some move, one at a time, and so many units do."""

        def enough(over: dict[int, int]) -> bool:
            return self.soft >= over.keys() and sum(over.values()) <= units

        arena = self.arena
        starts = ((arena.uses(option), (option,)) for option in self.options[case])
        found = first_chain(arena.ledger, arena.plan, self.moves, starts, enough)
        return None if found is None else self.taken(found)

    def taken(self, options: Iterable[int]) -> Taken:
        """Return options that are taken instead, and what the limits lack then."""
        arena, books, anew = self.arena, self.arena.ledger, tuple(options)
        load = dict(enumerate(books.load))
        for option in anew:
            now = arena.plan.choice[arena.scene.options[option].case]
            for k, amount in () if now is None else arena.uses(now):
                load[k] -= amount
            for k, amount in arena.uses(option):
                load[k] += amount
        over = ((k, load[k] - books.capacity[k]) for k in sorted(self.soft))
        return Taken(options=anew, units=tuple((k, n) for k, n in over if n > 0))

    def claims(self, ways: Iterable[Taken]) -> tuple[Way, ...]:
        """Return ways as claims: one for each choice of limits, whoever pays."""
        told: dict[tuple[tuple[str, int], ...], Way] = {}
        made = map(self._claim, ways)
        for way in sorted(made, key=lambda way: way.moves[0].option):
            told.setdefault(way.limits, way)
        return tuple(told[limits] for limits in sorted(told))

    def _claim(self, taken: Taken) -> Way:
        limits, region = self.arena.scene.limits, self.arena.scene.region
        given = [(limits[k], units) for k, units in taken.units]
        who = {gives_room(region, limit.kind, limit.about) for limit, _ in given}
        return Way(
            limits=tuple(sorted((limit.id, units) for limit, units in given)),
            who=tuple(sorted(who - {""})),
            moves=tuple(map(self.arena.move, taken.options)),
        )


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """The kinds of limit in one plan, each worked out once."""

    arena: Arena
    known: dict[LimitKind, Kind] = field(default_factory=dict)

    @cached_property
    def of_limit(self) -> tuple[LimitKind, ...]:
        """The kind of each limit."""
        return tuple(limit.kind for limit in self.arena.scene.limits)

    def used_by(self, case: int) -> frozenset[LimitKind]:
        """Return the kinds of limit that the options of a case use."""
        uses = (self.arena.uses(option) for option in self.arena.of_case[case])
        return frozenset(self.of_limit[k] for one in uses for k, _ in one)

    def of(self, kind: LimitKind) -> Kind:
        """Return one kind, with everybody's options if it had more."""
        if kind not in self.known:
            soft = frozenset(
                k for k, other in enumerate(self.of_limit) if other is kind
            )
            options = self._options(soft)
            self.known[kind] = Kind(
                arena=self.arena, kind=kind, soft=soft, options=options
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
