"""The steps of a problem and its canonical rounds, all turned to maximise."""

from dataclasses import dataclass

from matcher.solving.face import value_of
from matcher.solving.faults import CANONICAL_BITS
from matcher.solving.problem import ROUND_BITS, IntArray, Problem
from matcher.solving.solution import StepResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Maximise the sum of `weights` (int64[n_options]); `sign` undoes the turn."""

    name: str
    weights: IntArray
    sign: int

    def result(
        self, choice: IntArray | None, bound: int | None, *, proved: bool
    ) -> StepResult:
        """Return the result of the step in its own direction."""
        value = None if choice is None else self.sign * value_of(self.weights, choice)
        limit = None if bound is None else self.sign * bound
        return StepResult(name=self.name, value=value, bound=limit, proved=proved)


def step_goals(problem: Problem) -> tuple[Goal, ...]:
    """Return a goal per step, in order."""
    return tuple(
        Goal(
            name=step.name,
            weights=step.weights if step.maximise else -step.weights,
            sign=1 if step.maximise else -1,
        )
        for step in problem.steps
    )


def canonical_rounds(canonical: IntArray | None) -> tuple[Goal, ...]:
    """Return a goal per 16 bits of the canonical weights, the lowest bits first."""
    if canonical is None:
        return ()
    return tuple(
        Goal(
            name="canonical" if shift == 0 else f"canonical {shift // ROUND_BITS + 1}",
            weights=(canonical >> shift) & (2**ROUND_BITS - 1),
            sign=1,
        )
        for shift in range(0, CANONICAL_BITS, ROUND_BITS)
    )
