"""The value of more places, worked out cell by cell from the start."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matcher.cells import Cell, cell_of, cells_of
from matcher.claims.figures import Exactness
from matcher.claims.gaps import (
    CellValue,
    Checked,
    Step,
    Values,
)
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import AtMost, Failure, Path, Remark, differences
from matcher.verifying.gaps.beds import Beds
from matcher.verifying.gaps.told import Seen, counted, fits_alone, others, seat_of
from matcher.verifying.objection import Objection

MOST_PLACES = 3
MOST_CHECKED = 10
Own = dict[str, list[Candidate]]


@dataclass(frozen=True, kw_only=True)
class Ward:
    """A day with the options that some plan with everybody in it could have."""

    seen: Seen

    @cached_property
    def own(self) -> Own:
        """The options of each case, narrowed until nothing more falls away."""
        chosen = self.seen.chosen
        own: Own = {
            ref: [o for o in options if o is chosen.get(ref) or _may(o)]
            for ref, options in self.seen.options.items()
        }
        while True:
            least = {ref: _least(own[ref]) for ref in chosen}
            total: dict[str, int] = {}
            for needs in least.values():
                for key, amount in needs.items():
                    total[key] = total.get(key, 0) + amount
            narrowed = {
                ref: [o for o in options if _beside(o, total, least.get(ref, {}))]
                for ref, options in own.items()
            }
            if narrowed == own:
                return own
            own = narrowed

    @cached_property
    def order(self) -> list[str]:
        """Who has no place but an option, in the order of the objective."""
        seen = self.seen
        without = [ref for ref in seen.nos if self.own[ref]]
        return sorted(without, key=lambda r: (seen.urgency[r], -seen.waited(r), r))

    def may(self, ref: str) -> set[object]:
        """Return the beds and cells a case could use."""
        found = {(seat_of(o), self.cell(o)) for o in self.own[ref]}
        return {x for pair in found for x in pair}

    def cell(self, option: Candidate) -> Cell:
        """Return the cell of an option."""
        return cell_of(self.seen.region, option.claim)

    @cached_property
    def full(self) -> tuple[Beds, list[str]]:
        """The plan's persons and all for whom there is room; and who is left."""
        capacity = {
            seat_of(o): o.takes[seat_of(o)].capacity
            for options in self.own.values()
            for o in options
        }
        beds = Beds(capacity)
        for ref, option in self.seen.chosen.items():
            beds.lies(ref, seat_of(option), self.may(ref))
        left = [ref for ref in self.order if not beds.takes(ref, self.may(ref))]
        return beds, left

    def gained(self, cell: Cell, places: int) -> list[str]:
        """Return who more of them gains a place from so many more in a cell."""
        beds, left = self.full
        wider = beds.more(cell, places)
        return [ref for ref in left if wider.takes(ref, self.may(ref))]

    @cached_property
    def binding(self) -> dict[str, set[str]]:
        """Who uses each limit, openings of dwellings apart, that can run out."""
        most: dict[str, dict[str, int]] = {}
        room: dict[str, int] = {}
        for ref, options in self.own.items():
            for option in options:
                for key, take in others(option).items():
                    by = most.setdefault(key, {})
                    by[ref] = max(by.get(ref, 0), take.amount)
                    room[key] = take.capacity
        return {k: set(by) for k, by in most.items() if sum(by.values()) > room[k]}

    def near(self, cell: Cell) -> set[str]:
        """Return for whom more room in a cell can make a difference."""
        users = dict(self.binding)
        for ref, options in self.own.items():
            for option in options:
                users.setdefault(seat_of(option), set()).add(ref)
        found = {
            ref
            for ref, options in self.own.items()
            if any(self.cell(o) == cell for o in options)
        }
        while True:
            more = {r for by in users.values() if by & found for r in by}
            if more <= found:
                return found
            found |= more


def _may(option: Candidate) -> bool:
    return fits_alone(option, but=seat_of(option))


def _least(options: list[Candidate]) -> dict[str, int]:
    keys = set.intersection(*(set(others(o)) for o in options))
    return {key: min(o.takes[key].amount for o in options) for key in keys}


def _beside(option: Candidate, total: dict[str, int], mine: dict[str, int]) -> bool:
    return all(
        take.amount + total.get(key, 0) - mine.get(key, 0) <= take.capacity
        for key, take in others(option).items()
    )


