"""`schakelpunt person`: everything that is held of one person, as one file."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import CaseRef, Lang, Language
from api.cli.program import both


def person(
    case: CaseRef,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both("Schrijf alles hierheen, als JSON.", "Write it here, as JSON."),
        ),
    ],
    lang: Lang = Language.NL,
) -> None:
    """Geef de persoon alles wat van hem of haar bewaard is, en wie het zag.

    Give somebody all that is held of him or her, with who saw it.
    """
    from api.cli.work.persons import export_person

    raise typer.Exit(export_person(case, out, lang.value))
