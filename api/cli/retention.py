"""`schakelpunt retention`: what is over its term goes, or is only counted."""

from datetime import datetime
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import both

ONLY_COUNT = False


def retention(
    zone: AZone,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on",
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help=both(
                "De dag waarop het telt, in plaats van vandaag.",
                "On which day it counts, if not now.",
            ),
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=both(
                "Toon alleen wat zou verdwijnen.", "Only say what would be erased."
            ),
        ),
    ] = ONLY_COUNT,
    lang: Lang = Language.NL,
) -> None:
    """Wis wat zijn bewaartermijn voorbij is, met de bron van elke termijn.

    Erase what is past its term, with a source for every term.
    """
    from api.cli.work.retaining import retain

    day = None if on is None else on.date()
    raise typer.Exit(retain(zone.value, day, lang.value, dry=dry_run))
