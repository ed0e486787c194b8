from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.body import check_body
from matcher.fact import NO, NOTHING, YES, Unknown
from matcher.model.terms import Security, Sex, Trait
from matcher.term import (
    Answer,
    Bounds,
    FactTerm,
    MaskSets,
    PlainSets,
    RuleBodyError,
    Statement,
    reasons,
)

LIMIT = 18
FOUND: list[object] = []


class Symbols:
    """Facts by name: enough of a case and an offer to trace bodies on."""

    def __init__(self, side):
        number = partial(FactTerm, side, is_set=False)
        self.age = number("age", sort="int")
        self.min_age = number("min_age", sort="int")
        self.start = number("start", sort="date")
        self.closed = number("closed", sort="bool")
        self.security = number("security", sort="Security")
        self.sex = FactTerm(side, "sex", is_set=True, sort="set of Sex")
        self.traits = FactTerm(side, "traits", is_set=True, sort="set of Trait")


class Values:
    """Looks plain values or bounds up by `case.name`."""

    def __init__(self, sets=None, **values):
        self.sets = sets or PlainSets()
        self.values = values

    def bounds(self, fact):
        value = self.values[fact.name]
        if isinstance(value, Unknown):
            return Bounds(value.low, value.high)
        return Bounds(value, value)


def traced(body):
    check_body(body)
    found = body(Symbols("case"), Symbols("offer"))
    if not isinstance(found, Statement):
        raise RuleBodyError("no statement")
    return found


def with_default(case, offer, limit=3):
    return case.age >= offer.min_age + limit


def of_closure():
    limit = 3
    return lambda case, offer: case.age >= offer.min_age + limit


def with_side_effect(case, offer):
    FOUND.append(case)
    return case.age >= offer.min_age


def with_import(case, offer):
    import math

    return case.age >= offer.min_age + math.inf


def with_assignment(case, offer):
    case.age = 3
    return case.age >= offer.min_age


BAD = {
    "and": lambda c, o: c.age >= o.min_age and c.closed == NO,
    "or": lambda c, o: c.age >= o.min_age or c.closed == NO,
    "not": lambda c, o: not (c.age >= o.min_age),
    "if": lambda c, o: (c.age >= o.min_age) if c.closed == YES else (c.age >= 1),
    "in": lambda c, o: c.sex in o.traits,
    "chained": lambda c, o: o.min_age <= c.age <= o.min_age,
    "is": lambda c, o: c.age is o.min_age,
    "is, joined": lambda c, o: (c.age is o.min_age) | (c.age >= o.min_age),
    "true before a statement": lambda c, o: YES & (c.age >= o.min_age),
    "true after a statement": lambda c, o: (c.age >= o.min_age) | YES,
    "a fact as a statement": lambda c, o: (c.age >= o.min_age) & c.closed,
    "loop": lambda c, o: c.age >= sum(x for x in o.traits),
    "builtin": lambda c, o: max(c.age, 3) >= o.min_age,
    "invert a comparison": lambda c, o: ~(c.age >= o.min_age),
    "invert a set": lambda c, o: (~c.sex & o.sex) == NOTHING,
    "sum of levels": lambda c, o: c.security + 1 >= o.security,
    "sum of dates": lambda c, o: c.start + 1 >= o.start,
    "sum of sets": lambda c, o: (c.sex + o.sex) == NOTHING,
    "union of numbers": lambda c, o: (c.age | o.age) == LIMIT,
    "sets of two kinds": lambda c, o: (c.sex & o.traits) == NOTHING,
    "kinds compared": lambda c, o: c.age >= o.start,
    "level with number": lambda c, o: c.security >= 2,  # noqa: ARG005 - refused
    "order on sets": lambda c, o: c.sex <= o.sex,
    "order with nothing": lambda c, o: (c.sex & o.sex) > NOTHING,
    "equal sets": lambda c, o: c.sex == o.sex,
    "text": lambda c, o: c.sex == "MAN",  # noqa: ARG005 - refused
    "a day": lambda c, o: c.start >= date(2026, 1, 1),  # noqa: ARG005 - refused
    "a set": lambda c, o: (c.traits & {Trait.HUISDIER}) == NOTHING,  # noqa: ARG005 - refused
    "module constant": lambda c, o: c.age >= LIMIT,  # noqa: ARG005 - refused
    "constant": lambda c, o: YES,  # noqa: ARG005 - refused
    "default": with_default,
    "closure": of_closure(),
    "side effect": with_side_effect,
    "import": with_import,
    "assignment": with_assignment,
    "one argument": lambda c: c.age >= 1,
    "any arguments": lambda *both: both[0].age >= 1,
    "no function": partial(with_default),
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_a_body_that_unknown_facts_cannot_answer_is_refused(body):
    with pytest.raises(RuleBodyError):
        traced(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (lambda c, o: c.age >= o.min_age, "(offer.min_age <= case.age)"),
        (lambda c, o: o.min_age > c.age, "(case.age < offer.min_age)"),
        (lambda c, o: c.age + 1 >= o.age - 1, "((offer.age - 1) <= (case.age + 1))"),
        (lambda c, o: 65 - c.age < o.age, "((65 - case.age) < offer.age)"),
        (lambda c, o: c.security == Security.HOOG, "(case.security == 3)"),  # noqa: ARG005 - a level alone
        (lambda c, o: NOTHING == c.sex - o.sex, "((case.sex - offer.sex) == NOTHING)"),  # noqa: SIM300 - order on purpose
        (
            lambda c, o: (c.sex | o.sex) != NOTHING,
            "((case.sex | offer.sex) != NOTHING)",
        ),
        (
            lambda c, o: (c.closed == NO) & (c.age < 3) | (o.closed == YES),
            "(((case.closed == False) & (case.age < 3)) | (offer.closed == True))",
        ),
    ],
)
def test_a_good_body_reads_back_as_written(body, text):
    assert str(traced(body)) == text


