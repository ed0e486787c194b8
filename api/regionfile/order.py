"""One order for everything that has none of its own."""

import dataclasses
from enum import Enum
from typing import TypeVar

from matcher.model.region import Region

T = TypeVar("T")
ORDERED_BY_PEOPLE = frozenset({"wishes"})
_FIELDS: dict[type[object], tuple[str, ...]] = {}


def in_order(region: Region) -> Region:
    """Return the same region with its records and sets in their canonical order."""
    return record_in_order(region)


def record_in_order(record: T) -> T:
    """Return the same record with all that is in it in canonical order."""
    changed: dict[str, object] = {}
    for name in _fields(type(record)):
        before = getattr(record, name)
        after = before
        if isinstance(before, tuple):
            after = _sorted(name, before)
        elif dataclasses.is_dataclass(before):
            after = record_in_order(before)
        if after is not before:
            changed[name] = after
    return dataclasses.replace(record, **changed) if changed else record  # type: ignore[type-var]


def _sorted(name: str, values: tuple[object, ...]) -> tuple[object, ...]:
    if name in ORDERED_BY_PEOPLE or not values:
        return values
    if isinstance(values[0], str | Enum):
        ordered = tuple(sorted(values, key=str))
        return values if ordered == values else ordered
    inside = tuple(record_in_order(v) for v in values)
    same = all(new is old for new, old in zip(inside, values, strict=True))
    ordered = tuple(sorted(inside, key=_key))
    moved = any(new is not old for new, old in zip(ordered, inside, strict=True))
    return ordered if moved or not same else values


def _key(record: object) -> str:
    names = _fields(type(record))
    for name in ("ref", "code"):
        if name in names:
            return str(getattr(record, name))
    return repr(record)


def _fields(kind: type[object]) -> tuple[str, ...]:
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in dataclasses.fields(kind))  # type: ignore[arg-type]
    return _FIELDS[kind]
