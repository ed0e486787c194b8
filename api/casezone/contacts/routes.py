"""Routes for the contact book."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select
from starlette.responses import Response

from api.casezone.asking import why_of
from api.casezone.contacts import kept
from api.casezone.contacts.gaps import gaps
from api.casezone.contacts.shapes import Contact, ContactGap, NewContact
from api.casezone.day import day_of
from api.casezone.desk import AtDesk, DeskOnly, MayLook
from api.casezone.readings import log
from api.casezone.tables import RECORD
from api.text.desk import ContactRole
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found
from api.web.versions import IfMatch, etag, matched, stale

router = APIRouter(prefix="/contacts", tags=["contacts"])
OfRole = Annotated[ContactRole | None, Query(alias="role")]


@router.post("", status_code=HTTPStatus.CREATED, response_model=Contact)
def add_contact(
    desk: AtDesk, account: DeskOnly, body: NewContact, key: Key = None
) -> Response:
    """Add a desk that may be called: of an organisation, never of a person."""

    def do(store: Connection) -> Answer:
        _check(store, body)
        ref = kept.add(store, body, why_of(desk, account))
        headers = etag(1) | {"Location": f"/v1/contacts/{ref}"}
        return Answer(
            body=_found(store, ref), status=HTTPStatus.CREATED, headers=headers
        )

    return once(desk, Asked(account=account, key=key, what="contacts", body=body), do)


@router.get("")
def list_contacts(
    desk: AtDesk,
    _: MayLook,
    role: OfRole = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[Contact]:
    """Return the contacts by reference, those of which the mandate is over too."""
    with desk.store.reading() as store:
        every = kept.every(store)
    after = [c for c in every if c.ref > (cursor or "") and role in {None, c.role}]
    found = after[: page_size + 1]
    return page_of(found, page_size, [contact.ref for contact in found])


@router.get("/gaps")
def list_contact_gaps(desk: AtDesk, account: DeskOnly) -> tuple[ContactGap, ...]:
    """Return who is needed by the work of today and is not in the book."""
    with desk.store.reading() as store:
        day = day_of(desk, store)
    log(desk, account, "contact gaps", day.cases)
    return gaps(day)


@router.get("/{ref}")
def read_contact(desk: AtDesk, _: MayLook, ref: str, response: Response) -> Contact:
    """Return a contact."""
    with desk.store.reading() as store:
        contact = _found(store, ref)
    response.headers.update(etag(contact.version))
    return contact


@router.put("/{ref}")
def change_contact(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    body: NewContact,
    response: Response,
    if_match: IfMatch = None,
) -> Contact:
    """Replace a contact, of the version that was read; what it was is kept."""
    version = matched(if_match)
    with desk.store.writing() as store:
        before = _found(store, ref, lock=True)
        if before.version != version:
            raise stale()
        _check(store, body)
        kept.change(store, before, body, why_of(desk, account))
        after = _found(store, ref)
    response.headers.update(etag(after.version))
    return after


def _found(store: Connection, ref: str, *, lock: bool = False) -> Contact:
    contact = kept.one(store, ref, lock=lock)
    if contact is None:
        raise not_found("contact")
    return contact


def _check(store: Connection, new: NewContact) -> None:
    """Let gemeenten of this region through; 400 names the others."""
    query = select(RECORD.c.ref).where(RECORD.c.kind == "municipality")
    known = set(store.execute(query).scalars())
    faults = [
        FaultBody(location=f"/areas/{k}", expected="a gemeente of this region")
        for k, code in enumerate(new.areas)
        if code not in known
    ]
    if faults:
        raise invalid(faults)
