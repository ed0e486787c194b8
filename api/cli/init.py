"""`schakelpunt init`: an empty store becomes that of a desk."""

from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language, RegionPath
from api.cli.program import both


def init(
    region: RegionPath,
    zone: AZone,
    accounts: Annotated[
        list[str],
        typer.Option(
            "--account",
            metavar="REF:ROLE:ORGANISATION",
            help=both(
                "Een eerste account; mag vaker.", "A first account; may be repeated."
            ),
        ),
    ],
    lang: Lang = Language.NL,
) -> None:
    """Vul de lege opslag van een zone met een regio en de eerste accounts.

    Fill an empty store with its region and first accounts.
    """
    from api.cli.work.keeping import begin

    raise typer.Exit(begin(zone.value, region, tuple(accounts), lang.value))
