"""Stores from the command line: migrate, begin, back up, restore."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from api.casezone.keys import Keys
from api.cli.work.exits import Exit
from api.cli.work.files import (
    BadInputError,
    bad_input,
    check_writable,
    write_whole,
)
from api.cli.work.screen import complain, show
from api.cli.work.serving import GONE, OUTDATED, setting_faults
from api.clock import clock
from api.serving import database_of, settings_of
from api.serving.backups import backup, restore
from api.serving.logs import take_head_back
from api.settings import CaseSettings, Zone
from api.store import Outdated, Store, StoreGone, head_of, migrate
from api.store.copying import BackupError
from api.text.blocks import Line
from api.text.language import Both, Lang

MIGRATED = Both("De opslag heeft versie {version}.", "The store has version {version}.")
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
NOT_BACK = Both(
    "{path}: dit kan niet terug ({why}). Er is niets veranderd.",
    "{path}: this cannot be put back ({why}). Nothing was changed.",
)
BACK = Both("De opslag is teruggezet.", "The store was put back.")
ERASED = Both(
    "{count} casussen waren sindsdien gewist; zij tellen als gewist.",
    "{count} cases were erased since then; they count as erased.",
)
LOST = Both(
    "Het logboek na deze kopie is weg; dat staat nu in het logboek.",
    "The log after this copy is gone; the log now says so.",
)
Work = Callable[[Store], None]


def migrate_store(zone: Zone, lang: Lang) -> Exit:
    """Bring the store of a zone to the newest version."""

    def work(store: Store) -> None:
        migrate(store, zone)
        show([Line(MIGRATED.in_(lang).format(version=head_of(zone)))])

    return on_store(zone, lang, work)


def backup_store(zone: Zone, out: Path, lang: Lang) -> Exit:
    """Write everything in the store of a zone to a file."""

    def work(store: Store) -> None:
        check_writable(out, lang)
        write_whole(out, backup(store, zone))
        show([Line(KEPT.in_(lang).format(path=out))])

    return on_store(zone, lang, work)


def restore_store(zone: Zone, file: Path, lang: Lang) -> Exit:
    """Fill the empty store of a zone from a file."""

    def work(store: Store) -> None:
        try:
            with file.open("rb") as lines:
                gone = restore(store, zone, lines, _keys(zone), _now(zone))
        except OSError as error:
            raise bad_input(file, error, lang) from error
        except BackupError as error:
            text = NOT_BACK.in_(lang).format(path=file, why=error)
            raise BadInputError((text,)) from error
        show([Line(BACK.in_(lang))])
        if gone:
            show([Line(ERASED.in_(lang).format(count=len(gone)))])
        if take_head_back(store, zone, settings_of(zone), _now(zone)):
            show([Line(LOST.in_(lang))])

    return on_store(zone, lang, work)


def on_store(zone: Zone, lang: Lang, work: Work) -> Exit:
    """Do something with the store of a zone; say what stands in the way."""
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


def _keys(zone: Zone) -> Keys | None:
    settings = settings_of(zone)
    return Keys(settings.keys) if isinstance(settings, CaseSettings) else None


def _now(zone: Zone) -> datetime:
    return clock(settings_of(zone).first_day)()
