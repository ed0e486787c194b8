"""Bringing a zone's database to the newest version, safe against a race."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from api.settings import Zone
from api.store.store import Store

FOLDER = Path(__file__).parent / "migrations"
# Any number will do, as long as all who migrate take the same one.
LOCK = 7_204_411


class Outdated(Exception):  # noqa: N818 - it says what is the case
    """The database is of another version than the program."""


def migrate(store: Store, zone: Zone) -> None:
    """Bring the database to the newest version; two at once do no harm."""
    with store.writing() as connection:
        if not store.is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        config = _config(zone)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check(store: Store, zone: Zone) -> None:
    """Raise Outdated unless the database is of the newest version."""
    with store.reading() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != head_of(zone):
        message = f"{zone}: found {found or 'nothing'}, expected {head_of(zone)}"
        raise Outdated(message)


def head_of(zone: Zone) -> str:
    """Return the newest version of a zone's database."""
    return ScriptDirectory.from_config(_config(zone)).get_current_head() or ""


def _config(zone: Zone) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER / zone))
    return config
