"""Batches of the log: chained, signed, and the first line that was touched is named."""

import contextlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from api.keyring import NoKeyError
from api.log.checking import Fault, check_log
from api.log.keeping import LogKey
from api.log.marks import (
    COVERED_LINES,
    FIRST,
    marks_of,
    packed,
    root_of,
    sealed_from,
)
from api.log.sealing import seal, seal_all
from api.log.tables import BATCH, ENTRY
from api.log.writing import add
from api.serving.backups import backup, restore
from api.store import Store, migrate
from tests.api.service.loglines import AT, line

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
SIZE, COUNT = 10, 35
WRITE = """
import sys
from pathlib import Path
from api.log.keeping import LogKey
from api.log.sealing import seal
from api.log.writing import add
from api.store import Store
from tests.api.service.loglines import line
store, key = Store(sys.argv[1]), LogKey(Path(sys.argv[2]), "case")
for k in range(int(sys.argv[3])):
    with store.writing() as connection:
        add(connection, [line(k)])
    seal(store, key, 7)
"""


def checked(store, key, since=LONG_AGO):
    with store.reading() as connection:
        return check_log(connection, key, since)


@contextlib.contextmanager
def made(address):
    store = Store(address)
    migrate(store, "case")
    yield store
    store.close()


@pytest.fixture
def empty(addresses):
    with made(addresses()) as store:
        yield store


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    made = LogKey(tmp_path_factory.mktemp("key") / "log", "case")
    made.make()
    return made


@pytest.fixture
def fresh(tmp_path):
    made = LogKey(tmp_path / "log", "case")
    made.make()
    return made


@pytest.fixture(scope="module")
def log(addresses, key):
    """Gives a store with four batches, the last one not full, and a line that waits."""
    with made(addresses()) as store:
        with store.writing() as connection:
            add(connection, map(line, range(COUNT)))
        assert seal_all(store, key, SIZE) == COUNT
        with store.writing() as connection:
            add(connection, [line(COUNT)])
        yield store


def test_a_log_that_nobody_touched_is_whole(log, key):
    found = checked(log, key)
    assert (found.fault, found.batches, found.lines) == (None, 4, COUNT)
    assert found.waiting == 1


def touched(log, key, *statements, since=LONG_AGO):
    """Return what is found after these statements, and undo them."""
    with log.writing() as connection:
        for statement in statements:
            connection.execute(statement)
        found = check_log(connection, key, since)
        connection.rollback()
    return found


@pytest.mark.parametrize(
    "name", ["at", "who", "role", "organisation", "ref", "outcome", "ground", "event"]
)
def test_the_first_line_that_was_changed_is_named(log, key, name):
    value = AT - timedelta(1) if name == "at" else "other"
    both = update(ENTRY).where(ENTRY.c.id.in_([28, 13])).values({name: value})
    found = touched(log, key, both)
    assert (found.fault, found.batch, found.line) == (Fault.CHANGED, 2, 13)


def test_the_first_line_that_was_removed_is_named(log, key):
    found = touched(log, key, delete(ENTRY).where(ENTRY.c.id.in_([14, 21])))
    assert (found.fault, found.batch, found.line) == (Fault.REMOVED, 2, 14)


@pytest.mark.parametrize("batch", [3, 77])
def test_a_line_that_was_inserted_is_named(log, key, batch):
    with log.reading() as connection:
        old = connection.execute(select(ENTRY).where(ENTRY.c.id == 5)).mappings().one()
    new = insert(ENTRY).values({**old, "id": 500, "batch": batch})
    found = touched(log, key, new)
    assert (found.fault, found.batch, found.line) == (Fault.INSERTED, batch, 500)


def test_a_line_that_is_taken_out_of_its_batch_is_missed_there(log, key):
    out = update(ENTRY).where(ENTRY.c.id == 25).values(batch=None)
    found = touched(log, key, out)
    assert (found.fault, found.line) == (Fault.REMOVED, 25)


def test_who_makes_the_marks_fit_is_found_out_by_the_key(log, key, fresh):
    changed = update(ENTRY).where(ENTRY.c.id == 13).values(who="other")
    query = COVERED_LINES.where(ENTRY.c.batch == 2).order_by(ENTRY.c.id)
    with log.writing() as connection:
        connection.execute(changed)
        lines = connection.execute(query).all()
        connection.rollback()
    forged = packed(marks_of(lines, fresh.ring.current.secret))
    values = {"marks": forged, "root": root_of(forged)}
    batch = update(BATCH).where(BATCH.c.number == 2).values(values)
    found = touched(log, key, changed, batch)
    assert (found.fault, found.batch, found.line) == (Fault.CHANGED, 2, 11)
    assert checked(log, fresh).fault is Fault.OTHER_KEY


@pytest.mark.parametrize(
    ("numbers", "fault", "batch"),
    [((2,), Fault.BATCH_GONE, 2), ((3, 4), Fault.CUT, 3), ((1,), Fault.BATCH_GONE, 1)],
)
def test_a_batch_that_was_removed_is_missed(log, key, numbers, fault, batch):
    lines = delete(ENTRY).where(ENTRY.c.batch.in_(numbers))
    batches = delete(BATCH).where(BATCH.c.number.in_(numbers))
    found = touched(log, key, lines, batches)
    assert (found.fault, found.batch) == (fault, batch)


