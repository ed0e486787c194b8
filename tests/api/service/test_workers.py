"""Workers that are killed, frozen or told to stop, with real processes."""

import dataclasses
import signal
import threading
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.casezone.runs import queue, results
from api.casezone.runs.silence import Silence
from api.casezone.runs.snapshots import region_at
from api.casezone.runs.work import finish, work_once
from api.casezone.tables import RUN_CASE
from api.store.moves import Why
from matcher.flow import run
from matcher.objective import Objective
from tests.api.service.working import (
    asked,
    desk_without_workers,
    ended_well,
    events,
    state,
    wait_for,
    worker,
)

PATIENCE = 20.0


@pytest.fixture
def desk(addresses, tmp_path):
    """Gives a case zone without a worker, with a tiny region."""
    with desk_without_workers(addresses, tmp_path) as made:
        yield made


def claimed(desk, ref):
    with desk.store.writing() as store:
        return queue.claim(store, ref, desk.now())


def taken_over(desk, claim):
    """Return the claim of a worker that never heard the one before."""
    take_back(desk, {(claim.token, beats(desk)[claim.token])})
    return claimed(desk, claim.run)


def take_back(desk, silent):
    with desk.store.writing() as store:
        queue.take_back(store, silent, desk.now())


def beats(desk):
    with desk.store.reading() as store:
        return dict(queue.beats(store))


def beat(desk, claim):
    with desk.store.writing() as store:
        return queue.beat(store, claim, queue.Stage(name="solve", step=1))


def attempt(desk, ref):
    with desk.store.reading() as store:
        return queue.one(store, ref)["attempt"]


def outcome_of(desk, claim):
    with desk.store.reading() as store:
        region = region_at(store, desk.keys, claim.snapshot)
    return run(
        region,
        snapshot=claim.snapshot,
        objective=Objective(),
        remaining=lambda: 60,
        workers=2,
    )


def test_a_run_is_claimed_by_one_worker_until_that_is_silent(desk):
    ref = asked(desk)
    first = claimed(desk, ref)
    assert claimed(desk, ref) is None
    heard = {(first.token, 0)}
    assert beat(desk, first)
    take_back(desk, heard)
    assert claimed(desk, ref) is None
    second = taken_over(desk, first)
    assert second.run == ref
    assert second.token != first.token
    assert events(desk, ref) == ["ask", "claim", "requeue", "claim"]


def test_who_looks_counts_the_silence_by_its_own_clock():
    silence = Silence(PATIENCE)
    assert silence.look([("a", 1)], 1000.0) == set()
    for k in range(1, 5):
        assert silence.look([("a", 1), ("b", 2)], 1000.0 + 4.9 * k) == set()
    assert silence.look([("a", 1), ("b", 2)], 1024.5) == {("a", 1)}
    assert silence.look([("a", 2), ("b", 2)], 1029.0) == {("b", 2)}
    assert silence.look([("a", 2)], 1030.0) == set()


def test_a_time_without_looking_is_no_silence():
    silence = Silence(PATIENCE)
    silence.look([("a", 1)], 0.0)
    assert silence.look([("a", 1)], 3600.0) == set()


def test_the_late_result_of_a_frozen_worker_is_refused(desk):
    ref = asked(desk)
    frozen = claimed(desk, ref)
    outcome = outcome_of(desk, frozen)
    other = taken_over(desk, frozen)
    assert not beat(desk, frozen)
    assert not finish(desk, frozen, outcome)
    assert state(desk, ref) == "RUNNING"
    assert finish(desk, other, outcome)
    assert not finish(desk, frozen, outcome)
    assert not finish(desk, other, outcome)
    with desk.store.reading() as store:
        kept = store.execute(select(RUN_CASE.c.ref).where(RUN_CASE.c.run == ref)).all()
        assert results.content_of(store, desk.keys, ref)
    assert len(kept) == len(outcome.result.cases)


def test_a_run_that_is_cancelled_while_it_is_computed_keeps_nothing(desk):
    ref = asked(desk)
    claim = claimed(desk, ref)
    with desk.store.writing() as store:
        row = queue.one(store, ref, lock=True)
        queue.cancel(store, row, Why(who="anna", at=desk.now()))
    assert not beat(desk, claim)
    assert not finish(desk, claim, outcome_of(desk, claim))
    assert state(desk, ref) == "CANCELLED"
    with desk.store.reading() as store:
        assert store.execute(select(RUN_CASE).where(RUN_CASE.c.run == ref)).all() == []


