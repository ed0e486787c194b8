"""Help is instant: it loads no solver, no arrays and no schema library."""

import re
import subprocess
import sys

import pytest
import typer.main

from api.cli import app
from tests.api.cli.running import run

HEAVY = (
    *("ortools", "numpy", "pandas", "pydantic", "rich", "fixtures", "matcher"),
    *("fastapi", "sqlalchemy", "alembic", "uvicorn", "openpyxl", "procrastinate"),
)
COMMANDS = (
    "generate",
    "match",
    "explain",
    "why",
    "what-if",
    "candidates",
    "letter",
    "anonymise",
    "gaps",
    "verify",
    "rules",
    "statement",
    "schema",
    "demo",
    "serve",
    "worker",
    "init",
    "accounts",
    "keys",
    "import",
    "export",
    "migrate",
    "backup",
    "restore",
    "log",
    "retention",
    "person",
    "a4",
    "policy",
)
PROGRAM = typer.main.get_command(app)
BOTH = re.compile(r"([^()]+\.) \(([^()]+\.)\)")
ONLY_ENGLISH = re.compile(r"\b(the|and|this|to|instead|show|each)\b", re.IGNORECASE)
ONLY_DUTCH = re.compile(r"\b(de|het|een|voor|van|niet|dit|toon|elke)\b", re.IGNORECASE)
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
    names = (c.__name__.replace("_", "-") for c in callbacks if c is not None)
    assert tuple(names) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    assert run(command, "--help").code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_explained_in_dutch_and_then_in_english(command: str) -> None:
    texts = [" ".join(t.split()) for t in PROGRAM.commands[command].help.split("\n\n")]
    assert len(texts) == 2
    dutch, english = texts
    assert_dutch_and_english(dutch, english)
    assert f"{dutch} ({english})" in " ".join(run("--help").out.split())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_option_is_explained_in_dutch_and_then_in_english(command: str) -> None:
    chosen = PROGRAM.commands.get(command, PROGRAM)
    shown = " ".join(run(*([command] if command else []), "--help").out.split())
    for param in chosen.get_params(typer.Context(chosen)):
        found = BOTH.fullmatch(param.help or "")
        assert found, f"{param.name}: {param.help}"
        assert_dutch_and_english(*found.groups())
        assert param.help in shown


def assert_dutch_and_english(dutch: str, english: str) -> None:
    assert dutch != english
    assert not ONLY_ENGLISH.search(dutch), dutch
    assert not ONLY_DUTCH.search(english), english
    assert dutch.endswith(".")
    assert english.endswith(".")


def test_help_shows_no_sentence_of_the_library() -> None:
    assert "Show this message" not in run("match", "--help").out


def test_an_unknown_option_is_bad_input() -> None:
    assert run("match", "--colour", "red").code == 2
