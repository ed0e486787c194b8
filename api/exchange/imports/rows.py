"""From a sheet to what it says of each place, with every mistake in its cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from api.exchange.imports.columns import COUNT, OF_OPENING, REF, Column, column_named
from api.exchange.imports.values import CellError, shown_cell, value_of
from api.regionfile.fault import Expected
from api.regionfile.parse import Tree
from api.sheets import Cell, Row, Sheet

LEAST, MOST = 1, 1000
A_COLUMN = Expected("een kolom van het lege blad", "a column of the empty sheet")
ONE_COLUMN = Expected("elke kolom maar één keer", "each column only once")
THE_REF = Expected("een kolom kenmerk (of ref)", "a column ref (or kenmerk)")
A_REF = Expected("het kenmerk van een plek", "the reference of a place")
LONGEST_REF = 64
SHORT_REF = Expected(
    f"een kenmerk van hoogstens {LONGEST_REF} tekens",
    f"a reference of {LONGEST_REF} characters at most",
)
NO_CELL = Expected("een kolom met een naam", "a column with a name")
A_COUNT = Expected(
    f"een geheel getal van {LEAST} tot en met {MOST}",
    f"a whole number from {LEAST} to {MOST}",
)
A_START = Expected("een eerste vrije dag", "a first free day")


@dataclass(frozen=True, slots=True)
class RowFault:
    """One mistake in a sheet: its row, the name of the column, what stood there."""

    row: int
    field: str
    value: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class Free:
    """An opening as a row tells it."""

    row: int
    facts: dict[str, Tree]


@dataclass(slots=True)
class Draft:
    """What a sheet says of one place; `facts` by field, None where a cell is empty.

    `openings` is None when the sheet has no columns for them.
    """

    ref: str
    row: int
    facts: dict[str, Tree]
    openings: list[Free] | None
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Drafts:
    """Every place of a sheet in order, the names of its columns, the mistakes."""

    names: dict[str, str]
    places: list[Draft]
    faults: list[RowFault]


def drafts_of(sheet: Sheet) -> Drafts:
    """Return what a sheet says; with wrong columns nothing but those faults."""
    columns = [column_named(name) for name in sheet.names]
    names = {c.field: n for c, n in zip(columns, sheet.names, strict=True) if c}
    found = Drafts(names=names, places=[], faults=list(_wrong_names(sheet, columns)))
    if found.faults:
        return found
    known: dict[str, Draft] = {}
    for row in sheet.rows:
        before = len(found.faults)
        values = dict(_values(row, columns, sheet.names, found.faults))
        wrong = {fault.field for fault in found.faults[before:]}
        ref = values.get(REF)
        if isinstance(ref, str) and len(ref) > LONGEST_REF:
            found.faults.append(RowFault(row.number, names[REF], ref, SHORT_REF))
        elif isinstance(ref, str):
            draft = _joined(found, known, ref, row.number, values)
            _open(found, draft, row.number, values, wrong)
        elif names[REF] not in wrong:
            found.faults.append(RowFault(row.number, names[REF], "", A_REF))
    return found


def _wrong_names(sheet: Sheet, columns: list[Column | None]) -> Iterator[RowFault]:
    seen = set[Column]()
    for name, column in zip(sheet.names, columns, strict=True):
        if column is None:
            yield RowFault(1, name, name, A_COLUMN)
        elif column in seen:
            yield RowFault(1, name, name, ONE_COLUMN)
        else:
            seen.add(column)
    if REF not in {column.field for column in seen}:
        yield RowFault(1, "kenmerk", "", THE_REF)


def _values(
    row: Row,
    columns: list[Column | None],
    names: tuple[str, ...],
    faults: list[RowFault],
) -> Iterator[tuple[str, Tree]]:
    cells: list[Cell] = [*row.cells, *[None] * (len(columns) - len(row.cells))]
    faults += [
        RowFault(row.number, "", shown_cell(cell), NO_CELL)
        for cell in cells[len(columns) :]
        if cell is not None
    ]
    for column, name, cell in zip(columns, names, cells, strict=False):
        if column is None:
            continue
        if cell is None:
            yield column.field, None
            continue
        try:
            yield column.field, value_of(column, cell)
        except CellError as error:
            fault = RowFault(row.number, name, shown_cell(cell), error.expected)
            faults.append(fault)


def _joined(
    found: Drafts, known: dict[str, Draft], ref: str, row: int, values: dict[str, Tree]
) -> Draft:
    own = {key: value for key, value in values.items() if key not in OF_OPENING}
    draft = known.get(ref)
    if draft is None:
        openings: list[Free] | None = [] if OF_OPENING & found.names.keys() else None
        draft = known[ref] = Draft(ref=ref, row=row, facts=own, openings=openings)
        found.places.append(draft)
    else:
        for key, value in own.items():
            if value not in (None, draft.facts.get(key)):
                expected = Expected(
                    f"leeg, of hetzelfde als in rij {draft.row}",
                    f"empty, or the same as in row {draft.row}",
                )
                fault = RowFault(row, found.names[key], str(value), expected)
                found.faults.append(fault)
    draft.rows.append(row)
    return draft


def _open(
    found: Drafts, draft: Draft, row: int, values: dict[str, Tree], wrong: set[str]
) -> None:
    told = {key: values[key] for key in OF_OPENING if values.get(key) is not None}
    if not told or draft.openings is None:
        return
    count = told.setdefault(COUNT, LEAST)
    if not isinstance(count, int) or not LEAST <= count <= MOST:
        fault = RowFault(row, found.names[COUNT], str(count), A_COUNT)
        found.faults.append(fault)
    if "start" not in told and found.names.get("start") not in wrong:
        name = found.names.get("start", "vrij_van")
        found.faults.append(RowFault(row, name, "", A_START))
    draft.openings.append(Free(row, told))
