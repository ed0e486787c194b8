"""Ctrl-C during a run: the best so far is written and marked."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.cli.work import matching, running
from api.cli.work.progress import Tell
from matcher.flow import Progress
from matcher.solving import Stop
from tests.api.cli.running import run


def test_an_interrupted_run_writes_its_best_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    region, out = tmp_path / "region.json", tmp_path / "out.json"
    region.write_text(run("generate", "--size", "tiny", "--seed", "1").out)
    stops: list[Stop] = []

    def made() -> Stop:
        stops.append(Stop())
        return stops[-1]

    @contextmanager
    def interrupting(_lang: str) -> Iterator[Tell]:
        def tell(progress: Progress) -> None:
            if progress.stage == "solve" and not stops[-1].is_set:
                assert threading.current_thread() is not threading.main_thread()
                os.kill(os.getpid(), signal.SIGINT)
                while not stops[-1].is_set:
                    time.sleep(0.01)

        yield tell

    monkeypatch.setattr(running, "Stop", made)
    monkeypatch.setattr(matching, "told", interrupting)
    done = run("match", region, "--out", out)
    assert done.code == 130
    assert json.loads(out.read_bytes())["status"] == "INTERRUPTED"
    assert "onderbroken" in done.out


def test_ctrl_c_works_again_afterwards(tmp_path: Path) -> None:
    region = tmp_path / "region.json"
    region.write_text(run("generate", "--size", "tiny", "--seed", "1").out)
    before = signal.getsignal(signal.SIGINT)
    run("match", region)
    assert signal.getsignal(signal.SIGINT) is before
