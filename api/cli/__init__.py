"""The command line: one file per command; only typer is loaded to show help."""

import typer

from api.cli.demo import demo
from api.cli.explain import explain
from api.cli.gaps import gaps
from api.cli.generate import generate
from api.cli.match import match
from api.cli.rules import rules
from api.cli.schema import schema
from api.cli.verify import verify

app = typer.Typer(
    name="schakelpunt",
    help="Zoek de beste plekken voor iedereen samen, en leg elk nee uit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (generate, match, explain, gaps, verify, rules, schema, demo):
    app.command()(command)


def main() -> None:
    """Run the command line; the exit code says how it ended."""
    app()
