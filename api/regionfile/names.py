"""Which field names hold dates and numbers, read off the model, and their range."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, get_args, get_type_hints

from matcher.model.region import Region

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


class Range(NamedTuple):
    """Smallest and largest number that a field may hold."""

    low: int
    high: int


LONGEST_DAYS = 36_500
RANGES: dict[str, Range] = {
    "age": Range(0, 120),
    "min_age": Range(0, 120),
    "max_age": Range(0, 120),
    "zvw_days": Range(0, LONGEST_DAYS),
    "expected_stay_days": Range(1, LONGEST_DAYS),
    "max_stay_days": Range(1, LONGEST_DAYS),
    "max_days": Range(1, LONGEST_DAYS),
    "count": Range(0, 100_000),
    "cap": Range(0, 100_000),
    "high_risk_cap": Range(0, 100_000),
    "care_hours": Range(0, 1_000_000),
    "horizon_days": Range(1, 3_650),
    "levels_above": Range(0, 4),
}
ANY_NUMBER = Range(0, 100_000_000_000)


def range_of(name: str) -> Range:
    """Return the range of a field; amounts of money have the widest."""
    return RANGES.get(name, ANY_NUMBER)


def records(root: type) -> Iterator[type]:
    """Yield the dataclasses that `root` is made of, itself first."""
    seen, waiting = {root}, [root]
    while waiting:
        record = waiting.pop(0)
        yield record
        for hint in get_type_hints(record).values():
            for part in _parts(hint):
                if dataclasses.is_dataclass(part) and part not in seen:
                    seen.add(part)
                    waiting.append(part)


def fields_holding(kind: type, root: type = Region) -> frozenset[str]:
    """Return the names of fields whose type mentions a subclass of `kind`."""
    return frozenset(
        f.name
        for record in records(root)
        for f in dataclasses.fields(record)
        if any(
            issubclass(part, kind) and part is not bool
            for part in _parts(get_type_hints(record)[f.name])
        )
    )


def _parts(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not get_args(hint):
        yield hint
    for part in get_args(hint):
        yield from _parts(part)


DATES = fields_holding(date)
NUMBERS = fields_holding(int)
