"""What one, two and three more places in a cell would do, for all cells at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.cells import Cell, cells_of
from matcher.claims.figures import Exactness
from matcher.claims.gaps import CellValue, Step, Values
from matcher.gaps.day import Day
from matcher.gaps.seating import Seating, bits
from matcher.gaps.view import View, view_of
from matcher.gaps.waiting import count

MOST_PLACES = 3


@dataclass(frozen=True, kw_only=True)
class Worth:
    """A view in which also all those sit who have room without any place more.

    `left`: who has no place in it, most urgent first.
    """

    view: View
    seating: Seating
    left: tuple[int, ...]

    @cached_property
    def seated(self) -> frozenset[int]:
        """Who has no place in the plan, but room in the view."""
        return frozenset(self.view.waiting) - frozenset(self.left)

    @cached_property
    def parts(self) -> "Parts":
        """Which persons can make a difference to each other."""
        return parts_of(self.view)

    @cached_property
    def seated_near(self) -> Counter[int]:
        """How many who have room in the view already are in each part."""
        return Counter(self.parts.part[p] for p in self.seated)

    def gains(self, slot: int) -> list[int]:
        """Return who gains a place from each of up to three more at a slot.

        Nobody else can be seated, so who gains is the most urgent from whom a chain
        of moves leads there.
        """
        left, gained = list(self.left), []
        with self.seating.trial():
            for _ in range(MOST_PLACES):
                near = self.seating.leading_to(slot, self.parts.of_slot)
                person = next((p for p in left if p in near), None)
                if person is None:
                    break
                self.seating.widen(slot)
                self.seating.seat(person)
                left.remove(person)
                gained.append(person)
        return gained


def worth_of(view: View) -> Worth:
    """Return the view with everybody seated for whom it has room already."""
    seating = view.planned.copy()
    left = seating.fill(view.waiting)
    return Worth(view=view, seating=seating, left=tuple(left))


def values(worth: Worth) -> Values:
    """Return the value of more places in each cell where they do something.

    One sweep of alternating paths from all persons who are left tells for which
    cells there is a gain; each of those then takes up to three augmenting paths.
    """
    view = worth.view
    first = worth.seating.explore(worth.left)
    rows = [_value(worth, slot) for slot in sorted(view.cells) if slot in first]
    return Values(
        cells=len(_all_cells(view.day) | set(view.cells.values())),
        base=len(worth.seated),
        rows=tuple(sorted(rows, key=lambda row: row.cell)),
    )


def pools(day: Day) -> dict[Cell, tuple[str, ...]]:
    """Return for each cell where a place more does something who could get in."""
    return {row.cell: row.pool.members for row in values(worth_of(view_of(day))).rows}


def _all_cells(day: Day) -> set[Cell]:
    region = day.region
    town = {x.ref: x.municipality for x in region.locations}
    alike = {
        (p.type, town[p.location], p.housing, p.security): p.ref
        for p in region.places
        if p.housing
    }
    return {cell for ref in alike.values() for cell in cells_of(region, ref)}


def _value(worth: Worth, slot: int) -> CellValue:
    view = worth.view
    day, gained = view.day, worth.gains(slot)
    refs = [day.scene.cases[p].ref for p in gained]
    parts = worth.parts.around(slot)
    base = sum(worth.seated_near[part] for part in parts)
    alone = not base and not parts & worth.parts.bound_parts
    pool = worth.seating.leading_to(slot, worth.parts.of_slot) & frozenset(worth.left)
    steps = tuple(
        Step(
            places=k,
            persons=min(k, len(refs)),
            days=sum(day.waited(r) for r in refs[:k]),
            urgency=day.urgency[refs[min(k, len(refs)) - 1]],
            most=min(k, len(refs)) + base,
        )
        for k in range(1, MOST_PLACES + 1)
    )
    return CellValue(
        cell=view.cells[slot],
        pool=count([day.scene.cases[p].ref for p in pool]),
        exactness=Exactness.EXACT if alone and day.maximal else Exactness.UPPER_BOUND,
        steps=steps,
        checked=None,
    )


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Persons who share a limit that can bind, directly or by way of others.

    `bound`: persons with an option that takes of such a limit other than an opening
    of a dwelling. `of_slot`: who can use a slot.
    """

    part: Mapping[int, int]
    bound: frozenset[int]
    of_slot: Mapping[int, frozenset[int]]

    @cached_property
    def bound_parts(self) -> frozenset[int]:
        """The parts in which such a limit plays."""
        return frozenset(self.part[p] for p in self.bound)

    def around(self, slot: int) -> frozenset[int]:
        """Return the parts in which more room at a slot can make a difference."""
        return frozenset(self.part[p] for p in self.of_slot.get(slot, ()))

    def near(self, slot: int) -> frozenset[int]:
        """Return everybody for whom more room at a slot can make a difference."""
        parts = self.around(slot)
        return frozenset(p for p, part in self.part.items() if part in parts)


def parts_of(view: View) -> Parts:
    """Return the parts of a view; a limit that cannot bind connects nobody."""
    persons, limits, most = view.uses.most()
    room = view.uses.room
    together = np.zeros(len(room), dtype=np.int64)
    np.add.at(together, limits, most)
    binding: dict[int, set[int]] = defaultdict(set)
    rows = (together > room)[limits]
    for person, limit in zip(
        persons[rows].tolist(), limits[rows].tolist(), strict=True
    ):
        binding[limit].add(person)
    of_slot: dict[int, set[int]] = defaultdict(set)
    for person, reach in enumerate(view.reach):
        for slot in bits(reach):
            of_slot[slot].add(person)
    dwellings = [by for slot, by in of_slot.items() if slot not in view.cells]
    return Parts(
        part=_joined([*binding.values(), *dwellings]),
        bound=frozenset().union(*binding.values()),
        of_slot={slot: frozenset(by) for slot, by in of_slot.items()},
    )


def _joined(groups: Iterable[set[int]]) -> dict[int, int]:
    """Return a part for each person: those in one group are in one part."""
    root: dict[int, int] = {}

    def top(person: int) -> int:
        while root.setdefault(person, person) != person:
            root[person] = root[root[person]]
            person = root[person]
        return person

    for group in groups:
        first, *others = sorted(group)
        for other in others:
            root[top(other)] = top(first)
        top(first)
    return {person: top(person) for person in sorted(root)}
