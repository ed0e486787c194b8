"""Stores from the command line: migrate, begin, back up, restore."""

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from api.casezone.keys import Keys
from api.casezone.zonekey import make_zone_key
from api.cli.work.exits import Exit
from api.cli.work.files import (
    BadInputError,
    bad_input,
    check_writable,
    load_region,
    write_whole,
)
from api.cli.work.screen import complain, show
from api.cli.work.serving import GONE, OUTDATED, setting_faults
from api.clock import clock
from api.identity import ZONES_OF, Account, Role
from api.serving import database_of, settings_of
from api.serving.backups import backup, restore
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.settings import CaseSettings, Zone
from api.store import Outdated, Store, StoreGone, head_of, migrate
from api.store.copying import BackupError
from api.text.blocks import Grid, Line
from api.text.language import Both, Lang
from matcher.model.region import Region

MIGRATED = Both("De opslag heeft versie {version}.", "The store has version {version}.")
NO_ACCOUNT = Both(
    "--account {text}: verwacht naam:rol:organisatie. Rollen van deze zone: {roles}.",
    "--account {text}: expected name:role:organisation. Roles of this zone: {roles}.",
)
FILLED = Both(
    "De opslag is niet leeg. Er is niets veranderd.",
    "The store is not empty. Nothing was changed.",
)
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
NOT_BACK = Both(
    "{path}: dit kan niet terug ({why}). Er is niets veranderd.",
    "{path}: this cannot be put back ({why}). Nothing was changed.",
)
BACK = Both("De opslag is teruggezet.", "The store was put back.")
PUBLIC = Both(
    "Geef de uitwisseling deze instelling: SCHAKELPUNT_REFERRAL_KEY={key}",
    "Give the exchange this setting: SCHAKELPUNT_REFERRAL_KEY={key}",
)
COLUMNS = (Both("account", "account"), Both("wachtwoord", "password"))
Work = Callable[[Store], None]


def migrate_store(zone: Zone, lang: Lang) -> Exit:
    """Bring the store of a zone to the newest version."""

    def work(store: Store) -> None:
        migrate(store, zone)
        show([Line(MIGRATED.in_(lang).format(version=head_of(zone)))])

    return _on_store(zone, lang, work)


def begin(zone: Zone, region: Path, accounts: tuple[str, ...], lang: Lang) -> Exit:
    """Fill an empty store with a region and accounts, and show their passwords."""

    def work(store: Store) -> None:
        people = _accounts(zone, accounts, lang)
        read = load_region(region, None, lang)
        migrate(store, zone)
        if not _is_empty(store, zone):
            raise BadInputError((FILLED.in_(lang),))
        _begin(store, zone, read)
        made = add_accounts(store, zone, people)
        columns = tuple(column.in_(lang) for column in COLUMNS)
        rows = tuple((account.ref, password) for account, password in made)
        show([Grid(columns=columns, rows=rows, whole=frozenset({0, 1}))])
        if zone == "case":
            key = make_zone_key(CaseSettings().keys)
            show([Line(PUBLIC.in_(lang).format(key=key))])

    return _on_store(zone, lang, work)


def backup_store(zone: Zone, out: Path, lang: Lang) -> Exit:
    """Write everything in the store of a zone to a file."""

    def work(store: Store) -> None:
        check_writable(out, lang)
        write_whole(out, backup(store, zone))
        show([Line(KEPT.in_(lang).format(path=out))])

    return _on_store(zone, lang, work)


def restore_store(zone: Zone, file: Path, lang: Lang) -> Exit:
    """Fill the empty store of a zone from a file."""

    def work(store: Store) -> None:
        try:
            with file.open("rb") as lines:
                restore(store, zone, lines)
        except OSError as error:
            raise bad_input(file, error, lang) from error
        except BackupError as error:
            text = NOT_BACK.in_(lang).format(path=file, why=error)
            raise BadInputError((text,)) from error
        show([Line(BACK.in_(lang))])

    return _on_store(zone, lang, work)


def _on_store(zone: Zone, lang: Lang, work: Work) -> Exit:
    try:
        store = Store(database_of(settings_of(zone)))
        try:
            work(store)
        finally:
            store.close()
    except ValidationError as error:
        complain(setting_faults(error, lang))
    except BadInputError as error:
        complain(error.lines)
    except Outdated as error:
        complain([OUTDATED.in_(lang).format(why=error)])
    except StoreGone:
        complain([GONE.in_(lang)])
    else:
        return Exit.DONE
    return Exit.BAD_INPUT


def _begin(store: Store, zone: Zone, region: Region) -> None:
    settings = settings_of(zone)
    now = clock(settings.first_day)()
    if isinstance(settings, CaseSettings):
        begin_case_zone(store, Keys(settings.keys), region, now)
    else:
        begin_exchange(store, region, now)


def _is_empty(store: Store, zone: Zone) -> bool:
    # What a backup holds beyond its first line are the rows.
    return backup(store, zone).count(b"\n") == 1


def _accounts(zone: Zone, texts: tuple[str, ...], lang: Lang) -> list[Account]:
    roles = {role.value: role for role in Role if zone in ZONES_OF[role]}
    found, wrong = list[Account](), list[str]()
    for text in texts:
        ref, _, rest = text.partition(":")
        role, _, organisation = rest.partition(":")
        if ref and organisation and role in roles:
            found.append(
                Account(ref=ref, name=ref, role=roles[role], organisation=organisation)
            )
        else:
            listed = ", ".join(roles)
            wrong.append(NO_ACCOUNT.in_(lang).format(text=text, roles=listed))
    if wrong:
        raise BadInputError(tuple(wrong))
    return found
