"""Tables of a gap report as one reader gets them."""

from collections.abc import Iterable

from matcher.claims.figures import (
    Audience,
    Member,
    Tally,
    Told,
)
from matcher.claims.gaps import (
    CauseRow,
    CellRow,
    KindRow,
    OwnerRow,
    ShareRow,
)
from matcher.kinds import FundingCause
from matcher.projecting.gap_desk import Desk
from matcher.projecting.published import THRESHOLD, Figure

MONEY_OF_OTHERS = frozenset({FundingCause.BUDGET_SPENT, FundingCause.CONTRACT_CEILING})


def kinds(desk: Desk) -> tuple[KindRow, ...]:
    """Return every kind of no, few or many."""
    rows = [(row.kind.value, row.tally) for row in desk.whole.kinds]
    told = desk.tallies("kinds", rows)
    return tuple(
        KindRow(kind=row.kind, tally=tally)
        for row, tally in zip(desk.whole.kinds, told, strict=True)
    )


def cells(desk: Desk) -> tuple[CellRow, ...]:
    """Return the reader's cells with enough persons."""
    mine = [row for row in desk.whole.cells if desk.owns(row.cell)]
    rows = [(repr(row.cell), row.tally) for row in mine]
    told = desk.tallies("cells", rows)
    return tuple(
        CellRow(cell=row.cell, tally=tally)
        for row, tally in zip(mine, told, strict=True)
        if tally.told is not Told.HIDDEN
    )


def owners(desk: Desk) -> tuple[OwnerRow, ...]:
    """Return the owners of enough first advices."""
    rows = [(row.owner or "", row.tally) for row in desk.whole.owners]
    told = desk.tallies("owners", rows)
    return tuple(
        OwnerRow(
            owner=row.owner,
            tally=tally,
            also=desk.count("also", row.owner or "", desk.part(row.also)),
        )
        for row, tally in zip(desk.whole.owners, told, strict=True)
        if tally.told is not Told.HIDDEN
    )


def causes(desk: Desk) -> tuple[CauseRow, ...]:
    """Return funding gaps by cause; who decides only to a funder itself."""
    merged: dict[tuple[FundingCause, str], list[Member]] = {}
    for row in desk.whole.causes:
        if _tells_cause(desk, row):
            key = row.cause, row.who if row.who == desk.funder else ""
            merged.setdefault(key, []).extend(row.tally.members)
    rows = {key: _joined(members) for key, members in merged.items()}
    told = desk.tallies(
        "causes", [("|".join(key), tally) for key, tally in rows.items()], own=True
    )
    return tuple(
        CauseRow(cause=cause, who=who, tally=tally)
        for (cause, who), tally in zip(rows, told, strict=True)
        if tally.told is not Told.HIDDEN
    )


def _tells_cause(desk: Desk, row: CauseRow) -> bool:
    if desk.funder:
        return row.who == desk.funder
    return desk.reader is Audience.TASKFORCE or row.cause not in MONEY_OF_OTHERS


def shares(desk: Desk) -> tuple[ShareRow, ...]:
    """Return shares in whole persons; of the whole region only."""
    if desk.scope is not None:
        return ()
    rows = desk.press.keep("shares", desk.everybody, desk.whole.shares)
    return tuple(_share(desk, row) for row in rows)


def _share(desk: Desk, row: ShareRow) -> ShareRow:
    above, below = row.share or (0, 1)
    number = above // below
    enough = desk.everybody if number >= desk.press.threshold else frozenset[str]()
    figure = Figure(
        key=("share", row.obstacle),
        members=enough,
        numbers=(number,),
        units=(THRESHOLD,),
    )
    (told,) = desk.press.publish([figure])
    share = told.numbers[0] if told.numbers else None
    return ShareRow(
        obstacle=row.obstacle,
        share=None if share is None else (share, 1),
        needed=desk.count("needed", row.obstacle, row.needed),
        alone=None,
        told=told.told,
    )


def _joined(members: Iterable[Member]) -> Tally:
    """Return rows that are told as one: each person once, days added up."""
    found: dict[str, Member] = {}
    for member in members:
        before = found.get(member.case, member)
        found[member.case] = Member(
            case=member.case,
            days=member.days + (0 if before is member else before.days),
            last=member.last or before.last,
            now=member.now or before.now,
        )
    return Tally(
        members=tuple(found[ref] for ref in sorted(found)),
        persons=None,
        now=None,
        days=None,
        told=Told.WHOLE,
    )
