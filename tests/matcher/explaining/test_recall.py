from dataclasses import replace

import pytest

from matcher.explaining import recalled
from matcher.plan import Plan
from tests.matcher.verifying.running import outcome_of, planned_of, scene_of


@pytest.mark.parametrize("key", ["D1-willing", "tiny-1-1.0", "tiny-2-1.0", "moving"])
def test_the_plan_behind_a_result_is_the_plan_that_was_made(key):
    planned = planned_of(key)
    again = recalled(scene_of(key), outcome_of(key).result)
    assert again == Plan(choice=planned.choice, status=planned.status)


def test_a_result_of_another_region_is_not_taken_for_this_one():
    with pytest.raises(KeyError):
        recalled(scene_of("tiny-1-1.0"), outcome_of("tiny-2-1.0").result)


def test_a_result_without_one_of_the_cases_is_refused():
    result = outcome_of("tiny-1-1.0").result
    with pytest.raises(KeyError):
        recalled(scene_of("tiny-1-1.0"), replace(result, cases=result.cases[1:]))
