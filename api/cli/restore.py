"""`schakelpunt restore`: an empty store gets back what a backup holds."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import both


def restore(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=both("Een kopie, gemaakt met backup.", "A copy, made by backup."),
        ),
    ],
    zone: AZone,
    lang: Lang = Language.NL,
) -> None:
    """Zet een kopie terug in de lege opslag van een zone.

    Put a copy back into an empty store.
    """
    from api.cli.work.keeping import restore_store

    raise typer.Exit(restore_store(zone.value, file, lang.value))
