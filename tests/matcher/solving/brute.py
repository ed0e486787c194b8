"""All plans of a tiny problem by enumeration, and problems to try it on."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from matcher.solving import Problem, Step


def plans(problem: Problem) -> list[tuple[int, ...]]:
    """Return every choice that keeps the limits (and serves all, when required)."""
    by_case = [
        [
            *(() if problem.required else (-1,)),
            *np.flatnonzero(problem.option_case == c).tolist(),
        ]
        for c in range(problem.cases)
    ]
    return [choice for choice in product(*by_case) if keeps_limits(problem, choice)]


def keeps_limits(problem: Problem, choice: tuple[int, ...]) -> bool:
    """Whether no limit is exceeded."""
    load = [0] * problem.n_limits
    uses = zip(
        problem.use_limit.tolist(),
        problem.use_option.tolist(),
        problem.use_amount.tolist(),
        strict=True,
    )
    for limit, option, amount in uses:
        load[limit] += amount if option in choice else 0
    return all(a <= b for a, b in zip(load, problem.capacity.tolist(), strict=True))


def vector(problem: Problem, choice: tuple[int, ...]) -> tuple[int, ...]:
    """Return the value of every step of the choice."""
    chosen = [j for j in choice if j >= 0]
    return tuple(int(step.weights[chosen].sum()) for step in problem.steps)


def best(problem: Problem, among: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return all choices that are lexicographically best in the steps."""

    def key(choice: tuple[int, ...]) -> tuple[int, ...]:
        values = vector(problem, choice)
        return tuple(
            value if step.maximise else -value
            for step, value in zip(problem.steps, values, strict=True)
        )

    top = max(map(key, among), default=())
    return [choice for choice in among if key(choice) == top]


def array(values: list[int]) -> np.ndarray:
    """Return the values as int64[n]."""
    return np.array(values, dtype=np.int64)


@st.composite
def problems(draw: st.DrawFn, *, required: bool | None = None) -> Problem:
    """Draw a problem of at most 4 cases, 9 options, 4 limits and 3 steps."""
    cases = draw(st.integers(1, 4))
    options = draw(st.integers(0, 9))
    limits = draw(st.integers(0, 4))
    numbers = st.integers(0, 6)
    pairs = draw(
        st.lists(
            st.tuples(
                st.integers(0, max(limits - 1, 0)), st.integers(0, max(options - 1, 0))
            ),
            unique=True,
            max_size=20 if limits and options else 0,
        )
    )
    several = st.lists(st.integers(-4, 6), min_size=options, max_size=options)
    steps = tuple(
        Step(name=f"step {k}", maximise=draw(st.booleans()), weights=array(w))
        for k, w in enumerate(draw(st.lists(several, min_size=1, max_size=3)))
    )
    weights = st.integers(0, 2**31 - 1)
    return Problem(
        cases=cases,
        option_case=array(
            draw(
                st.lists(st.integers(0, cases - 1), min_size=options, max_size=options)
            )
        ),
        capacity=array(draw(st.lists(numbers, min_size=limits, max_size=limits))),
        use_limit=array([limit for limit, _ in pairs]),
        use_option=array([option for _, option in pairs]),
        use_amount=array(
            draw(st.lists(numbers, min_size=len(pairs), max_size=len(pairs)))
        ),
        steps=steps,
        required=draw(st.booleans()) if required is None else required,
        canonical=array(
            draw(st.lists(weights, min_size=options, max_size=options, unique=True))
        ),
    )
