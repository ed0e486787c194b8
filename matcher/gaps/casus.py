"""One person in bands only, so that a table can think along without knowing who."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from matcher.claims.agenda import Casus
from matcher.gaps.day import Day
from matcher.gaps.shadow import money

AGES = (18, 25, 45, 65, 121)
WAITED = (0, 30, 90, 180, 100_000)


def casus(day: Day, members: Iterable[str]) -> Casus | None:
    """Return the most usual of these persons, without a place today, in bands.

    No reference, no municipality, no trait. Of equally usual ones the longest
    waiting.
    """
    here = [ref for ref in members if ref in day.nos]
    if not here:
        return None
    told = {ref: coarse(day, ref) for ref in day.nos}
    number = Counter(told.values())
    among = Counter(told[ref] for ref in here)
    best = min(here, key=lambda ref: (-among[told[ref]], -day.waited(ref), ref))
    return replace(told[best], alike=number[told[best]])


def coarse(day: Day, ref: str) -> Casus:
    """Return what may be told of one person."""
    case, no = day.region.case[ref], day.nos[ref]
    paid = {s for stay in (True, False) for s in money(day, ref, stay=stay)}
    return Casus(
        urgency=day.urgency[ref],
        age=(0, AGES[-1]) if "age" in case.unknown else _band(case.age, AGES),
        kind=no.kind,
        cause=no.cause,
        waited=_band(day.waited(ref), WAITED),
        money=tuple(sorted(paid)),
        title=bool(case.titles),
        alike=0,
    )


def _band(value: int, borders: tuple[int, ...]) -> tuple[int, int]:
    """Return the band [low, high) that a value is in."""
    above = [b for b in borders if b <= value]
    low = max(above, default=0)
    high = min((b for b in borders if b > value), default=borders[-1])
    return low, high
