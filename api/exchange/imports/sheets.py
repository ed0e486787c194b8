"""Sheets of places as they are now, to be changed and read again; and empty ones."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from api.exchange.capacity import PLACE, RECORDS, Doing, confirmed_at, entries
from api.exchange.imports.columns import COLUMNS, CONFIRMED, OF_OPENING, REF, Column
from api.exchange.imports.columns import TITLES as SHEETS
from api.exchange.imports.values import cell_of, words_of
from api.exchange.ledger import Interval, Kind
from api.regionfile.parse import parse
from api.regionfile.walk import field
from api.sheets import Cell, SheetKind
from api.sheets.comma import written_csv
from api.sheets.workbook import written_xlsx
from api.store.records import Record
from api.web.zone import HERE

MOST = 1_000_000
EXPLAINED = {"nl": "uitleg", "en": "explanation"}
HEADS = {
    "nl": ("kolom", "ook", "wat er staat", "bedoeling", "woorden"),
    "en": ("column", "also", "what it holds", "meaning", "words"),
}
Cells = list[Cell]


def sheet_of_places(
    store: Connection, whose: str | None, kind: SheetKind, lang: str, doing: Doing
) -> bytes:
    """Return the places of a provider, or of all, with their openings."""
    records = RECORDS.some(store, PLACE, whose, "", MOST)
    rows = [row for record in records for row in _rows(store, record, doing)]
    return written(rows, kind, lang)


def written(rows: Iterable[Cells], kind: SheetKind, lang: str) -> bytes:
    """Return rows with the names of all columns; a workbook explains those too."""
    names = [column.name(lang) for column in COLUMNS]
    if kind is SheetKind.CSV:
        return written_csv(names, rows)
    title = SHEETS[0 if lang == "nl" else 1]
    explained = [_explained(column, lang) for column in COLUMNS]
    return written_xlsx(
        {title: (names, rows), EXPLAINED[lang]: (HEADS[lang], explained)}
    )


def _rows(store: Connection, record: Record, doing: Doing) -> Iterator[Cells]:
    """Yield a row for each opening that has not passed; one without any."""
    tree = parse(record.body)
    moment = confirmed_at(store, record.ref)
    own = {
        column.field: cell_of(column, field(tree, column.field))
        for column in COLUMNS
        if column.field not in OF_OPENING
    }
    if moment is not None:
        own[CONFIRMED] = moment.astimezone(HERE).date()
    free = [e.interval for e in entries(store, record.ref) if e.hold is None]
    openings = [i for i in free if i.kind is Kind.FREE and _lasts(i, doing)]
    first, *more = [_opening(interval) for interval in openings] or [{}]
    yield _row(own | first)
    for opening in more:
        yield _row({REF: own[REF]} | opening)


def _lasts(interval: Interval, doing: Doing) -> bool:
    return interval.until is None or interval.until > doing.day


def _opening(interval: Interval) -> dict[str, Cell]:
    return {
        "start": interval.start,
        "until": interval.until,
        "count": interval.count,
    }


def _row(values: dict[str, Cell]) -> Cells:
    return [values.get(column.field) for column in COLUMNS]


def _explained(column: Column, lang: str) -> Cells:
    return [
        column.name(lang),
        column.en if lang == "nl" else column.nl,
        column.holds.value.lower(),
        column.means_nl if lang == "nl" else column.means_en,
        ", ".join(words_of(column)) or None,
    ]
