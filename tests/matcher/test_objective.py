"""The urgency classes and the waiting guard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import AS_OF, BASE_CASE
from matcher.model.case import Case
from matcher.objective import Objective, objective_id, urgency_class

LONG_AGO = AS_OF - timedelta(days=400)


def _case(days: int | None, waiting_since: date = AS_OF) -> Case:
    latest = None if days is None else AS_OF + timedelta(days=days)
    urgency = replace(BASE_CASE.urgency, latest=latest)
    return replace(BASE_CASE, urgency=urgency, waiting_since=waiting_since)


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(-5, 0), (0, 0), (1, 0), (2, 1), (7, 1), (8, 2), (42, 2), (43, 3), (None, 3)],
)
def test_the_latest_date_gives_the_urgency_class(
    days: int | None, urgency: int
) -> None:
    assert urgency_class(_case(days), AS_OF, Objective()) == urgency


@pytest.mark.parametrize(("days", "urgency"), [(0, 0), (5, 1), (20, 1), (None, 2)])
def test_after_the_guard_a_case_counts_one_class_higher_but_never_as_now(
    days: int | None, urgency: int
) -> None:
    assert urgency_class(_case(days, LONG_AGO), AS_OF, Objective()) == urgency


def test_the_guard_begins_on_the_agreed_day_and_not_before() -> None:
    objective = Objective(guard_days=30)
    on_the_day = _case(None, AS_OF - timedelta(days=30))
    day_before = _case(None, AS_OF - timedelta(days=29))
    assert urgency_class(on_the_day, AS_OF, objective) == 2
    assert urgency_class(day_before, AS_OF, objective) == 3


def test_any_other_figure_in_the_objective_gives_another_id() -> None:
    plain = Objective()
    others = [
        replace(plain, guard_days=91),
        replace(plain, steps=plain.steps[:-1]),
        replace(plain, name="anders"),
    ]
    assert len({objective_id(o) for o in (plain, *others)}) == 4
