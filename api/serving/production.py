"""What may not be in production: refused before anything is served."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import make_url, select

from api.serving.beginning import PEOPLE_OF
from api.serving.demo import DEMO_ACCOUNTS, PASSWORD
from api.serving.disks import files_of, is_shared, open_to_others, path_of
from api.settings import CaseSettings, ExchangeSettings, Settings, Zone
from api.store import Store

SHORTEST, FEWEST = 32, 10
KNOWN = ("change", "secret", "password", "wachtwoord", "geheim", "example", "schakel")
CHECKED = frozenset({"require", "verify-ca", "verify-full"})
LOCAL = frozenset({"", "localhost"})


class Why(StrEnum):
    """Why an installation is not fit for production."""

    NO_TLS = "NO_TLS"
    NO_SECOND_FACTOR = "NO_SECOND_FACTOR"
    PLAIN_EXCHANGE = "PLAIN_EXCHANGE"
    PLAIN_DATABASE = "PLAIN_DATABASE"
    WEAK_SECRET = "WEAK_SECRET"  # noqa: S105 - no secret
    INVENTED_DAY = "INVENTED_DAY"
    DEMO_LOGIN = "DEMO_LOGIN"
    NETWORK_SHARE = "NETWORK_SHARE"
    OPEN_TO_OTHERS = "OPEN_TO_OTHERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """One thing that is not fit, and the setting that it stands in."""

    setting: str
    why: Why


class UnfitError(Exception):
    """An installation that may not run in production: all that is wrong with it."""

    def __init__(self, faults: tuple[Unfit, ...]) -> None:
        """Hold the faults; no value of a setting is among them."""
        super().__init__(", ".join(fault.why for fault in faults))
        self.faults = faults


def refuse_unfit(settings: CaseSettings | ExchangeSettings, store: Store) -> None:
    """Raise UnfitError in production unless everything is in order."""
    if settings.mode != "production":
        return
    faults = (*_of_both(settings), *_of_zone(settings), *_of_accounts(settings, store))
    if faults:
        raise UnfitError(faults)


def is_weak(secret: str) -> bool:
    """Tell whether a secret is short, repeats itself, or looks like an example."""
    few = len(secret) < SHORTEST or len(set(secret)) < FEWEST
    return few or any(word in secret.lower() for word in KNOWN)


def _of_both(settings: Settings) -> Iterator[Unfit]:
    if not settings.tls_offload:
        yield Unfit(setting="tls_offload", why=Why.NO_TLS)
    if settings.second_factor != "required":
        yield Unfit(setting="second_factor", why=Why.NO_SECOND_FACTOR)
    if is_weak(settings.zone_secret.get_secret_value()):
        yield Unfit(setting="zone_secret", why=Why.WEAK_SECRET)
    token = settings.metrics_token.get_secret_value()
    if token and is_weak(token):
        yield Unfit(setting="metrics_token", why=Why.WEAK_SECRET)
    if settings.first_day is not None:
        yield Unfit(setting="first_day", why=Why.INVENTED_DAY)
    for setting, path in files_of(settings):
        if open_to_others(path):
            yield Unfit(setting=setting, why=Why.OPEN_TO_OTHERS)


def _of_zone(settings: CaseSettings | ExchangeSettings) -> Iterator[Unfit]:
    if isinstance(settings, CaseSettings):
        database, setting = settings.case_database, "case_database"
        if not _is_closed_line(settings.exchange_url):
            yield Unfit(setting="exchange_url", why=Why.PLAIN_EXCHANGE)
    else:
        database, setting = settings.exchange_database, "exchange_database"
    path, url = path_of(database), make_url(database)
    if path is not None and is_shared(path):
        yield Unfit(setting=setting, why=Why.NETWORK_SHARE)
    if path is None and not _is_checked(str(url.host or ""), dict(url.query)):
        yield Unfit(setting=setting, why=Why.PLAIN_DATABASE)


def _of_accounts(
    settings: CaseSettings | ExchangeSettings, store: Store
) -> Iterator[Unfit]:
    zone: Zone = "case" if isinstance(settings, CaseSettings) else "exchange"
    table = PEOPLE_OF[zone].accounts
    query = select(table.c.password).where(
        table.c.ref.in_(DEMO_ACCOUNTS), table.c.active
    )
    with store.reading() as connection:
        kept = tuple(connection.execute(query).scalars())
    if any(map(_is_of_demo, kept)):
        yield Unfit(setting=f"{zone}_database", why=Why.DEMO_LOGIN)


def _is_of_demo(kept: str | None) -> bool:
    try:
        return bool(kept) and PasswordHasher().verify(kept or "", PASSWORD)
    except (VerificationError, InvalidHashError):
        return False


def _is_closed_line(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or _is_here(parts.hostname or "")


def _is_checked(host: str, query: dict[str, object]) -> bool:
    named = host or str(query.get("host", ""))
    return _is_here(named) or query.get("sslmode") in CHECKED


def _is_here(host: str) -> bool:
    if host in LOCAL or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
