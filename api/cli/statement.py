"""`schakelpunt statement`: what is decided, on what, and what is never used.

Made from the rules; also as an entry for the algoritmeregister.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Lang, Language, ObjectivePath
from api.cli.program import both


class Form(StrEnum):
    """In which form the statement is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    REGISTER = "register"
    REGISTER_CSV = "register-csv"


def statement(
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help=both(
                "text, html of json; register en register-csv voor het "
                "algoritmeregister.",
                "text, html or json; register and register-csv for the "
                "algoritmeregister.",
            ),
        ),
    ] = Form.TEXT,
    objective: ObjectivePath = None,
    organisation: Annotated[
        Path | None,
        typer.Option(
            "--organisation",
            metavar="FILE",
            help=both(
                "Wat alleen de organisatie kan zeggen in het register, als JSON.",
                "What only the organisation can say in the register, as JSON.",
            ),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both("Schrijf het hierheen.", "Write it to this file."),
        ),
    ] = None,
    lang: Lang = Language.NL,
) -> None:
    """Toon wat het programma beslist, waarop, en wat het nooit gebruikt.

    Show what the program decides, on what, and what it never uses.
    """
    from api.cli.work.stating import Stating, show_statement

    asked = Stating(form=form, objective=objective, organisation=organisation, out=out)
    raise typer.Exit(show_statement(asked, lang.value))
