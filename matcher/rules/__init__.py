"""Table of contents of the rules."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from matcher.funding.provisions import for_people
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


def rules_in_force(on: date) -> tuple[Rule, ...]:
    """Return the rules in force on that day, in the order of the contents."""
    return tuple(rule for rule in RULES if rule.in_force(on))


def rule_set_id(rules: Iterable[Rule]) -> str:
    """Return the sha256 over the sorted `key@version` of the rules, in hex."""
    names = sorted(f"{rule.key}@{rule.version}" for rule in rules)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
