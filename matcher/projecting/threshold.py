"""Numbers of persons, coarse enough that nobody can be counted out of them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

THRESHOLD = 5
STEPS = (THRESHOLD, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Band:
    """A number of persons as [low, high]; `high` None = no end is given.

    Zero and a few are one band: (0, 4).
    """

    low: int
    high: int | None


def band(number: int) -> Band:
    """Return the band a number lies in."""
    low = max((step for step in STEPS if step <= number), default=0)
    above = [step for step in STEPS if step > number]
    return Band(low=low, high=above[0] - 1 if above else None)


def enough(persons: Iterable[str]) -> bool:
    """Tell whether there are so many that none of them stands out."""
    return len(set(persons)) >= THRESHOLD


def held_back(groups: Sequence[Mapping[K, frozenset[str]]]) -> dict[K, frozenset[str]]:
    """Return the groups to count in the last of several reports, oldest first.

    A group stays as it was last counted until at least as many persons as the
    threshold came or went. So two reports side by side never differ by one person,
    and no row of reports lets somebody be subtracted.
    """
    counted: dict[K, frozenset[str]] = {}
    for report in groups:
        for key, persons in report.items():
            if key not in counted or enough(counted[key] ^ persons):
                counted[key] = persons
    return {key: counted[key] for key in groups[-1]} if groups else {}
