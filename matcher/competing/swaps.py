"""Who could have made way for a case, and what that would have cost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matcher.claims.competition import Swap
from matcher.competing.arena import Arena
from matcher.competing.crowd import block, stage
from matcher.explaining.choice import Worth
from matcher.objective import StepName
from matcher.solving import Step
from matcher.solving.foil import as_good

Taken = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swaps:
    """A swap for each placed member; `ties_proved`: no other member is tied."""

    found: tuple[Swap, ...]
    ties_proved: bool


@dataclass(frozen=True, kw_only=True)
class Swapper:
    """What swaps are looked for with: a plan, and what each option is worth."""

    arena: Arena
    values: Worth
    remaining: Callable[[], float]

    @cached_property
    def of_the_case(self) -> tuple[StepName, ...]:
        """The steps in which all options of one case are worth the same."""
        every = self.arena.of_case.values()
        return tuple(
            step
            for step, weights in self.values.steps.items()
            if all(np.ptp(weights[list(own)]) == 0 for own in every)
        )

    def swaps(self, case: int, members: Sequence[int]) -> Swaps:
        """Return what there would be if each placed member made way for the case.

        The member leaves its option and the case takes the one that is best beside
        the others; if none fits, others move, one at a time. Of members that could
        be tied it is looked up whether any plan at all is as good.
        """
        found, settled = [], True
        for member in sorted(members):
            leaves = self.arena.plan.choice[member]
            if leaves is None:
                continue
            swap = self._told(member, leaves, self._best(case, leaves))
            if not swap.tied and self._could_tie(case, leaves):
                tie = self._tie(case, member)
                settled = settled and tie is not None
                swap = self._told(member, leaves, tie) if tie else swap
            found.append(swap)
        return Swaps(found=tuple(found), ties_proved=settled)

    def _best(self, case: int, leaves: int) -> Taken:
        arena = self.arena
        direct = [o for o in arena.options[case] if not arena.short(o, leaves)]
        if not direct:
            return arena.chain(case, leaves) or ()
        return (max(direct, key=lambda o: (self.values.rank(o), o)),)

    def _could_tie(self, case: int, leaves: int) -> bool:
        """Whether the two cases are worth the same in steps that no option changes."""
        mine = self.arena.options[case][0]
        weights = self.values.steps
        return all(weights[s][mine] == weights[s][leaves] for s in self.of_the_case)

    def _tie(self, case: int, member: int) -> Taken | None:
        """Return what a plan as good takes anew; () = there is none, None = open."""
        arena = self.arena
        stay = (c for c in arena.placed if c != member)
        served = {
            c: block(tuple((o, arena.uses(o)) for o in arena.options[c]))
            for c in (case, *stay)
        }
        there = stage(arena, served)
        behind, now = list(there.behind), list(self._chosen())
        steps = tuple(
            Step(name=step.value, maximise=True, weights=weights[behind])
            for step, weights in self.values.steps.items()
        )
        found = as_good(
            replace(there.problem, steps=steps),
            [int(weights[now].sum()) for weights in self.values.steps.values()],
            remaining=self.remaining,
            start=there.now,
        )
        if found.choice is None:
            return () if found.settled else None
        taken = (there.behind[j] for j in found.choice.tolist())
        return tuple(o for o in taken if o not in now)

    def _told(self, member: int, leaves: int, taken: Taken) -> Swap:
        """Return the swap as a claim, with the first step in which it differs."""
        change = self._change(leaves, taken) if taken else {}
        return Swap(
            case=self.arena.scene.cases[member].ref,
            moves=tuple(map(self.arena.move, taken)),
            differs=next(((step, by) for step, by in change.items() if by), None),
        )

    def _change(self, leaves: int, taken: Taken) -> Mapping[str, int]:
        """Return by how much each step is worse after the swap; negative is better."""
        moved = (self.arena.scene.options[o].case for o in taken[1:])
        before = [leaves, *(o for o in map(self._now, moved) if o is not None)]
        return self.values.change(before, taken)

    def _now(self, case: int) -> int | None:
        return self.arena.plan.choice[case]

    def _chosen(self) -> Sequence[int]:
        return [o for o in self.arena.plan.choice if o is not None]
