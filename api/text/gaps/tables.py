"""Tables of persons and weeks: by kind, cell, owner, cause; shares of obstacles."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from api.text.blocks import Bar, Block, Chart, Grid, Heading, Line
from api.text.gaps.figures import (
    apportioned,
    counted,
    figure,
    persons,
    weeks_that_add_up,
)
from api.text.gaps.naming import cell_text, owner_text, party_text
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences import gaps as say
from matcher.claims.figures import Tally, Told
from matcher.claims.gaps import GapReport, ShareRow
from matcher.kinds import FundingCause

KINDS = Both(
    "Mensen zonder plek, per soort nee", "Persons without a place, by kind of no"
)
CELLS = Both("Per soort plek", "By cell")
SHARES = Both("Wat in de weg staat", "What stands in the way")
OWNERS = Both("Wie over het eerste advies beslist", "Who decides on the first advice")
CAUSES = Both("Waar de betaling op stuit", "What the funding runs into")
WEEKS_BY_KIND = Both("Weken wachten per soort nee", "Weeks of waiting by kind of no")
PERSONS_BY_CAUSE = Both("Mensen per oorzaak", "Persons by cause")
SHARE_OF_GAP = Both("Deel van het tekort, in mensen", "Share of the gap, in persons")
PERSONS = Both("mensen", "persons")
NOW = Both("nu zonder plek", "without a place now")
WEEKS = Both("weken", "weeks")
TOGETHER = Both("samen", "together")
KIND, CELL = Both("soort nee", "kind of no"), Both("soort plek", "cell")
OWNER, CAUSE = Both("wie beslist", "who decides"), Both("oorzaak", "cause")
PARTY, OBSTACLE = Both("bij wie", "with whom"), Both("wat", "what")
ALSO = Both("ook een ander nodig", "needs another too")
SHARE = Both("deel", "share")
NEEDED = Both("staat voor elke plek", "stands before every place")
ALONE = Both("genoeg als het weg is", "enough if it is gone")
TENTHS = 10


def kind_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield persons and weeks by kind of no, with the chart of weeks."""
    lang = names.lang
    yield Heading(KINDS.in_(lang), 2)
    labels = [(label(row.kind, lang),) for row in report.kinds]
    tallies = [row.tally for row in report.kinds]
    yield _grid((KIND,), labels, tallies, report, lang)
    told = list(zip(labels, tallies, weeks_that_add_up(tallies), strict=True))
    bars = (
        Bar(text, weeks or 0, figure(weeks, tally.told, lang))
        for (text,), tally, weeks in told
    )
    yield Chart(WEEKS_BY_KIND.in_(lang), tuple(bars))


def cell_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield persons and weeks by cell, the largest first."""
    lang = names.lang
    yield Heading(CELLS.in_(lang), 2)
    yield Line(say.CELLS.fill(lang))
    rows = sorted(
        report.cells, key=lambda r: (-(r.tally.persons or 0), -(r.tally.days or 0))
    )
    labels = [(cell_text(row.cell, lang),) for row in rows]
    yield from _told((CELL,), labels, [row.tally for row in rows], report, lang)


def owner_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield persons and weeks by who decides on the first advice."""
    lang = names.lang
    yield Heading(OWNERS.in_(lang), 2)
    yield Line(say.OWNERS.fill(lang))
    labels = [
        (owner_text(row.owner, lang), counted(row.also, lang)) for row in report.owners
    ]
    tallies = [row.tally for row in report.owners]
    yield from _told((OWNER, ALSO), labels, tallies, report, lang)


