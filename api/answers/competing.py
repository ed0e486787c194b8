"""Competition: worked out, verified, and only then given."""

from collections.abc import Callable
from dataclasses import dataclass

from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from matcher.claims.competition import CaseCompetition, Competition, SameAdvice
from matcher.competing import advice_of, compete, compete_case
from matcher.verifying.competition import (
    verify_case_competition,
    verify_competition,
)


@dataclass(frozen=True, kw_only=True)
class OfCase:
    """What is told of the competition of one case, and of who get its advice."""

    competition: CaseCompetition | None
    advice: SameAdvice | None


def competition(
    start: Settled,
    remaining: Callable[[], float],
    *,
    told: Callable[[int, int], None] = lambda _done, _of: None,
    verifying: Callable[[], None] = lambda: None,
    prove_seconds: float | None = None,
) -> Competition:
    """Return who in a region ask for the same room; RejectedError when it fails.

    `told` hears how many cases are done, `verifying` that they all are.
    """
    result = start.result
    found = compete(
        start.scene,
        start.plan,
        result.cases,
        snapshot=result.snapshot,
        remaining=remaining,
        told=told,
    )
    verifying()
    failures = verify_competition(
        start.scene.region, result, found, prove_seconds=prove_seconds
    )
    if failures:
        raise RejectedError(failures)
    return found


def competition_of(start: Settled, case: str, remaining: Callable[[], float]) -> OfCase:
    """Return the competition of one case; RejectedError when it fails.

    Raises KeyError when the case does not ask for a place.
    """
    found = compete_case(start.scene, start.plan, case, remaining=remaining)
    advice = advice_of(
        start.scene, start.plan, start.result.cases, case, remaining=remaining
    )
    if found is None and advice is None:
        return OfCase(competition=None, advice=None)
    region = start.scene.region
    failures = verify_case_competition(region, start.result, found, advice, case)
    if failures:
        raise RejectedError(failures)
    return OfCase(competition=found, advice=advice)
