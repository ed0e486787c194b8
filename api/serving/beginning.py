"""An empty store becomes that of a real desk: a region and the first accounts."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from api.casezone.app import PEOPLE as AT_DESK
from api.casezone.cases import kept
from api.casezone.keys import Keys
from api.casezone.land import files_of, keep_base
from api.casezone.placements import kept as placements
from api.exchange.app import PEOPLE as AT_EXCHANGE
from api.exchange.bringing_in import bring_in
from api.exchange.capacity import Doing
from api.identity import Account
from api.regionfile import in_order
from api.settings import Zone
from api.store import Store
from api.store.moves import Why
from matcher.model.region import Region

BY = "init"
PASSWORD_BYTES = 9


def begin_exchange(store: Store, region: Region, at: datetime) -> None:
    """Keep the land of a region in an empty exchange."""
    with store.writing() as connection:
        bring_in(connection, in_order(region), Doing(who=BY, at=at))


def begin_case_zone(store: Store, keys: Keys, region: Region, at: datetime) -> None:
    """Keep the cases of a region in an empty case zone; its land comes by message."""
    why = Why(who=BY, at=at)
    with store.writing() as connection:
        keep_base(connection, region, BY, at)
        for ref, file in files_of(in_order(region)):
            stay = region.fixed.get(ref)
            # Where somebody has a place is a placement of the desk, and no fact beside.
            facts = file if stay is None else file | {"placements": []}
            kept.bring_in(connection, keys, ref, facts, why)
            made = None if stay is None else kept.one(connection, ref)
            if stay is not None and made is not None:
                placements.bring_in(connection, made, stay, why)


def add_accounts(
    store: Store, zone: Zone, accounts: Sequence[Account], password: str | None = None
) -> tuple[tuple[Account, str], ...]:
    """Add accounts, each with a password of chance unless one is given."""
    people = AT_DESK if zone == "case" else AT_EXCHANGE
    made = tuple(
        (account, password or secrets.token_urlsafe(PASSWORD_BYTES))
        for account in accounts
    )
    with store.writing() as connection:
        for account, word in made:
            people.add(connection, account, word)
    return made
