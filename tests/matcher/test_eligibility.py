"""The answers to all pairs are the answers of each rule to each pair."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.facts import CASE, OFFER
from matcher.eligibility import MOST_RULES, Lift, eligibility
from matcher.fact import NOTHING, Unknown
from matcher.model.terms import Route, Sex, Trait
from matcher.rule import Verdict
from matcher.rules import RULE_BY_KEY, RULES
from matcher.way import Payment, Way
from tests.matcher.drawing import pairs

AGE, ROUTE, TRAITS = (
    RULE_BY_KEY[key] for key in ("age", "funding-route", "exclusion-absolute")
)
MANY_WAYS = tuple(
    Way(Payment(route, funder=f"F{k}"), None, None)
    for route in (Route.WMO_BW, Route.ZVW_AMBULANT, Route.HUUR)
    for k in range(50)
)


@st.composite
def boards(draw):
    """Draw rules, and cases and offers that differ in what one or two of them read."""
    rules = draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=6, unique_by=id))
    cases, offers = [CASE], [OFFER]
    for rule in rules:
        for case, offer in draw(st.lists(pairs(rule), max_size=4)):
            cases.append(_mixed(draw(st.sampled_from(cases)), case, CASE))
            offers.append(_mixed(draw(st.sampled_from(offers)), offer, OFFER))
    return rules, cases, draw(st.lists(st.sampled_from(offers), max_size=70))


@st.composite
def lifted_boards(draw):
    """Draw a board and rulings on it, some of them at every offer."""
    rules, cases, offers = draw(boards())
    places = st.frozensets(st.integers(0, len(offers) - 1)) if offers else st.none()
    lift = st.builds(
        Lift,
        rule=st.integers(0, len(rules) - 1),
        case=st.integers(0, len(cases) - 1),
        offers=st.none() | places,
    )
    return rules, cases, offers, draw(st.lists(lift, max_size=6))


def _mixed(record, drawn, default):
    """Return the record with what was drawn for other facts than the default."""
    new = {f.name: getattr(drawn, f.name) for f in fields(drawn)}
    changed = {k: v for k, v in new.items() if v is not getattr(default, k)}
    return replace(record, **changed)


def _mask(rules, case, offer, verdict, lifted):
    return sum(
        1 << k
        for k, rule in enumerate(rules)
        if k not in lifted and rule.answer(case, offer) is verdict
    )


def _scalar(rules, cases, offers, lifts, verdict):
    """Return the masks of one verdict by asking each rule about each pair."""
    return [
        [
            _mask(rules, case, offer, verdict, _rules_lifted(lifts, i, j))
            for j, offer in enumerate(offers)
        ]
        for i, case in enumerate(cases)
    ]


def _rules_lifted(lifts, i, j):
    return {
        x.rule for x in lifts if x.case == i and (x.offers is None or j in x.offers)
    }


def _assert_as_scalar(rules, cases, offers, lifts=()):
    found = eligibility(rules, cases, offers, lifts)
    blocked = _scalar(rules, cases, offers, lifts, Verdict.BLOCKED)
    unknown = _scalar(rules, cases, offers, lifts, Verdict.UNKNOWN)
    for i in range(len(cases)):
        assert found.blocked(i).tolist() == blocked[i]
        assert found.unknown(i).tolist() == unknown[i]
        assert found.lawful(i).tolist() == [
            j for j in range(len(offers)) if not blocked[i][j] | unknown[i][j]
        ]
    return found, blocked, unknown


@settings(max_examples=100, deadline=None)
@given(lifted_boards())
def test_every_pair_has_the_answer_that_each_rule_gives_to_it_alone(board):
    _assert_as_scalar(*board)


@settings(max_examples=50, deadline=None)
@given(lifted_boards())
def test_the_totals_are_those_of_the_pairs_one_by_one(board):
    found, blocked, unknown = _assert_as_scalar(*board)
    pairs_of = [
        (b, u)
        for bs, us in zip(blocked, unknown, strict=True)
        for b, u in zip(bs, us, strict=True)
    ]
    counts = found.counts()
    rules = range(len(board[0]))
    assert counts.pairs == len(pairs_of)
    assert counts.blocked == sum(b > 0 for b, _ in pairs_of)
    assert counts.blocked_twice == sum(b.bit_count() > 1 for b, _ in pairs_of)
    assert counts.unknown == sum(b == 0 < u for b, u in pairs_of)
    assert counts.lawful == sum(b == u == 0 for b, u in pairs_of)
    for name, masks in (("blocked_by", 0), ("open_by", 1)):
        assert getattr(counts, name).tolist() == [
            sum(pair[masks] >> r & 1 for pair in pairs_of) for r in rules
        ]


@pytest.mark.parametrize("size", [1, 7, 8, 9, 63, 64, 65, 70])
def test_the_last_offers_of_an_odd_number_are_not_lost(size):
    offers = [replace(OFFER, min_age=18 + k % 3 * 20) for k in range(size)]
    _assert_as_scalar((AGE,), [CASE, replace(CASE, age=Unknown(17, 18))], offers)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_sets_of_more_members_than_a_word_has_bits_are_told_apart(data):
    ways = st.frozensets(st.sampled_from(MANY_WAYS), max_size=100)
    lawful = data.draw(st.lists(ways, min_size=1, max_size=6))
    forms = data.draw(st.lists(ways, min_size=1, max_size=6))
    cases = [
        *(replace(CASE, lawful=s) for s in lawful),
        *(replace(CASE, lawful=Unknown(s & lawful[0], s)) for s in lawful),
    ]
    _assert_as_scalar((ROUTE,), cases, [replace(OFFER, forms=s) for s in forms])


@settings(max_examples=30, deadline=None)
@given(lifted_boards(), st.randoms(use_true_random=False))
def test_the_order_of_cases_and_offers_does_not_matter(board, random):
    rules, cases, offers, _ = board
    found = eligibility(rules, cases, offers)
    case_at, offer_at = list(range(len(cases))), list(range(len(offers)))
    random.shuffle(case_at)
    random.shuffle(offer_at)
    again = eligibility(
        rules, [cases[i] for i in case_at], [offers[j] for j in offer_at]
    )
    for k, i in enumerate(case_at):
        assert again.blocked(k).tolist() == found.blocked(i)[offer_at].tolist()
        assert again.unknown(k).tolist() == found.unknown(i)[offer_at].tolist()


def test_masks_are_unsigned_words_and_positions_are_integers():
    found = eligibility(RULES, [CASE], [OFFER, OFFER])
    assert found.blocked(0).dtype == found.unknown(0).dtype == np.uint64
    assert found.lawful(0).dtype == np.int64
    assert found.lawful(0).tolist() == [0, 1]


def test_an_unknown_trait_that_is_excluded_leaves_the_rule_open():
    maybe = replace(CASE, traits=Unknown(NOTHING, frozenset({Trait.BRANDSTICHTING})))
    strict = replace(OFFER, excludes_absolute=frozenset({Trait.BRANDSTICHTING}))
    found = eligibility((TRAITS,), [maybe], [OFFER, strict])
    assert found.blocked(0).tolist() == [0, 0]
    assert found.unknown(0).tolist() == [0, 1]


def test_a_ruling_lifts_one_rule_and_leaves_the_others():
    far = replace(OFFER, min_age=40, sexes=frozenset({Sex.VROUW}))
    sex = RULE_BY_KEY["sex"]
    lift = Lift(rule=0, case=0, offers=frozenset({1}))
    found = eligibility((AGE, sex), [CASE, CASE], [far, far], (lift,))
    assert found.blocked(0).tolist() == [0b11, 0b10]
    assert found.blocked(1).tolist() == [0b11, 0b11]


def test_no_cases_no_offers_and_no_rules_give_empty_answers():
    assert eligibility(RULES, [], [OFFER]).counts().pairs == 0
    assert eligibility(RULES, [CASE], []).blocked(0).tolist() == []
    assert eligibility(RULES, [CASE], []).lawful(0).tolist() == []
    assert eligibility((), [CASE], [OFFER]).lawful(0).tolist() == [0]


def test_more_rules_than_a_mask_has_bits_are_refused():
    with pytest.raises(ValueError, match="65 rules"):
        eligibility((AGE,) * (MOST_RULES + 1), [CASE], [OFFER])