@pytest.mark.parametrize("name", ["digest", "before", "root", "last_at", "lines"])
def test_a_batch_that_was_changed_is_named(log, key, name):
    value = {"last_at": AT, "lines": 9}.get(name, "0" * 64)
    changed = update(BATCH).where(BATCH.c.number == 3).values({name: value})
    found = touched(log, key, changed)
    assert (found.fault, found.batch) == (Fault.BATCH, 3)


def test_lines_may_be_gone_only_after_their_term(log, key):
    out = delete(ENTRY).where(ENTRY.c.batch == 1)
    marks = update(BATCH).where(BATCH.c.number == 1).values(marks=None)
    found = touched(log, key, out, marks)
    assert (found.fault, found.batch) == (Fault.TOO_EARLY, 1)
    after = touched(log, key, out, marks, since=AT + timedelta(days=1))
    assert (after.fault, after.gone, after.lines) == (None, SIZE, COUNT - SIZE)


def test_without_its_key_the_log_cannot_be_checked(log, tmp_path):
    with pytest.raises(NoKeyError):
        checked(log, LogKey(tmp_path / "nothing", "case"))


def test_the_key_lies_outside_the_store_for_its_owner_alone(log, key):
    folder = key._folder  # noqa: SLF001 - as the operator sees it
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    secret = key.ring.current.secret
    whole = backup(log, "case")
    assert secret.hex().encode() not in whole
    key.make()
    assert key.ring.current.secret == secret


def test_a_log_that_was_put_back_is_still_whole_and_goes_on(log, key, addresses):
    other = Store(addresses())
    restore(other, "case", backup(log, "case").splitlines(keepends=True))
    assert checked(other, key).fault is None
    head = key.head
    assert seal_all(other, key, SIZE) == 1
    assert checked(other, key).fault is None
    key.put_head(head)
    other.close()


@pytest.fixture
def rotated(empty, fresh):
    """Gives a log with a batch for each of three keys, and the names of the keys."""
    names = []
    for number in range(3):
        if number:
            fresh.ring.rotate()
        with empty.writing() as connection:
            add(connection, map(line, range(SIZE)))
        assert seal_all(empty, fresh, SIZE) == SIZE
        names.append(fresh.ring.current.name)
    return empty, fresh, names


def test_a_log_is_whole_across_other_keys(rotated, addresses):
    store, key, names = rotated
    with store.reading() as connection:
        query = select(BATCH.c.key).order_by(BATCH.c.number)
        assert connection.execute(query).scalars().all() == names
    assert len(set(names)) == 3
    assert (checked(store, key).fault, checked(store, key).lines) == (None, 3 * SIZE)
    other = Store(addresses())
    restore(other, "case", backup(store, "case").splitlines(keepends=True))
    assert checked(other, key).fault is None
    other.close()
    key.ring.destroy(names[1])
    found = checked(store, key)
    assert (found.fault, found.batch) == (Fault.OTHER_KEY, 2)


def forged(store, first, own):
    """Sign all batches anew from one on, as who has got hold of a key might."""
    with store.writing() as connection:
        query = select(BATCH).where(BATCH.c.number >= first).order_by(BATCH.c.number)
        before = connection.execute(
            select(BATCH.c.digest).where(BATCH.c.number == first - 1)
        ).scalar()
        for row in connection.execute(query).all():
            lines = connection.execute(
                COVERED_LINES.where(ENTRY.c.batch == row.number).order_by(ENTRY.c.id)
            ).all()
            marks = packed(marks_of(lines, own.secret))
            new = sealed_from(row.number, lines, marks, before or FIRST)
            values = {"marks": marks, "root": new.root, "before": new.before}
            values |= {"key": own.name, "digest": new.signed("case", own)}
            same = BATCH.c.number == row.number
            connection.execute(update(BATCH).where(same).values(values))
            before = values["digest"]


@pytest.mark.parametrize(
    ("first", "at", "fault", "batch"),
    [(1, 0, Fault.BATCH, 3), (3, 0, Fault.OTHER_KEY, 3), (3, 2, Fault.BATCH, 3)],
)
def test_who_has_got_hold_of_a_key_is_found_out_by_what_is_kept_outside(
    rotated, first, at, fault, batch
):
    store, key, names = rotated
    with store.writing() as connection:
        changed = update(ENTRY).where(ENTRY.c.batch == 3).values(who="other")
        connection.execute(changed)
    forged(store, first, key.ring.named(names[at]))
    found = checked(store, key)
    assert (found.fault, found.batch) == (fault, batch)


def test_processes_that_write_and_seal_at_once_make_one_chain(empty, fresh):
    url = empty.url.render_as_string(hide_password=False).replace("+psycopg", "")
    folder = str(fresh._folder)  # noqa: SLF001 - for another process
    command = [sys.executable, "-c", WRITE, url, folder, "25"]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    seal_all(empty, fresh, 7)
    found = checked(empty, fresh)
    assert (found.fault, found.lines, found.waiting) == (None, 50, 0)


def test_a_reading_that_goes_on_does_not_wait_for_a_seal_nor_is_it_skipped(
    new_database, fresh
):
    with made(new_database()) as empty:
        with empty.writing() as slow:
            add(slow, [line(1)])
            with empty.writing() as quick:
                add(quick, [line(2)])
            # Which lines come first is known when the slow one has ended.
            assert seal(empty, fresh) == 0
            with empty.writing() as third:
                add(third, [line(3)])
        assert seal_all(empty, fresh) == 3
        found = checked(empty, fresh)
        assert (found.fault, found.lines, found.waiting) == (None, 3, 0)
