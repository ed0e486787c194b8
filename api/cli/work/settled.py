"""A result that later questions start from: read and verified, or computed now."""

from pathlib import Path

from api.answers.settled import Settled, settled_on
from api.cli.work.files import BadInputError
from api.cli.work.matching import REJECTED, Request, compute, load_objective, reject
from api.cli.work.screen import complain
from api.cli.work.verifying import OTHER_REGION, failure_lines, load_result
from api.regionfile import content_hash
from matcher.model.region import Region
from matcher.result import Result
from matcher.verifying import verify


def settled(request: Request, region: Region, stored: Path | None) -> Settled | None:
    """Return where explainers start; None, with the reasons told, when rejected.

    Raises BadInputError when the stored result cannot be used.
    """
    result = result_of(request, region, stored)
    return None if result is None else settled_on(region, result)


def result_of(request: Request, region: Region, stored: Path | None) -> Result | None:
    """Return the result of a region; None, with the reasons told, when rejected.

    Raises BadInputError when the stored result cannot be used.
    """
    if stored is not None:
        return _verified(request, region, stored)
    outcome = compute(region, load_objective(request), request)
    if outcome.failures:
        reject(outcome, None, request.lang)
        return None
    return outcome.result


def _verified(request: Request, region: Region, stored: Path) -> Result | None:
    lang = request.lang
    result, snapshot = load_result(stored, lang), content_hash(region)
    if result.snapshot != snapshot:
        raise BadInputError((OTHER_REGION.in_(lang).format(path=stored),))
    failures = verify(region, result, snapshot=snapshot).failures
    if failures:
        complain([REJECTED.in_(lang), *failure_lines(failures, lang)])
        return None
    return result
