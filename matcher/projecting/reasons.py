"""For which reasons somebody may want to object, read off the own view alone."""

from collections.abc import Iterator

from matcher.doors import (
    ALWAYS,
    OF_FAMILY,
    OF_INSTRUMENT,
    OF_TITLE,
    Door,
    Reason,
    doors_for,
)
from matcher.kinds import Family
from matcher.projecting.person import PersonView
from matcher.rules import RULE_BY_KEY

RESIDENCE_RULE = "residence-right"


def own_doors(view: PersonView) -> tuple[Door, ...]:
    """Return the doors that are right for somebody who reads this view."""
    return doors_for(frozenset(_reasons(view)))


def _reasons(view: PersonView) -> Iterator[Reason]:
    yield from ALWAYS
    record = view.record
    for entitlement in record.entitlements:
        reason = OF_INSTRUMENT[entitlement.instrument]
        if reason is not None:
            yield reason
        if reason is Reason.INDICATION:
            yield Reason.WLZ_CARE
    for title in record.titles:
        yield OF_TITLE[title.kind]
        yield Reason.TITLE
    for rule in view.no.rules if view.no is not None else ():
        yield from _of_rule(rule.blocker.rule)


def _of_rule(key: str) -> Iterator[Reason]:
    family = RULE_BY_KEY[key].family
    reason = OF_FAMILY[family]
    if reason is None or (family is Family.BASICS and key != RESIDENCE_RULE):
        return
    # Without a title there is no decision of a court to object to.
    if reason is not Reason.TITLE:
        yield reason
