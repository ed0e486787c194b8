"""The view of dwelling openings: who could sit where if no other limit bound.

Everybody in the plan keeps a place, perhaps another. An option is left out when
another limit does not let it through beside what the plan's persons take of that
limit at least, wherever they go. So a *no* of this view is a proof: what it says of
persons who gain a place is never less than the truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.cells import Cell, cell_at
from matcher.gaps.day import Day
from matcher.gaps.seating import Seating, as_bits
from matcher.gaps.uses import Uses, uses_of


@dataclass(frozen=True, kw_only=True)
class View:
    """Persons by position in the scene; slots are openings, then one for each cell.

    `options`: those that can be part of a plan, for each person; `uses`: what they
    take of other limits; `room`: of each slot, 0 for cells. `slot_of`, `cell_of`:
    slots of each option of the scene.
    """

    day: Day
    uses: Uses
    options: tuple[tuple[int, ...], ...]
    room: tuple[int, ...]
    slot_of: tuple[int, ...]
    cell_of: tuple[int, ...]
    cells: Mapping[int, Cell]

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """The slots of each person, cells included, as bits."""
        return tuple(
            as_bits(s for o in own for s in (self.slot_of[o], self.cell_of[o]))
            for own in self.options
        )

    @cached_property
    def waiting(self) -> tuple[int, ...]:
        """Who has no place but an option, in the order of the objective."""
        without = (r for r in self.day.nos if self.options[self.day.at[r]])
        return tuple(self.day.at[r] for r in self.day.in_order(set(without)))

    @cached_property
    def planned(self) -> Seating:
        """The plan's persons on the slots of their options, nobody else."""
        seating = Seating(self.reach, self.room)
        for person, option in enumerate(self.day.plan.choice):
            if option is not None:
                seating.put(person, self.slot_of[option])
        return seating


def view_of(day: Day) -> View:
    """Return the view of one day."""
    scene = day.scene
    offers = [scene.offers[option.offer] for option in scene.options]
    keys = [(offer.place, offer.opening) for offer in offers]
    order = sorted(set(keys))
    slots = {key: k for k, key in enumerate(order)}
    paid = [
        (offer.place, option.line.phases[0].route)
        for offer, option in zip(offers, scene.options, strict=True)
    ]
    told = {key: cell_at(scene.region, *key) for key in set(paid)}
    cells = sorted(set(told.values()))
    cell_slot = {cell: len(slots) + k for k, cell in enumerate(cells)}
    slot_by_pay = {key: cell_slot[cell] for key, cell in told.items()}
    possible = uses_of(day).possible()
    own: list[list[int]] = [[] for _ in scene.cases]
    for option in np.flatnonzero(possible.open).tolist():
        own[scene.options[option].case].append(option)
    return View(
        day=day,
        uses=possible,
        options=tuple(map(tuple, own)),
        room=(*(_capacity(day, *key) for key in order), *(0 for _ in cells)),
        slot_of=tuple(slots[key] for key in keys),
        cell_of=tuple(slot_by_pay[key] for key in paid),
        cells={slot: cell for cell, slot in cell_slot.items()},
    )


def _capacity(day: Day, place: str, opening: int) -> int:
    return 0 if opening < 0 else day.region.place[place].openings[opening].count