def test_a_result_that_is_not_verified_is_not_kept(desk):
    ref = asked(desk)
    claim = claimed(desk, ref)
    good = outcome_of(desk, claim)
    wrong = dataclasses.replace(good.result, unique=not good.result.unique, cases=())
    from matcher.verifying import verify

    with desk.store.reading() as store:
        region = region_at(store, desk.keys, claim.snapshot)
    found = verify(region, wrong, snapshot=claim.snapshot)
    outcome = dataclasses.replace(good, result=wrong, verification=found)
    assert outcome.failures
    assert finish(desk, claim, outcome)
    assert state(desk, ref) == "FAILED"


def test_a_snapshot_with_an_erased_case_ends_a_run_as_failed(desk):
    ref = asked(desk)
    desk.keys.destroy(desk_cases(desk)[0])
    assert work_once(desk, ref, threading.Event())
    assert state(desk, ref) == "FAILED"


def desk_cases(desk):
    from api.casezone.cases.kept import some

    with desk.store.reading() as store:
        return [file.ref for file in some(store, "", 1000)]


def caught_in_the_middle(desk, tmp_path, number, settled, becomes):
    """Return a run and its worker, which got a signal while it computed."""
    for _ in range(10):
        ref = asked(desk)
        first = worker(desk, tmp_path)
        wait_for(desk, ref, {"RUNNING", "DONE"})
        first.send_signal(number)
        settled(first)
        if state(desk, ref) == becomes:
            return ref, first
        first.kill()
        first.wait()
    raise AssertionError("every run was done before its worker could be caught")


def test_a_frozen_worker_is_taken_over_and_goes_on_with_other_runs(desk, tmp_path):
    ref, frozen = caught_in_the_middle(
        desk, tmp_path, signal.SIGSTOP, lambda _: time.sleep(0.1), "RUNNING"
    )
    second = worker(desk, tmp_path)
    try:
        wait_for(desk, ref, {"DONE"})
        with desk.store.reading() as store:
            whole = results.content_of(store, desk.keys, ref)
        assert ended_well(second)
        frozen.send_signal(signal.SIGCONT)
        following = asked(desk)
        wait_for(desk, following, {"DONE"})
        assert ended_well(frozen)
    finally:
        frozen.kill()
        second.kill()
    with desk.store.reading() as store:
        assert results.content_of(store, desk.keys, ref) == whole
    assert events(desk, ref) == ["ask", "claim", "requeue", "claim", "finish"]


def test_workers_whose_clocks_are_off_steal_nothing_and_wait_no_longer(desk, tmp_path):
    ref = asked(desk)
    mine = claimed(desk, ref)
    days = [(desk.today() + timedelta(days=n)).isoformat() for n in (1, -1)]
    others = [worker(desk, tmp_path, FIRST_DAY=day) for day in days]
    try:
        ends = None
        waits = asked(desk)
        while ends is None or time.monotonic() < ends:
            assert beat(desk, mine)
            time.sleep(0.1)
            if ends is None and state(desk, waits) == "DONE":
                ends = time.monotonic() + 3
        wait_for(desk, ref, {"DONE"})
    finally:
        assert ended_well(*others)
    assert attempt(desk, ref) == 2


def test_of_two_workers_one_is_killed_and_the_other_gives_the_one_result(
    desk, tmp_path
):
    one, other = worker(desk, tmp_path), None
    try:
        for _ in range(10):
            other = worker(desk, tmp_path)
            for ref in [asked(desk) for _ in range(3)]:
                wait_for(desk, ref, {"DONE"})
            ref = asked(desk)
            wait_for(desk, ref, {"RUNNING", "DONE"})
            one.kill()
            one.wait()
            wait_for(desk, ref, {"DONE"})
            if attempt(desk, ref) == 2:
                break
            # Which of the two takes a run is theirs to say: this time it was the other.
            one = other
    finally:
        one.kill()
        assert ended_well(other)
    with desk.store.reading() as store:
        kept = store.execute(select(RUN_CASE.c.ref).where(RUN_CASE.c.run == ref)).all()
        assert results.content_of(store, desk.keys, ref)
    assert len(kept) == len(set(kept)) > 0
    assert events(desk, ref) == ["ask", "claim", "requeue", "claim", "finish"]


def test_a_worker_that_is_told_to_stop_gives_its_run_back(desk, tmp_path):
    ref, first = caught_in_the_middle(
        desk, tmp_path, signal.SIGTERM, lambda one: one.wait(60), "QUEUED"
    )
    assert first.returncode == 0
    second = worker(desk, tmp_path, SILENT_SECONDS="3600")
    try:
        wait_for(desk, ref, {"DONE"})
    finally:
        assert ended_well(second)
    assert events(desk, ref) == ["ask", "claim", "requeue", "claim", "finish"]
