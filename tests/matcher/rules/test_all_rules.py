import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.facts import CASE, OFFER
from matcher.fact import Unknown
from matcher.kinds import ADVISED, ChangeClass, KindOfNo, Owner, Scope, Strength
from matcher.rule import Verdict
from matcher.rules import FOR_PEOPLE, RULES
from matcher.sources import slot_names
from tests.matcher.drawing import completed, completions, pairs
from tests.matcher.rules.saying import filled

A, B, C, D, X, P = ChangeClass

# Which change may lift a rule of which strength.
ALLOWED = {
    # Law is met by a paper (A), a registration (B), a decision on entitlement (C),
    # an authority over liberty (D) or the person's own consent (P); never waived (X).
    Strength.HARD: {A, B, C, D, P},
    # What an authority may lift is asked of it, on money (C) or liberty (D).
    Strength.DISCRETION: {C, D},
    # A house rule may be absolute (X); it never restricts liberty (D) and nobody
    # has to choose something for its sake (P).
    Strength.POLICY: {A, B, C, X},
    # Safety and treatment are no matter of money (C) or of the person alone (P).
    Strength.CLINICAL: {A, B, D, X},
}
MAX_WORDS = 20
BLAMING = re.compile(
    r"\b(de (persoon|cliënt|patiënt|bewoner)|hij|zij|iemand|u|the (person|client|"
    r"patient)|you|he|she|they)\b",
    re.IGNORECASE,
)
BLAME_WORDS = re.compile(
    r"zorgmijd|weiger|onwillig|ongemotiveerd|overlast|verward|refus|unwilling|"
    r"voldoet niet|does not meet|avoid",
    re.IGNORECASE,
)
COERCIVE_ADVICE = re.compile(
    r"(vra(ag|gen)|verzoek|vorder|request|apply|ask)\w*\b[^.]*\b(\w*machtiging|"
    r"\w*maatregel|titel|order|authorisation|measure)\b",
    re.IGNORECASE,
)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda r: r.key)
checked = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def texts(rule):
    return (*rule.sentences.all, rule.change_nl, rule.change_en)


def written(rule):
    """Return how often the body writes each fact."""
    found = Counter()
    for comparison in rule.statement.comparisons():
        found.update(f.key for f in comparison.facts())
    return found


def unknown_facts(rule, case, offer):
    sides = {"case": case, "offer": offer}
    keys = [k.split(".") for k in rule.reads]
    return {
        f"{side}.{name}"
        for side, name in keys
        if isinstance(getattr(sides[side], name), Unknown)
    }


def test_there_are_enough_rules_and_they_fit_a_mask():
    assert 20 <= len(RULES) <= 64


def test_no_two_rules_are_called_the_same_on_any_day():
    named = Counter((r.key, r.version) for r in RULES)
    assert max(named.values()) == 1
    days = {r.valid_from for r in RULES} | {r.valid_until for r in RULES} - {None}
    for day in days:
        in_force = Counter(r.key for r in RULES if r.in_force(day))
        assert max(in_force.values()) == 1


def test_titles_tell_rules_apart():
    for language in ("title_nl", "title_en"):
        latest = {r.key: getattr(r, language) for r in RULES}
        assert len(set(latest.values())) == len(latest)


@each_rule
def test_the_default_pair_meets_the_rule(rule):
    assert rule.answer(CASE, OFFER) is Verdict.HOLDS


@each_rule
def test_every_source_names_its_article_reading_and_text(rule):
    assert rule.sources
    assert not [f for s in rule.sources for f in s.faults]


@each_rule
def test_hard_rules_rest_on_law_and_house_rules_say_so(rule):
    if rule.strength is Strength.HARD:
        assert any(not s.is_policy for s in rule.sources)
    if rule.strength is Strength.POLICY:
        assert any(s.is_policy for s in rule.sources)


@each_rule
def test_the_change_fits_the_strength(rule):
    assert rule.change in ALLOWED[rule.strength]


@each_rule
def test_liberty_safety_and_own_choice_are_never_advised(rule):
    if rule.change in {D, X, P}:
        assert rule.change not in ADVISED
    if rule.change is X:
        assert rule.owner is Owner.NIEMAND
        assert not rule.change_nl + rule.change_en
    if rule.change is P:
        assert rule.owner is Owner.PERSOON
        assert rule.scope is Scope.CASE
    if rule.owner is Owner.NIEMAND:
        assert rule.change in {D, X}


