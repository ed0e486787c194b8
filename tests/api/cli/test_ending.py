"""How a command ends that cannot write: quietly, or with one plain line."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import main
from api.cli.work import catalogue
from tests.api.cli.running import V1, run

CALL = [sys.executable, "-c", "from api.cli import main; main()"]
FULL = Path("/dev/full")
RESULT = "result.json"
COMMANDS = (
    ("--help",),
    ("match", "--help"),
    ("rules",),
    ("rules", "--json"),
    ("schema",),
    ("generate", "--size", "tiny"),
    ("match", str(V1)),
    ("explain", str(V1), "--case", "CASUS-1"),
    ("explain", str(V1), "--case", "CASUS-1", "--place", "PLEK-1", "--json"),
    ("candidates", str(V1), "--place", "PLEK-1", "--result", RESULT),
    ("verify", str(V1), RESULT),
    ("demo", "--time-limit", "0"),
)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ending")
    run("match", V1, "--out", folder / RESULT)
    return folder


def ended(args: tuple[str, ...], stdout: int, folder: Path) -> tuple[int, str]:
    """Return the exit code of a command that writes there, and what it complains."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [*CALL, *args],
        cwd=folder,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if " ..." not in line]
    steps = [line for line in complaints if "stap " not in line]
    return done.returncode, "\n".join(steps)


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_pipe_that_nobody_reads_ends_a_command_quietly(
    args: tuple[str, ...], folder: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert ended(args, writing, folder) == (141, "")
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    "args",
    [("generate", "--size", "tiny"), ("rules",), ("match", str(V1)), ("--help",)],
    ids=" ".join,
)
def test_a_full_disk_is_told_in_one_line(args: tuple[str, ...], folder: Path) -> None:
    with FULL.open("wb") as full:
        code, told = ended(args, full.fileno(), folder)
    assert code == 2
    assert told == (
        "standaarduitvoer: niet te schrijven (de schijf is vol). / "
        "standard output: unwritable (the disk is full)."
    )


def test_a_full_disk_is_told_in_the_language_that_is_asked_for(folder: Path) -> None:
    with FULL.open("wb") as full:
        told = ended(("rules", "--lang", "en"), full.fileno(), folder)
    assert told == (2, "standard output: unwritable (the disk is full).")


@pytest.mark.parametrize(
    ("closed", "stream"),
    [(">&-", "standaarduitvoer: niet te schrijven"), ("<&-", "standaardinvoer: niet")],
)
def test_a_stream_that_is_closed_is_told(closed: str, stream: str) -> None:
    script = f'exec "$0" "$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", script, *CALL, "match", "-"],  # noqa: S607
        cwd=Path(__file__).parents[3],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert stream in done.stderr
    assert "Traceback" not in done.stderr


class Broken(io.StringIO):
    """A stream that nobody reads any more."""

    def flush(self) -> None:
        raise BrokenPipeError


def test_a_program_that_calls_main_itself_sees_the_same_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["schakelpunt", "rules"])
    monkeypatch.setattr(sys, "stdout", Broken())
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 141


def test_ctrl_c_outside_a_run_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(catalogue, "show_rules", stopped)
    assert run("rules").code == 130


def test_a_pipe_as_output_file_that_nobody_reads_ends_it_too(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        code, told = ended(("match", str(V1), "--out", "/dev/stdout"), writing, folder)
    finally:
        os.close(writing)
    assert (code, told) == (141, "")
