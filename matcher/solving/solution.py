"""The output of the solving core: what was chosen, what was proved, and a sidecar."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]


class Status(Enum):
    """How far a run came; only `INFEASIBLE` says that no plan exists."""

    OPTIMAL = "optimal"
    """Every step, the canonical step and the second-best check are settled."""
    FEASIBLE = "feasible"
    """Time ran out; the plan keeps every limit, steps say which are proved."""
    OUT_OF_TIME = "out_of_time"
    """Time ran out before any search ended; the plan, if any, is a first guess."""
    INTERRUPTED = "interrupted"
    """Somebody stopped the run; the plan is the best so far."""
    INFEASIBLE = "infeasible"
    """Every case is required and it is proved that no plan serves them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """The value the plan reaches in a step (None: no plan) and what is proved of it.

    `bound` is the proved limit of the value given the steps before it, in the
    direction of the step; None when unknown. `proved` holds when value = bound.
    """

    name: str
    value: int | None
    bound: int | None
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """One option (index, or -1 for none) per case: int64[cases], with its proof.

    `unique` holds when it is proved that no other plan has the same step values and
    canonical value; never without canonical weights. Without a plan (`INFEASIBLE`, or
    required and out of time) every entry is -1 and every value None.
    """

    status: Status
    choice: IntArray
    steps: tuple[StepResult, ...]
    unique: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """A step that just ended: its result, its place among all, options still open."""

    result: StepResult
    index: int
    count: int
    open_options: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """Host facts of one step: seconds by the caller's clock and who settled it."""

    name: str
    seconds: float
    engine: str
    open_options: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The sidecar of a solution: never part of what is hashed or compared."""

    workers: int
    seed: int
    steps: tuple[StepReport, ...]
