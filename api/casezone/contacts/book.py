"""From whose move something is to whom to call, by role, mandate and area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from api.casezone.contacts import kept
from api.casezone.contacts.shapes import Contact
from api.text.desk import ContactRole, Mandate
from matcher.kinds import Owner
from matcher.model.terms import FunderKind

PAYERS = (
    ContactRole.COLLEGE,
    ContactRole.ZORGKANTOOR,
    ContactRole.VERZEKERAAR,
    ContactRole.DJI,
    ContactRole.GARANT,
)
OF_FUNDER: Mapping[FunderKind, tuple[ContactRole, ...]] = {
    FunderKind.COLLEGE: (ContactRole.COLLEGE,),
    FunderKind.ZORGKANTOOR: (ContactRole.ZORGKANTOOR,),
    FunderKind.ZORGVERZEKERAAR: (ContactRole.VERZEKERAAR,),
    FunderKind.DJI: (ContactRole.DJI,),
    FunderKind.TENANT: (),
    FunderKind.GUARANTOR: (ContactRole.GARANT,),
}
# An owner with no role is nobody to be called by a desk: a judge, the person, nobody.
ROLES_OF: Mapping[Owner, tuple[ContactRole, ...]] = {
    Owner.AANBIEDER: (ContactRole.AANBIEDER,),
    Owner.COLLEGE: (ContactRole.COLLEGE,),
    Owner.CIZ: (ContactRole.CIZ,),
    Owner.ZORGKANTOOR: (ContactRole.ZORGKANTOOR,),
    Owner.VERZEKERAAR: (ContactRole.VERZEKERAAR,),
    Owner.DJI: (ContactRole.DJI,),
    Owner.FINANCIER: PAYERS,
    Owner.REGIEBEHANDELAAR: (ContactRole.REGIEBEHANDELAAR, ContactRole.REGIE),
    Owner.GEMEENTE_CONTACT: (ContactRole.PGA_EXPERT, ContactRole.GEMEENTE),
    Owner.RECHTER: (),
    Owner.BURGEMEESTER: (ContactRole.BURGEMEESTER,),
    Owner.IND: (ContactRole.IND,),
    Owner.PERSOON: (),
    Owner.NIEMAND: (),
}
REACH = tuple(Mandate)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Party:
    """Whose move something is: owner and reference as a run names them.

    `area`: the gemeente of the case, "" when it is about no case.
    """

    owner: Owner
    who: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The contacts of which the mandate runs on one day."""

    contacts: tuple[Contact, ...]

    def of(self, party: Party) -> Contact | None:
        """Return whom to call: by order of roles, then the widest mandate.

        Of equals one for this area alone, then the first by reference.
        """
        roles = ROLES_OF[party.owner]
        fits = [c for c in self.contacts if c.role in roles and _answers(c, party)]
        return min(fits, key=lambda c: _order(c, roles), default=None)

    def lacks(self, party: Party) -> bool:
        """Tell whether somebody is needed here and not in the book."""
        return bool(ROLES_OF[party.owner]) and self.of(party) is None


def book(store: Connection, day: date) -> Book:
    """Return the contact book of a day."""
    return Book(contacts=tuple(c for c in kept.every(store) if c.holds_on(day)))


def _answers(contact: Contact, party: Party) -> bool:
    there = not contact.areas or not party.area or party.area in contact.areas
    unnamed = party.who in {"", party.owner.value}
    return there and (unnamed or contact.organisation == party.who)


def _order(
    contact: Contact, roles: tuple[ContactRole, ...]
) -> tuple[int, int, bool, str]:
    reach = REACH.index(contact.mandate)
    return roles.index(contact.role), reach, not contact.areas, contact.ref
