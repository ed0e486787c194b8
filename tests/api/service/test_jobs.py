"""What procrastinate keeps on PostgreSQL, and what becomes of it when it is lost."""

import hashlib
import signal

import psycopg
import pytest
from procrastinate.schema import SchemaManager

from api.casezone.app import desk_on
from api.casezone.runs import results
from api.serving.backups import backup, restore
from api.store import Store
from tests.api.service.processes import until
from tests.api.service.working import (
    asked,
    desk_without_workers,
    ended_well,
    events,
    put,
    state,
    wait_for,
    worker,
)

# Of the one version that the first version of our store makes. With another there has
# to be a version of ours that carries its migrations out; ours then makes a copy of
# these tables, no longer what the library happens to have.
SCHEMA = "c70ec4b400a60ad9592787653aae5ae77ae41bf801d56b5bd2712751a07f2009"


@pytest.fixture
def desk(new_database, tmp_path):
    """Gives a case zone on PostgreSQL without a worker, with a tiny region."""
    with desk_without_workers(new_database, tmp_path) as made:
        yield made


def found(desk, query):
    with desk.store.writing() as store:
        done = store.exec_driver_sql(query)
        return done.all() if done.returns_rows else done.rowcount


def jobs(desk):
    return found(desk, "SELECT args, status FROM procrastinate_jobs ORDER BY id")


def caught(desk, folder, number):
    """Return a run and its worker, which got a signal while it computed."""
    for _ in range(10):
        one = worker(desk, folder)
        ref = asked(desk)
        wait_for(desk, ref, {"RUNNING", "DONE"})
        one.send_signal(number)
        if state(desk, ref) == "RUNNING":
            return ref, one
        one.kill()
        one.wait()
    raise AssertionError("every run was done before its worker could be caught")


def test_our_migration_makes_the_tables_of_the_library_that_is_installed():
    found = hashlib.sha256(SchemaManager.get_schema().encode()).hexdigest()
    assert found == SCHEMA


def test_a_job_says_which_run_and_nothing_else_and_is_gone_after(desk, tmp_path):
    ref = asked(desk)
    assert jobs(desk) == [({"run": ref}, "todo")]
    assert found(desk, "SELECT lock, queueing_lock FROM procrastinate_jobs") == [
        (None, ref)
    ]
    one = worker(desk, tmp_path)
    wait_for(desk, ref, {"DONE"})
    until(lambda: jobs(desk) == [])
    assert ended_well(one)
    assert found(desk, "SELECT * FROM procrastinate_events") == []
    assert found(desk, "SELECT * FROM procrastinate_workers") == []


def test_a_run_whose_job_was_lost_is_done(desk, tmp_path):
    ref = asked(desk)
    assert found(desk, "DELETE FROM procrastinate_jobs") == 1
    one = worker(desk, tmp_path)
    wait_for(desk, ref, {"DONE"})
    assert ended_well(one)
    assert events(desk, ref) == ["ask", "claim", "finish"]


def test_a_job_whose_worker_died_is_let_go_of(desk, tmp_path):
    ref, dead = caught(desk, tmp_path, signal.SIGKILL)
    dead.wait()
    assert ({"run": ref}, "doing") in jobs(desk)
    found(
        desk,
        "UPDATE procrastinate_workers SET last_heartbeat = now() - '1 h'::interval",
    )
    other = worker(desk, tmp_path)
    wait_for(desk, ref, {"DONE"})
    until(lambda: jobs(desk) == [])
    assert ended_well(other)


def test_a_worker_whose_job_was_let_go_of_meanwhile_goes_on(desk, tmp_path):
    first, frozen = caught(desk, tmp_path, signal.SIGSTOP)
    try:
        found(desk, "DELETE FROM procrastinate_jobs")
        found(desk, "DELETE FROM procrastinate_workers")
        frozen.send_signal(signal.SIGCONT)
        wait_for(desk, first, {"DONE"})
        wait_for(desk, asked(desk), {"DONE"})
        assert ended_well(frozen)
    finally:
        frozen.kill()


def test_a_worker_whose_lines_to_the_database_were_cut_goes_on(desk, tmp_path):
    one = worker(desk, tmp_path)
    wait_for(desk, asked(desk), {"DONE"})
    for _ in range(3):
        with psycopg.connect(**desk.store.driver_arguments()) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        wait_for(desk, asked(desk), {"DONE"})
    assert ended_well(one)


def test_runs_that_were_put_back_from_a_backup_are_done(desk, tmp_path, new_database):
    told = asked(desk)
    with desk.store.writing() as store:
        lines = [told, put(desk, store)]
    whole = backup(desk.store, "case")
    assert b"procrastinate" not in whole
    with_more = Store(new_database())
    restore(with_more, "case", whole.splitlines(keepends=True))
    other = desk_on(desk.settings, with_more, desk.now)
    one = worker(other, tmp_path)
    for ref in lines:
        wait_for(other, ref, {"DONE"})
    assert ended_well(one)
    with with_more.reading() as store:
        assert results.content_of(store, other.keys, told)
    other.exchange.close()
    with_more.close()
    assert state(desk, told) == "QUEUED"
