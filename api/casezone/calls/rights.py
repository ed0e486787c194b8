"""Calls about the rights of persons; also of cases that nobody works with now."""

from collections.abc import Iterator
from datetime import date

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.corrections.kept import DECIDED
from api.casezone.corrections.kept import OPEN as ASKED
from api.casezone.corrections.showing import recipients
from api.casezone.day import Day
from api.casezone.objections.kept import OPEN as RECEIVED
from api.casezone.objections.kept import is_own
from api.casezone.things import Thing
from api.text.desk import CallKind
from api.text.sentences import desk as say
from matcher.kinds import Owner


def corrections(day: Day) -> Iterator[Call]:
    """Yield the corrections to decide this week, and who is to be told of one."""
    for found in day.rights.corrections:
        if found.state == ASKED and _is_soon(day, found.due):
            reason = told(say.CORRECTION, day=found.due)
            yield _call(day, CallKind.CORRECTION, found, reason)
        for one in recipients(found) if found.state in DECIDED else ():
            if one.told_on is None:
                yield Call(
                    kind=CallKind.TELL_CORRECTED,
                    cases=(found.case,),
                    whom=day.whom(Owner.AANBIEDER, one.provider),
                    reason=told(say.TELL_CORRECTED),
                    about=found.ref,
                    clock=day.today,
                )


def objections(day: Day) -> Iterator[Call]:
    """Yield the objections to weigh this week, and those to be sent on."""
    for found in day.rights.objections:
        if found.state == RECEIVED and _is_soon(day, found.due):
            reason = told(say.SEND_ON)
            if is_own(found):
                reason = told(say.OBJECTION, day=found.due)
            yield _call(day, CallKind.OBJECTION, found, reason)


def restrictions(day: Day) -> Iterator[Call]:
    """Yield the restrictions that the desk should have looked at again by today."""
    for found in day.rights.restrictions:
        if found.due <= day.today:
            reason = told(say.RESTRICTION, day=found.due)
            yield _call(day, CallKind.RESTRICTION, found, reason)


def _call(day: Day, kind: CallKind, found: Thing, reason: Texts) -> Call:
    return Call(
        kind=kind,
        cases=(found.case,),
        whom=day.holder_of(found.case),
        reason=reason,
        clock=found.due,
        about=found.ref,
    )


def _is_soon(day: Day, due: date) -> bool:
    _, week, _ = day.objective.class_days
    return (due - day.today).days <= week
