"""`schakelpunt log`: the log of a zone verified, written out, or sealed now."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import both


def log(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help=both("verify, export of seal.", "verify, export or seal."),
        ),
    ],
    zone: AZone,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both("Schrijf het logboek hierheen.", "Write the log to this file."),
        ),
    ] = None,
    lang: Lang = Language.NL,
) -> None:
    """Ga na of het logboek heel is, schrijf het uit, of sluit wat openstaat.

    Verify that the log is whole, write it out, or seal what is open.
    """
    from api.cli.work.logbook import work_on_log

    raise typer.Exit(work_on_log(action, zone.value, out, lang.value))