def test_an_enumeration_may_be_named_in_a_body():
    statement = traced(lambda c, o: c.security >= Security.HOOG)  # noqa: ARG005 - a level alone
    assert statement.answer(Values(security=Security.ZEER_HOOG)) == Answer(True, False)


@pytest.mark.parametrize("age", range(16, 21))
@pytest.mark.parametrize("spread", range(3))
def test_a_number_within_bounds_can_hold_and_can_fail(age, spread):
    statement = traced(lambda c, o: c.age >= o.min_age)
    ages = range(age, age + spread + 1)
    answer = statement.answer(Values(age=Unknown(age, age + spread), min_age=18))
    assert answer == Answer(any(a >= 18 for a in ages), any(a < 18 for a in ages))


def test_equality_of_numbers_is_open_when_they_may_meet():
    statement = traced(lambda c, o: c.age == o.min_age)
    assert statement.answer(Values(age=Unknown(3, 5), min_age=4)) == Answer(True, True)
    assert statement.answer(Values(age=Unknown(5, 6), min_age=4)) == Answer(False, True)
    assert statement.answer(Values(age=4, min_age=4)) == Answer(True, False)


def test_reasons_leave_out_the_parts_that_do_not_matter():
    statement = traced(
        lambda c, o: (c.age >= o.min_age) & ((c.closed == NO) | (c.age < 0))
    )
    look = Values(age=20, min_age=18, closed=True)
    assert [str(r) for r in reasons(statement, look)] == [
        "(case.closed == False)",
        "(case.age < 0)",
    ]


subsets = st.frozensets(st.sampled_from(tuple(Sex)))


def mask(members):
    return sum(1 << tuple(Sex).index(m) for m in members)


@given(certain=subsets, maybe=subsets, other=subsets)
def test_sets_and_their_masks_give_the_same_answers(certain, maybe, other):
    bodies = (
        lambda c, o: (c.sex & o.traits) == NOTHING,
        lambda c, o: (c.sex - o.traits) == NOTHING,
        lambda c, o: ((c.sex | o.traits) - c.sex) != NOTHING,
    )
    both = certain | maybe
    plain = Values(sex=Unknown(certain, both), traits=other)
    masks = Values(
        MaskSets(), sex=Unknown(mask(certain), mask(both)), traits=mask(other)
    )
    for body in bodies:
        statement = body(
            Symbols("case"),
            type(
                "Offer",
                (),
                {"traits": FactTerm("offer", "traits", is_set=True, sort="set of Sex")},
            ),
        )
        found, coded = statement.answer(plain), statement.answer(masks)
        assert (found.yes, found.no) == (bool(coded.yes), bool(coded.no))
