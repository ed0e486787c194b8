"""An import from file to store: read, worked out, done whole or not at all."""

from collections.abc import Iterator
from datetime import datetime, time

from sqlalchemy import Connection, insert

from api.exchange.capacity import RECORDS, Doing, end, enter
from api.exchange.imports.columns import TITLES
from api.exchange.imports.known import tell_all
from api.exchange.imports.planning import Change, Plan, planned
from api.exchange.imports.report import (
    ImportReport,
    Outcome,
    RowReport,
    fault_report,
)
from api.exchange.imports.rows import Drafts, RowFault, drafts_of
from api.exchange.records.whole import in_land_turn
from api.exchange.tables import CONFIRMATION
from api.sheets import Sheet, SheetKind
from api.sheets.comma import read_csv
from api.sheets.workbook import read_xlsx
from api.web.zone import HERE

MOST_FAULTS = 2_000
NOON = time(12)
REASON = "import"


def sheet_in(data: bytes, kind: SheetKind) -> Sheet:
    """Return the sheet in a file; raises SheetError."""
    return read_csv(data) if kind is SheetKind.CSV else read_xlsx(data, TITLES)


def load(
    store: Connection, sheet: Sheet, whose: str | None, doing: Doing, *, dry: bool
) -> ImportReport:
    """Take every row of a sheet, or none when one of them is wrong; tell of each.

    With `dry` nothing is taken either way. `whose`: places of this provider alone.
    """
    drafts = drafts_of(sheet)
    if not dry:
        in_land_turn(store)
    plan = planned(store, drafts, whose, doing, lock=not dry)
    loaded = not dry and not plan.faults
    if loaded:
        changes = [change for change in plan.changes if change.taken]
        for change in changes:
            _carry_out(store, change, doing)
        tell_all(store, [change.draft.ref for change in changes], doing)
    return _report(drafts, plan, dry=dry, loaded=loaded)


def _carry_out(store: Connection, change: Change, doing: Doing) -> None:
    ref = change.draft.ref
    if change.after is not None and change.before is None:
        RECORDS.add(store, change.after, doing.who, doing.at)
    elif change.after is not None:
        RECORDS.replace(store, change.after, doing.who, doing.at)
    for number in change.ended:
        end(store, number, doing)
    for _, interval in change.entered:
        enter(store, ref, interval, doing, reason=REASON)
    if change.confirmed is not None:
        today = change.confirmed == doing.day
        noon = datetime.combine(change.confirmed, NOON, HERE)
        store.execute(
            insert(CONFIRMATION).values(
                place=ref,
                confirmed_by=doing.who,
                confirmed_at=doing.at if today else noon,
            )
        )


def _report(drafts: Drafts, plan: Plan, *, dry: bool, loaded: bool) -> ImportReport:
    changes = plan.changes
    return ImportReport(
        dry_run=dry,
        loaded=loaded,
        places_added=sum(c.before is None for c in changes),
        places_changed=sum(
            c.before is not None and c.after is not None for c in changes
        ),
        openings_added=sum(len(c.entered) for c in changes),
        openings_withdrawn=sum(len(c.ended) for c in changes),
        wrong=len(plan.faults),
        rows=tuple(_rows(drafts, plan)),
    )


def _rows(drafts: Drafts, plan: Plan) -> Iterator[RowReport]:
    faults: dict[int, list[RowFault]] = {}
    for fault in sorted(plan.faults, key=lambda one: one.row)[:MOST_FAULTS]:
        faults.setdefault(fault.row, []).append(fault)
    refs = {row: draft.ref for draft in drafts.places for row in draft.rows}
    taken = {row for change in plan.changes for row in change.taken}
    # Without the whole plan nobody knows what of the other rows would change.
    unknown = bool(plan.faults)
    for row in sorted({*refs, *faults}):
        found = faults.get(row, [])
        sound: Outcome = "READ" if unknown else "TAKEN" if row in taken else "UNCHANGED"
        yield RowReport(
            row=row,
            ref=refs.get(row),
            outcome="WRONG" if found else sound,
            faults=tuple(map(fault_report, found)),
        )
