"""A whole gap report, in its fixed order."""

from collections.abc import Iterator

from api.text.blocks import Block, Heading, Line
from api.text.gaps.agenda import agenda_blocks
from api.text.gaps.figures import RUNS, in_weeks, persons
from api.text.gaps.helping import shadow_blocks, value_blocks
from api.text.gaps.method import method_blocks
from api.text.gaps.records import (
    chain_blocks,
    fall_blocks,
    refusal_blocks,
    stale_blocks,
)
from api.text.gaps.tables import (
    cause_blocks,
    cell_blocks,
    kind_blocks,
    owner_blocks,
    share_blocks,
)
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import gaps as say
from api.text.sentences.run import SYNTHETIC
from api.text.values import Counted
from matcher.claims.gaps import GapReport

TITLE = Both("Knelpunten in de regio", "Gaps in the region")
PARTS = (
    agenda_blocks,
    kind_blocks,
    cell_blocks,
    share_blocks,
    owner_blocks,
    cause_blocks,
    value_blocks,
    shadow_blocks,
    chain_blocks,
    refusal_blocks,
    stale_blocks,
    fall_blocks,
    method_blocks,
)


def gap_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield a gap report: what it is about, the agenda, the figures, the method."""
    yield Heading(TITLE.in_(names.lang))
    yield from (Line(text) for text in _about(report, names))
    for part in PARTS:
        yield from part(report, names)


def _about(report: GapReport, names: Names) -> Iterator[str]:
    lang, total = names.lang, report.total
    first, last = report.runs[0], report.runs[-1]
    if first is last:
        yield say.ONE_DAY.fill(lang, region=report.region, day=last.as_of)
    else:
        yield say.DAYS.fill(
            lang,
            region=report.region,
            first=first.as_of,
            last=last.as_of,
            runs=Counted(len(report.runs), RUNS),
        )
    if report.synthetic:
        yield SYNTHETIC.fill(lang)
    yield say.READER.fill(lang, reader=report.reader)
    if report.funder:
        yield say.OWN_PART.fill(lang, funder=names.funder(report.funder))
    waiting = persons(total.persons, total.told, lang)
    weeks = in_weeks(total.days, total.told, lang)
    if first is last:
        yield say.TOTAL.fill(lang, persons=waiting, weeks=weeks)
    else:
        now = persons(total.now, total.told, lang)
        yield say.TOTAL_NOW.fill(lang, persons=waiting, weeks=weeks, now=now)
    yield say.NO_DECISION.fill(lang)
