"""Stores: migrated safely, without lost updates, copied and put back."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select

from api.casezone.tables import METADATA as CASE
from api.exchange.tables import CONFIRMATION, RECORD
from api.exchange.tables import METADATA as EXCHANGE
from api.serving.backups import backup, restore
from api.store import Outdated, Store, StoreGone, check, migrate
from api.store.copying import BackupError

TABLES = {"case": CASE, "exchange": EXCHANGE}
MIGRATE = """
import sys
from api.store import Store, migrate
migrate(Store(sys.argv[1]), "case")
"""
ROW = {
    "kind": "place",
    "ref": "x",
    "version": 0,
    "body": "{}",
    "changed_at": datetime(2026, 11, 1, tzinfo=UTC),
    "changed_by": "x",
}
COUNT = """
import sys
from sqlalchemy import select, update
from api.exchange.tables import RECORD
from api.store import Store
store = Store(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with store.writing() as connection:
        query = select(RECORD.c.version).where(RECORD.c.ref == "x").with_for_update()
        number = connection.execute(query).scalar_one()
        connection.execute(update(RECORD).values(version=number + 1))
"""


@pytest.fixture
def store_of(addresses):
    """Gives what opens a new, empty store."""
    made = []

    def opened():
        made.append(Store(addresses()))
        return made[-1]

    yield opened
    for store in made:
        store.close()


def address(store):
    return store.url.render_as_string(hide_password=False)


def started(code, *arguments):
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)])


@pytest.mark.parametrize("zone", ["case", "exchange"])
def test_a_migrated_store_has_the_tables_of_the_code(store_of, zone):
    store = store_of()
    with pytest.raises(Outdated):
        check(store, zone)
    migrate(store, zone)
    check(store, zone)
    with store.reading() as connection:
        theirs = {"include_name": lambda name, *_: not_of_a_library(name)}
        context = MigrationContext.configure(connection, opts=theirs)
        assert compare_metadata(context, TABLES[zone]) == []


def not_of_a_library(name):
    return name is None or not name.startswith("procrastinate_")


def test_two_processes_migrate_an_empty_store_at_once(store_of):
    store = store_of()
    both = [started(MIGRATE, address(store)) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    check(store, "case")


def test_no_update_of_two_processes_is_lost(store_of):
    store, times = store_of(), 25
    migrate(store, "exchange")
    with store.writing() as connection:
        connection.execute(insert(RECORD).values(ROW))
    both = [started(COUNT, address(store), times) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    with store.reading() as connection:
        assert connection.execute(select(RECORD.c.version)).scalar_one() == 2 * times


def test_half_a_transaction_leaves_nothing(store_of):
    store = store_of()
    migrate(store, "exchange")
    with pytest.raises(ZeroDivisionError):
        half_done(store)
    with store.reading() as connection:
        assert connection.execute(select(RECORD)).all() == []


def half_done(store):
    with store.writing() as connection:
        connection.execute(insert(RECORD).values(ROW))
        raise ZeroDivisionError


@pytest.mark.parametrize("zone", ["case", "exchange"])
def test_a_backup_that_is_put_back_gives_the_same_backup(zones, store_of, zone):
    before = zones.desk.store if zone == "case" else zones.exchange_store
    whole = backup(before, zone)
    other = store_of()
    restore(other, zone, whole.splitlines(keepends=True))
    assert backup(other, zone) == whole
    assert len(whole.splitlines()) > 10


def test_a_store_that_was_put_back_goes_on_counting(zones, store_of):
    other = store_of()
    lines = backup(zones.exchange_store, "exchange").splitlines()
    restore(other, "exchange", lines)
    values = {"place": "x", "confirmed_by": "x", "confirmed_at": zones.desk.now()}
    with other.writing() as connection:
        known = connection.execute(select(CONFIRMATION.c.id)).scalars().all()
        made = connection.execute(
            insert(CONFIRMATION).values(values).returning(CONFIRMATION.c.id)
        )
        assert made.scalar_one() > max(known, default=0)


@pytest.mark.parametrize("damage", ["empty", "other", "cut", "table", "filled"])
def test_a_backup_that_is_damaged_changes_nothing(zones, store_of, damage):
    lines = backup(zones.exchange_store, "exchange").splitlines()
    other = store_of()
    if damage == "filled":
        restore(other, "exchange", lines)
    wrong = {
        "empty": [],
        "other": backup(zones.desk.store, "case").splitlines(),
        "cut": [*lines[:-1], lines[-1][:20]],
        "table": [*lines, b'{"row":{},"table":"nothing"}'],
        "filled": lines,
    }[damage]
    migrate(other, "exchange")
    before = backup(other, "exchange")
    with pytest.raises(BackupError):
        restore(other, "exchange", wrong)
    assert backup(other, "exchange") == before


def test_a_store_that_does_not_answer_says_so(tmp_path):
    for url in (f"sqlite:///{tmp_path}", f"postgresql:///x?host={tmp_path}"):
        store = Store(url)
        with pytest.raises(StoreGone), store.reading():
            pass
        store.close()
