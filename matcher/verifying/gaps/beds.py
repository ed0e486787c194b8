"""Persons and beds: who can be given one while all others keep one."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Bed = Hashable
B = TypeVar("B", bound=Hashable)


class Beds:
    """Beds of which so many are there, and who may have which."""

    def __init__(self, there: Mapping[B, int]) -> None:
        """Begin with nobody in them."""
        self._there: dict[Bed, int] = dict(there.items())
        self._may: dict[str, frozenset[Bed]] = {}
        self._in: dict[str, Bed] = {}

    def lies(self, person: str, bed: Bed, may: Iterable[Bed]) -> None:
        """Put a person in a bed that is free."""
        self._may[person] = frozenset(may)
        self._in[person] = bed

    def takes(self, person: str, may: Iterable[Bed]) -> bool:
        """Give a person one of these beds, others moving over, if that can be."""
        self._may[person] = frozenset(may)
        before: dict[Bed, str] = {}
        stack, seen = [person], set[Bed]()
        while stack:
            who = stack.pop()
            for bed in self._may[who] - seen:
                seen.add(bed)
                before[bed] = who
                inside = [p for p, b in self._in.items() if b == bed]
                if len(inside) < self._there.get(bed, 0):
                    self._move(bed, before)
                    return True
                stack += inside
        del self._may[person]
        return False

    def reaches(self, person: str, may: Iterable[Bed], bed: Bed) -> bool:
        """Tell whether a chain of moves leads from a person to a bed."""
        seen, stack = set[Bed](), list(may)
        while stack:
            there = stack.pop()
            if there == bed:
                return True
            if there not in seen:
                seen.add(there)
                for who, where in self._in.items():
                    if where == there and who != person:
                        stack += self._may[who]
        return False

    def more(self, bed: Bed, number: int) -> "Beds":
        """Return the same with so many more of one bed."""
        other = Beds(self._there)
        other._there[bed] = self._there.get(bed, 0) + number
        other._may, other._in = dict(self._may), dict(self._in)
        return other

    def _move(self, bed: Bed, before: Mapping[Bed, str]) -> None:
        while True:
            who = before[bed]
            left = self._in.get(who)
            self._in[who] = bed
            if left is None:
                return
            bed = left
