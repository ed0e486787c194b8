from dataclasses import replace
from datetime import date, timedelta

from matcher.kinds import Family
from matcher.rule import Rule
from matcher.rules import (
    FOR_PEOPLE,
    RULE_BY_KEY,
    RULES,
    rule_set_id,
    rules_in_force,
)

DAY = date(2026, 11, 22)

KEYS = """
    consent-or-title closed-door title-covers-start voluntary-stay registration
    security-level over-security exclusion-absolute exclusion-negotiable refusal
    care-covered living-profile age sex child deny-token region starts-in-time
    opening-lasts basics residence-right wlz-profile funding-route funding-applied
    funding-standing funding-decided funding-contract funding-follow-on funding-tariff
"""


def test_the_contents_hold_the_released_rules():
    assert {r.key for r in RULES} == set(KEYS.split())


def test_every_family_has_a_rule():
    assert {r.family for r in RULES} == set(Family)


def test_a_rule_is_found_by_its_key():
    assert [RULE_BY_KEY[r.key] for r in RULES] == list(RULES)


def test_rules_in_force_keep_the_order_of_the_contents():
    assert rules_in_force(DAY) == RULES
    before = min(r.valid_from for r in RULES) - timedelta(days=1)
    assert rules_in_force(before) == ()


def test_the_id_of_a_rule_set_does_not_depend_on_order():
    assert rule_set_id(RULES) == rule_set_id(reversed(RULES))
    assert len(rule_set_id(RULES)) == 64


def test_a_new_version_or_a_rule_less_gives_another_id():
    first: Rule = RULES[0]
    newer = replace(first, version=first.version + 1)
    ids = {rule_set_id(r) for r in (RULES, (newer, *RULES[1:]), RULES[1:])}
    assert len(ids) == 3


def test_what_people_judge_is_no_rule():
    assert {j.key for j in FOR_PEOPLE} & set(RULE_BY_KEY) == set()
