"""Excel files: the first sheet with our name, or the first of all."""

import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from api.regionfile.fault import Expected
from api.sheets.archive import EXCEL, check_archive
from api.sheets.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_MANY_ROWS,
    Cell,
    Formula,
    Fraction,
    Row,
    Sheet,
    SheetError,
    sheet_of,
)

Table = tuple[Sequence[str], Iterable[Sequence[Cell]]]
LAST_ROW = 1_048_576
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PROPERTIES = "docProps/core.xml"
NO_MOMENT = b"2000-01-01T00:00:00Z"
WIDTH, DAY = 18, "yyyy-mm-dd"
# What a formula gives, and what it gives when it fails.
WORKED_OUT = frozenset({"f", "e"})
UNREADABLE = Expected(
    "een werkblad met rijen en kolommen", "a worksheet of rows and columns"
)


def read_xlsx(data: bytes, titles: Iterable[str]) -> Sheet:
    """Return the sheet with one of these titles, else the first; SheetError if none."""
    check_archive(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(
            BytesIO(data), read_only=True, data_only=False, keep_links=False
        )
        known = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
        found = [known[title] for title in titles if title in known]
        chosen = (found or book.worksheets)[0]
        lines = list(_lines(chosen))
        book.close()
    except SheetError:
        raise
    except Exception as error:
        # The library raises whatever it meets in a file that is no workbook.
        raise SheetError(EXCEL) from error
    return sheet_of(lines)


def written_xlsx(tables: Mapping[str, Table]) -> bytes:
    """Return an Excel file with these sheets; text stays text, whatever it is."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for title, (names, rows) in tables.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number in range(1, len(names) + 1):
            sheet.column_dimensions[get_column_letter(number)].width = WIDTH
        for row in (names, *rows):
            sheet.append([_written(sheet, cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return _settled(out)


def _settled(book: BytesIO) -> bytes:
    """Return the same bytes for the same content: without the moment of writing."""
    out = BytesIO()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == PROPERTIES:
                content = _MOMENT.sub(NO_MOMENT, content)
            after.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _lines(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - of the library
    if not hasattr(sheet, "iter_rows"):
        raise SheetError(UNREADABLE)
    # One column more than there may be, so that too many is noticed.
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)
    before: object = None
    for number, cells in enumerate(rows, 1):
        # Between two rows that are there the library gives one empty row many times.
        if cells is before:
            continue
        before = cells
        values = [_cell(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values and number > MOST_ROWS + 1:
            raise SheetError(TOO_MANY_ROWS)
        if values:
            yield Row(number, tuple(values))


def _cell(cell: Any) -> Cell:  # noqa: ANN401 - of the library
    value = cell.value
    if value is not None and cell.data_type in WORKED_OUT:
        return Formula(str(getattr(value, "text", value)))
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date() if midnight else Fraction(value.isoformat())
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return int(value)
    if value is None or isinstance(value, bool | int | date):
        return value
    return Fraction(str(value) if isinstance(value, float | time | timedelta) else "?")


def _written(sheet: Any, value: Cell) -> Any:  # noqa: ANN401 - of the library
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=None)
    if isinstance(value, str):
        # Set apart: the library makes a formula of text that begins as one.
        cell.value, cell.data_type = value, "s"
        cell.number_format = "@"
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY
    return cell
