"""How a gap report is made: days, population, definitions, how figures are told."""

from collections.abc import Iterator

from api.text.blocks import Block, Heading, Line
from api.text.gaps.figures import RUNS, counted
from api.text.labels import label
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import gaps as say
from api.text.sentences import gaps_method as how
from api.text.values import Counted
from matcher.claims.figures import Audience, Told
from matcher.claims.gaps import GapReport
from matcher.kinds import KindOfNo
from matcher.result import RunStatus

HEADING = Both("Definities en werkwijze", "Definitions and method")
DIGITS = 12


def method_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield the days, the population, the definitions and the method."""
    lang = names.lang
    yield Heading(HEADING.in_(lang), 2)
    yield from (Line(text) for text in _runs(report, names))
    yield Line(how.PERSONS.fill(lang))
    yield Line(how.WEEKS.fill(lang))
    yield Line(how.ROUNDING.fill(lang))
    kinds = tuple(label(kind, lang) for kind in KindOfNo)
    yield Line(how.KINDS.fill(lang, kinds=kinds))
    for sentence in (how.VIEW, how.EXTRA_PLACE, how.ORDER, how.EFFECT):
        yield Line(sentence.fill(lang))
    yield Line(
        how.RULES.fill(
            lang,
            rules=report.rule_set[:DIGITS],
            objective=report.objective_id[:DIGITS],
        )
    )
    yield from (Line(text) for text in told_lines(report, names))


def _runs(report: GapReport, names: Names) -> Iterator[str]:
    lang = names.lang
    for run in report.runs:
        yield how.POPULATION.fill(
            lang,
            day=run.as_of,
            asking=counted(run.asking, lang),
            fixed=counted(run.fixed, lang),
            without=counted(run.without, lang),
        )
        yield how.STATUS.fill(lang, day=run.as_of, status=run.status)
    if any(run.status is not RunStatus.OPTIMAL for run in report.runs):
        yield how.NOT_PROVED.fill(lang)
    if len(report.runs) > 1:
        yield how.ROWS.fill(lang, days=Counted(len(report.runs), RUNS))


def told_lines(report: GapReport, names: Names) -> Iterator[str]:
    """Yield how figures are told to this reader."""
    lang = names.lang
    if report.reader is Audience.DESK:
        yield say.TOLD[Told.WHOLE].fill(lang)
        return
    yield how.THRESHOLD.fill(lang)
    yield say.TOLD[Told.HIDDEN].fill(lang)
    yield say.TOLD[Told.ROUNDED].fill(lang)
    if len(report.runs) > 1:
        yield how.MOVES.fill(lang)
        yield say.TOLD[Told.STANDING].fill(lang)
