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
from matcher.model.case import Entitlement, Title
from matcher.projecting.person import OwnNo, PersonView
from matcher.rules import RULE_BY_KEY

RESIDENCE_RULE = "residence-right"


def own_doors(view: PersonView) -> tuple[Door, ...]:
    """Return the doors that are right for somebody who reads this view."""
    return doors_for(frozenset(_reasons(view)))


def of_paper(entitlement: Entitlement) -> Iterator[Reason]:
    """Yield the reasons to object that a claim to payment brings."""
    reason = OF_INSTRUMENT[entitlement.instrument]
    if reason is not None:
        yield reason
    if reason is Reason.INDICATION:
        yield Reason.WLZ_CARE


def of_title(title: Title) -> Iterator[Reason]:
    """Yield the reasons to object that a legal title brings."""
    yield OF_TITLE[title.kind]
    yield Reason.TITLE


def of_no(no: OwnNo) -> Iterator[Reason]:
    """Yield the reasons to object that the rules behind a no bring."""
    for rule in no.rules:
        yield from _of_rule(rule.blocker.rule)


def _reasons(view: PersonView) -> Iterator[Reason]:
    yield from ALWAYS
    for entitlement in view.record.entitlements:
        yield from of_paper(entitlement)
    for title in view.record.titles:
        yield from of_title(title)
    if view.no is not None:
        yield from of_no(view.no)


def _of_rule(key: str) -> Iterator[Reason]:
    family = RULE_BY_KEY[key].family
    reason = OF_FAMILY[family]
    if reason is None or (family is Family.BASICS and key != RESIDENCE_RULE):
        return
    # Without a title there is no decision of a court to object to.
    if reason is not Reason.TITLE:
        yield reason
