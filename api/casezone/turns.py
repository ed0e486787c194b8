"""Whose turn an item of a handover is, as somebody to call."""

from api.casezone.contacts.shapes import Whom
from api.casezone.day import Day
from api.casezone.handovers.items import ItemOwner
from api.casezone.running import Turn
from matcher.kinds import Owner


def whose_turn(day: Day, turn: Turn) -> Whom:
    """Return whom to call about an item: the organisation that was named for it first.

    Without one: where somebody goes to, comes from, or lives, or who holds the regie.
    """
    owner, who = party_of(day, turn)
    case = turn.row["case_ref"]
    regie = owner is Owner.REGIEBEHANDELAAR and not turn.organisation
    return day.holder_of(case) if regie else day.whom(owner, who, case)


def party_of(day: Day, turn: Turn) -> tuple[Owner, str]:
    """Return the owner and the reference of whose turn it is."""
    named, case = turn.organisation, day.cases[turn.row["case_ref"]].case
    stays = case.stay_now.place
    if turn.owner is ItemOwner.AANBIEDER:
        return Owner.AANBIEDER, named or day.around.provider_of(turn.row["place"])
    if turn.owner is ItemOwner.AFZENDER and (named or stays is not None):
        return Owner.AANBIEDER, named or day.around.provider_of(stays or "")
    if turn.owner is ItemOwner.GEMEENTE_CONTACT:
        return Owner.GEMEENTE_CONTACT, named or case.municipality
    if turn.owner is ItemOwner.FINANCIER:
        return Owner.FINANCIER, named
    return Owner.REGIEBEHANDELAAR, named or case.regie
