"""Gap reports from the command line: days in, one report for one reader out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api.answers.settled import Settled
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import (
    BadInputError,
    check_writable,
    load_region,
    unwritable,
    write_whole,
)
from api.cli.work.gapinput import check_days, check_reader, form_of, results_by_region
from api.cli.work.matching import REJECTED, Request
from api.cli.work.progress import working
from api.cli.work.screen import complain, show
from api.cli.work.settled import settled
from api.cli.work.verifying import failure_lines
from api.reports.counting import checked, counted
from api.reports.gapfile import FORMS
from api.text.blocks import Line
from api.text.gaps import gap_blocks
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences.gaps import SUMS_ONLY, VERIFIED
from matcher.claims.figures import Audience
from matcher.claims.gaps import GapReport
from matcher.model.region import Region
from matcher.projecting.gaps import for_reader
from matcher.verifying.gaps import Told

COUNTING = Both("Knelpunten tellen", "Counting gaps")
CHECKING = Both("Cijfers nagaan langs een tweede weg", "Verifying figures a second way")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a user asked for."""

    regions: tuple[Path, ...]
    results: tuple[Path, ...]
    audience: str | None
    funder: str | None
    seconds: float
    workers: int
    lang: Lang
    out: Path | None

    def request(self, region: Path) -> Request:
        """Return the run that one region needs."""
        return Request(
            region=region,
            as_of=None,
            objective=None,
            seconds=self.seconds,
            workers=self.workers,
            lang=self.lang,
        )


def report_gaps(asked: Asked) -> Exit:
    """Make the report, verify it, write or show it; return the exit code."""
    try:
        regions = _regions(asked)
        found = _settled(asked, regions)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if found is None:
        return Exit.REJECTED
    made, verified = _made(asked, found)
    if verified.failures:
        lines = failure_lines(verified.failures, asked.lang)
        complain([REJECTED.in_(asked.lang), *lines])
        return Exit.REJECTED
    told = for_reader(made, _audience(asked), funder=asked.funder or "")
    if not _put(asked, told, regions[-1][1], verified):
        return Exit.BAD_INPUT
    return max(OF_STATUS[one.result.status] for one in found)


def _audience(asked: Asked) -> Audience:
    if asked.funder:
        return Audience.FUNDER
    return Audience(asked.audience or Audience.DESK)


def _regions(asked: Asked) -> list[tuple[Path, Region]]:
    """Return the regions by day, with their files; BadInputError with all faults."""
    if asked.out is not None:
        form_of(asked.out, asked.lang)
        inputs = (*asked.regions, *asked.results)
        check_writable(asked.out, asked.lang, inputs)
    loaded = [(path, load_region(path, None, asked.lang)) for path in asked.regions]
    check_days(loaded, asked.lang)
    loaded.sort(key=lambda one: one[1].as_of)
    check_reader(asked.audience, asked.funder, loaded[-1][1], asked.lang)
    return loaded


def _settled(
    asked: Asked, regions: Sequence[tuple[Path, Region]]
) -> list[Settled] | None:
    """Return each day's verified result; None, with the reasons told, if rejected."""
    stored = results_by_region(asked.results, regions, asked.lang)
    found = []
    for path, region in regions:
        one = settled(asked.request(path), region, stored.get(path))
        if one is None:
            return None
        found.append(one)
    return found


def _made(asked: Asked, found: Sequence[Settled]) -> tuple[list[GapReport], Told]:
    """Return the desk's report and those before it, and what the second way says."""
    with working(asked.lang) as tell:
        tell(COUNTING)
        made = counted(found)
        tell(CHECKING)
        return made, checked(found, made[-1])


def _put(asked: Asked, told: GapReport, region: Region, verified: Told) -> bool:
    """Write the report or show it; tell and return False when it cannot be written."""
    names = Names(region, asked.lang)
    sentence = VERIFIED if verified.complete else SUMS_ONLY
    if asked.out is None:
        show(gap_blocks(told, names))
        show([Line(sentence.fill(asked.lang))])
        return True
    try:
        write_whole(asked.out, FORMS[form_of(asked.out, asked.lang)](told, names))
    except OSError as error:
        complain([unwritable(asked.out, error, asked.lang)])
        return False
    show([Line(sentence.fill(asked.lang))])
    return True
