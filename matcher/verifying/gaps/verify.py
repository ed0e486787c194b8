"""All figures of a gap report, told again from verified results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.claims.figures import Audience
from matcher.claims.gaps import GapReport, RunNote
from matcher.model.region import Region
from matcher.objective import objective_id
from matcher.result import Result
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.beside import chain_failures, shadow_failures
from matcher.verifying.gaps.places import Ward, place_failures
from matcher.verifying.gaps.records import (
    fall_failures,
    refusal_failures,
    stale_failures,
)
from matcher.verifying.gaps.shares import is_small, share_failures, ways_of
from matcher.verifying.gaps.tables import table_failures
from matcher.verifying.gaps.told import Seen, counted
from matcher.verifying.gaps.topics import agenda_failures, scope_failures

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The figures that fail, and whether all of them were told again whole.

    Of a large region the shares are only added up, not worked out again. That no plan
    does better than a re-solve with more places is declared.
    """

    failures: tuple[Failure, ...]
    complete: bool


def verify_gaps(
    regions: Sequence[Region], results: Sequence[Result], report: GapReport
) -> Told:
    """Return every figure of the desk's report that fails, with what was expected.

    The results are taken as verified. Days are oldest first, as in the report.
    """
    seen = [
        Seen(region=region, result=result)
        for region, result in zip(regions, results, strict=True)
    ]
    last = seen[-1]
    ward = Ward(seen=last)
    ways = {ref: ways_of(last, ref) for ref in last.nos}
    failures = [
        *_heading(seen, report),
        *table_failures(seen, report),
        *share_failures(last, ways, report.shares),
        *place_failures(ward, report.values),
        *shadow_failures(last, report.shadow),
        *chain_failures(last, report.chain),
        *refusal_failures(last, report.refusals),
        *stale_failures(last, report.stale),
        *fall_failures(seen, report.falls),
        *agenda_failures(seen, report.values, report),
        *scope_failures(last, report.scopes),
    ]
    return Told(failures=tuple(failures), complete=is_small(last, ways))


def _heading(seen: Sequence[Seen], report: GapReport) -> Iterator[Failure]:
    last = seen[-1]
    expected = {
        "format": FORMAT,
        "region": last.region.region,
        "synthetic": last.region.synthetic,
        "reader": Audience.DESK,
        "funder": "",
        "rule_set": last.result.rule_set,
        "objective_id": objective_id(last.result.objective),
        "stale_days": last.result.objective.stale_days,
        "partial": False,
        "runs": tuple(map(_note, seen)),
    }
    for name, value in expected.items():
        yield from differences(value, getattr(report, name), (name,))


def _note(one: Seen) -> RunNote:
    placed = {p.case for p in one.region.fixed.values()}
    asking = [c.ref for c in one.region.cases if c.ref not in placed]
    return RunNote(
        as_of=one.region.as_of,
        snapshot=one.result.snapshot,
        status=one.result.status,
        asking=counted(asking),
        fixed=counted(sorted(placed)),
        without=counted([c.case for c in one.result.cases if c.placed is None]),
    )
