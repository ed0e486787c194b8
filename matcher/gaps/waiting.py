"""Persons without a place over several days, each counted once, with their days.

The days of a person up to a day on which there is no place go to the row of that
no: those since the day before in the report on which the person asked as well, or
since the wait began.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from matcher.claims.figures import (
    Count,
    Member,
    Tally,
    Told,
)
from matcher.gaps.day import Day

K = TypeVar("K", bound=Hashable)


def by_row(
    days: Sequence[Day], row: Callable[[Day, str], K | None]
) -> dict[K, tuple[Member, ...]]:
    """Return the members of each row; a no for which `row` gives None has none."""
    spent: dict[K, dict[str, int]] = {}
    last: dict[str, K | None] = {}
    for day, ref, waited in _waits(days):
        key = last[ref] = row(day, ref)
        if key is not None:
            members = spent.setdefault(key, {})
            members[ref] = members.get(ref, 0) + waited
    now = days[-1].nos
    return {
        key: tuple(
            Member(
                case=ref,
                days=waited,
                last=last[ref] == key,
                now=last[ref] == key and ref in now,
            )
            for ref, waited in sorted(members.items())
        )
        for key, members in spent.items()
    }


def all_days(days: Sequence[Day]) -> Mapping[str, int]:
    """Return the days of each person without a place, whatever the no."""
    spent: dict[str, int] = {}
    for _, ref, waited in _waits(days):
        spent[ref] = spent.get(ref, 0) + waited
    return spent


def _waits(days: Sequence[Day]) -> list[tuple[Day, str, int]]:
    """Return each no of each day, with the days that it accounts for."""
    before: dict[str, date] = {}
    found = []
    for day in days:
        on = day.region.as_of
        for case in day.scene.cases:
            since = max(case.waiting_since, before.get(case.ref, date.min))
            before[case.ref] = on
            if case.ref in day.nos:
                found.append((day, case.ref, max(0, (on - since).days)))
    return found


def tally(members: tuple[Member, ...]) -> Tally:
    """Return members as a tally that is told whole."""
    return Tally(
        members=members,
        persons=sum(m.last for m in members),
        now=sum(m.now for m in members),
        days=sum(m.days for m in members),
        told=Told.WHOLE,
    )


def count(members: Sequence[str] | frozenset[str], number: int | None = None) -> Count:
    """Return how many persons these are, or another number that is about them."""
    refs = tuple(sorted(set(members)))
    return Count(
        members=refs,
        number=len(refs) if number is None else number,
        told=Told.WHOLE,
    )
