"""How runs come to workers: the same promises on both databases."""

import contextlib
import threading
import time

import pytest
from sqlalchemy import update

from api.casezone.runs import queue
from api.casezone.runs.delivery import Duties
from api.casezone.tables import RUN
from tests.api.service.processes import until
from tests.api.service.working import asked, desk_without_workers, events, put, state


@pytest.fixture
def desk(addresses, tmp_path):
    """Gives a case zone without a worker, with a tiny region."""
    with desk_without_workers(addresses, tmp_path) as made:
        yield made


class Worker:
    """Ends each run at once, in place of solving it."""

    def __init__(self, desk):
        self.desk, self.done, self.failures = desk, [], 0
        self.asleep = threading.Event()

    def waiting(self):
        with self.desk.store.reading() as store:
            return () if self.asleep.is_set() else queue.waiting(store)

    def look(self, ref):
        if self.failures:
            self.failures -= 1
            return False
        with self.desk.store.writing() as store:
            mine = queue.claim(store, ref, self.desk.now())
            if mine is not None:
                queue.end(store, mine, "fail", self.desk.now())
                self.done.append(ref)
        return mine is not None


@contextlib.contextmanager
def working(*workers):
    """Let each of them work in a thread, and stop when all is said."""
    stop = threading.Event()
    threads = [
        threading.Thread(
            target=one.desk.delivery.work,
            args=(Duties(waiting=one.waiting, look=one.look), stop),
        )
        for one in workers
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        workers[0].desk.delivery.wake()
        for thread in threads:
            thread.join(60)
        assert not any(thread.is_alive() for thread in threads)


def is_done(desk, *refs):
    until(lambda: all(state(desk, ref) == "FAILED" for ref in refs))


def test_a_run_that_is_told_of_is_done(desk):
    one = Worker(desk)
    with working(one):
        first = asked(desk)
        is_done(desk, first)
        second = asked(desk)
        is_done(desk, second)
    assert one.done == [first, second]


def test_runs_that_were_asked_before_anybody_worked_are_done_in_order(desk):
    one = Worker(desk)
    refs = [asked(desk) for _ in range(5)]
    with working(one):
        is_done(desk, *refs)
    assert one.done == refs


def test_two_workers_do_each_run_once(desk):
    pair = Worker(desk), Worker(desk)
    with working(*pair):
        refs = [asked(desk) for _ in range(20)]
        is_done(desk, *refs)
    assert sorted(pair[0].done + pair[1].done) == sorted(refs)
    assert all(events(desk, ref) == ["ask", "claim", "fail"] for ref in refs)


def test_a_run_of_which_nobody_was_told_is_found(desk):
    with working(Worker(desk)):
        with desk.store.writing() as store:
            ref = put(desk, store)
        is_done(desk, ref)


def test_what_is_told_in_a_transaction_that_fails_is_not_there(desk):
    one = Worker(desk)
    with working(one):
        with pytest.raises(ZeroDivisionError):
            half_asked(desk)
        whole = asked(desk)
        is_done(desk, whole)
    assert one.done == [whole]


def half_asked(desk):
    with desk.store.writing() as store:
        desk.delivery.tell(store, put(desk, store))
        raise ZeroDivisionError


def test_a_look_that_came_to_nothing_is_done_again(desk):
    one = Worker(desk)
    one.failures = 2
    with working(one):
        is_done(desk, asked(desk))


def test_what_is_told_of_a_run_that_was_cancelled_is_no_harm(desk):
    ref = asked(desk)
    with desk.store.writing() as store:
        store.execute(update(RUN).where(RUN.c.id == ref).values(state="CANCELLED"))
    one = Worker(desk)
    with working(one):
        is_done(desk, asked(desk))
    assert ref not in one.done
    assert state(desk, ref) == "CANCELLED"


def test_whoever_has_nothing_to_do_stops_when_told_even_while_it_begins(desk):
    for pause in range(20):
        with working(Worker(desk)):
            time.sleep(pause / 100)


def test_a_look_that_goes_on_is_waited_for_at_the_end(desk):
    begun, free = threading.Event(), threading.Event()
    one = Worker(desk)
    end = one.look

    def slow(ref):
        begun.set()
        free.wait(60)
        return end(ref)

    one.look = slow
    ref = asked(desk)
    with working(one):
        assert begun.wait(60)
        threading.Timer(0.3, free.set).start()
    assert state(desk, ref) == "FAILED"
