"""Which organisations accounts of the exchange may belong to."""

from collections.abc import Mapping

from sqlalchemy import Connection

from api.exchange.capacity import RECORDS
from api.identity import Account, Role

KIND_OF: Mapping[Role, str] = {Role.PROVIDER: "provider", Role.FUNDER: "funder"}


def has_organisation(store: Connection, account: Account) -> bool:
    """Tell whether a provider or a funder is one of the land; others may be any."""
    kind = KIND_OF.get(account.role)
    return kind is None or RECORDS.one(store, kind, account.organisation) is not None
