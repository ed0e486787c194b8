"""What an engine reports of one search over one face."""

import math
from dataclasses import dataclass
from enum import Enum

from matcher.solving.problem import IntArray


class Verdict(Enum):
    """How a search ended."""

    PROVED = "proved"
    """The plan is best in the face: value = bound."""
    OPEN = "open"
    """Time or the stop switch ended it; plan and bound as far as known."""
    EMPTY = "empty"
    """Proved that the face holds no plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A plan (int64[cases]) if any, and a proved upper bound of its weight if known.

    `sole` holds when it is also proved that no other plan has this weight. `work`:
    what the search took, by the engine's own count.
    """

    verdict: Verdict
    choice: IntArray | None
    bound: int | None
    engine: str
    sole: bool = False
    work: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a search may spend: seconds and work (may be infinite), workers, a seed."""

    seconds: float
    workers: int
    seed: int
    work: float = math.inf
