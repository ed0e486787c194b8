"""Routes for the joint plan as a whole, and for who holds the regie."""

from collections.abc import Iterator
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from api.casezone.asking import found_case
from api.casezone.contacts.checked import known_contact
from api.casezone.day import Day, day_of
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.escalations.kept import LIVE
from api.casezone.plans import kept
from api.casezone.plans.kept import STARTED, Regie
from api.casezone.plans.shapes import Held, LookBy, NewRegie, PlanBody, RegieBody
from api.casezone.plans.started import action_body, is_overdue
from api.casezone.principles.kept import OPEN as PRINCIPLE_OPEN
from api.casezone.readings import log
from api.text.desk import RegieReason
from api.web.versions import IfMatch, etag, matched, stale
from api.web.zone import HERE

router = APIRouter(tags=["plans"])


@router.get("/cases/{ref}/plan")
def read_plan(desk: AtDesk, account: DeskOnly, ref: str) -> PlanBody:
    """Return the joint plan of a case: regie, actions, what is overdue, next look."""
    with desk.store.reading() as store:
        found_case(store, ref)
        day = day_of(desk, store, ref)
        history = kept.regie_of(store, desk.keys, ref)
    log(desk, account, "plan", [ref])
    own = day.actions_of.get(ref, ())
    on, by = min(_looks(day, ref), key=lambda look: look[0])
    return PlanBody(
        case=ref,
        regie=_regie(day, ref, history),
        actions=tuple(action_body(day, action) for action in own),
        overdue=tuple(action.ref for action in own if is_overdue(day, action)),
        next_look=on,
        next_look_by=by,
        run=day.run_age,
    )


@router.get("/cases/{ref}/regie")
def read_regie(
    desk: AtDesk, account: DeskOnly, ref: str, response: Response
) -> RegieBody:
    """Return who holds the regie of a case, and who held it before."""
    body = _read(desk, ref)
    log(desk, account, "regie", [ref])
    response.headers.update(etag(body.version))
    return body


@router.put("/cases/{ref}/regie")
def hand_regie(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    body: NewRegie,
    response: Response,
    if_match: IfMatch = None,
) -> RegieBody:
    """Hand the regie to a contact; the version before anybody holds it is "0"."""
    version = matched(if_match)
    with desk.store.writing() as store:
        found_case(store, ref, lock=True)
        before = kept.regie_of(store, desk.keys, ref)
        if version != (before[0].version if before else 0):
            raise stale()
        known_contact(store, desk.today(), body.contact)
        new = Regie(
            case=ref,
            version=version + 1,
            contact=body.contact,
            reason=body.reason.value,
            note=body.note,
            since=desk.now(),
            changed_by=account.ref,
        )
        kept.hand(store, desk.keys, new)
    response.headers.update(etag(new.version))
    return _read(desk, ref)


def _read(desk: Desk, ref: str) -> RegieBody:
    with desk.store.reading() as store:
        found_case(store, ref)
        day = day_of(desk, store, ref)
        history = kept.regie_of(store, desk.keys, ref)
    return _regie(day, ref, history)


def _regie(day: Day, case: str, history: tuple[Regie, ...]) -> RegieBody:
    known = day.cases.get(case)
    return RegieBody(
        case=case,
        version=history[0].version if history else 0,
        named="" if known is None else known.case.regie,
        contact=day.holder_of(case).contact,
        history=tuple(
            Held(
                contact=one.contact,
                since=one.since,
                changed_by=one.changed_by,
                reason=RegieReason(one.reason),
                note=one.note,
            )
            for one in history
        ),
    )


def _looks(day: Day, case: str) -> Iterator[tuple[date, LookBy]]:
    no = None if day.run is None else day.run.no(case)
    if no is not None:
        yield no.tonight.next_look, "RUN"
    else:
        yield day.today + timedelta(days=day.objective.look_days), "AGREED"
    yield from _agreed(day, case)
    yield from _asked(day, case)


def _agreed(day: Day, case: str) -> Iterator[tuple[date, LookBy]]:
    for action in day.actions_of.get(case, ()):
        if action.state == STARTED:
            yield action.due, "ACTION"
    for escalation in day.escalations_of.get(case, ()):
        if escalation.state in LIVE:
            yield escalation.due, "ESCALATION"
    for turn in day.running.turns:
        yield turn.row["due"], "HANDOVER"


def _asked(day: Day, case: str) -> Iterator[tuple[date, LookBy]]:
    for hold in day.holds_of.get(case, ()):
        if hold["state"] == "HELD":
            yield hold["lapses_at"].astimezone(HERE).date(), "HOLD"
    for question in day.running.principles:
        if question.row["state"] in PRINCIPLE_OPEN:
            yield question.row["answer_by"].astimezone(HERE).date(), "PRINCIPLE"
