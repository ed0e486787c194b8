"""What was lifted or paid before where the same rule stood in the way.

Echoed from the region, never worked out: the records name no person. Shown beside a
blocker only where the rule agrees, and the place or the kind of place.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.model.history import Precedent
from matcher.model.region import Region
from matcher.model.terms import ExclusionCondition, Instrument
from matcher.projecting.threshold import THRESHOLD
from matcher.result import OfferNo
from matcher.rules import RULE_BY_KEY


class Where(StrEnum):
    """How near a precedent is to the place that is looked at."""

    SAME_PLACE = "SAME_PLACE"
    SAME_KIND = "SAME_KIND"
    ANYWHERE = "ANYWHERE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """How often a rule was lifted, or money found, under one condition."""

    rule: str
    where: Where
    times: int
    last: date
    condition: ExclusionCondition | None
    instrument: Instrument | None


def earlier_at(region: Region, offers: tuple[OfferNo, ...]) -> tuple[Earlier, ...]:
    """Return what was done before about the blockers of these offers, each once."""
    found = (
        before
        for offer in offers
        for blocker in offer.blockers
        for before in earlier(region, blocker.rule, offer)
    )
    return tuple(dict.fromkeys(found))


def earlier(region: Region, rule: str, offer: OfferNo) -> tuple[Earlier, ...]:
    """Return what was done before about this rule at such an offer, nearest first.

    Of a ground that partners keep to themselves there is never a precedent.
    """
    if RULE_BY_KEY[rule].protected:
        return ()
    found: dict[tuple[Where, str, str], Earlier] = {}
    for record in region.precedents:
        where = _where(region, record, offer)
        if record.rule != rule or where is None:
            continue
        key = (where, record.condition or "", record.instrument or "")
        before = found.get(key)
        found[key] = Earlier(
            rule=rule,
            where=where,
            times=record.times + (0 if before is None else before.times),
            last=record.last if before is None else max(record.last, before.last),
            condition=record.condition,
            instrument=record.instrument,
        )
    return tuple(sorted(found.values(), key=_order))


def often(region: Region, rule: str) -> int:
    """Return how often it was done in the whole region, 0 below the threshold.

    This is all that is told outside the desk: no place, no day, no condition.
    """
    if RULE_BY_KEY[rule].protected:
        return 0
    times = sum(record.times for record in region.precedents if record.rule == rule)
    return times if times >= THRESHOLD else 0


def _where(region: Region, record: Precedent, offer: OfferNo) -> Where | None:
    if record.place is None:
        return Where.ANYWHERE
    parts = [part for part in (offer.place, offer.team) if part is not None]
    if record.place in parts:
        return Where.SAME_PLACE
    kinds = {region.place[part].type for part in parts}
    return Where.SAME_KIND if region.place[record.place].type in kinds else None


def _order(found: Earlier) -> tuple[int, int, str, str]:
    near = tuple(Where).index(found.where)
    return near, -found.times, found.condition or "", found.instrument or ""
