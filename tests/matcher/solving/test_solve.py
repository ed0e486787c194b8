"""The solving core against enumeration, itself permuted, and published optima."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.peers import solvers
from benchmarks.solving.instances import instance
from matcher.solving import Problem, Solution, Status, Step, solve
from matcher.solving.problem import ROUND_BITS
from tests.matcher.solving.brute import array, best, plans, problems, vector
from tests.matcher.solving.gap import OPTIMA, gap


def solved(problem: Problem, *, workers: int = 8, seed: int = 0) -> Solution:
    """Return the solution with time to spare."""
    return solve(problem, remaining=lambda: 60.0, workers=workers, seed=seed)


def rounds(problem: Problem, choice: tuple[int, ...]) -> tuple[int, ...]:
    """Return the canonical sums of a choice, round by round."""
    assert problem.canonical is not None
    weights = problem.canonical[[j for j in choice if j >= 0]]
    shifts = range(0, 62, ROUND_BITS)
    return tuple(int((weights >> s & (2**ROUND_BITS - 1)).sum()) for s in shifts)


@settings(deadline=None)
@given(problems())
def test_a_solution_is_what_enumeration_finds(problem: Problem) -> None:
    """Every step value, the canonical choice and uniqueness agree."""
    solution = solved(problem)
    every = plans(problem)
    if not every:
        assert solution.status is Status.INFEASIBLE
        return
    equal = best(problem, every)
    top = max(rounds(problem, choice) for choice in equal)
    winners = [choice for choice in equal if rounds(problem, choice) == top]
    assert solution.status is Status.OPTIMAL
    assert tuple(solution.choice.tolist()) in winners
    assert tuple(s.value for s in solution.steps)[: len(problem.steps)] == vector(
        problem, equal[0]
    )
    assert all(s.proved and s.bound == s.value for s in solution.steps)
    assert solution.unique == (len(winners) == 1)


@settings(deadline=None, max_examples=40)
@given(problems(), st.randoms(use_true_random=False))
def test_permuting_the_options_permutes_the_plan(
    problem: Problem, random: object
) -> None:
    """Rows in another order give the same options, step values and proof."""
    order = np.array(range(problem.n_options), dtype=np.int64)
    random.shuffle(order)  # type: ignore[attr-defined]
    place = np.argsort(order)
    assert problem.canonical is not None
    other = replace(
        problem,
        option_case=problem.option_case[order],
        use_option=place[problem.use_option],
        steps=tuple(replace(s, weights=s.weights[order]) for s in problem.steps),
        canonical=problem.canonical[order],
    )
    first, second = solved(problem), solved(other)
    back = np.where(second.choice >= 0, np.append(order, -1)[second.choice], -1)
    assert first.steps == second.steps
    assert first.status == second.status
    if first.unique:
        assert back.tolist() == first.choice.tolist()


@pytest.mark.parametrize("name", OPTIMA)
def test_a_published_problem_has_its_published_optimum(name: str) -> None:
    """Ours and CBC, an independent solver, both reach the optimum of the library."""
    problem = gap(name)
    solution = solved(problem)
    assert solution.status is Status.OPTIMAL
    assert solution.steps[0].value == OPTIMA[name]
    # CBC knows no required cases: serving one pays more than all profits together.
    bonus = problem.steps[0].weights + 10_000
    free = replace(problem, required=False)
    plan = solvers.cbc(free, bonus, [], None, None, 60.0)
    assert plan is not None
    assert problem.steps[0].weights[plan].sum() == OPTIMA[name]


def test_one_worker_and_eight_choose_the_same_plan() -> None:
    """A problem of thirty cases with many ties gives the same bytes."""
    problem = instance(5, "tight", cases=30, places=120)
    first, second = solved(problem, workers=1), solved(problem, workers=8, seed=7)
    assert first.status is Status.OPTIMAL
    assert first.unique
    assert first.choice.tobytes() == second.choice.tobytes()
    assert first.steps == second.steps


def test_a_tie_that_the_first_round_leaves_is_decided_by_the_next() -> None:
    """Two options equal in the low 16 bits differ in the next 16."""
    problem = pair(canonical=[3 + (1 << 16), 3 + (5 << 16)])
    solution = solved(problem)
    assert solution.choice.tolist() == [1]
    assert solution.unique
    assert [step.name for step in solution.steps] == [
        "same",
        "canonical",
        "canonical 2",
    ]


def test_a_tie_that_no_round_decides_is_never_called_unique() -> None:
    """Two options with one canonical weight leave two plans."""
    solution = solved(pair(canonical=[3, 3]))
    assert solution.status is Status.OPTIMAL
    assert not solution.unique


def test_large_weights_are_summed_exactly() -> None:
    """Values beyond 2**53, where doubles have gaps, are compared as integers."""
    problem = replace(
        pair(canonical=[1, 2]),
        steps=(
            Step(name="wide", maximise=True, weights=array([2**58, 2**58 + 1])),
            Step(name="narrow", maximise=False, weights=array([0, 9])),
        ),
    )
    solution = solved(problem)
    assert solution.choice.tolist() == [1]
    assert solution.steps[0].value == 2**58 + 1


def pair(*, canonical: list[int]) -> Problem:
    """Return one case with two options that are equal in the only step."""
    return Problem(
        cases=1,
        option_case=array([0, 0]),
        capacity=array([1]),
        use_limit=array([0, 0]),
        use_option=array([0, 1]),
        use_amount=array([1, 1]),
        steps=(Step(name="same", maximise=True, weights=array([4, 4])),),
        canonical=array(canonical),
    )
