"""An invented contact book for the demo region; a few are left out on purpose."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from api.casezone.contacts import kept
from api.casezone.contacts.book import OF_FUNDER
from api.casezone.contacts.shapes import NewContact
from api.store.moves import Why
from api.text.desk import ContactRole, Mandate
from matcher.model.region import Region

BY = "init"
# One provider in so many has nobody in the book: a gap that the desk can see.
LEFT_OUT = 7


def add_contacts(store: Connection, region: Region, at: datetime) -> None:
    """Keep an invented desk for most organisations of a region."""
    for contact in contacts_of(region):
        kept.add(store, contact, Why(who=BY, at=at))


def contacts_of(region: Region) -> Iterator[NewContact]:
    """Yield the desks: providers, funders, PGA experts, regie and what a region has."""
    for k, provider in enumerate(region.providers, start=1):
        if k % LEFT_OUT:
            yield _desk(region, ContactRole.AANBIEDER, provider.ref, provider.name)
    for funder in region.funders:
        for role in OF_FUNDER[funder.kind]:
            yield _desk(region, role, funder.ref, funder.name)
    for code in sorted({case.municipality for case in region.cases}):
        if code in region.municipality:
            name = region.municipality[code].name
            yield _desk(region, ContactRole.PGA_EXPERT, code, f"PGA {name}", code)
    for regie in sorted({case.regie for case in region.cases}):
        yield _desk(region, ContactRole.REGIE, regie, regie)
    yield _desk(region, ContactRole.CIZ, "CIZ", "CIZ")
    for role, name in (
        (ContactRole.CRISISDIENST, region.crisis_contact),
        (ContactRole.DOORZETTINGSTAFEL, "doorzettingstafel van de regio"),
    ):
        yield _desk(region, role, "REGIO", name)


def _desk(
    region: Region, role: ContactRole, organisation: str, name: str, *areas: str
) -> NewContact:
    return NewContact(
        role=role,
        mandate=Mandate.DECIDE,
        organisation=organisation,
        name=name,
        phone="088 000 0000",
        mail="loket@voorbeeld.example",
        areas=areas,
        valid_from=region.as_of,
    )
