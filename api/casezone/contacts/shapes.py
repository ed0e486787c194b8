"""What goes over the line about contacts: desks of organisations, never persons."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from api.text.desk import ContactRole, Mandate
from api.web.days import Day
from api.web.notes import Line
from api.web.shape import Shape
from matcher.kinds import Owner

PLAIN = r"^[^\x00-\x1f\x7f]+$"
PHONE = r"^\+?[0-9][0-9 ()\-]{5,23}$"
MAIL = r"^[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9.\-]{1,120}\.[a-z]{2,20}$"
Code = Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class NewContact(Shape):
    """A desk that may be called for something, as long as its mandate runs.

    `organisation`: the reference of a provider, a funder or a gemeente, or a name of
    its own. `areas`: the gemeenten for which, empty = all. `validUntil`: the first day
    on which it is over, null = no end.
    """

    role: Annotated[ContactRole, Field(strict=False)]
    mandate: Annotated[Mandate, Field(strict=False)]
    organisation: str = Field(min_length=1, max_length=64, pattern=PLAIN)
    name: Line
    phone: str | None = Field(default=None, pattern=PHONE)
    mail: str | None = Field(default=None, max_length=200, pattern=MAIL)
    areas: Annotated[tuple[Code, ...], Field(strict=False, max_length=400)] = ()
    valid_from: Day
    valid_until: Day | None = None

    @model_validator(mode="after")
    def _can_be_called(self) -> Self:
        if self.phone is None and self.mail is None:
            message = "a phone number or a mail address"
            raise ValueError(message)
        if self.valid_until is not None and self.valid_until <= self.valid_from:
            message = "a validUntil after validFrom"
            raise ValueError(message)
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether the mandate runs on a day."""
        ended = self.valid_until is not None and self.valid_until <= day
        return self.valid_from <= day and not ended


class Contact(NewContact):
    """A contact with its reference; `version` goes up with each change."""

    ref: str
    version: int


class ContactInShort(Shape):
    """Whom to call, as it stands beside what the call is about."""

    ref: str
    role: ContactRole
    mandate: Mandate
    organisation: str
    name: str
    phone: str | None
    mail: str | None


class Whom(Shape):
    """Whose move something is; `contact` is null when the book has nobody for it.

    `owner`, `who`: as a run names them; `name`: what that organisation is called.
    `owner` is null for a contact that is in no run, such as a crisis service.
    """

    owner: Owner | None
    who: str
    name: str
    contact: ContactInShort | None


class ContactGap(Shape):
    """Somebody who is needed and for whom the book has nobody.

    `roles`: one of these would do. `areas`: the gemeenten for which; empty = anywhere.
    `needed`: how often: by changes of the last run, open actions, items of handovers,
    the regie of cases that wait, and stale places.
    """

    owner: Owner
    who: str
    name: str
    roles: tuple[ContactRole, ...]
    areas: tuple[str, ...]
    needed: int


def in_short(contact: Contact) -> ContactInShort:
    """Return whom to call."""
    return ContactInShort(
        ref=contact.ref,
        role=contact.role,
        mandate=contact.mandate,
        organisation=contact.organisation,
        name=contact.name,
        phone=contact.phone,
        mail=contact.mail,
    )
