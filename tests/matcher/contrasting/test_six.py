"""Six questions, each with only one right answer, as worked out by hand."""

import pytest

from matcher.claims.contrast import Answer
from tests.matcher.contrasting.asking import answer, drawn, place_of, posed
from tests.matcher.contrasting.six import ALL, Worked

each = pytest.mark.parametrize("worked", ALL, ids=lambda w: w.key)


def found_by(worked: Worked):
    scene, plan, ask = posed(worked)
    return answer(scene, plan, ask), drawn(scene, plan), ask


@each
def test_the_plan_is_the_one_that_was_worked_out(worked: Worked) -> None:
    scene, plan, _ = posed(worked)
    at = {
        case.ref: place_of(scene, option)
        for case, option in zip(scene.cases, plan.choice, strict=True)
        if option is not None
    }
    if "ANY" in {*worked.at, *worked.at.values()}:
        assert len(at) == 1
    else:
        assert at == worked.at


@each
def test_the_answer_is_the_one_that_was_worked_out(worked: Worked) -> None:
    found, names, _ = found_by(worked)
    assert found.premise is None
    assert found.answer is Answer(worked.answer)
    assert found.idle == worked.idle
    told = found.best
    leaves = () if told is None else told.leaves
    assert leaves == tuple(names.get(ref, ref) for ref in worked.leaves)
    costs = () if told is None else tuple((c.step, c.worse_by) for c in told.costs)
    assert costs == worked.costs


@each
def test_what_stands_in_the_way_is_the_one_that_was_worked_out(
    worked: Worked,
) -> None:
    found, _, _ = found_by(worked)
    cited = found.offers[:1]
    assert tuple(b.rule for offer in cited for b in offer.blockers) == worked.rules
    assert tuple(o.rule for offer in cited for o in offer.open) == worked.missing
    lack = found.shortage
    assert (() if lack is None else lack.cases) == worked.group
    assert (() if lack is None else tuple(w.limit for w in lack.limits)) == worked.short
    if lack is not None:
        assert (lack.demand, lack.capacity) == (2, 1)


@each
def test_who_else_moves_is_the_one_that_was_worked_out(worked: Worked) -> None:
    found, _, ask = found_by(worked)
    assert (found.fewest is not None) == (worked.answer == "MOVES")
    for told in (found.fewest, found.best):
        if told is not None:
            asked = {ask.case, ask.other}
            others = {m.case: m.place for m in told.moves if m.case not in asked}
            assert others == worked.others
