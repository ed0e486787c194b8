"""Help is instant: it loads no solver, no arrays and no schema library."""

import subprocess
import sys

import pytest

from api.cli import app
from tests.api.cli.running import run

HEAVY = ("ortools", "numpy", "pandas", "rich", "fixtures", "matcher")
COMMANDS = ("generate", "match", "explain", "gaps", "verify", "rules", "schema", "demo")
PROBE = f"""
import sys
from api.cli import main
sys.argv = ["schakelpunt", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert end.code == 0, end.code
print([name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("args", [(), *((command,) for command in COMMANDS)])
def test_help_loads_nothing_heavy(args: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *args, "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_commands_are_those_of_the_readme() -> None:
    callbacks = (c.callback for c in app.registered_commands)
    assert tuple(c.__name__ for c in callbacks if c is not None) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    assert run(command, "--help").code == 0


def test_an_unknown_option_is_bad_input() -> None:
    assert run("match", "--colour", "red").code == 2
