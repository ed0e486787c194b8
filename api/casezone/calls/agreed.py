"""Calls about what was agreed already: holds, actions, escalations."""

from collections.abc import Iterator

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.day import Day
from api.casezone.escalations.kept import OPEN
from api.casezone.plans.kept import STARTED
from api.casezone.plans.started import action_body
from api.text.desk import CallKind
from api.text.sentences import desk as say
from api.web.zone import HERE


def holds(day: Day) -> Iterator[Call]:
    """Yield the holds that end within the time in which a case is this week's."""
    _, week, _ = day.objective.class_days
    for hold in day.holds:
        ends = hold["lapses_at"].astimezone(HERE).date()
        soon = (ends - day.today).days <= week
        if hold["state"] == "HELD" and hold["case_ref"] in day.cases and soon:
            place = hold["place"]
            yield Call(
                kind=CallKind.HOLD,
                cases=(hold["case_ref"],),
                whom=day.provider_of(place),
                reason=told(say.HOLD, place=day.around.name(place), day=ends),
                place=place,
                clock=ends,
                about=hold["ref"],
                age_days=day.around.age(place, day.today),
            )


def actions(day: Day) -> Iterator[Call]:
    """Yield the actions that should have been done by today."""
    for action in day.actions:
        if action.state != STARTED or action.due > day.today:
            continue
        if action.case not in day.cases:
            continue
        body = action_body(day, action)
        what = body.about.text
        yield Call(
            kind=CallKind.ACTION,
            cases=(action.case,),
            whom=body.whom,
            reason=Texts(
                nl=say.ACTION.fill("nl", day=action.due, what=what.nl),
                en=say.ACTION.fill("en", day=action.due, what=what.en),
            ),
            place=body.about.place,
            clock=action.due,
            about=action.ref,
        )


def escalations(day: Day) -> Iterator[Call]:
    """Yield the advice that should have been given by today."""
    for escalation in day.escalations:
        late = escalation.state == OPEN and escalation.due <= day.today
        if late and escalation.case in day.cases:
            yield Call(
                kind=CallKind.ESCALATION,
                cases=(escalation.case,),
                whom=day.asked(str(escalation.body["contact"])),
                reason=told(say.ESCALATION, day=escalation.due),
                clock=escalation.due,
                about=escalation.ref,
            )