@each_rule
def test_no_text_advises_a_measure_that_restricts_liberty(rule):
    for text in (rule.change_nl, rule.change_en):
        assert not COERCIVE_ADVICE.search(text), text


@each_rule
def test_a_rule_names_a_kind_that_rules_can_cause(rule):
    assert rule.kind not in {KindOfNo.UNKNOWN_FACTS, KindOfNo.COMPETITION}
    assert (rule.cause is not None) == (rule.kind is KindOfNo.FUNDING_GAP)


@each_rule
def test_every_slot_is_used_and_fills(rule):
    used = frozenset().union(*(slot_names(t) for t in texts(rule)))
    assert used == set(rule.slots)
    for text in texts(rule):
        assert "{" not in filled(text, rule, CASE, OFFER)


@each_rule
def test_sentences_are_short(rule):
    for text in texts(rule):
        for sentence in re.split(r"(?<=[.:?!])\s", text):
            assert len(sentence.split()) <= MAX_WORDS, sentence


@each_rule
def test_a_refusal_is_about_the_place_the_rule_or_the_offer(rule):
    for text in rule.sentences.all:
        for sentence in re.split(r"(?<=[.?!])\s", text):
            assert not BLAMING.match(sentence), sentence
            assert not BLAME_WORDS.search(sentence), sentence


@each_rule
def test_a_protected_rule_says_one_thing_to_everybody(rule):
    if rule.protected:
        assert not rule.slots
        assert rule.sentences.nl == rule.sentences.person_nl
        assert rule.sentences.en == rule.sentences.person_en


@each_rule
def test_a_rule_is_in_force_from_its_first_day_until_its_last(rule):
    assert rule.in_force(rule.valid_from)
    assert not rule.in_force(rule.valid_from - timedelta(days=1))


@each_rule
@checked
@given(data=st.data())
def test_known_facts_give_what_the_plain_body_gives(rule, data):
    case, offer = data.draw(pairs(rule, with_unknowns=False))
    answer = Verdict.HOLDS if rule.holds(case, offer) else Verdict.BLOCKED
    assert rule.answer(case, offer) is answer


@each_rule
@checked
@given(data=st.data())
def test_blocked_means_blocked_whatever_the_unknown_facts_are(rule, data):
    case, offer = data.draw(pairs(rule))
    turned_out = {
        rule.holds(*completed(case, offer, c)) for c in completions(rule, case, offer)
    }
    answer = rule.answer(case, offer)
    if answer is Verdict.UNKNOWN:
        times = written(rule)
        once = all(times[k] == 1 for k in unknown_facts(rule, case, offer))
        assert turned_out == {True, False} or not once
    else:
        assert turned_out == {answer is Verdict.HOLDS}


@each_rule
@checked
@given(data=st.data())
def test_no_fact_that_decides_is_left_out_of_what_is_missing(rule, data):
    case, offer = data.draw(pairs(rule))
    missing = rule.missing(case, offer)
    assert set(missing) <= unknown_facts(rule, case, offer)
    outcomes = {
        tuple(sorted(c.items(), key=lambda item: item[0])): rule.holds(
            *completed(case, offer, c)
        )
        for c in completions(rule, case, offer)
    }
    for fact in unknown_facts(rule, case, offer) - set(missing):
        by_rest = {}
        for values, held in outcomes.items():
            rest = tuple(v for v in values if v[0] != fact)
            by_rest.setdefault(rest, set()).add(held)
        assert all(len(seen) == 1 for seen in by_rest.values()), fact


def test_what_is_left_to_people_says_who_judges_and_why():
    assert len({j.key for j in FOR_PEOPLE}) == len(FOR_PEOPLE)
    for judgement in FOR_PEOPLE:
        assert judgement.title_nl
        assert judgement.title_en
        assert judgement.sources
        assert not [f for s in judgement.sources for f in s.faults]


def test_rules_start_no_earlier_than_the_product():
    assert min(r.valid_from for r in RULES) >= date(2026, 1, 1)
