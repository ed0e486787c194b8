"""Trying out changes: what a run makes of them, beside the run as it is."""

from collections.abc import Sequence

from api.answers.rejected import RejectedError
from api.changefile import Changed
from matcher.claims.whatif import Comparison
from matcher.flow import RunOutcome
from matcher.verifying.comparison import Retold, comparison_failures
from matcher.whatif import Told, Tried, compare


def tried_with(changed: Changed, outcome: RunOutcome) -> Tried:
    """Return a region after changes with the outcome of its run."""
    return Tried(
        name=changed.name,
        changes=changed.digest,
        edits=changed.edits,
        switches=changed.switches,
        region=changed.region,
        result=outcome.result,
    )


def compared(base: Told, tried: Sequence[Tried]) -> Comparison:
    """Return who gains and who loses; RejectedError when the second way differs."""
    comparison = compare(base, tried)
    retold = [
        Retold(
            name=one.name,
            changes=one.changes,
            edits=one.edits,
            switches=one.switches,
            region=one.region,
            result=one.result,
        )
        for one in tried
    ]
    failures = tuple(comparison_failures(base.region, base.result, retold, comparison))
    if failures:
        raise RejectedError(failures, claim=comparison)
    return comparison
