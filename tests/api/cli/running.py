"""The command line run in this process."""

from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from api.cli import app

V1 = Path(__file__).parents[1] / "regionfile" / "v1.json"


class Ended(NamedTuple):
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def run(*args: str | Path, stdin: bytes | None = None) -> Ended:
    """Run a command; any exception but the end of the program is raised here."""
    done = CliRunner().invoke(app, [str(a) for a in args], input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ended(done.exit_code, done.stdout, done.stderr)
