"""Cells as text: type of place, area, stelsel and security, with their figures."""

from collections.abc import Iterable

from api.text.blocks import Grid
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.values import written
from matcher.claims.whatif import CellChange

NO_AREA = Both("niet bekend", "not known")
COLUMNS = (
    Both("soort plek", "type of place"),
    Both("gebied", "area"),
    Both("stelsel", "stelsel"),
    Both("beveiliging", "security"),
    Both("nu", "now"),
    Both("erbij", "gained"),
    Both("weg", "lost"),
    Both("hierheen", "moved in"),
    Both("hiervandaan", "moved out"),
    Both("nieuw", "new"),
    Both("vertrokken", "gone"),
    Both("dan", "then"),
)
FIRST_NUMBER = 4


def cell_grid(cells: Iterable[CellChange], lang: Lang) -> Grid:
    """Return one row for each cell: proposals now, what comes and goes, and then."""
    return Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(cell, lang) for cell in cells),
        frozenset(range(FIRST_NUMBER, len(COLUMNS))),
    )


def _row(cell: CellChange, lang: Lang) -> tuple[str, ...]:
    figures = (
        cell.before,
        cell.gained,
        cell.lost,
        cell.moved_in,
        cell.moved_out,
        cell.entered,
        cell.left,
        cell.after,
    )
    return (
        label(cell.type, lang),
        cell.area or NO_AREA.in_(lang),
        label(cell.stelsel, lang),
        label(cell.security, lang),
        *(written(figure, lang) for figure in figures),
    )
