"""One question about a plan: answered, verified, and only then given."""

from collections.abc import Callable

from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from matcher.claims.contrast import Contrast
from matcher.contrasting import Ask, contrast
from matcher.verifying import verify_contrast


def answered(
    start: Settled,
    ask: Ask,
    remaining: Callable[[], float],
    *,
    verifying: Callable[[], None] = lambda: None,
    prove_seconds: float | None = None,
) -> Contrast:
    """Return one of the six answers; RejectedError when the second way differs.

    Raises KeyError for a case or place that is not there, ContradictionError when
    there is a plan better than the one proved to be the best.
    """
    snapshot = start.result.snapshot
    claim = contrast(
        start.scene, start.plan, ask, snapshot=snapshot, remaining=remaining
    )
    verifying()
    failures = verify_contrast(
        start.scene.region,
        start.result,
        claim,
        snapshot=snapshot,
        prove_seconds=prove_seconds,
    )
    if failures:
        raise RejectedError(failures)
    return claim
