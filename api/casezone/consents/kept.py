"""Consent to sharing in the store; for which fields and whom is sealed."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.tables import SHARING_CONSENT
from api.casezone.things import Thing, Things
from api.states import SHARING_CONSENT as MACHINE
from api.store.moves import Moves

CONSENTS = Things(
    table=SHARING_CONSENT, machine=MACHINE, moves=Moves(tables.TRANSITION)
)
GIVEN = "GIVEN"


def covers(
    consent: Thing, case: str, provider: str, fields: Iterable[str], today: date
) -> bool:
    """Tell whether a consent is in force for these fields, this case and provider."""
    given = consent.body["fields"]
    assert isinstance(given, list)  # noqa: S101 - we wrote it
    return (
        consent.state == GIVEN
        and consent.case == case
        and consent.due >= today
        and consent.body["provider"] == provider
        and set(fields) <= {str(one) for one in given}
    )


def one(store: Connection, keys: Keys, ref: str, *, lock: bool = False) -> Thing | None:
    """Return a consent; None when there is none, or its case was erased."""
    return CONSENTS.one(store, keys, ref, lock=lock)
