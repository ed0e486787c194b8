"""Table of contents of the rules."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from matcher.funding.provisions import for_people
from matcher.model.agreements import STANDARD, Agreements
from matcher.rule import Rule
from matcher.rules.basics import BASICS_RULES
from matcher.rules.consent import CONSENT_RULES
from matcher.rules.dates import DATES_RULES
from matcher.rules.exclusions import EXCLUSION_RULES
from matcher.rules.funding import FUNDING_RULES
from matcher.rules.judgement import JUDGEMENTS
from matcher.rules.payment import PAYMENT_RULES
from matcher.rules.profile import PROFILE_RULES
from matcher.rules.protection import PROTECTION_RULES
from matcher.rules.region import REGION_RULES
from matcher.rules.registration import REGISTRATION_RULES
from matcher.rules.security import SECURITY_RULES
from matcher.sources import Judgement

RULES: tuple[Rule, ...] = (
    *CONSENT_RULES,
    *REGISTRATION_RULES,
    *SECURITY_RULES,
    *EXCLUSION_RULES,
    *PROFILE_RULES,
    *PROTECTION_RULES,
    *REGION_RULES,
    *DATES_RULES,
    *BASICS_RULES,
    *FUNDING_RULES,
    *PAYMENT_RULES,
)

RULE_BY_KEY: Mapping[str, Rule] = {rule.key: rule for rule in RULES}

FOR_PEOPLE: tuple[Judgement, ...] = (*JUDGEMENTS, *for_people())


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """Keys of rules that are left out, or put in force whatever the day.

    For an analysis only: no case is ever placed under other rules than those in force.
    """

    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()


AS_THEY_ARE = Switches()


def rules_in_force(on: date, switches: Switches = AS_THEY_ARE) -> tuple[Rule, ...]:
    """Return the rules in force on that day, in the order of the contents."""
    return tuple(rule for rule in RULES if _in_force(rule, on, switches))


def rule_set_id(rules: Iterable[Rule], agreements: Agreements = STANDARD) -> str:
    """Return the sha256 over the sorted `key@version` of the rules, in hex.

    Figures agreed otherwise than the standard count as `name=value`.
    """
    names = [f"{rule.key}@{rule.version}" for rule in rules]
    return hashlib.sha256(
        "\n".join(sorted(names + _own(agreements))).encode()
    ).hexdigest()


def _in_force(rule: Rule, on: date, switches: Switches) -> bool:
    if rule.key in switches.off:
        return False
    if rule.key in switches.on:
        return rule is RULE_BY_KEY[rule.key]
    return rule.in_force(on)


def _own(agreements: Agreements) -> list[str]:
    """Return the figures that are not the standard ones, as text."""
    values = {f.name: getattr(agreements, f.name) for f in fields(agreements)}
    return [f"{n}={v}" for n, v in values.items() if v != getattr(STANDARD, n)]
