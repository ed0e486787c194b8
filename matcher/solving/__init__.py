"""Multi-resource assignment with optional cases, solved step by step with proof."""

from matcher.solving.problem import IntArray, Problem, ProblemError, Step
from matcher.solving.solution import (
    Report,
    Solution,
    Status,
    StepProgress,
    StepReport,
    StepResult,
)
from matcher.solving.solve import solve, solve_with_report
from matcher.solving.stop import Stop
from matcher.solving.variants import Variant, alone, best_within, best_without
from matcher.solving.work import Work

__all__ = [
    "IntArray",
    "Problem",
    "ProblemError",
    "Report",
    "Solution",
    "Status",
    "Step",
    "StepProgress",
    "StepReport",
    "StepResult",
    "Stop",
    "Variant",
    "Work",
    "alone",
    "best_within",
    "best_without",
    "solve",
    "solve_with_report",
]
