"""A sheet as it was read: a line of column names and rows with their numbers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from api.regionfile.fault import Expected

MOST_ROWS, MOST_COLUMNS, MOST_MEGABYTES = 10_000, 100, 10
TOO_MANY_ROWS = Expected(
    f"hoogstens {MOST_ROWS} rijen onder de kop", f"{MOST_ROWS} rows at most"
)
TOO_MANY_COLUMNS = Expected(
    f"hoogstens {MOST_COLUMNS} kolommen", f"{MOST_COLUMNS} columns at most"
)
TOO_LARGE = Expected(
    f"een bestand van hoogstens {MOST_MEGABYTES} MB",
    f"a file of {MOST_MEGABYTES} MB at most",
)
NO_HEADER = Expected(
    "kolomnamen op de eerste regel", "names of columns on the first line"
)


class SheetKind(StrEnum):
    """Form of a file with rows."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that a spreadsheet works out: what it shows is not in the file."""

    text: str


@dataclass(frozen=True, slots=True)
class Fraction:
    """A number with a fraction, or one that is too large to be exact."""

    text: str


Cell: TypeAlias = "str | int | bool | date | Formula | Fraction | None"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by its number in the file; the names are on row 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Names of the columns as they stand there, and the rows that are not empty."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]


class SheetError(Exception):
    """A file cannot be read as a sheet at all."""

    def __init__(self, expected: Expected, found: str = "") -> None:
        """Hold what was expected and what was found, shortened by whoever raises."""
        super().__init__(expected.en)
        self.expected, self.found = expected, found


def sheet_of(lines: list[Row]) -> Sheet:
    """Return a sheet of its lines; SheetError without names, or with too many."""
    if len(lines) > MOST_ROWS + 1:
        raise SheetError(TOO_MANY_ROWS)
    if any(len(line.cells) > MOST_COLUMNS for line in lines):
        raise SheetError(TOO_MANY_COLUMNS)
    if not lines or lines[0].number != 1:
        raise SheetError(NO_HEADER)
    head = [cell if isinstance(cell, str) else "" for cell in lines[0].cells]
    while head and not head[-1].strip():
        head.pop()
    if not head:
        raise SheetError(NO_HEADER)
    rows = (line for line in lines[1:] if any(c is not None for c in line.cells))
    return Sheet(names=tuple(head), rows=tuple(rows))
