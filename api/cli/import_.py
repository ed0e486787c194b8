"""`schakelpunt import`: places and openings out of a sheet."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import JSON, AsJson, AZone, Lang, Language, ZoneName
from api.cli.program import MisuseError, both

DRY_RUN = False
EVERYBODY = ""


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=both(
                "Een blad met plekken: .csv of .xlsx.",
                "A sheet of places: .csv or .xlsx.",
            ),
        ),
    ],
    zone: AZone,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=both(
                "Vertel alleen wat er verandert.", "Only tell what would change."
            ),
        ),
    ] = DRY_RUN,
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
    as_json: AsJson = JSON,
    lang: Lang = Language.NL,
) -> None:
    """Neem plekken en openingen over uit een blad: alle rijen of geen enkele.

    Take places and openings from a sheet: all rows or none.
    """
    if zone is not ZoneName.EXCHANGE:
        raise MisuseError(
            "Plekken staan bij de aanbieders: geef --zone exchange.",
            "Places are kept by providers: give --zone exchange.",
        )
    from api.cli.work.importing import import_places

    whose = provider or None
    code = import_places(file, whose, lang.value, dry=dry_run, as_json=as_json)
    raise typer.Exit(code)


# The word itself belongs to Python.
import_.__name__ = "import"
