"""A store moves from one kind of database to the other, and is begun by one alone."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
from sqlalchemy import select

from api.serving.backups import TABLES, backup, restore
from api.store import Store, check, migrate
from tests.api.service.zones import zones_on

PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]
ZONES = ("case", "exchange")
BEGIN = ["--region", "x", "--gemeente", "0344", "--crisis-contact", "x"]


def rows_of(store, zone):
    """Return every row of a store as a database gives it back, by table."""
    with store.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    select(table).order_by(*table.primary_key)
                )
            ]
            for table in TABLES[zone].sorted_tables
        }


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Gives the stores of a desk that has worked a little, on SQLite."""
    folder = tmp_path_factory.mktemp("filled")
    urls = {zone: f"sqlite:///{folder}/{zone}.db" for zone in ZONES}
    with zones_on(urls["case"], urls["exchange"], folder) as zones:
        zones.client("provider-1").post("/confirmations")
        asked = zones.client("coordinator").post("/runs", json={}).json()["ref"]
        zones.client("coordinator").post(f"/runs/{asked}/_cancel")
        zones.fetch()
        stores = {"case": zones.desk.store, "exchange": zones.exchange_store}
        yield {zone: backup(stores[zone], zone) for zone in ZONES}


@pytest.mark.parametrize("zone", ZONES)
def test_there_and_back_between_databases_every_row_is_the_same(
    filled, zone, new_database, tmp_path
):
    urls = {
        "first": f"sqlite:///{tmp_path}/first.db",
        "postgresql": new_database(),
        "back": f"sqlite:///{tmp_path}/back.db",
    }
    lines, found = filled[zone].splitlines(keepends=True), {}
    for name, url in urls.items():
        store = Store(url)
        restore(store, zone, lines)
        found[name] = rows_of(store, zone)
        lines = backup(store, zone).splitlines(keepends=True)
        store.close()
    assert found["first"] == found["postgresql"] == found["back"]
    rows = list(chain.from_iterable(found["first"].values()))
    assert len(rows) == len(filled[zone].splitlines()) - 1 > 20
    assert b"".join(lines) == filled[zone]


def raced(url, zone, *command):
    name = f"SCHAKELPUNT_{zone.upper()}_DATABASE"
    keys = {"SCHAKELPUNT_KEYS": os.environ["SCHAKELPUNT_KEYS"]}
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen(
            [*PROGRAM, *command, "--zone", zone],
            env=os.environ | keys | path | {name: url},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    return sorted(process.wait() for process in both)


@pytest.mark.parametrize("zone", ZONES)
def test_two_processes_migrate_at_once_and_both_end_well(
    addresses, zone, tmp_path, monkeypatch
):
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(tmp_path / "keys"))
    url = addresses()
    assert raced(url, zone, "migrate") == [0, 0]
    store = Store(url)
    check(store, zone)
    migrate(store, zone)
    store.close()


def test_of_two_who_begin_a_store_at_once_one_begins(addresses, tmp_path, monkeypatch):
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(tmp_path / "keys"))
    url = addresses()
    account = ["--account", "anna:BEHEERDER:DESK"]
    assert raced(url, "exchange", "init", *BEGIN, *account) == [0, 2]
    store = Store(url)
    assert len(rows_of(store, "exchange")["account"]) == 1
    store.close()


def test_many_who_open_a_database_that_is_not_there_all_find_the_same(tmp_path):
    for k in range(20):
        barrier, url = threading.Barrier(8), f"sqlite:///{tmp_path}/{k}.db"
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _, b=barrier, u=url: opened(b, u), range(8)))
        assert found == ["wal"] * 8
        assert (tmp_path / f"{k}.db").stat().st_mode & 0o777 == 0o600
    # What SQLite itself keeps beside a database may stay; no draft of one does.
    left = {path.suffix for path in tmp_path.iterdir()}
    assert left <= {".db", ".db-shm", ".db-wal"}


def opened(barrier, url):
    store = Store(url)
    barrier.wait()
    with store.reading() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    store.close()
    return mode
