"""The view of a funder as text: cells of its own stelsel and area."""

from collections.abc import Iterator

from api.text.bands import persons_text
from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import label
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import readers as say
from api.text.values import CASES, Counted
from matcher.projecting.funder import CellView, FunderView, Waits
from matcher.projecting.threshold import THRESHOLD

NO_AREA = Both("gebied onbekend", "area unknown")
COLUMNS = (
    Both("soort plek", "kind of place"),
    Both("gebied", "area"),
    Both("stelsel", "system"),
    Both("beveiliging", "security"),
)


def funder_blocks(view: FunderView, names: Names) -> Iterator[Block]:
    """Yield everything that the funder may read."""
    lang = names.lang
    name = names.funder(view.funder)
    yield Heading(say.FOR_FUNDER.fill(lang, funder=name, day=view.as_of))
    if not view.cells:
        yield Line(say.NO_CELL.fill(lang))
        return
    yield Line(say.COUNTED.fill(lang))
    few = Counted(THRESHOLD, CASES)
    yield Line(say.HELD_BACK.fill(lang, number=THRESHOLD, cases=few))
    waits = tuple(label(wait, lang) for wait in Waits)
    yield Grid(
        (*(column.in_(lang) for column in COLUMNS), *waits),
        tuple(_row(cell, names) for cell in view.cells),
        frozenset({len(COLUMNS), len(COLUMNS) + 1}),
    )


def _row(view: CellView, names: Names) -> tuple[str, ...]:
    lang, cell = names.lang, view.cell
    return (
        label(cell.type, lang),
        cell.area or NO_AREA.in_(lang),
        label(cell.stelsel, lang),
        label(cell.security, lang),
        persons_text(view.money, lang),
        persons_text(view.other, lang),
    )
