"""An empty store becomes that of a real desk: a region and the first accounts."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from api.accounts import add, invite
from api.casezone.app import PEOPLE as AT_DESK
from api.casezone.cases import kept
from api.casezone.keys import Keys
from api.casezone.land import files_of, keep_base
from api.casezone.placements import kept as placements
from api.exchange.app import PEOPLE as AT_EXCHANGE
from api.exchange.bringing_in import bring_in
from api.exchange.capacity import Doing
from api.exchange.organisations import has_organisation as in_exchange
from api.identity import Account, People
from api.regionfile import in_order
from api.serving.backups import TABLES
from api.settings import Zone
from api.store import Store, migrate
from api.store.copying import is_empty
from api.store.moves import Why
from matcher.model.region import Region

BY = "init"
LOCK = 7_204_415
PEOPLE_OF: Mapping[Zone, People] = {"case": AT_DESK, "exchange": AT_EXCHANGE}


class NoOrganisationError(Exception):
    """Accounts of organisations that are not there: nothing was changed."""

    def __init__(self, accounts: tuple[Account, ...]) -> None:
        """Hold the accounts."""
        super().__init__(", ".join(account.ref for account in accounts))
        self.accounts = accounts


class FilledError(Exception):
    """The store holds something already: nothing was changed."""


def begin(
    store: Store,
    zone: Zone,
    region: Region,
    accounts: Sequence[Account],
    at: datetime,
    days: int,
    keys: Keys | None = None,
) -> tuple[tuple[Account, str], ...]:
    """Fill an empty store in one go and return the passwords; `keys` of the case zone.

    Each password is one of chance and counts so many days.

    Raises FilledError when it is not empty, NoOrganisationError with every account
    whose organisation is not there.
    """
    migrate(store, zone)
    with store.writing() as connection:
        # Two who begin at once: the second finds what the first has made.
        if not store.is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        if not is_empty(connection, TABLES[zone]):
            raise FilledError
        if keys is None:
            _fill_exchange(connection, region, at)
        else:
            _fill_case_zone(connection, keys, region, at)
        wrong = [a for a in accounts if not has_organisation(connection, zone, a)]
        if wrong:
            raise NoOrganisationError(tuple(wrong))
        people, why = PEOPLE_OF[zone], Why(who=BY, at=at)
        return tuple(
            (one, invite(connection, people, one, why, days)) for one in accounts
        )


def begin_exchange(store: Store, region: Region, at: datetime) -> None:
    """Keep the land of a region in an empty exchange."""
    with store.writing() as connection:
        _fill_exchange(connection, region, at)


def begin_case_zone(store: Store, keys: Keys, region: Region, at: datetime) -> None:
    """Keep the cases of a region in an empty case zone; its land comes by message."""
    with store.writing() as connection:
        _fill_case_zone(connection, keys, region, at)


def has_organisation(store: Connection, zone: Zone, account: Account) -> bool:
    """Tell whether an account may be of its organisation."""
    return zone == "case" or in_exchange(store, account)


def add_accounts(
    store: Store, zone: Zone, accounts: Sequence[Account], password: str
) -> None:
    """Add accounts that all have one password, such as those of the demo."""
    why = Why(who=BY, at=datetime.now(UTC))
    with store.writing() as connection:
        for one in accounts:
            add(connection, PEOPLE_OF[zone], one, why, password)


def _fill_exchange(store: Connection, region: Region, at: datetime) -> None:
    bring_in(store, in_order(region), Doing(who=BY, at=at))


def _fill_case_zone(
    store: Connection, keys: Keys, region: Region, at: datetime
) -> None:
    why = Why(who=BY, at=at)
    keep_base(store, region, BY, at)
    for ref, file in files_of(in_order(region)):
        stay = region.fixed.get(ref)
        # Where somebody has a place is a placement of the desk, and no fact beside.
        facts = file if stay is None else file | {"placements": []}
        kept.bring_in(store, keys, ref, facts, why)
        made = None if stay is None else kept.one(store, ref)
        if stay is not None and made is not None:
            placements.bring_in(store, made, stay, why)
