"""Whose move it is in a case that is stuck, and what was tried before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from api.casezone.asking import Texts
from api.casezone.calls.call import told
from api.casezone.calls.waiting import not_started, way_left
from api.casezone.contacts.shapes import Whom
from api.casezone.day import Day, Known
from api.casezone.escalations.kept import ADVISED, OPEN
from api.casezone.holds.kept import HELD
from api.casezone.plans.kept import STARTED
from api.casezone.plans.started import action_body, said, text_of_change
from api.casezone.questions.kept import OF_DESK
from api.casezone.questions.kept import OPEN as ASKED
from api.casezone.stuck.shapes import Mover, Tried, TriedBody
from api.casezone.things import Thing
from api.text.sentences import desk as say
from api.web.zone import HERE
from matcher.kinds import Owner

OF_QUESTION = {
    "REFUSED": Tried.QUESTION_REFUSED,
    "DECLINED": Tried.QUESTION_DECLINED,
    "RECALLED": Tried.QUESTION_RECALLED,
    "LAPSED": Tried.QUESTION_LAPSED,
}
OF_HOLD = {
    "RELEASED": Tried.HOLD_RELEASED,
    "LAPSED": Tried.HOLD_LAPSED,
    "WITHDRAWN": Tried.HOLD_WITHDRAWN,
}
OF_PLACEMENT = {
    "FELL_THROUGH": Tried.PLACEMENT_FELL_THROUGH,
    "TAKEN_BACK": Tried.PLACEMENT_TAKEN_BACK,
}
OF_PRINCIPLE = {
    "UNWILLING": Tried.FUNDER_UNWILLING,
    "LAPSED": Tried.FUNDER_SILENT,
}
OF_ACTION = {"DONE": Tried.ACTION_DONE, "DROPPED": Tried.ACTION_DROPPED}
OF_ADVICE = {
    "FOLLOWED": Tried.ADVICE_FOLLOWED,
    "NOT_FOLLOWED": Tried.ADVICE_NOT_FOLLOWED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Whose move it is, who that is or whom to call next, and what for."""

    move: Mover
    whom: Whom
    step: Texts


def next_of(day: Day, known: Known) -> Next:
    """Return whose move it is: the first of what runs, else that of the desk."""
    for running in RUNNING:
        found = running(day, known)
        if found is not None:
            return found
    return _of_desk(day, known)


def tried(day: Day, case: str) -> tuple[TriedBody, ...]:
    """Return what was tried for a case and has ended, the first first."""
    found = [one for source in TRIED for one in source(day, case)]
    return tuple(sorted(found, key=lambda one: (one.on or date.min, one.ref)))


def _hold(day: Day, known: Known) -> Next | None:
    for hold in day.holds_of.get(known.ref, ()):
        if hold["state"] == HELD:
            place = day.around.name(hold["place"])
            step = told(say.STUCK_HOLD, place=place)
            whom = day.provider_of(hold["place"])
            return Next(move=Mover.OTHER, whom=whom, step=step)
    return None


def _question(day: Day, known: Known) -> Next | None:
    for question in day.questions_of.get(known.ref, ()):
        if question["state"] in ASKED:
            by = question["answer_by"].astimezone(HERE).date()
            place = day.around.name(question["place"])
            whom = day.provider_of(question["place"])
            if question["state"] in OF_DESK:
                step = told(say.STUCK_ANSWER, place=place, day=by)
                return Next(move=Mover.DESK, whom=whom, step=step)
            step = told(say.STUCK_QUESTION, place=place, day=by)
            return Next(move=Mover.OTHER, whom=whom, step=step)
    return None


def _principle(day: Day, known: Known) -> Next | None:
    for question in day.running.principles:
        row = question.row
        if row["case_ref"] == known.ref and row["state"] == "ASKED":
            ends = row["answer_by"].astimezone(HERE).date()
            whom = day.whom(Owner.FINANCIER, question.funder, known.ref)
            step = told(say.STUCK_PRINCIPLE, day=ends)
            return Next(move=Mover.OTHER, whom=whom, step=step)
    return None


def _escalation(day: Day, known: Known) -> Next | None:
    for escalation in day.escalations_of.get(known.ref, ()):
        whom = day.asked(str(escalation.body["contact"]))
        if escalation.state == OPEN:
            step = told(say.STUCK_ADVICE, day=escalation.due)
            return Next(move=Mover.OTHER, whom=whom, step=step)
        if escalation.state == ADVISED:
            return Next(move=Mover.DESK, whom=whom, step=told(say.STUCK_ADVISED))
    return None


