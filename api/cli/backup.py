"""`schakelpunt backup`: the store of a zone as one file."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import both


def backup(
    zone: AZone,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both("Bewaar de kopie hier.", "Keep a copy here."),
        ),
    ],
    lang: Lang = Language.NL,
) -> None:
    """Maak een kopie van de opslag van een zone, zonder de sleutels.

    Copy a store, without keys.
    """
    from api.cli.work.keeping import backup_store

    raise typer.Exit(backup_store(zone.value, out, lang.value))
