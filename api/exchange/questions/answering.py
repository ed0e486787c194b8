"""What a provider answers to a question, each as a change of it."""

from datetime import datetime, time, timedelta

from sqlalchemy import Connection, RowMapping, update

from api.exchange.capacity import PLACE, RECORDS, Doing, intervals
from api.exchange.ledger import least_room
from api.exchange.outbox import send
from api.exchange.questions.kept import OPEN, Change, change, has_room, said_of
from api.exchange.questions.refusals import against
from api.exchange.questions.shapes import (
    Agree,
    AgreeIf,
    AskBack,
    Decline,
    Meet,
    NewTakeBack,
)
from api.exchange.tables import QUESTION
from api.messages import TakeBackPromised
from api.messages.questions import QuestionAsked, Said, TakeBack
from api.states import QUESTION as MACHINE
from api.states import IllegalMoveError
from api.web.problems import FaultBody, invalid, wrong_state
from api.web.zone import HERE

FARTHEST = timedelta(days=90)
AFTER_MEETING = timedelta(days=2)


def ask_back(store: Connection, row: RowMapping, body: AskBack, doing: Doing) -> None:
    """Let the provider ask something back."""
    said = said_of(row).model_copy(update={"subject": body.subject, "reply": None})
    more = Change(said=said, why=body.subject.value)
    change(store, row, "ask-back", more, doing)


def meet(store: Connection, row: RowMapping, body: Meet, doing: Doing) -> None:
    """Agree on a day to meet; the clock runs on until the day after it."""
    if not doing.day <= body.on <= doing.day + FARTHEST:
        expected = f"a day from today on, within {FARTHEST.days} days"
        raise invalid([FaultBody(location="/on", expected=expected)])
    clock = datetime.combine(body.on + AFTER_MEETING, time(), HERE)
    more = Change(
        said=said_of(row).model_copy(update={"meet_on": body.on}),
        answer_by=max(row["answer_by"], clock),
    )
    change(store, row, "meet", more, doing)


def agree(store: Connection, row: RowMapping, body: Agree, doing: Doing) -> None:
    """Say yes: a hold comes into being, in the same transaction."""
    faults = []
    if body.hold_until is not None and body.hold_until <= doing.at:
        faults.append(_fault("/holdUntil", "a moment that is to come"))
    if body.trial_until is not None and body.trial_until <= row["start"]:
        faults.append(_fault("/trialUntil", "a day after the start"))
    if faults:
        raise invalid(faults)
    said = _with_terms(store, row, body, doing)
    change(store, row, "agree", Change(said=said, hold_until=body.hold_until), doing)


def agree_if(store: Connection, row: RowMapping, body: AgreeIf, doing: Doing) -> None:
    """Say yes under a condition; the desk accepts it or not."""
    if body.trial_until is not None and body.trial_until <= row["start"]:
        raise invalid([_fault("/trialUntil", "a day after the start")])
    said = _with_terms(store, row, body, doing)
    said = said.model_copy(update={"condition": body.condition})
    change(store, row, "agree-if", Change(said=said, why=body.condition.value), doing)


def decline(store: Connection, row: RowMapping, body: Decline, doing: Doing) -> None:
    """Say no; what it goes against of the own publication is for the desk first."""
    place, start, until = row["place"], row["start"], row["until"]
    said = said_of(row).model_copy(
        update={
            "side": body.side,
            "reason": body.reason,
            "consequence": body.consequence,
        }
    )
    criteria = QuestionAsked.model_validate_json(row["asked"]).criteria
    free = has_room(store, place, start, until, beside=row["ref"])
    what, rule = against(said, criteria, free=free)
    said = said.model_copy(update={"against": what, "rule": rule})
    change(store, row, "decline", Change(said=said, why=body.reason.value), doing)
    record = RECORDS.one(store, PLACE, place)
    version = row["record_version"] if record is None else record.version
    store.execute(
        update(QUESTION)
        .where(QUESTION.c.ref == row["ref"])
        .values(record_version=version, refusal_at=doing.at)
    )


def promise(
    store: Connection, row: RowMapping, body: NewTakeBack, doing: Doing
) -> None:
    """Say who takes the person back; the state stays as it is."""
    if row["state"] not in (*OPEN, "AGREED"):
        raise IllegalMoveError(MACHINE.name, row["state"], "promise")
    told = _promised(store, row, body, doing)
    said = said_of(row).model_copy(update={"take_back": told})
    number = row["number"] + 1
    store.execute(
        update(QUESTION)
        .where(QUESTION.c.ref == row["ref"])
        .values(said=said.model_dump_json(by_alias=True), number=number)
    )
    message = TakeBackPromised(ref=row["ref"], number=number, take_back=told)
    send(store, message, doing.at)


def _with_terms(
    store: Connection, row: RowMapping, body: Agree | AgreeIf, doing: Doing
) -> Said:
    told: dict[str, object] = {"trial_until": body.trial_until}
    if body.take_back is not None:
        told["take_back"] = _promised(store, row, body.take_back, doing)
    return said_of(row).model_copy(update=told)


def _promised(
    store: Connection, row: RowMapping, body: NewTakeBack, doing: Doing
) -> TakeBack:
    """Return a promise; its back-up is an own place with room until the last day."""
    told = TakeBack(kind=body.kind, until=body.until, place=body.place)
    if body.place is None or body.until is None:
        return told
    if body.until <= doing.day:
        raise invalid([_fault("/until", "a day that is to come")])
    record = RECORDS.one(store, PLACE, body.place)
    if record is None or record.owner != row["owner"]:
        raise invalid([_fault("/place", "an own place")])
    if least_room(intervals(store, body.place), row["start"], body.until) < 1:
        raise wrong_state("The place for the back-up has no room until that day.")
    return told


def _fault(location: str, expected: str) -> FaultBody:
    return FaultBody(location=location, expected=expected)
