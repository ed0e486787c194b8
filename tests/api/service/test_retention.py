"""What is past its term goes, and nothing else; a closed case is shielded."""

import secrets
import shutil
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, func, insert, select, update

from api.casezone.cases import kept
from api.casezone.keys import ErasedError, Keys
from api.casezone.retention import replay_destroyed
from api.casezone.runs.results import content_of
from api.casezone.runs.snapshots import SnapshotErasedError
from api.casezone.tables import (
    ACCOUNT,
    CASE,
    REPLAY,
    RUN,
    RUN_CASE,
    SESSION,
    SNAPSHOT,
    SNAPSHOT_CASE,
)
from api.log.checking import check_log
from api.log.keeping import LogKey
from api.log.sealing import seal_all
from api.log.tables import BATCH, ENTRY
from api.log.writing import add
from api.retention.terms import TERMS
from api.serving.backups import backup, restore
from api.serving.beginning import begin_case_zone
from api.serving.retention import run_retention
from api.settings import CaseSettings, ExchangeSettings
from api.states import CASE as MACHINE
from api.store import Store, migrate
from api.store.moves import Why
from fixtures.generator import generate
from tests.api.service.loglines import AT, line

BEGUN = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
CLOSED_ON = BEGUN + timedelta(days=10)


@pytest.fixture
def settings(tmp_path):
    return CaseSettings(keys=tmp_path / "keys", log_keys=tmp_path / "log")


@pytest.fixture
def store(addresses, settings):
    made = Store(addresses())
    migrate(made, "case")
    keys = Keys(settings.keys)
    begin_case_zone(made, keys, generate("tiny", 3), BEGUN)
    yield made
    made.close()


def closed(store, ref, at=CLOSED_ON):
    with store.writing() as connection:
        file = kept.one(connection, ref)
        why = Why(who="coordinator", at=at)
        state = kept.MOVES.move(connection, MACHINE, ref, file.state, "close", why)
        connection.execute(update(CASE).where(CASE.c.ref == ref).values(state=state))


def refs(store):
    with store.reading() as connection:
        return list(
            connection.execute(select(CASE.c.ref).order_by(CASE.c.ref)).scalars()
        )


def states(store):
    with store.reading() as connection:
        return dict(connection.execute(select(CASE.c.ref, CASE.c.state)).all())


def on(store, settings, day, *, dry=False):
    done = run_retention(store, "case", settings, day, dry=dry)
    return {one.term.key: one for one in done}


def days_after(moment, days):
    return (moment + timedelta(days=days)).date()


def test_a_closed_case_goes_after_its_term_and_no_other_does(store, settings):
    first, *others = refs(store)
    closed(store, first)
    keys = Keys(settings.keys)
    early = on(store, settings, days_after(CLOSED_ON, 365))
    assert early["closed-case"].count == 0
    assert keys.has(first)
    day = days_after(CLOSED_ON, 367)
    would = on(store, settings, day, dry=True)["closed-case"]
    assert would.refs == (first,)
    assert keys.has(first)
    assert on(store, settings, day)["closed-case"].refs == (first,)
    assert not keys.has(first)
    assert states(store)[first] == "ERASED"
    assert "ERASED" not in {states(store)[ref] for ref in others}
    assert on(store, settings, day)["closed-case"].count == 0
    with store.reading() as connection:
        query = select(ENTRY.c.kind, ENTRY.c.who).where(ENTRY.c.ref == first)
        query = query.where(ENTRY.c.event == "RETENTION")
        assert connection.execute(query).all() == [("case", "command-line")]


def test_five_years_after_the_first_processing_every_case_goes(store, settings):
    (placed, *_), everybody = refs(store), refs(store)
    with store.writing() as connection:
        values = update(CASE).where(CASE.c.ref == placed).values(state="PLACED")
        connection.execute(values)
    assert on(store, settings, days_after(BEGUN, 1826))["joint-data"].count == 0
    done = on(store, settings, days_after(BEGUN, 1828))["joint-data"]
    assert done.waits == (placed,)
    assert done.refs == tuple(ref for ref in everybody if ref != placed)


