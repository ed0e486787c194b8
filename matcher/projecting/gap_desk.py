"""One gap report on its way to one reader: scope, threshold, what was told before."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from matcher.cells import Cell
from matcher.claims.figures import (
    Audience,
    Count,
    Tally,
    Told,
)
from matcher.claims.gaps import GapReport, Scope
from matcher.projecting.published import THRESHOLD, WEEK, Figure, Press, Published

PERSON_WEEKS = THRESHOLD * WEEK
HIDDEN = Count(members=(), number=None, told=Told.HIDDEN)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The desk's report, who reads it, and what that reader was told before.

    `funder`: whose own part it is about, "" for the whole region.
    """

    whole: GapReport
    reader: Audience
    funder: str
    press: Press

    @cached_property
    def scope(self) -> Scope | None:
        """The funder's own part; None for a report on the whole region."""
        if not self.funder:
            return None
        return {scope.funder: scope for scope in self.whole.scopes}[self.funder]

    @cached_property
    def everybody(self) -> frozenset[str]:
        """All who have no place on the last day, of the part it is about."""
        return frozenset(filter(self.mine, self.whole.runs[-1].without.members))

    @cached_property
    def within(self) -> frozenset[str] | None:
        """The persons of the funder's own cells; None for everybody."""
        if self.scope is None:
            return None
        mine = (row.tally.members for row in self.whole.cells if self.owns(row.cell))
        return frozenset(m.case for members in mine for m in members if m.last)

    def owns(self, cell: Cell | None) -> bool:
        """Tell whether a cell is this reader's."""
        scope = self.scope
        if scope is None:
            return True
        if cell is None or cell.stelsel not in scope.stelsels:
            return False
        return not scope.areas or cell.area in scope.areas

    def names(self, payer: str) -> bool:
        """Tell whether a payer may be named: to a taskforce, or to itself."""
        if self.reader is Audience.FUNDER:
            return payer == self.funder
        return self.pays(payer)

    def pays(self, party: str) -> bool:
        """Tell whether a party is a payer of the region."""
        return party in {scope.funder for scope in self.whole.scopes}

    def tallies(
        self, table: str, rows: Iterable[tuple[str, Tally]], *, own: bool = False
    ) -> list[Tally]:
        """Return the tallies of one table as they may be told.

        `own`: the rows themselves are of this reader, whatever cell a person is in.
        """
        figures = []
        for key, tally in rows:
            kept = [m for m in tally.members if own or self.mine(m.case)]
            numbers = (
                sum(m.last for m in kept),
                sum(m.now for m in kept),
                sum(m.days for m in kept),
            )
            figures.append(
                Figure(
                    key=(table, key),
                    members=frozenset(m.case for m in kept),
                    numbers=numbers,
                    units=(THRESHOLD, THRESHOLD, PERSON_WEEKS),
                )
            )
        return [_tally(p) for p in self.press.publish(figures)]

    def counts(self, table: str, rows: Iterable[tuple[str, Count]]) -> list[Count]:
        """Return the counts of one table as they may be told."""
        figures = [
            Figure(
                key=(table, key),
                members=frozenset(found.members),
                numbers=(found.number,),
                units=(THRESHOLD,),
            )
            for key, found in rows
        ]
        return [told_count(p) for p in self.press.publish(figures)]

    def count(self, table: str, key: str, found: Count) -> Count:
        """Return a count that stands by itself, as it may be told."""
        return self.counts(table, [(key, found)])[0]

    def mine(self, ref: str) -> bool:
        """Tell whether a person is of the part that the report is about."""
        return self.within is None or ref in self.within

    def part(self, found: Count) -> Count:
        """Return a count of the persons that the report is about."""
        if self.within is None:
            return found
        kept = tuple(ref for ref in found.members if ref in self.within)
        return Count(members=kept, number=len(kept), told=found.told)


def _tally(told: Published) -> Tally:
    persons, now, days = told.numbers or (None, None, None)
    return Tally(members=(), persons=persons, now=now, days=days, told=told.told)


def told_count(told: Published) -> Count:
    """Return one published number as a count."""
    return Count(
        members=(), number=told.numbers[0] if told.numbers else None, told=told.told
    )
