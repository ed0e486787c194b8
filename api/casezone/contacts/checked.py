"""A contact that a request names has to be in the book of today."""

from datetime import date

from sqlalchemy import Connection

from api.casezone.contacts import kept
from api.web.problems import FaultBody, invalid


def known_contact(store: Connection, day: date, ref: str | None) -> None:
    """Let no contact, or one whose mandate runs, through; 400 otherwise."""
    if ref is None:
        return
    contact = kept.one(store, ref)
    if contact is None or not contact.holds_on(day):
        expected = "a contact of the book whose mandate runs"
        raise invalid([FaultBody(location="/contact", expected=expected)])
