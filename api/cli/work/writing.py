"""Writing the letter to a person, once its numbers have been read back."""

from collections.abc import Callable, Iterable
from pathlib import Path

from api.answers.letter import Letter, letter_to
from api.answers.rejected import RejectedError
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import (
    BadInputError,
    check_writable,
    load_region,
    unwritable,
    write_whole,
)
from api.cli.work.matching import REJECTED, Request
from api.cli.work.reading import NO_CASE
from api.cli.work.screen import complain, plain_text, show
from api.cli.work.settled import result_of
from api.reports.page import page
from api.text.blocks import Block, Line
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences.run import ALREADY_PLACED
from matcher.model.region import Region

UNKNOWN_KIND = Both(
    "{path}: kies een naam die eindigt op .html of .txt.",
    "{path}: choose a name that ends in .html or .txt.",
)
KEPT = Both("Brief bewaard als {path}.", "Letter kept as {path}.")
NO_LETTER = Both(
    "Voor deze casus is er geen brief: de ronde gaat over casussen zonder plek.",
    "There is no letter for this case: a run is about cases without a place.",
)
AS_FILE: dict[str, Callable[[str, Iterable[Block], Lang], bytes]] = {
    ".html": page,
    ".txt": lambda _title, blocks, _lang: plain_text(blocks),
}


def write_letter(
    request: Request, case: str, stored: Path | None, out: Path | None
) -> Exit:
    """Write the letter to a file, or show it; the exit code says how the run ended."""
    lang = request.lang
    try:
        _check_file(out, lang)
        region = _region_with(request, case)
        if case in region.fixed:
            return _no_letter(region, case, lang)
        result = result_of(request, region, stored)
        if result is None:
            return Exit.REJECTED
        _put(letter_to(region, result, case, lang), lang, out)
        return OF_STATUS[result.status]
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    except RejectedError as error:
        complain([REJECTED.in_(lang), *error.strange])
        return Exit.REJECTED


def _put(letter: Letter, lang: Lang, out: Path | None) -> None:
    """Show or keep a letter."""
    if out is None:
        show(letter.blocks)
        return
    try:
        write_whole(out, AS_FILE[out.suffix](letter.title, letter.blocks, lang))
    except OSError as error:
        raise BadInputError((unwritable(out, error, lang),)) from error
    show([Line(KEPT.in_(lang).format(path=out))])


def _region_with(request: Request, case: str) -> Region:
    region = load_region(request.region, request.as_of, request.lang)
    if case not in region.case:
        raise BadInputError((NO_CASE.in_(request.lang).format(ref=case),))
    return region


def _no_letter(region: Region, case: str, lang: Lang) -> Exit:
    place = Names(region, lang).place(region.fixed[case].place)
    show([Line(ALREADY_PLACED.fill(lang, place=place)), Line(NO_LETTER.in_(lang))])
    return Exit.DONE


def _check_file(out: Path | None, lang: Lang) -> None:
    """Raise BadInputError when no letter can be written there, before any work."""
    if out is None:
        return
    if out.suffix not in AS_FILE:
        raise BadInputError((UNKNOWN_KIND.in_(lang).format(path=out),))
    check_writable(out, lang)
