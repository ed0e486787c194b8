"""Proofs that a case does not fit beside everybody who is placed, cheapest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matcher.claims.competition import Certificate, Proof, Unique, Weighed
from matcher.competing.arena import Arena
from matcher.competing.crowd import Crowd, Stage, crowd, one_newcomer
from matcher.competing.farkas import shrunk, sums, weighed
from matcher.competing.hall import View, circuit, unit_views
from matcher.solving.elastic import NOISE, fair_share
from matcher.solving.foil import Lack, fewest_units

VIEW_OF_ALL = ""
# A group that people can still follow one by one; above it a smaller one is looked for.
LARGEST_GROUP = 12
NOTHING = Certificate(
    proof=Proof.NOT_PROVED,
    view=VIEW_OF_ALL,
    cases=(),
    limits=(),
    demand=0,
    capacity=0,
    minimal=False,
    unique=Unique.ONE_OF_MORE,
    lack=0,
)


@dataclass(frozen=True, kw_only=True)
class Prover:
    """What the proofs of all cases of one plan are looked for with."""

    arena: Arena
    remaining: Callable[[], float]

    @cached_property
    def views(self) -> dict[str, View]:
        """The views of limits of which an option takes one unit at most."""
        return unit_views(self.arena)

    @cached_property
    def crowd(self) -> Crowd:
        """The placed cases, and the limits that bind beside any newcomer."""
        arena = self.arena
        return crowd(arena, arena.options, one_newcomer(arena, arena.options))

    def certify(self, case: int) -> Certificate:
        """Return the cheapest proof found that this case cannot join the plan.

        Everybody placed may move, nobody may lose a place.
        """
        if case not in self.arena.options:
            return self._alone(case)
        hall = self._smallest_hall(case)
        if hall is not None and len(hall.cases) <= LARGEST_GROUP:
            return hall
        there = self._stage(case)
        farkas = self._farkas(there)
        if hall is not None and farkas is not None:
            return min(hall, farkas, key=lambda proof: len(proof.cases))
        return hall or farkas or self._slack(there)

    def _stage(self, case: int) -> Stage:
        return self.crowd.stage(case, self.arena.options[case])

    def _alone(self, case: int) -> Certificate:
        """Return that every option exceeds some limit by itself."""
        books = self.arena.ledger
        own = (books.uses[option] for option in self.arena.of_case[case])
        over = {k for uses in own for k, a in uses if a > books.capacity[k]}
        return replace(
            NOTHING,
            proof=Proof.ALONE,
            cases=(self.arena.scene.cases[case].ref,),
            limits=self._counted(over),
        )

    def _smallest_hall(self, case: int) -> Certificate | None:
        """Return the circuit with the fewest cases over all views of unit limits."""
        capacity, found = self.arena.ledger.capacity, []
        for name, view in self.views.items():
            circle = circuit(view, case)
            if circle is not None:
                found.append((len(circle[0]), len(circle[1]), name, circle))
        if not found:
            return None
        _, _, name, (cases, limits) = min(found, key=lambda f: f[:3])
        return replace(
            NOTHING,
            proof=Proof.HALL,
            view=name,
            cases=self._refs(cases),
            limits=self._counted(limits),
            demand=len(cases),
            capacity=sum(capacity[k] for k in limits),
            minimal=True,
            unique=self._uniqueness(name, cases),
        )

    def _uniqueness(self, view: str, cases: Iterable[int]) -> Unique:
        """Return whether the view leaves nothing out that these cases could use."""
        views, binding = self.arena.views, self.crowd.binding
        one_component = all(
            views[k] == view or k not in binding
            for case in cases
            for option in self.arena.options[case]
            for k, _ in self.arena.uses(option)
        )
        return Unique.GIVEN_PLAN if one_component else Unique.IN_VIEW

    def _farkas(self, there: Stage) -> Certificate | None:
        prices = fair_share(there.problem)
        if prices.value >= 1 - NOISE:
            return None
        first = next(sums(there, prices), None)
        if first is None:
            return None
        found = shrunk(there, first)
        limits = weighed(self.arena, there, found.weights)
        members = np.flatnonzero(found.needs).tolist()
        kinds = {w.kind for w in limits}
        return replace(
            NOTHING,
            proof=Proof.FARKAS,
            view=kinds.pop().value if len(kinds) == 1 else VIEW_OF_ALL,
            cases=self._refs(there.cases[c] for c in members),
            limits=limits,
            demand=found.demand,
            capacity=found.room,
            minimal=True,
        )

    def _slack(self, there: Stage) -> Certificate:
        """Return the units that all limits together lack at least, by a solver."""
        every = range(len(there.limits))
        found = fewest_units(
            there.problem, every, remaining=self.remaining, start=there.now, enough=1
        )
        proved = found.lack is not Lack.NEVER and found.bound > 0
        if not proved:
            return NOTHING
        everybody = (there.cases[0], *self.arena.placed)
        return replace(NOTHING, proof=Proof.SLACK, cases=self._refs(everybody), lack=1)

    def _counted(self, limits: Iterable[int]) -> tuple[Weighed, ...]:
        """Return limits that each count once."""
        found = (self.arena.scene.limits[k] for k in limits)
        return tuple(
            Weighed(
                limit=limit.id,
                kind=limit.kind,
                capacity=limit.capacity,
                divisor=1,
                multiplier=1,
            )
            for limit in sorted(found, key=lambda limit: limit.id)
        )

    def _refs(self, cases: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.arena.scene.cases[i].ref for i in cases))