def place_failures(ward: Ward, values: Values) -> Iterator[Failure]:
    """Yield where the values of more places are not what they are said to be."""
    region = ward.seen.region
    paid = {ward.cell(o) for options in ward.own.values() for o in options}
    paid |= {
        cell_of(region, o.claim) for own in ward.seen.options.values() for o in own
    }
    there = {c for p in region.places if p.housing for c in cells_of(region, p.ref)}
    expected = [row for cell in sorted(paid) if (row := _row(ward, cell)) is not None]
    base = len(ward.order) - len(ward.full[1])
    yield from differences(len(paid | there), values.cells, ("values", "cells"))
    yield from differences(base, values.base, ("values", "base"))
    bare = tuple(_without_check(row) for row in values.rows)
    yield from differences(tuple(expected), bare, ("values", "rows"))
    best = sorted(
        values.rows, key=lambda r: (-r.steps[-1].persons, -(r.steps[-1].days or 0))
    )
    looked = {row.cell for row in best[:MOST_CHECKED]}
    for k, row in enumerate(values.rows):
        path: Path = ("values", "rows", k, "checked")
        if (row.checked is not None) != (row.cell in looked):
            yield Failure(path, row.cell in looked, row.checked is not None)
        elif row.checked is not None:
            yield from check_failures(ward, row, row.checked, path)


def _without_check(row: CellValue) -> CellValue:
    return CellValue(
        cell=row.cell,
        pool=row.pool,
        exactness=row.exactness,
        steps=row.steps,
        checked=None,
    )


def _row(ward: Ward, cell: Cell) -> CellValue | None:
    gains = [ward.gained(cell, places) for places in range(1, MOST_PLACES + 1)]
    if not gains[0]:
        return None
    seen, near = ward.seen, ward.near(cell)
    beds, left = ward.full
    base = len((set(ward.order) - set(left)) & near)
    bound = any(by & near for by in ward.binding.values())
    free = not base and not bound and seen.settled
    steps = []
    before: list[str] = []
    for places, gained in enumerate(gains, start=1):
        latest = [ref for ref in gained if ref not in before] or gained[-1:]
        steps.append(
            Step(
                places=places,
                persons=len(gained),
                days=sum(seen.waited(ref) for ref in gained),
                urgency=max(seen.urgency[ref] for ref in latest),
                most=len(gained) + base,
            )
        )
        before = gained
    pool = [ref for ref in left if beds.reaches(ref, ward.may(ref), cell)]
    return CellValue(
        cell=cell,
        pool=counted(pool),
        exactness=Exactness.EXACT if free else Exactness.UPPER_BOUND,
        steps=tuple(steps),
        checked=None,
    )


def check_failures(
    ward: Ward, row: CellValue, claim: Checked, path: Path
) -> Iterator[Failure]:
    """Yield what is wrong with a re-solve: its moves are made, all limits summed."""
    seen = ward.seen
    after = dict(seen.chosen)
    movers = [move.case for move in claim.moves]
    if movers != sorted(set(movers)):
        yield Failure((*path, "moves"), Objection.EACH_ONCE, movers)
    for move in claim.moves:
        own = [o for o in seen.options.get(move.case, ()) if o.key == move.option]
        where = [(o.claim.place, o.claim.team, o.claim.start) for o in own]
        if where != [(move.place, move.team, move.start)]:
            yield Failure((*path, "moves"), Remark.OPTION_OF_CASE, move)
            return
        after[move.case] = own[0]
    extra = _extra(ward, row.cell, after)
    if extra is None or extra > claim.places:
        yield Failure((*path, "moves"), AtMost(claim.places), extra)
    new = sorted(after.keys() - seen.chosen.keys())
    yield from differences(tuple(new), claim.gained, (*path, "gained"))
    yield from differences(len(new), claim.persons, (*path, "persons"))
    yield from differences(row.steps[-1].persons, claim.places, (*path, "places"))
    if claim.days is not None:
        days = sum(seen.waited(ref) for ref in new)
        yield from differences(days, claim.days, (*path, "days"))
    most = row.steps[-1].most
    if most is not None and len(new) > most:
        yield Failure((*path, "persons"), AtMost(most), len(new))


def _extra(ward: Ward, cell: Cell, after: dict[str, Candidate]) -> int | None:
    """Return how many more beds of a cell a plan needs; None if it lacks more."""
    used: dict[str, int] = {}
    room: dict[str, int] = {}
    for option in after.values():
        for key, take in option.takes.items():
            used[key] = used.get(key, 0) + take.amount
            room[key] = take.capacity
    lack = {key: used[key] - room[key] for key in used if used[key] > room[key]}
    for key, number in lack.items():
        here = [o for o in after.values() if seat_of(o) == key]
        if len([o for o in here if ward.cell(o) == cell]) < number:
            return None
    return sum(lack.values())
