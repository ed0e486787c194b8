"""`schakelpunt log`: whole or not, which line was touched first, written out."""

import json

import pytest
from sqlalchemy import delete, select, update

from api.log.tables import BATCH, ENTRY
from api.log.writing import add
from api.store import Store, migrate
from tests.api.cli.running import run
from tests.api.service.loglines import line

COUNT = 5


@pytest.fixture(params=["case", "exchange"])
def zone(request, tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/{request.param}.db"
    monkeypatch.setenv(f"SCHAKELPUNT_{request.param.upper()}_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))
    monkeypatch.setenv("SCHAKELPUNT_LOG_BATCH", "2")
    return request.param


@pytest.fixture
def store(zone, tmp_path):
    made = Store(f"sqlite:///{tmp_path}/{zone}.db")
    migrate(made, zone)
    with made.writing() as connection:
        add(connection, map(line, range(COUNT)))
    yield made
    made.close()


def on(action, zone, *more):
    return run("log", action, "--zone", zone, "--lang", "en", *more)


@pytest.mark.usefixtures("store")
def test_a_log_is_sealed_and_found_whole(zone):
    assert "5 lines sealed" in on("seal", zone).out
    done = on("verify", zone)
    assert (done.code, "5 lines in 3 batches" in " ".join(done.out.split())) == (
        0,
        True,
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            update(ENTRY).where(ENTRY.c.id == 4).values(who="x"),
            "changed (batch 2, line 4)",
        ),
        (delete(ENTRY).where(ENTRY.c.id == 2), "removed (batch 1, line 2)"),
        (
            update(ENTRY).where(ENTRY.c.id == 2).values(id=9),
            "removed (batch 1, line 2)",
        ),
        (delete(BATCH).where(BATCH.c.number == 3), "end is missing (batch 3, line 5)"),
    ],
)
def test_the_line_that_was_touched_first_is_named(store, zone, statement, said):
    on("seal", zone)
    with store.writing() as connection:
        connection.execute(statement)
    done = on("verify", zone)
    assert done.code == 1
    assert said in " ".join(done.out.split())


@pytest.mark.usefixtures("store")
def test_without_the_key_nothing_is_said_to_be_whole(zone):
    assert on("verify", zone).code == 2


def test_the_log_is_written_out_and_that_is_logged(store, zone, tmp_path):
    on("seal", zone)
    out = tmp_path / "log.jsonl"
    assert on("export", zone, "--out", str(out)).code == 0
    lines = [json.loads(text) for text in out.read_text().splitlines()]
    entries = [one for one in lines if "ref" in one]
    assert len(entries) == COUNT + 1
    assert {one["zone"] for one in lines} == {zone}
    assert sum(one["lines"] for one in lines if "digest" in one) == COUNT
    with store.reading() as connection:
        query = select(ENTRY.c.event, ENTRY.c.who).where(ENTRY.c.id > COUNT)
        assert connection.execute(query).all() == [("READ_LOG", "command-line")]


@pytest.mark.parametrize(
    "words", [("verify", "--out", "x"), ("export",), ("mend",)], ids=" ".join
)
def test_a_wrong_command_is_told(zone, words):
    assert run("log", *words, "--zone", zone).code == 2