def cause_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield persons and weeks by cause of a funding gap and who decides."""
    lang = names.lang
    yield Heading(CAUSES.in_(lang), 2)
    yield Line(say.CAUSES.fill(lang))
    labels = [
        (label(row.cause, lang), party_text(row.who, names)) for row in report.causes
    ]
    if report.causes:
        yield Chart(PERSONS_BY_CAUSE.in_(lang), tuple(_cause_bars(report, lang)))
    tallies = [row.tally for row in report.causes]
    yield from _told((CAUSE, PARTY), labels, tallies, report, lang)


def _cause_bars(report: GapReport, lang: Lang) -> Iterator[Bar]:
    """Yield one bar for each cause, all who decide on it together."""
    for cause in FundingCause:
        rows = [row.tally for row in report.causes if row.cause is cause]
        if rows:
            number = sum(tally.persons or 0 for tally in rows)
            told = max((tally.told for tally in rows), key=list(Told).index)
            yield Bar(label(cause, lang), number, figure(number, told, lang))


def share_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield the exact shares of what stands in the way; the tenths add up too."""
    lang = names.lang
    yield Heading(SHARES.in_(lang), 2)
    if not report.shares:
        yield Line(say.NOT_FOR_YOU.fill(lang))
        return
    last = report.runs[-1].without
    yield Line(say.SHARES.fill(lang, persons=persons(last.number, last.told, lang)))
    yield Line(say.SHARES_HOW.fill(lang))
    yield Line(say.SHARES_NO_ADVICE.fill(lang))
    tenths = _tenths(report.shares)
    rows = [
        (row, tenth, _share(row, tenth, lang))
        for row, tenth in zip(report.shares, tenths, strict=True)
    ]
    rows.sort(key=lambda found: -found[1])
    bars = tuple(Bar(label(r.obstacle, lang), tenth, text) for r, tenth, text in rows)
    yield Chart(SHARE_OF_GAP.in_(lang), bars)
    columns = (OBSTACLE, SHARE, NEEDED, ALONE)
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(
            (
                label(row.obstacle, lang),
                text,
                counted(row.needed, lang),
                "–" if row.alone is None else figure(row.alone, row.told, lang),
            )
            for row, _, text in rows
        ),
        frozenset({1, 2, 3}),
    )


def _tenths(rows: Sequence[ShareRow]) -> list[int]:
    """Return shares in tenths of a person that add up to the rounded total."""
    shares = [Fraction(0) if r.share is None else Fraction(*r.share) for r in rows]
    common = lcm(*(share.denominator for share in shares))
    parts = [int(share * common) * TENTHS for share in shares]
    return apportioned(parts, common)


def _share(row: ShareRow, tenths: int, lang: Lang) -> str:
    if row.told is Told.WHOLE:
        whole, rest = divmod(tenths, TENTHS)
        return f"{whole}.{rest}" if lang == "en" else f"{whole},{rest}"
    share = None if row.share is None else tenths // TENTHS
    return figure(share, row.told, lang)


def _told(
    columns: Sequence[Both],
    labels: Sequence[tuple[str, ...]],
    tallies: Sequence[Tally],
    report: GapReport,
    lang: Lang,
) -> Iterator[Block]:
    """Yield a table, or that there is nothing in it; and that rows may be left out."""
    if tallies:
        yield _grid(columns, labels, tallies, report, lang)
    elif not report.partial:
        yield Line(say.NOTHING.fill(lang))
    if report.partial:
        yield Line(say.DROPPED.fill(lang))


def _grid(
    columns: Sequence[Both],
    labels: Sequence[tuple[str, ...]],
    tallies: Sequence[Tally],
    report: GapReport,
    lang: Lang,
) -> Grid:
    """Return a table with persons and weeks, and the total of what it counts."""
    several = len(report.runs) > 1
    heads = [*columns, PERSONS, *([NOW] if several else []), WEEKS]
    weeks = weeks_that_add_up(tallies)
    rows = [
        (
            *texts,
            figure(tally.persons, tally.told, lang),
            *([figure(tally.now, tally.told, lang)] if several else []),
            figure(number, tally.told, lang),
        )
        for texts, tally, number in zip(labels, tallies, weeks, strict=True)
    ]
    if tallies and all(t.told is Told.WHOLE for t in tallies):
        rows.append(_total(len(columns), tallies, weeks, lang, several=several))
    first = len(columns)
    numbers = {k for k in range(1, len(heads)) if k >= first or columns[k] is ALSO}
    return Grid(tuple(c.in_(lang) for c in heads), tuple(rows), frozenset(numbers))


def _total(
    labels: int,
    tallies: Sequence[Tally],
    weeks: Sequence[int | None],
    lang: Lang,
    *,
    several: bool,
) -> tuple[str, ...]:
    sums = [sum(t.persons or 0 for t in tallies)]
    sums += [sum(t.now or 0 for t in tallies)] if several else []
    sums.append(sum(w or 0 for w in weeks))
    blanks = ("",) * (labels - 1)
    texts = (figure(n, Told.WHOLE, lang) for n in sums)
    return (TOGETHER.in_(lang), *blanks, *texts)
