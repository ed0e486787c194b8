"""Routes for escalations: escalate, advice given, followed or not, the list."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Body
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.asking import found_case, why_of
from api.casezone.contacts.book import Book, book
from api.casezone.contacts.checked import known_contact
from api.casezone.contacts.shapes import in_short
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.escalations.kept import ESCALATIONS, LIVE, OPEN
from api.casezone.escalations.shapes import (
    Advised,
    Escalated,
    EscalationBody,
    Followed,
    NewEscalation,
    NotFollowedBody,
)
from api.casezone.land import Land
from api.casezone.plans.started import said
from api.casezone.readings import log
from api.casezone.things import Thing
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.text.desk import Advice, EscalationReason, NotFollowed
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state

router = APIRouter(tags=["escalations"])
Report = Annotated[Followed | None, Body()]


@router.post(
    "/cases/{ref}/escalations",
    status_code=HTTPStatus.CREATED,
    response_model=Escalated,
)
def escalate_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewEscalation, key: Key = None
) -> Response:
    """Ask somebody of the contact book for advice on a case, by a day."""
    why = why_of(desk, account)
    if body.due < desk.today():
        raise invalid([FaultBody(location="/due", expected="today or later")])

    def do(store: Connection) -> Answer:
        found_case(store, ref, lock=True)
        known_contact(store, desk.today(), body.contact)
        for other in ESCALATIONS.of_case(store, desk.keys, ref):
            if other.state in LIVE and other.body["contact"] == body.contact:
                raise wrong_state("They have been asked about this case already.")
        about: Land = {
            "contact": body.contact,
            "reason": body.reason.value,
            "note": body.note,
        }
        made = ESCALATIONS.start(store, desk.keys, ref, body.due, about, why)
        return Answer(
            body=Escalated(ref=made, state=OPEN, due=body.due),
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/escalations/{made}"},
        )

    asked = Asked(account=account, key=key, what=f"escalations {ref}", body=body)
    return once(desk, asked, do)


@router.get("/cases/{ref}/escalations")
def list_escalations_of_case(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[EscalationBody]:
    """Return the escalations of a case, those that ended too, by reference."""
    with desk.store.reading() as store:
        found_case(store, ref)
        found = ESCALATIONS.of_case(store, desk.keys, ref)
    return _page(desk, account, found, cursor, page_size)


@router.get("/escalations")
def list_escalations(
    desk: AtDesk, account: DeskOnly, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[EscalationBody]:
    """Return all escalations, those that ended too, by reference."""
    with desk.store.reading() as store:
        found = ESCALATIONS.all(store, desk.keys)
    return _page(desk, account, found, cursor, page_size)


@router.get("/escalations/{ref}")
def read_escalation(desk: AtDesk, account: DeskOnly, ref: str) -> EscalationBody:
    """Return an escalation."""
    return _read(desk, account, ref)


@router.post("/escalations/{ref}/_advise")
def advise_escalation(
    desk: AtDesk, account: DeskOnly, ref: str, body: Advised
) -> EscalationBody:
    """Keep what was advised."""
    said: Land = {"reason": body.advice.value, "note": body.note}
    return _moved(desk, account, ref, "advise", said)


@router.post("/escalations/{ref}/_follow")
def follow_escalation(
    desk: AtDesk, account: DeskOnly, ref: str, body: Report = None
) -> EscalationBody:
    """Keep that the advice is followed."""
    note = None if body is None else body.note
    return _moved(desk, account, ref, "follow", {"note": note})


@router.post("/escalations/{ref}/_not-follow")
def not_follow_escalation(
    desk: AtDesk, account: DeskOnly, ref: str, body: NotFollowedBody
) -> EscalationBody:
    """Keep that the advice is not followed, and why."""
    said: Land = {"reason": body.reason.value, "note": body.note}
    return _moved(desk, account, ref, "not-follow", said)


def _moved(
    desk: Desk, account: Account, ref: str, event: str, line: Land
) -> EscalationBody:
    why: Why = why_of(desk, account)
    try:
        with desk.store.writing() as store:
            found = _found(desk, store, ref, lock=True)
            ESCALATIONS.move(store, desk.keys, found, event, line, why)
    except IllegalMoveError as error:
        state = error.source.lower().replace("_", " ")
        raise wrong_state(f"The escalation is {state}.") from error
    return _read(desk, account, ref)


def _read(desk: Desk, account: Account, ref: str) -> EscalationBody:
    with desk.store.reading() as store:
        found = _found(desk, store, ref)
        contacts = book(store, desk.today())
    log(desk, account, "escalation", [found.case])
    return _body(desk, contacts, found)


def _page(
    desk: Desk,
    account: Account,
    found: tuple[Thing, ...],
    cursor: str | None,
    size: int,
) -> Page[EscalationBody]:
    after = sorted((e for e in found if e.ref > (cursor or "")), key=lambda e: e.ref)
    shown = after[: size + 1]
    with desk.store.reading() as store:
        contacts = book(store, desk.today())
    log(desk, account, "escalations", [e.case for e in shown[:size]])
    bodies = [_body(desk, contacts, e) for e in shown]
    return page_of(bodies, size, [e.ref for e in shown])


def _found(desk: Desk, store: Connection, ref: str, *, lock: bool = False) -> Thing:
    found = ESCALATIONS.one(store, desk.keys, ref, lock=lock)
    if found is None:
        raise not_found("escalation")
    return found


def _body(desk: Desk, contacts: Book, found: Thing) -> EscalationBody:
    body, lines = found.body, said(found.body)
    by_ref = {contact.ref: contact for contact in contacts.contacts}
    contact = by_ref.get(str(body["contact"]))
    advice = {line.event: line.reason for line in lines}
    given, refused = advice.get("advise"), advice.get("not-follow")
    return EscalationBody(
        ref=found.ref,
        case=found.case,
        state=found.state,
        due=found.due,
        overdue=found.state == OPEN and found.due < desk.today(),
        escalated_at=found.made_at,
        reason=EscalationReason(str(body["reason"])),
        note=None if body["note"] is None else str(body["note"]),
        asked=str(body["contact"]),
        contact=None if contact is None else in_short(contact),
        advice=None if given is None else Advice(given),
        not_followed=None if refused is None else NotFollowed(refused),
        said=lines,
    )
