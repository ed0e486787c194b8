"""Competition from the command line: worked out, verified, and only then shown."""

import time
from collections.abc import Callable
from pathlib import Path

from api.answers.competing import OfCase, competition, competition_of
from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import REJECTED, Request
from api.cli.work.progress import counting
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import settled
from api.cli.work.verifying import failure_lines
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.competition import competition_blocks
from api.text.names import Names
from matcher.verifying import Failure

PROVE_SECONDS = 600.0


def explain_competition(
    request: Request, stored: Path | None, *, as_json: bool, prove: bool
) -> Exit:
    """Tell who in a region ask for the same room, from a stored result or a new run."""
    try:
        region = load_region(request.region, request.as_of, request.lang)
        start = settled(request, region, stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if start is None:
        return Exit.REJECTED
    result = start.result
    try:
        with counting(request.lang) as progress:
            told = competition(
                start,
                countdown(request.seconds),
                told=progress.case,
                verifying=progress.verifying,
                prove_seconds=PROVE_SECONDS if prove else None,
            )
    except RejectedError as error:
        return rejected(error.failures, request)
    if as_json:
        write_out(canonical(tree_of(told)))
    else:
        show(competition_blocks(told, result, Names(region, request.lang)))
    return OF_STATUS[result.status]


def competition_told(request: Request, start: Settled, case: str) -> OfCase | None:
    """Return the verified competition of one case; None, with the reasons told, if not.

    Raises KeyError when the case does not ask for a place.
    """
    try:
        return competition_of(start, case, countdown(request.seconds))
    except RejectedError as error:
        rejected(error.failures, request)
        return None


def rejected(failures: tuple[Failure, ...], request: Request) -> Exit:
    """Name each claim that fails; nothing is shown as proved."""
    complain([REJECTED.in_(request.lang), *failure_lines(failures, request.lang)])
    return Exit.REJECTED


def countdown(seconds: float) -> Callable[[], float]:
    """Return what tells the seconds left from now."""
    ends = time.monotonic() + seconds
    return lambda: max(0.0, ends - time.monotonic())
