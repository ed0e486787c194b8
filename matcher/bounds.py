"""Bounds of values, three-valued answers, and the two ways of coding sets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

Value = Any  # int, date, frozenset, or a numpy array of their codes


class RuleBodyError(Exception):
    """A rule body uses something that cannot be answered with unknown facts."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Smallest and largest possible value, or certain and possible members."""

    low: Value
    high: Value

    def map(self, change: Callable[[Value], Value]) -> "Bounds":
        """Return both bounds changed; what is known stays one object."""
        low = change(self.low)
        return Bounds(low, low if self.low is self.high else change(self.high))


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a comparison can hold (`yes`) and can fail (`no`); both = unknown."""

    yes: Value
    no: Value


class Sets(Protocol):
    """How sets are coded: as frozensets, or as bit masks."""

    def minus(self, a: Value, b: Value) -> Value:
        """Return the members of `a` that are not in `b`."""

    def empty(self, a: Value) -> Value:
        """Tell whether `a` has no members."""


class PlainSets:
    """Sets as frozensets, for one pair."""

    @staticmethod
    def minus(a: Value, b: Value) -> Value:
        """Return the members of `a` that are not in `b`."""
        return a - b

    @staticmethod
    def empty(a: Value) -> Value:
        """Tell whether `a` has no members."""
        return len(a) == 0


class MaskSets:
    """Sets as bit masks, in ints or arrays of ints."""

    @staticmethod
    def minus(a: Value, b: Value) -> Value:
        """Return the members of `a` that are not in `b`."""
        return a & ~b

    @staticmethod
    def empty(a: Value) -> Value:
        """Tell whether `a` has no members."""
        return a == 0
