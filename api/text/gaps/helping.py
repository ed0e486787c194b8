"""What more places would do, and who stands beside a bed because of its payer."""

from collections.abc import Iterator

from api.text.blocks import Bar, Block, Chart, Grid, Heading, Line
from api.text.gaps.figures import counted, figure, persons
from api.text.gaps.naming import cell_text
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences import gaps as say
from matcher.claims.figures import Exactness, Told
from matcher.claims.gaps import CellValue, GapReport, Wall

VALUES = Both("Wat meer plekken doen", "What more places would do")
SHADOW = Both(
    "Zonder muren tussen geldstromen (schaduwronde)",
    "Without walls between funding systems (shadow run)",
)
PLUS = (Both("+1 plek", "+1 place"), Both("+2", "+2"), Both("+3", "+3"))
CELL = Both("soort plek", "cell")
POOL = Both("kunnen erin", "could get in")
ALL_LIMITS = Both("met alle grenzen", "with all limits")
AT_MOST = Both("hooguit", "at most")
EXACT = Both("precies", "exact")
MONEY, BED = Both("betaling nu", "paid now by"), Both("plek is van", "place is of")
AREA, ANYWHERE = Both("regio", "region"), Both("alle", "all")
BESIDE = Both("naast een bed", "beside a bed")
AT_ONCE = Both("tegelijk een bed", "a bed at once")
WALLS = Both("Mensen per muur, tegelijk", "Persons per wall, at once")
UNPROVED = "~"


def value_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield the value of one, two and three more places in each cell."""
    lang, values = names.lang, report.values
    yield Heading(VALUES.in_(lang), 2)
    yield Line(say.VALUES.fill(lang, cells=values.cells))
    if values.rows:
        yield Line(say.VALUES_HOW.fill(lang))
        yield Line(say.VALUES_CHECKED.fill(lang))
        yield _value_grid(values.rows, lang)
    if report.partial:
        yield Line(say.DROPPED.fill(lang))
    if values.base:
        most = persons(values.base, Told.WHOLE, lang)
        yield Line(say.VALUES_ELSEWHERE.fill(lang, persons=most))
    elif values.base == 0:
        yield Line(say.VALUES_NOWHERE.fill(lang))


def _value_grid(rows: tuple[CellValue, ...], lang: Lang) -> Grid:
    columns = (CELL, *PLUS, ALL_LIMITS, AT_MOST, POOL)
    ordered = sorted(
        rows, key=lambda r: (-r.steps[-1].persons, -(r.steps[-1].days or 0))
    )
    return Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(_value(row, lang) for row in ordered),
        frozenset(range(1, len(columns))),
    )


def _value(row: CellValue, lang: Lang) -> tuple[str, ...]:
    last = row.steps[-1]
    most = "–" if last.most is None else figure(last.most, Told.WHOLE, lang)
    exact = row.exactness is Exactness.EXACT
    return (
        cell_text(row.cell, lang),
        *(figure(step.persons, Told.WHOLE, lang) for step in row.steps),
        _checked(row, lang),
        EXACT.in_(lang) if exact else most,
        counted(row.pool, lang),
    )


def _checked(row: CellValue, lang: Lang) -> str:
    claim = row.checked
    if claim is None or claim.persons is None:
        return "–"
    text = f"{figure(claim.persons, Told.WHOLE, lang)} (+{claim.places})"
    return text if claim.proved else f"{text} {UNPROVED}"


def shadow_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield who stands beside a bed only because of its payer, per wall."""
    lang, shadow = names.lang, report.shadow
    yield Heading(SHADOW.in_(lang), 2)
    if shadow.persons is None:
        yield Line(say.SHADOW_FEW.fill(lang))
    else:
        told = persons(shadow.persons, shadow.pool.told, lang)
        yield Line(say.SHADOW.fill(lang, persons=told))
    yield Line(say.SHADOW_HOW.fill(lang))
    if not shadow.walls:
        return
    yield Line(say.SHADOW_SUM.fill(lang))
    whole = [wall for wall in shadow.walls if wall.area is None]
    if whole:
        bars = tuple(
            Bar(_wall(w, lang), w.persons or 0, _number(w, lang)) for w in whole
        )
        yield Chart(WALLS.in_(lang), bars)
    columns = (MONEY, BED, AREA, BESIDE, AT_ONCE)
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(
            (
                label(wall.origin, lang),
                label(wall.target, lang),
                ANYWHERE.in_(lang) if wall.area is None else wall.area,
                counted(wall.pool, lang),
                _number(wall, lang),
            )
            for wall in shadow.walls
        ),
        frozenset({3, 4}),
    )


def _wall(wall: Wall, lang: Lang) -> str:
    return f"{label(wall.origin, lang)} → {label(wall.target, lang)}"


def _number(wall: Wall, lang: Lang) -> str:
    return figure(wall.persons, wall.pool.told, lang)
