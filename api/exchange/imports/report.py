"""What an import tells: of the whole, and row by row."""

from typing import Literal

from pydantic import Field

from api.exchange.imports.rows import RowFault
from api.web.shape import Shape

Outcome = Literal["TAKEN", "UNCHANGED", "READ", "WRONG"]


class FaultReport(Shape):
    """One mistake: the column, what stood there, what was expected."""

    field: str
    value: str
    expected_nl: str
    expected_en: str


class RowReport(Shape):
    """A row by its number in the file, the names of the columns being row 1.

    `READ`: nothing is wrong with it, but nothing is taken as another row is wrong.
    """

    row: int
    ref: str | None
    outcome: Outcome
    faults: tuple[FaultReport, ...]


class ImportReport(Shape):
    """What an import did; when it did nothing, what it would do or what is wrong."""

    dry_run: bool
    loaded: bool = Field(description="All rows were taken; otherwise none was")
    places_added: int
    places_changed: int
    openings_added: int
    openings_withdrawn: int
    wrong: int = Field(description="How many mistakes; the first 2000 are told")
    rows: tuple[RowReport, ...]


def fault_report(fault: RowFault) -> FaultReport:
    """Return a mistake as it is told."""
    return FaultReport(
        field=fault.field,
        value=fault.value,
        expected_nl=fault.expected.nl,
        expected_en=fault.expected.en,
    )
