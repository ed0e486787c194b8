"""The steps of a problem and its canonical rounds, all turned to maximise."""

from dataclasses import dataclass

from matcher.solving.face import value_of
from matcher.solving.problem import IntArray, Problem
from matcher.solving.solution import StepResult

LOW_BITS = 31


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


def canonical_goals(canonical: IntArray) -> tuple[Goal, Goal]:
    """Return the first canonical round (low 31 bits) and its extension (high 31)."""
    low = canonical & (2**LOW_BITS - 1)
    return (
        Goal(name="canonical", weights=low, sign=1),
        Goal(name="canonical.2", weights=canonical >> LOW_BITS, sign=1),
    )
