"""The command line: one file per command; only typer is loaded to show help."""

import typer

from api.cli.a4 import a4
from api.cli.accounts import accounts
from api.cli.anonymise import anonymise
from api.cli.backup import backup
from api.cli.candidates import candidates
from api.cli.demo import demo
from api.cli.explain import explain
from api.cli.export import export
from api.cli.gaps import gaps
from api.cli.generate import generate
from api.cli.import_ import import_
from api.cli.init import init
from api.cli.keys import keys
from api.cli.letter import letter
from api.cli.log import log
from api.cli.match import match
from api.cli.migrate import migrate
from api.cli.person import person
from api.cli.policy import policy
from api.cli.program import NAME, Command, Program, both
from api.cli.restore import restore
from api.cli.retention import retention
from api.cli.rules import rules
from api.cli.schema import schema
from api.cli.serve import serve
from api.cli.statement import statement
from api.cli.verify import verify
from api.cli.whatif import what_if
from api.cli.why import why
from api.cli.worker import worker

app = typer.Typer(
    cls=Program,
    name=NAME,
    help=both(
        "Zoek de beste plekken voor iedereen samen, en leg elk nee uit.",
        "Find the best places for everybody together, and explain every no.",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
COMMANDS = (
    generate,
    match,
    explain,
    why,
    what_if,
    candidates,
    letter,
    anonymise,
    gaps,
    verify,
    rules,
    statement,
    schema,
    demo,
    serve,
    worker,
    init,
    accounts,
    keys,
    import_,
    export,
    migrate,
    backup,
    restore,
    log,
    retention,
    person,
    a4,
    policy,
)
for command in COMMANDS:
    app.command(cls=Command)(command)


def main() -> None:
    """Run the command line; the exit code says how it ended."""
    app()