def test_a_term_is_a_setting_and_the_law_is_its_limit(store, tmp_path):
    short = CaseSettings(keys=tmp_path / "keys", keep_closed_days=30)
    first = refs(store)[0]
    closed(store, first)
    assert on(store, short, days_after(CLOSED_ON, 32))["closed-case"].refs == (first,)
    with pytest.raises(ValueError, match="1826"):
        CaseSettings(keep_joint_days=1827)


def kept_run(store, settings, ended, only=()):
    """Keep a run with a sealed outcome of every case."""
    keys, name, known = Keys(settings.keys), secrets.token_hex(8), refs(store)
    with store.writing() as connection:
        values = {"hash": name, "as_of": BEGUN.date(), "land": b"{}", "made_at": ended}
        connection.execute(insert(SNAPSHOT).values(values))
        connection.execute(
            insert(RUN).values(
                id=name,
                state="DONE",
                snapshot=name,
                objective="{}",
                seconds=1,
                asked_by="x",
                asked_at=ended,
                attempt=1,
                stage="ended",
                step=0,
                beats=0,
                ended_at=ended,
                result_hash="x",
                head=b"{}",
            )
        )
        for ref in only or known:
            row = {"ref": ref, "sealed": keys.seal(ref, b"{}")}
            connection.execute(insert(RUN_CASE).values(row | {"run": name}))
            connection.execute(insert(SNAPSHOT_CASE).values(row | {"hash": name}))
    return name


def test_the_result_of_a_run_goes_after_its_term(store, settings):
    old = kept_run(store, settings, BEGUN)
    new = kept_run(store, settings, BEGUN + timedelta(days=300))
    done = on(store, settings, days_after(BEGUN, 367))["run"]
    assert done.refs == (old,)
    keys = Keys(settings.keys)
    with store.reading() as connection:
        with pytest.raises(SnapshotErasedError):
            content_of(connection, keys, old)
        for run, empty in ((old, True), (new, False)):
            query = select(SNAPSHOT_CASE.c.sealed).where(SNAPSHOT_CASE.c.hash == run)
            rows = connection.execute(query).scalars().all()
            assert [row == b"" for row in rows] == [empty] * len(rows)


def test_sessions_and_answers_go_when_they_have_ended(store, settings):
    with store.writing() as connection:
        account = {"ref": "a", "name": "a", "role": "AUDITOR", "organisation": "DESK"}
        account |= {"password": "x", "active": True}
        connection.execute(insert(ACCOUNT).values(account))
        for day in (1, 9):
            until = BEGUN + timedelta(days=day)
            session = {"digest": str(day), "account": "a", "until": until}
            session |= {"idle_until": until, "limited": False}
            connection.execute(insert(SESSION).values(session))
            answer = {"account": "a", "key": str(day), "digest": "x", "status": 200}
            answer |= {"headers": "", "body": b"", "until": until}
            connection.execute(insert(REPLAY).values(answer))
    done = on(store, settings, days_after(BEGUN, 5))
    assert (done["session"].count, done["answer"].count) == (1, 1)
    with store.reading() as connection:
        for table in (SESSION, REPLAY):
            left = connection.execute(select(func.count()).select_from(table))
            assert left.scalar_one() == 1


@pytest.mark.parametrize("zone", ["case", "exchange"])
def test_the_log_goes_by_whole_batches_and_stays_whole(addresses, tmp_path, zone):
    kind = CaseSettings if zone == "case" else ExchangeSettings
    settings = kind(log_keys=tmp_path / "log")
    if zone == "case":
        settings = settings.model_copy(update={"keys": tmp_path / "keys"})
    store, key = Store(addresses()), LogKey(tmp_path / "log", zone)
    migrate(store, zone)
    with store.writing() as connection:
        add(connection, [line(k * 86_400) for k in range(9)])
    seal_all(store, key, 3)
    day = days_after(AT, 1826 + 5)
    would = run_retention(store, zone, settings, day, dry=True)
    assert {one.term.key: one.count for one in would}["log"] == 3
    done = run_retention(store, zone, settings, day, dry=False)
    assert {one.term.key: one.count for one in done}["log"] == 3
    with store.reading() as connection:
        since = datetime.combine(day, AT.timetz()) - timedelta(days=1826)
        found = check_log(connection, key, since)
        assert (found.fault, found.lines, found.gone) == (None, 6, 3)
        marks = connection.execute(
            select(BATCH.c.marks.is_(None)).order_by(BATCH.c.number)
        )
        assert list(marks.scalars()) == [True, False, False]
    store.close()


