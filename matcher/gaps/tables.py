"""Persons and days by kind of no, cell, owner of the first advice, funding cause."""

from collections.abc import Sequence

from matcher.cells import Cell
from matcher.claims.figures import Tally
from matcher.claims.gaps import (
    CauseRow,
    CellRow,
    KindRow,
    OwnerRow,
)
from matcher.gaps.day import Day
from matcher.gaps.persons import cell_of_no, first_advice, needs_others, payer_of
from matcher.gaps.waiting import by_row, count, tally
from matcher.kinds import FundingCause, KindOfNo, Owner


def total(days: Sequence[Day]) -> Tally:
    """Return everybody without a place together."""
    return tally(by_row(days, lambda _day, _ref: "").get("", ()))


def kinds(days: Sequence[Day]) -> tuple[KindRow, ...]:
    """Return a row for each kind of no, from easy to hard, empty ones too."""
    found = by_row(days, lambda day, ref: day.nos[ref].kind)
    return tuple(KindRow(kind=k, tally=tally(found.get(k, ()))) for k in KindOfNo)


def cells(days: Sequence[Day]) -> tuple[CellRow, ...]:
    """Return a row for each cell that somebody belongs to, sorted."""
    found = by_row(days, lambda day, ref: (_cell(day, ref),))
    return tuple(
        CellRow(cell=cell, tally=tally(members))
        for (cell,), members in sorted(found.items(), key=lambda row: _order(row[0]))
    )


def _cell(day: Day, ref: str) -> Cell | None:
    return cell_of_no(day.region, day.region.case[ref], day.nos[ref])


def _order(row: tuple[Cell | None]) -> tuple[bool, tuple[Cell, ...]]:
    (cell,) = row
    return (cell is None, () if cell is None else (cell,))


def owners(days: Sequence[Day]) -> tuple[OwnerRow, ...]:
    """Return a row for each owner of a first advice, and one for no advice."""

    def owner(day: Day, ref: str) -> tuple[Owner | None]:
        advice = first_advice(day.nos[ref])
        return (None if advice is None else advice.owner,)

    found = by_row(days, owner)
    also = _who_need_others(days)
    return tuple(
        OwnerRow(
            owner=who,
            tally=tally(found[who,]),
            also=count([m.case for m in found[who,] if m.last and m.case in also]),
        )
        for who in (*Owner, None)
        if (who,) in found
    )


def _who_need_others(days: Sequence[Day]) -> frozenset[str]:
    """Return who needs more than one owner by the last no there was."""
    last = {ref: needs_others(no) for day in days for ref, no in day.nos.items()}
    return frozenset(ref for ref, needs in last.items() if needs)


def causes(days: Sequence[Day]) -> tuple[CauseRow, ...]:
    """Return a row for each cause of a funding gap and party that decides."""

    def cause(day: Day, ref: str) -> tuple[FundingCause, str] | None:
        no = day.nos[ref]
        if no.kind is not KindOfNo.FUNDING_GAP or no.cause is None:
            return None
        return no.cause, payer_of(day.region, day.region.case[ref], no)

    found = by_row(days, cause)
    order = list(FundingCause)
    return tuple(
        CauseRow(cause=cause, who=who, tally=tally(found[cause, who]))
        for cause, who in sorted(found, key=lambda k: (order.index(k[0]), k[1]))
    )
