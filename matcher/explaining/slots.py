"""Facts as the slots of a claim: numbers, text, or sorted texts."""

from datetime import date
from enum import Enum

from matcher.result import Slot
from matcher.way import Way


def slot(value: object) -> Slot:
    """Return a fact coded for a claim: truth as 0 or 1, dates as ISO text."""
    if isinstance(value, frozenset):
        return tuple(sorted(_text(member) for member in value))
    if isinstance(value, int):
        return int(value)
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, Way):
        return value.key
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)
