"""How tests fill the slots of a rule's sentences: plainly, without labels."""

from datetime import date
from enum import IntEnum

from matcher.facts import CaseFacts, OfferFacts
from matcher.rule import Rule


def said(rule: Rule, case: CaseFacts, offer: OfferFacts) -> str:
    """Return what the rule says in Dutch to a professional about this pair."""
    return filled(rule.sentences.nl, rule, case, offer)


def filled(sentence: str, rule: Rule, case: CaseFacts, offer: OfferFacts) -> str:
    """Return one sentence of the rule with its slots filled for this pair."""
    values = {n: plain(v) for n, v in rule.found(case, offer).items()}
    return sentence.format(**values)


def plain(value: object) -> str:
    """Return a value as text: sets sorted, dates as day-month-year."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(v) for v in value))
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(int(value)) if isinstance(value, IntEnum) else str(value)