def _action(day: Day, known: Known) -> Next | None:
    for action in day.actions_of.get(known.ref, ()):
        if action.state == STARTED:
            body = action_body(day, action)
            what = body.about.text
            step = Texts(
                nl=say.STUCK_ACTION.fill("nl", day=action.due, what=what.nl),
                en=say.STUCK_ACTION.fill("en", day=action.due, what=what.en),
            )
            return Next(move=Mover.OTHER, whom=body.whom, step=step)
    return None


RUNNING: tuple[Callable[[Day, Known], Next | None], ...] = (
    _hold,
    _question,
    _principle,
    _escalation,
    _action,
)


def _of_desk(day: Day, known: Known) -> Next:
    whom, step = day.holder_of(known.ref), told(say.STUCK_NO_RUN)
    outcome = None if day.run is None else day.run.outcomes.get(known.ref)
    if outcome is not None and outcome.placed is not None:
        whom = day.provider_of(outcome.placed.option.place)
        step = told(say.STUCK_PROPOSAL)
    elif outcome is not None and outcome.no is not None:
        step = told(say.STUCK_NOTHING)
        way = way_left(day, known.ref, outcome.no)
        left = [] if way is None else list(not_started(day, known.ref, way))
        if left:
            _, change = left[0]
            text = text_of_change(change)
            whom = day.whom(change.owner, change.who, known.ref)
            step = Texts(
                nl=say.STUCK_CHANGE.fill("nl", what=text.nl),
                en=say.STUCK_CHANGE.fill("en", what=text.en),
            )
    return Next(move=Mover.DESK, whom=whom, step=step)


def _holds(day: Day, case: str) -> Iterator[TriedBody]:
    for hold in day.holds_of.get(case, ()):
        if hold["state"] in OF_HOLD:
            what, place = OF_HOLD[hold["state"]], hold["place"]
            yield TriedBody(
                what=what, ref=hold["ref"], on=None, place=place, reason=None
            )


def _questions(day: Day, case: str) -> Iterator[TriedBody]:
    for question in day.questions_of.get(case, ()):
        what = OF_QUESTION.get(question["state"])
        if what is not None:
            asked_on = question["asked_at"].astimezone(HERE).date()
            yield TriedBody(
                what=what,
                ref=question["ref"],
                on=asked_on,
                place=question["place"],
                reason=None,
            )


def _placements(day: Day, case: str) -> Iterator[TriedBody]:
    for row in day.running.placements:
        what = OF_PLACEMENT.get(row["state"])
        if row["case_ref"] == case and what is not None:
            on, place = row["ended_on"], row["place"]
            yield TriedBody(what=what, ref=row["ref"], on=on, place=place, reason=None)


def _principles(day: Day, case: str) -> Iterator[TriedBody]:
    for question in day.running.principles:
        row = question.row
        what = OF_PRINCIPLE.get(row["state"])
        if row["case_ref"] == case and what is not None:
            on = row["answer_by"].astimezone(HERE).date()
            yield TriedBody(what=what, ref=row["ref"], on=on, place=None, reason=None)


def _actions(day: Day, case: str) -> Iterator[TriedBody]:
    for action in day.actions_of.get(case, ()):
        if action.state in OF_ACTION:
            place = action.body["place"]
            where = None if place is None else str(place)
            yield _ended(action, OF_ACTION[action.state], where)


def _advice(day: Day, case: str) -> Iterator[TriedBody]:
    for escalation in day.escalations_of.get(case, ()):
        if escalation.state in OF_ADVICE:
            yield _ended(escalation, OF_ADVICE[escalation.state], None)


def _ended(thing: Thing, what: Tried, place: str | None) -> TriedBody:
    lines = said(thing.body)
    return TriedBody(
        what=what,
        ref=thing.ref,
        on=thing.changed_at.astimezone(HERE).date(),
        place=place,
        reason=lines[-1].reason if lines else None,
    )


TRIED: tuple[Callable[[Day, str], Iterator[TriedBody]], ...] = (
    _questions,
    _holds,
    _placements,
    _principles,
    _actions,
    _advice,
)
