"""The view of dwelling openings: who could sit where if no other limit bound.

Everybody in the plan keeps a place, perhaps another. An option is left out when
another limit does not let it through beside what the plan's persons take of that
limit at least, wherever they go. So a *no* of this view is a proof: what it says of
persons who gain a place is never less than the truth.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from matcher.cells import Cell, cell_at
from matcher.explaining.ledger import Amounts
from matcher.gaps.day import Day
from matcher.gaps.seating import Seating, as_bits


@dataclass(frozen=True, kw_only=True)
class View:
    """Persons by position in the scene; slots are openings, then one for each cell.

    `options`: those that can be part of a plan, for each person; `room`: of each
    slot, 0 for cells. `slot_of`, `cell_of`: slots of each option of the scene.
    """

    day: Day
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
    keys = [
        (o.place, o.opening) for o in (scene.offers[x.offer] for x in scene.options)
    ]
    slots = {key: k for k, key in enumerate(sorted(set(keys)))}
    told = [
        cell_at(scene.region, scene.offers[x.offer].place, x.line.phases[0].route)
        for x in scene.options
    ]
    cells = {cell: len(slots) + k for k, cell in enumerate(sorted(set(told)))}
    room = [_capacity(day, place, opening) for place, opening in sorted(set(keys))]
    slot_of = tuple(slots[key] for key in keys)
    return View(
        day=day,
        options=_possible(day, slot_of),
        room=(*room, *(0 for _ in cells)),
        slot_of=slot_of,
        cell_of=tuple(cells[cell] for cell in told),
        cells={slot: cell for cell, slot in cells.items()},
    )


def _capacity(day: Day, place: str, opening: int) -> int:
    return 0 if opening < 0 else day.region.place[place].openings[opening].count


def other_uses(day: Day) -> tuple[Amounts, ...]:
    """Return what each option takes of limits other than its dwelling's opening."""
    scene, books = day.scene, day.ledger
    own = [
        books.at[f"OPENING:{offer.place}#{offer.opening}"]
        for offer in (scene.offers[option.offer] for option in scene.options)
    ]
    return tuple(
        tuple((k, a) for k, a in uses if k != mine)
        for mine, uses in zip(own, books.uses, strict=True)
    )


def passes_alone(day: Day) -> tuple[bool, ...]:
    """Tell of each option whether it passes alone all but its dwelling's opening."""
    room = day.ledger.capacity
    return tuple(all(a <= room[k] for k, a in uses) for uses in other_uses(day))


def _possible(day: Day, slot_of: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the options of each person that some plan with everybody in it has."""
    uses, room = other_uses(day), day.ledger.capacity
    found: list[list[int]] = [[] for _ in day.scene.cases]
    for position in range(len(slot_of)):
        if all(a <= room[k] for k, a in uses[position]):
            found[day.scene.options[position].case].append(position)
    for person, option in enumerate(day.plan.choice):
        if option is not None and option not in found[person]:
            found[person].append(option)
    while True:
        least = _least(day, found, uses)
        fewer = [
            [o for o in own if _fits(least, person, uses[o], room)]
            for person, own in enumerate(found)
        ]
        if fewer == found:
            return tuple(map(tuple, found))
        found = fewer


def _least(
    day: Day, found: list[list[int]], uses: tuple[Amounts, ...]
) -> tuple[dict[int, int], dict[int, dict[int, int]]]:
    """Return what the plan's persons take of each limit at least: all, and each."""
    together: dict[int, int] = defaultdict(int)
    each: dict[int, dict[int, int]] = {}
    for person, option in enumerate(day.plan.choice):
        if option is None:
            continue
        taken = [dict(uses[o]) for o in found[person]]
        shared = set.intersection(*(set(t) for t in taken))
        each[person] = {k: min(t[k] for t in taken) for k in shared}
        for limit, amount in each[person].items():
            together[limit] += amount
    return together, each


def _fits(
    least: tuple[dict[int, int], dict[int, dict[int, int]]],
    person: int,
    uses: Amounts,
    room: tuple[int, ...],
) -> bool:
    together, each = least
    own = each.get(person, {})
    return all(
        together.get(limit, 0) - own.get(limit, 0) + amount <= room[limit]
        for limit, amount in uses
    )
