"""Contacts in the store: the newest version of each, and all before it."""

import secrets
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone.contacts.shapes import Contact, NewContact
from api.casezone.tables import CONTACT, PAST_CONTACT
from api.store.moves import Why

REF_BYTES = 8


def add(store: Connection, new: NewContact, why: Why) -> str:
    """Keep a new contact; return its reference."""
    ref = secrets.token_hex(REF_BYTES)
    values = _values(ref, 1, new, why)
    store.execute(insert(CONTACT).values(values))
    store.execute(insert(PAST_CONTACT).values(values))
    return ref


def change(store: Connection, before: Contact, new: NewContact, why: Why) -> None:
    """Keep the next version of a contact, which was locked when it was read."""
    values = _values(before.ref, before.version + 1, new, why)
    store.execute(update(CONTACT).where(CONTACT.c.ref == before.ref).values(values))
    store.execute(insert(PAST_CONTACT).values(values))


def one(store: Connection, ref: str, *, lock: bool = False) -> Contact | None:
    """Return a contact."""
    query = select(CONTACT).where(CONTACT.c.ref == ref)
    rows = store.execute(query.with_for_update() if lock else query).mappings()
    return next(iter(_contacts(rows)), None)


def some(store: Connection, after: str, most: int) -> tuple[Contact, ...]:
    """Return the contacts after a reference, sorted."""
    query = select(CONTACT).where(CONTACT.c.ref > after).order_by(CONTACT.c.ref)
    return _contacts(store.execute(query.limit(most)).mappings())


def every(store: Connection) -> tuple[Contact, ...]:
    """Return all contacts, those of which the mandate is over too."""
    return _contacts(store.execute(select(CONTACT).order_by(CONTACT.c.ref)).mappings())


def _contacts(rows: Iterable[RowMapping]) -> tuple[Contact, ...]:
    found = []
    for row in rows:
        new = NewContact.model_validate_json(row["body"])
        known = {name: getattr(new, name) for name in NewContact.model_fields}
        found.append(Contact(ref=row["ref"], version=row["version"], **known))
    return tuple(found)


def _values(ref: str, version: int, new: NewContact, why: Why) -> dict[str, object]:
    body = NewContact(**{n: getattr(new, n) for n in NewContact.model_fields})
    return {
        "ref": ref,
        "version": version,
        "body": body.model_dump_json(by_alias=True),
        "changed_at": why.at,
        "changed_by": why.who,
    }
