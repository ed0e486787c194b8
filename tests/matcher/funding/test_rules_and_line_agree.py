"""The rules and the funding line are two readings of one set of books."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.fact import high, low
from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.funding.component import keys
from matcher.funding.layers import Universe
from matcher.funding.line import funding_line
from matcher.offers import offers
from matcher.rule import Verdict
from matcher.rules.basics import RESIDENCE
from matcher.rules.funding import FUNDING_RULES
from matcher.rules.payment import CONTRACT, FOLLOW_ON
from tests.matcher.funding.drawing_money import regions

ASKED = (RESIDENCE, *FUNDING_RULES, CONTRACT, FOLLOW_ON)
LAYERS = ("lawful", "fitting", "applied", "standing", "decided")


def scene(region):
    """Return the facts of the case and of each offer."""
    supply = tuple(offer_facts(region, o) for o in offers(region))
    forms = {f for facts in supply for f in facts.forms}
    ways = {w for facts in supply for w in facts.ways}
    universe = Universe(
        forms=tuple(sorted(forms, key=lambda w: w.key)),
        ways=tuple(sorted(ways, key=lambda w: w.key)),
    )
    (case,) = region.cases
    return case, case_facts(region, case, universe), supply


def lines(region, case, facts, offer):
    """Return the lines of every way of one offer that has one."""
    start = max(offer.start, low(facts.earliest))
    until = max(offer.needs_until, start + timedelta(days=1))
    after = tuple(sorted(offer.ways, key=lambda w: w.key))
    drawn = ((w, funding_line(case, region, w, after, start, until)) for w in after)
    return [(w, line) for w, line in drawn if line is not None], start, until


@settings(max_examples=400)
@given(region=regions())
def test_a_line_exists_exactly_when_no_rule_about_money_blocks_or_is_open(region):
    case, facts, supply = scene(region)
    for offer in supply:
        if offer.needs_until <= low(facts.earliest):
            continue
        drawn, _, _ = lines(region, case, facts, offer)
        answers = {r.key: r.answer(facts, offer) for r in ASKED}
        held = all(a is Verdict.HOLDS for a in answers.values())
        assert held is bool(drawn), answers


@settings(max_examples=150)
@given(region=regions())
def test_the_phases_of_a_line_leave_no_hole(region):
    case, facts, supply = scene(region)
    for offer in supply:
        drawn, start, until = lines(region, case, facts, offer)
        for way, line in drawn:
            assert line.starts >= start
            for component, _ in keys(way):
                found = [p for p in line.phases if p.component is component]
                end = max(until, line.starts + timedelta(days=1))
                if not found:
                    continue
                assert found[0].start == line.starts
                for before, after in pairwise(found):
                    assert before.until == after.start
                assert all(p.start < p.until <= end for p in found)
                last = max(p.until for p in line.phases)
                assert last == end


@settings(max_examples=150)
@given(region=regions())
def test_each_layer_lies_within_the_one_before(region):
    _, facts, _ = scene(region)
    for outer, inner in pairwise(LAYERS):
        for bound in (low, high):
            assert bound(getattr(facts, inner)) <= bound(getattr(facts, outer))
    for bound in (low, high):
        payable = bound(facts.payable)
        ending = bound(facts.ending) | bound(facts.ending_next)
        assert bound(facts.steady) | ending == payable
        assert not bound(facts.steady) & ending
        assert {w.form for w in payable} <= bound(facts.decided)


@settings(max_examples=150)
@given(region=regions(), data=st.data())
def test_a_line_does_not_depend_on_the_order_of_the_ways(region, data):
    case, facts, supply = scene(region)
    for offer in supply:
        drawn, start, until = lines(region, case, facts, offer)
        ways = data.draw(st.permutations(sorted(offer.ways, key=lambda w: w.key)))
        for way, line in drawn:
            assert funding_line(case, region, way, tuple(ways), start, until) == line
