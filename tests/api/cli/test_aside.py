"""Work beside the thread that hears Ctrl-C."""

import signal
import threading

import pytest

from api.cli.work import asking
from api.cli.work.aside import aside
from tests.api.cli.running import V1, run


def test_what_is_made_aside_comes_back_and_so_does_what_goes_wrong():
    assert aside(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0)


def test_ctrl_c_ends_the_wait_at_once():
    ends = threading.Event()

    def work():
        signal.raise_signal(signal.SIGINT)
        return ends.wait(60)

    # An engine of an earlier test may have left a handler that ends the process.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            aside(work)
    finally:
        ends.set()
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def test_an_interrupted_question_ends_with_its_own_code(monkeypatch):
    def interrupted(_work):
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "aside", interrupted)
    done = run("why", V1, "--case", "CASUS-1", "--place", "PLEK-1")
    assert (done.code, done.out) == (130, "")
