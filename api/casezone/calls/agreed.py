"""Calls about what was agreed already: holds, actions, escalations."""

from collections.abc import Iterator
from datetime import timedelta

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.day import Day
from api.casezone.escalations.kept import OPEN
from api.casezone.plans.kept import STARTED
from api.casezone.plans.started import action_body
from api.casezone.questions.kept import FLAGGED, OF_DESK
from api.casezone.questions.kept import OPEN as ASKED
from api.casezone.turns import whose_turn
from api.text.desk import HANDOVER_ITEMS, CallKind
from api.text.sentences import desk as say
from api.text.values import DAYS, Counted, Value
from api.web.zone import HERE
from matcher.kinds import Owner

ONE_DAY = timedelta(days=1)


def holds(day: Day) -> Iterator[Call]:
    """Yield the holds that end within the time in which a case is this week's."""
    _, week, _ = day.objective.class_days
    for hold in day.running.holds:
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


def questions(day: Day) -> Iterator[Call]:
    """Yield the questions that wait for the desk, or of which the time is nearly up."""
    for question in day.running.questions:
        ends = question["answer_by"].astimezone(HERE).date()
        waits = question["state"] in OF_DESK
        soon = question["state"] in ASKED and ends <= day.today + ONE_DAY
        if (waits or soon) and question["case_ref"] in day.cases:
            place, say_it = question["place"], say.ANSWER if waits else say.QUESTION
            yield Call(
                kind=CallKind.QUESTION,
                cases=(question["case_ref"],),
                whom=day.provider_of(place),
                reason=told(say_it, place=day.around.name(place), day=ends),
                place=place,
                clock=ends,
                about=question["ref"],
                age_days=day.around.age(place, day.today),
            )


def refusals(day: Day) -> Iterator[Call]:
    """Yield the refusals against an own publication that nobody has looked at."""
    for question in day.running.questions:
        if question["refusal"] == FLAGGED and question["case_ref"] in day.cases:
            place = question["place"]
            yield Call(
                kind=CallKind.REFUSAL,
                cases=(question["case_ref"],),
                whom=day.provider_of(place),
                reason=told(say.REFUSAL, place=day.around.name(place)),
                place=place,
                about=question["ref"],
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


def handovers(day: Day) -> Iterator[Call]:
    """Yield the items of a handover that should have been settled by today."""
    for turn in day.running.turns:
        row = turn.row
        if row["due"] > day.today or row["case_ref"] not in day.cases:
            continue
        place, item = day.around.name(row["place"]), HANDOVER_ITEMS[row["item"]]
        values: dict[str, Value] = {"place": place, "day": row["due"]}
        yield Call(
            kind=CallKind.HANDOVER,
            cases=(row["case_ref"],),
            whom=whose_turn(day, turn),
            reason=Texts(
                nl=say.HANDOVER.fill("nl", item=item.nl, **values),
                en=say.HANDOVER.fill("en", item=item.en, **values),
            ),
            place=row["place"],
            clock=row["due"],
            about=row["placement"],
        )


def principles(day: Day) -> Iterator[Call]:
    """Yield the questions of principle that lapse today when nobody answers."""
    for question in day.running.principles:
        row = question.row
        ends = row["answer_by"].astimezone(HERE).date()
        due = row["state"] == "ASKED" and ends <= day.today
        if due and row["case_ref"] in day.cases:
            yield Call(
                kind=CallKind.PRINCIPLE,
                cases=(row["case_ref"],),
                whom=day.whom(Owner.FINANCIER, question.funder, row["case_ref"]),
                reason=told(say.PRINCIPLE, day=ends),
                clock=ends,
                about=row["ref"],
            )


def followups(day: Day) -> Iterator[Call]:
    """Yield the people of whom is asked by today how it goes at their place."""
    for row in day.running.followups:
        if row["due"] <= day.today and row["case_ref"] in day.cases:
            after = Counted(row["days"], DAYS)
            yield Call(
                kind=CallKind.FOLLOW_UP,
                cases=(row["case_ref"],),
                whom=day.provider_of(row["place"]),
                reason=told(say.FOLLOW_UP, days=after, day=row["due"]),
                place=row["place"],
                clock=row["due"],
                about=row["ref"],
            )
