"""A gap report as a file: JSON claims, a tidy table, or one page."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.reports.page import page
from api.text.gaps import gap_blocks
from api.text.gaps.report import TITLE
from api.text.names import Names
from matcher.claims.figures import Exactness, Tally, Told
from matcher.claims.gaps import GapReport

EXACT, MOST = Exactness.EXACT, Exactness.UPPER_BOUND
PERSONS, DAYS, PLACES, STAYS = "persons", "person-days", "places", "stays"


class Row(NamedTuple):
    """One measured number: of what, how much, in which unit, exact or at most.

    `told`: whole, rounded, as told before, or hidden (then there is no value).
    """

    section: str
    keys: tuple[str, ...]
    measure: str
    value: str
    unit: str
    exactness: str
    told: str


def as_json(report: GapReport, names: Names) -> bytes:  # noqa: ARG001 - one of three forms
    """Return the claims as canonical JSON."""
    return canonical(tree_of(report))


def as_html(report: GapReport, names: Names) -> bytes:
    """Return the report as one page."""
    return page(TITLE.in_(names.lang), gap_blocks(report, names), names.lang)


def as_csv(report: GapReport, names: Names) -> bytes:  # noqa: ARG001 - one of three forms
    """Return every number on a line of its own; the codes are those of the claims."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow([*Row._fields[:1], "keys", *Row._fields[2:]])
    for row in tidy(report):
        lines.writerow([row.section, "|".join(row.keys), *row[2:]])
    return text.getvalue().encode()


FORMS: dict[str, Callable[[GapReport, Names], bytes]] = {
    ".json": as_json,
    ".csv": as_csv,
    ".html": as_html,
}


def tidy(report: GapReport) -> Iterator[Row]:
    """Yield every number of a report."""
    for run in report.runs:
        key = (run.as_of.isoformat(), run.status.value)
        for name in ("asking", "fixed", "without"):
            count = getattr(run, name)
            yield _row("runs", key, name, count.number, PERSONS, EXACT, count.told)
    yield from _agenda(report)
    yield from _tally("total", (), report.total)
    for kind in report.kinds:
        yield from _tally("kinds", (kind.kind.value,), kind.tally)
    for cell in report.cells:
        yield from _tally("cells", cell_key(cell.cell), cell.tally)
    for owner in report.owners:
        yield from _tally("owners", (owner.owner or "",), owner.tally)
    for cause in report.causes:
        yield from _tally("causes", (cause.cause.value, cause.who), cause.tally)
    yield from _shares(report)
    yield from _values(report)
    yield from _shadow(report)
    yield from _records(report)


def cell_key(cell: object) -> tuple[str, ...]:
    """Return the four parts of a cell; one empty part where there is none."""
    if cell is None:
        return ("",)
    parts = (getattr(cell, n) for n in ("type", "area", "stelsel", "security"))
    return tuple(str(int(p)) if isinstance(p, int) else str(p) for p in parts)


def _agenda(report: GapReport) -> Iterator[Row]:
    for item in report.agenda:
        yield from _tally("agenda", (item.topic,), item.tally)
        effect = item.effect
        for measure, value, unit in (
            ("effect", effect.persons, PERSONS),
            ("effect", effect.days, DAYS),
        ):
            yield _row(
                "agenda",
                (item.topic, str(item.places)),
                measure,
                value,
                unit,
                effect.exactness,
                effect.told,
            )


def _tally(section: str, keys: tuple[str, ...], tally: Tally) -> Iterator[Row]:
    for measure, value, unit in (
        ("persons", tally.persons, PERSONS),
        ("without a place now", tally.now, PERSONS),
        ("waited", tally.days, DAYS),
    ):
        yield _row(section, keys, measure, value, unit, EXACT, tally.told)


def _shares(report: GapReport) -> Iterator[Row]:
    for row in report.shares:
        share = None if row.share is None else "{}/{}".format(*row.share)
        keys = (row.obstacle.value,)
        yield _row("shares", keys, "share", share, PERSONS, EXACT, row.told)
        needed = row.needed
        yield _row("shares", keys, "needed", needed.number, PERSONS, EXACT, needed.told)
        yield _row("shares", keys, "alone", row.alone, PERSONS, EXACT, row.told)


def _values(report: GapReport) -> Iterator[Row]:
    for row in report.values.rows:
        keys = cell_key(row.cell)
        for step in row.steps:
            more = (*keys, str(step.places))
            told = Told.WHOLE
            yield _row(
                "values", more, "gain in the view", step.persons, PERSONS, EXACT, told
            )
            yield _row("values", more, "gain", step.most, PERSONS, MOST, told)
        if row.checked is not None:
            proved = EXACT if row.checked.proved else MOST
            more = (*keys, str(row.checked.places))
            persons = row.checked.persons
            yield _row(
                "values", more, "gain, all limits", persons, PERSONS, proved, Told.WHOLE
            )
        pool = row.pool
        yield _row("values", keys, "pool", pool.number, PERSONS, EXACT, pool.told)


def _shadow(report: GapReport) -> Iterator[Row]:
    shadow = report.shadow
    for wall in shadow.walls:
        keys = (wall.origin.value, wall.target.value, wall.area or "")
        told = wall.pool.told
        yield _row("shadow", keys, "at once", wall.persons, PERSONS, MOST, told)
        yield _row("shadow", keys, "beside", wall.pool.number, PERSONS, MOST, told)
    told = shadow.pool.told
    yield _row("shadow", (), "at once", shadow.persons, PERSONS, MOST, told)


def _records(report: GapReport) -> Iterator[Row]:
    keys: tuple[str, ...]
    for link in report.chain:
        keys = (link.type.value, link.stop.value, link.kind or "", link.cause or "")
        for name in ("holders", "behind"):
            count = getattr(link, name)
            yield _row("chain", keys, name, count.number, PERSONS, EXACT, count.told)
    for refusal in report.refusals:
        for name in ("refusals", "against", "unstated"):
            count = getattr(refusal, name)
            keys = (refusal.provider,)
            yield _row("refusals", keys, name, count.number, "times", EXACT, count.told)
    for old in report.stale:
        keys, told = (old.provider,), Told.WHOLE
        yield _row("stale", keys, "openings", old.openings, PLACES, EXACT, told)
        yield _row("stale", keys, "stale", old.stale, PLACES, EXACT, told)
        for name in ("proposals", "resting"):
            count = getattr(old, name)
            yield _row("stale", keys, name, count.number, PERSONS, EXACT, count.told)
    for fall in report.falls:
        keys = (fall.type or "", str(fall.within))
        for name in ("stays", "back"):
            count = getattr(fall, name)
            yield _row("falls", keys, name, count.number, STAYS, EXACT, count.told)


def _row(
    section: str,
    keys: tuple[str, ...],
    measure: str,
    value: int | str | None,
    unit: str,
    exactness: Exactness,
    told: Told,
) -> Row:
    shown = "" if value is None else str(value)
    words = exactness.value.lower(), told.value.lower()
    return Row(section, keys, measure, shown, unit, *words)
