"""Facts that keep a rule open, named so that somebody can go and find them out."""

from dataclasses import replace
from enum import Enum
from typing import Any

from matcher.fact import Unknown
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.asked import ASKED_AS, LISTS
from matcher.rule import Rule, Verdict


def missing_facts(rule: Rule, case: CaseFacts, offer: OfferFacts) -> tuple[str, ...]:
    """Return the facts to ask for to close the rule for this pair, sorted.

    Of a list only the members that matter here are named, as `case.traits:HUISDIER`;
    a field that follows from another fact is named after that one.
    """
    names = (key.removeprefix("case.") for key in rule.missing(case, offer))
    found = {fact for name in names for fact in _asked(rule, case, offer, name)}
    return tuple(sorted(found))


def _asked(
    rule: Rule, case: CaseFacts, offer: OfferFacts, name: str
) -> tuple[str, ...]:
    value = getattr(case, name)
    if name not in LISTS or not isinstance(value, Unknown):
        return (f"case.{ASKED_AS.get(name, name)}",)
    members = sorted(value.high - value.low)
    decisive = [m for m in members if _matters(rule, case, offer, name, m)]
    return tuple(f"case.{name}:{m.value}" for m in decisive) or (f"case.{name}",)


def _matters(
    rule: Rule, case: CaseFacts, offer: OfferFacts, name: str, member: Enum
) -> bool:
    """Tell whether the answer can turn on this member, at either end of the list."""
    value = getattr(case, name)
    one = frozenset({member})

    def answer(members: frozenset[Enum]) -> Verdict:
        pinned: dict[str, Any] = {name: members}  # replace() takes names as they are
        return rule.answer(replace(case, **pinned), offer)

    return answer(value.low) is not answer(value.low | one) or answer(
        value.high
    ) is not answer(value.high - one)
