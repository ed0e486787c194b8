"""`schakelpunt export`: a sheet of places, or the region of today."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language, ZoneName
from api.cli.program import MisuseError, both

TEMPLATE = False
EVERYBODY = ""


def export(
    zone: AZone,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both(
                "Een .csv of .xlsx; bij de casuszone een .json.",
                "A .csv or .xlsx; with zone case a .json.",
            ),
        ),
    ],
    provider: Annotated[
        str,
        typer.Option(
            "--provider",
            metavar="REF",
            show_default=False,
            help=both(
                "Alleen plekken van deze aanbieder.", "Only places of this provider."
            ),
        ),
    ] = EVERYBODY,
    template: Annotated[
        bool,
        typer.Option(
            "--template",
            help=both("Een leeg blad om in te vullen.", "An empty sheet to fill in."),
        ),
    ] = TEMPLATE,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf de plekken als blad, of de regio van vandaag als regiobestand.

    Write places as a sheet, or a region of today as a region file.
    """
    suffixes = {".json"} if zone is ZoneName.CASE else {".csv", ".xlsx"}
    if out.suffix.lower() not in suffixes:
        names = sorted(suffixes)
        raise MisuseError(
            f"Kies bij deze zone een naam op {' of '.join(names)}.",
            f"With this zone choose a name in {' or '.join(names)}.",
        )
    if zone is ZoneName.CASE and (provider or template):
        raise MisuseError(
            "Deze keuze hoort bij --zone exchange.",
            "This choice goes with --zone exchange.",
        )
    from api.cli.work.exporting import export_places, export_region

    if zone is ZoneName.CASE:
        raise typer.Exit(export_region(out, lang.value))
    whose = provider or None
    raise typer.Exit(export_places(out, whose, lang.value, empty=template))
