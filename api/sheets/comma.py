"""CSV: read in the encodings that spreadsheets write, written so that none runs it."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from api.regionfile.fault import Expected
from api.sheets.sheet import Cell, Row, Sheet, SheetError, sheet_of

TEXT = Expected("tekst in UTF-8 of Windows-1252", "text in UTF-8 or Windows-1252")
BROKEN = Expected(
    "CSV waarin elk aanhalingsteken wordt gesloten",
    "CSV in which every quote is closed",
)
SEPARATORS = (";", ",")
# Excel writes the separator on a line of its own when it differs from the usual one.
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Some take the wide forms of = + - @ of other scripts for the plain ones.
_RUNS = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_MARK = "'"


def read_csv(data: bytes) -> Sheet:
    """Return the sheet in a CSV file; SheetError when it is none."""
    text = _text(data)
    told = _TOLD.match(text)
    if told is not None:
        text = text[told.end() :]
    separator = _separator(text) if told is None else told[1]
    if separator not in SEPARATORS:
        raise SheetError(BROKEN)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = list[Row]()
    try:
        for number, values in enumerate(reader, 1):
            lines.append(Row(number, tuple(_cell(value) for value in values)))
    except csv.Error as error:
        raise SheetError(BROKEN, f"rij {len(lines) + 1}") from error
    return sheet_of(lines)


def written_csv(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file with `;` that Excel opens as it stands, in UTF-8."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=SEPARATORS[0], lineterminator="\r\n")
    writer.writerow([_safe(name) for name in names])
    writer.writerows([_safe(_shown(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(data: bytes) -> str:
    if b"\0" in data:
        raise SheetError(TEXT)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(TEXT)


def _separator(text: str) -> str:
    head = text.partition("\n")[0]
    return max(SEPARATORS, key=head.count)


def _cell(text: str) -> Cell:
    if _RUNS.match(text) and text.startswith(_MARK):
        text = text.removeprefix(_MARK)
    return text.strip() or None


def _safe(text: str) -> str:
    # A spreadsheet takes what begins so for a formula; the mark makes it text.
    return _MARK + text if _RUNS.match(text) else text


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
