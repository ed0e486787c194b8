"""Verifying a stored result from the command line."""

from datetime import date
from pathlib import Path

from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, bad_input, load_region
from api.cli.work.screen import complain, show
from api.regionfile import RegionFileError, content_hash
from api.resultfile import read_result
from api.text.blocks import Line
from api.text.failures import failure_text
from api.text.language import Both, Lang
from api.text.sentences.run import (
    NOT_SOLVED_AGAIN,
    SOLVED_AGAIN,
    VERIFIED,
    VERIFIED_PARTLY,
)
from api.text.values import CASES, Counted, Noun, written
from matcher.result import Result
from matcher.verifying import Failure, Verification, verify

PROVE_SECONDS = 600.0
CLAIMS = Noun(Both("bewering", "claim"), Both("beweringen", "claims"))
FAILS = Both("Klopt niet: {number}.", "Not true: {number}.")
OTHER_REGION = Both(
    "{path}: dit resultaat hoort bij een andere regio of dag.",
    "{path}: this result belongs to another region or day.",
)


def verify_result(
    region_path: Path, result_path: Path, as_of: date | None, lang: Lang, *, prove: bool
) -> Exit:
    """Verify a result; name every claim that fails."""
    try:
        region = load_region(region_path, as_of, lang)
        result = load_result(result_path, lang)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    found = verify(
        region,
        result,
        snapshot=content_hash(region),
        prove_seconds=PROVE_SECONDS if prove else None,
    )
    if found.failures:
        complain(failure_lines(found.failures, lang))
        return Exit.CLAIM_FAILS
    again = SOLVED_AGAIN if prove else NOT_SOLVED_AGAIN
    show([Line(coverage(found, lang)), Line(again.fill(lang))])
    return Exit.DONE


def coverage(found: Verification, lang: Lang) -> str:
    """Return how many outcomes the second way has told again whole."""
    cases = Counted(found.of, CASES)
    if found.complete:
        return VERIFIED.fill(lang, cases=cases)
    return VERIFIED_PARTLY.fill(lang, checked=found.checked, cases=cases)


def load_result(path: Path, lang: Lang) -> Result:
    """Return the result in a file; BadInputError when it is wrong or unreadable."""
    try:
        return read_result(path)
    except (RegionFileError, OSError) as error:
        raise bad_input(path, error, lang) from error


def failure_lines(failures: tuple[Failure, ...], lang: Lang) -> list[str]:
    """Return one line that counts, and one line for each claim that fails."""
    number = written(Counted(len(failures), CLAIMS), lang)
    return [
        FAILS.in_(lang).format(number=number),
        *(f"  {failure_text(failure, lang)}" for failure in failures),
    ]
