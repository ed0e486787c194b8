"""Sheets of rows and columns: CSV and Excel, read with care and written safely."""

from api.sheets.sheet import (
    MOST_ROWS,
    Cell,
    Formula,
    Row,
    Sheet,
    SheetError,
    SheetKind,
)

__all__ = ["MOST_ROWS", "Cell", "Formula", "Row", "Sheet", "SheetError", "SheetKind"]
