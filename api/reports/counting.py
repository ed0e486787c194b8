"""From verified results to a gap report of the desk, verified a second way."""

from collections.abc import Sequence

from api.answers.settled import Settled
from matcher.claims.gaps import GapReport
from matcher.gaps import day_of, reports
from matcher.verifying.gaps import Told, verify_gaps

# Re-solves end by counted work; the clock only guards against a slow machine.
PATIENCE = 600.0


def counted(found: Sequence[Settled]) -> list[GapReport]:
    """Return the desk's report over these days, the last one, and those before it."""
    days = [day_of(s.result, s.scene, s.plan, lambda: PATIENCE) for s in found]
    return list(reports(days))


def checked(found: Sequence[Settled], report: GapReport) -> Told:
    """Return what the second way says of a report over these days."""
    regions = [s.scene.region for s in found]
    return verify_gaps(regions, [s.result for s in found], report)
