"""Capacity of a place as intervals; every count is derived from them, none is kept.

Days are civil days, intervals half-open: `until` is the first day after, None = open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from matcher.model.place import Opening


class Kind(StrEnum):
    """What an interval says of the units it counts."""

    FREE = "FREE"
    HELD = "HELD"
    OCCUPIED = "OCCUPIED"
    STOPPED = "STOPPED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """`count` units of one kind in [start, until)."""

    kind: Kind
    count: int
    start: date
    until: date | None


def room(intervals: Iterable[Interval], day: date) -> int:
    """Return how many units are free on a day, never below zero."""
    return max(0, sum(_sign(i) * i.count for i in intervals if _covers(i, day)))


def least_room(intervals: Iterable[Interval], start: date, until: date | None) -> int:
    """Return how many units are free on every day of [start, until)."""
    known = tuple(intervals)
    inside = (d for d in _turns(known) if d > start and (until is None or d < until))
    return min(room(known, day) for day in (start, *inside))


def openings(intervals: Iterable[Interval], today: date) -> tuple[Opening, ...]:
    """Return what is free from today on as openings that add up to the room.

    Units that are free over the same days are one opening.
    """
    known = tuple(intervals)
    days = sorted({today, *(d for d in _turns(known) if d > today)})
    rooms = [room(known, day) for day in days]
    ends = [*days[1:], None]
    found: dict[tuple[date, date | None], int] = {}
    for level in range(1, max(rooms) + 1):
        for run in _runs([r >= level for r in rooms]):
            span = days[run[0]], ends[run[-1]]
            found[span] = found.get(span, 0) + 1
    return tuple(
        Opening(start=start, until=until, count=count)
        for (start, until), count in sorted(
            found.items(), key=lambda one: (one[0][0], one[0][1] or date.max)
        )
    )


def _runs(marked: list[bool]) -> Iterator[range]:
    edges = [False, *marked, False]
    turns = [k for k, (a, b) in enumerate(pairwise(edges)) if a != b]
    for start, end in zip(turns[::2], turns[1::2], strict=True):
        yield range(start, end)


def _turns(intervals: Iterable[Interval]) -> Iterator[date]:
    for interval in intervals:
        yield interval.start
        if interval.until is not None:
            yield interval.until


def _covers(interval: Interval, day: date) -> bool:
    ended = interval.until is not None and interval.until <= day
    return interval.start <= day and not ended


def _sign(interval: Interval) -> int:
    return 1 if interval.kind is Kind.FREE else -1