def test_a_backup_from_before_the_erasure_does_not_bring_a_case_back(
    store, settings, addresses
):
    first, second, *_ = refs(store)
    before = backup(store, "case").splitlines(keepends=True)
    keys = Keys(settings.keys)
    closed(store, first)
    on(store, settings, days_after(CLOSED_ON, 400))
    other = Store(addresses())
    assert restore(other, "case", before, keys) == (first,)
    assert states(other)[first] == "ERASED"
    with other.reading() as connection:
        assert kept.one(connection, first) is None
        sealed = connection.execute(select(CASE.c.sealed).where(CASE.c.ref == first))
        with pytest.raises(ErasedError):
            keys.open(first, sealed.scalar_one())
        assert kept.opened(keys, kept.one(connection, second))
    other.close()


def test_an_old_folder_of_keys_does_not_bring_a_case_back_either(
    store, settings, tmp_path
):
    first = refs(store)[0]
    shutil.copytree(settings.keys, tmp_path / "old")
    closed(store, first)
    on(store, settings, days_after(CLOSED_ON, 400))
    old = Keys(tmp_path / "old")
    assert old.has(first)
    with store.writing() as connection:
        assert replay_destroyed(connection, old, BEGUN) == ()
    assert not old.has(first)
    assert old.was_destroyed(first)


def test_a_reference_that_was_erased_never_gets_a_key_again(tmp_path):
    keys = Keys(tmp_path)
    keys.make("X")
    keys.destroy("X")
    with pytest.raises(FileExistsError):
        keys.make("X")
    assert "X" not in (tmp_path / "destroyed").read_text().split()


def test_every_term_has_its_source_in_both_languages_and_a_setting():
    for term in TERMS:
        assert all((term.source.nl, term.source.en, term.what.nl, term.what.en))
        if term.setting is not None:
            assert term.setting in CaseSettings.model_fields
            assert term.days(CaseSettings()) > 0


@pytest.fixture
def shut(zones):
    """Gives a case of this test that was closed."""
    client = zones.client("coordinator")
    first = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{first}").json()["case"]
    ref = f"S{secrets.token_hex(6)}"
    assert client.post("/cases", json=facts | {"ref": ref}).status_code == 201
    closed(zones.desk.store, ref, zones.desk.now())
    yield ref
    client.delete(f"/cases/{ref}")


def test_a_closed_case_is_shielded(zones, shut):
    client = zones.client("coordinator")
    body = client.get(f"/cases/{shut}").json()
    assert (body["state"], body["case"], body["placements"]) == ("CLOSED", {}, [])
    listed, cursor = [], None
    while True:
        query = {"pageSize": 200} | ({"cursor": cursor} if cursor else {})
        page = client.get("/cases", params=query).json()
        listed += [item["ref"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert shut not in listed


def test_a_result_with_a_closed_case_is_for_the_auditor_alone(zones, shut):
    name = kept_run(zones.desk.store, zones.desk.settings, zones.desk.now(), [shut])
    client = zones.client("coordinator")
    assert client.get(f"/runs/{name}/cases/{shut}").status_code == 403
    assert client.get(f"/runs/{name}/result").status_code == 403
    # The bytes were never those of a result; that is told to the auditor alone.
    assert zones.client("auditor").get(f"/runs/{name}/result").status_code == 410
    with zones.desk.store.writing() as store:
        for table, column in ((RUN_CASE, "run"), (RUN, "id")):
            store.execute(delete(table).where(table.c[column] == name))
        for table in (SNAPSHOT_CASE, SNAPSHOT):
            store.execute(delete(table).where(table.c.hash == name))
