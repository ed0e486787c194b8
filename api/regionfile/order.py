"""One order for everything that has none of its own."""

import dataclasses
from typing import TypeVar

from matcher.model.region import Region

T = TypeVar("T")
ORDERED_BY_PEOPLE = frozenset({"wishes"})


def in_order(region: Region) -> Region:
    """Return the same region with its records and sets in their canonical order."""
    return _ordered(region)


def _ordered(record: T) -> T:
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, object] = {}
    for f in dataclasses.fields(record):
        before = getattr(record, f.name)
        after = (
            _sorted(f.name, before) if isinstance(before, tuple) else _ordered(before)
        )
        if after is not before:
            changed[f.name] = after
    return dataclasses.replace(record, **changed) if changed else record


def _sorted(name: str, values: tuple[object, ...]) -> tuple[object, ...]:
    if name in ORDERED_BY_PEOPLE or not values:
        return values
    inside = tuple(_ordered(v) for v in values)
    same = all(new is old for new, old in zip(inside, values, strict=True))
    ordered = tuple(sorted(inside, key=_key))
    return values if same and ordered == values else ordered


def _key(value: object) -> str:
    for name in ("ref", "code"):
        if hasattr(value, name):
            return str(getattr(value, name))
    return str(value) if isinstance(value, str) else repr(value)
