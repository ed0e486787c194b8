"""`schakelpunt retention` and `restore`: what went, and what never comes back."""

import pytest
from sqlalchemy import select, update

from api.casezone.cases import kept
from api.casezone.keys import Keys
from api.casezone.tables import CASE
from api.log.tables import ENTRY
from api.regionfile import write_region
from api.states import CASE as MACHINE
from api.store import Store
from api.store.moves import Why
from fixtures.generator import generate
from tests.api.cli.running import run


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Gives the store of a desk that has begun, with one case closed."""
    monkeypatch.setenv("SCHAKELPUNT_CASE_DATABASE", f"sqlite:///{tmp_path}/case.db")
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))
    monkeypatch.setenv("SCHAKELPUNT_FIRST_DAY", "2026-11-22")
    region = tmp_path / "region.json"
    region.write_bytes(write_region(generate("tiny", 3)))
    account = ("--account", "anna:COORDINATOR:DESK")
    assert run("init", str(region), "--zone", "case", *account).code == 0
    store = Store(f"sqlite:///{tmp_path}/case.db")
    yield store
    store.close()


@pytest.fixture
def closed(desk):
    with desk.writing() as connection:
        (file,) = kept.some(connection, "", 1)
        at = connection.execute(select(CASE.c.changed_at)).scalars().first()
        why = Why(who="anna", at=at)
        state = kept.MOVES.move(connection, MACHINE, file.ref, file.state, "close", why)
        shut = update(CASE).where(CASE.c.ref == file.ref).values(state=state)
        connection.execute(shut)
    return file.ref


def state_of(store, ref):
    with store.reading() as connection:
        query = select(CASE.c.state).where(CASE.c.ref == ref)
        return connection.execute(query).scalar_one()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_dry_run_says_what_would_go_and_changes_nothing(desk, closed, tmp_path, lang):
    command = ("retention", "--zone", "case", "--on", "2028-01-01", "--lang", lang)
    would = run(*command, "--dry-run")
    assert would.code == 0, would.err
    assert state_of(desk, closed) == "CLOSED"
    done = run(*command)
    assert done.code == 0
    assert state_of(desk, closed) == "ERASED"
    assert not Keys(tmp_path / "keys").has(closed)
    for text in (would.out, done.out):
        assert "365" in text
        assert "WGS" in text
        assert "NEN 7513" in text


def test_what_may_not_go_yet_is_named(desk):
    with desk.writing() as connection:
        (file,) = kept.some(connection, "", 1)
        placed = update(CASE).where(CASE.c.ref == file.ref).values(state="PLACED")
        connection.execute(placed)
    done = run("retention", "--zone", "case", "--on", "2035-01-01")
    assert done.code == 1
    assert file.ref in done.out


def test_the_exchange_has_its_own_terms(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/exchange.db"
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", url)
    assert run("migrate", "--zone", "exchange").code == 0
    done = run("retention", "--zone", "exchange", "--lang", "en")
    assert done.code == 0
    assert "WGS" not in done.out
    assert "line of the log" in " ".join(done.out.split())


def test_a_copy_from_before_does_not_bring_back_a_case_nor_hide_lost_lines(
    closed, tmp_path, monkeypatch
):
    copy = tmp_path / "copy"
    assert run("backup", "--zone", "case", "--out", str(copy)).code == 0
    assert run("retention", "--zone", "case", "--on", "2028-01-01").code == 0
    assert run("log", "seal", "--zone", "case").code == 0
    other = f"sqlite:///{tmp_path}/other.db"
    monkeypatch.setenv("SCHAKELPUNT_CASE_DATABASE", other)
    back = run("restore", str(copy), "--zone", "case", "--lang", "en")
    assert back.code == 0, back.err
    assert "1 cases were erased" in " ".join(back.out.split())
    store = Store(other)
    assert state_of(store, closed) == "ERASED"
    with store.reading() as connection:
        query = select(ENTRY.c.action, ENTRY.c.ref).where(ENTRY.c.kind == "log-batch")
        assert connection.execute(query).all() == [("restore", "1-1")]
    assert run("log", "seal", "--zone", "case").code == 0
    assert run("log", "verify", "--zone", "case").code == 0
    store.close()
