"""`schakelpunt init`: an empty store becomes that of a desk."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import MisuseError, both

NO_FILE: Path | None = None
NO_NAME = ""

Accounts = Annotated[
    list[str],
    typer.Option(
        "--account",
        metavar="REF:ROLE:ORGANISATION",
        help=both(
            "Een eerste account; mag vaker.", "A first account; may be repeated."
        ),
    ),
]
File = Annotated[
    Path | None,
    typer.Argument(
        metavar="[REGION.json]",
        show_default=False,
        help=both(
            "Een regiobestand; of geef --region.", "A region file; or give --region."
        ),
    ),
]
Name = Annotated[
    str,
    typer.Option(
        "--region",
        metavar="NAME",
        show_default=False,
        help=both("Hoe de regio heet.", "What this region is called."),
    ),
]
Gemeenten = Annotated[
    list[str] | None,
    typer.Option(
        "--gemeente",
        metavar="CODE",
        show_default=False,
        help=both(
            "Een gemeente van de regio, of alle; mag vaker.",
            "A gemeente by its CBS code, or all; may be repeated.",
        ),
    ),
]
Organisations = Annotated[
    Path | None,
    typer.Option(
        "--organisations",
        metavar="FILE.json",
        show_default=False,
        help=both(
            "Financiers, aanbieders en locaties.", "Funders, providers and locations."
        ),
    ),
]
CrisisContact = Annotated[
    str,
    typer.Option(
        "--crisis-contact",
        metavar="TEXT",
        show_default=False,
        help=both(
            "Wie men belt als het vannacht misgaat.",
            "Whom to call when it goes wrong at night.",
        ),
    ),
]


def init(
    zone: AZone,
    accounts: Accounts,
    file: File = NO_FILE,
    region: Name = NO_NAME,
    gemeenten: Gemeenten = None,
    organisations: Organisations = NO_FILE,
    crisis_contact: CrisisContact = NO_NAME,
    lang: Lang = Language.NL,
) -> None:
    """Vul de lege opslag van een zone met een regio en de eerste accounts.

    Fill an empty store with its region and first accounts.
    """
    if (file is None) == (not region):
        raise MisuseError(
            "Geef een regiobestand, of --region met een naam.",
            "Give a region file, or --region with a name.",
        )
    if file is None and zone.value == "case" and not crisis_contact:
        raise MisuseError(
            "Geef ook --crisis-contact: wie men belt als het vannacht misgaat.",
            "Also give --crisis-contact: whom to call when it goes wrong at night.",
        )
    from api.cli.work.beginning import Beginning, begin_zone

    given = Beginning(
        file=file,
        name=region,
        crisis_contact=crisis_contact or region,
        gemeenten=tuple(gemeenten or ()),
        organisations=organisations,
        accounts=tuple(accounts),
    )
    raise typer.Exit(begin_zone(zone.value, given, lang.value))
