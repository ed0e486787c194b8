"""How many stays ended in a fall back soon, of those long enough ago to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.claims.gaps import FallRow
from matcher.gaps.day import Day
from matcher.gaps.waiting import count
from matcher.model.terms import PlacementStatus, PlaceType, StayEnding

WITHIN = (90, 365)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay by its record: type of place, days so far, ended, in a fall back."""

    ref: str
    type: PlaceType
    days: int
    ended: bool
    fell_back: bool


def falls(days: Sequence[Day]) -> tuple[FallRow, ...]:
    """Return a row for all types of place and for each, for 90 and 365 days.

    Counted are stays that ended, or have lasted so many days. Of one record in
    several region files the last one counts.
    """
    stays = _stays(days)
    types = [t for t in PlaceType if any(s.type is t for s in stays)]
    return tuple(
        _row(stays, kind, within) for kind in (None, *types) for within in WITHIN
    )


def _row(stays: Sequence[Stay], kind: PlaceType | None, within: int) -> FallRow:
    seen = [
        s for s in stays if kind in {None, s.type} and (s.ended or s.days >= within)
    ]
    back = [s.ref for s in seen if s.fell_back and s.days <= within]
    return FallRow(
        type=kind, within=within, stays=count([s.ref for s in seen]), back=count(back)
    )


def _stays(days: Sequence[Day]) -> list[Stay]:
    records = {s.ref: (day.region, s) for day in days for s in day.region.past_stays}
    on, last = days[-1].region.as_of, days[-1].region
    ended = [
        Stay(
            ref=stay.ref,
            type=region.place[stay.place].type,
            days=(min(stay.until, on) - stay.start).days,
            ended=stay.until <= on,
            fell_back=stay.until <= on and stay.ending is StayEnding.TERUGGEVALLEN,
        )
        for region, stay in records.values()
    ]
    running = [
        Stay(
            ref=placement.case,
            type=last.place[placement.place].type,
            days=(on - placement.start).days,
            ended=False,
            fell_back=False,
        )
        for placement in last.fixed.values()
        if placement.status is PlacementStatus.GEPLAATST
    ]
    return [*ended, *running]
