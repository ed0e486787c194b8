"""Options that several commands share."""

import math
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """Language of what is shown."""

    NL = "nl"
    EN = "en"


def _finite(seconds: float) -> float:
    if not math.isfinite(seconds):
        raise typer.BadParameter("Geef een gewoon getal.")
    return seconds


RegionPath = Annotated[
    Path,
    typer.Argument(
        metavar="REGION.json", help="De regio: een bestand, of - voor standaardinvoer."
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="De dag waarop de ronde kijkt, in plaats van die in het bestand.",
    ),
]
ObjectivePath = Annotated[
    Path | None,
    typer.Option("--objective", metavar="FILE", help="Stappen en afspraken, als JSON."),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit",
        min=0,
        callback=_finite,
        metavar="S",
        help="Rekentijd in seconden.",
    ),
]
Workers = Annotated[
    int,
    typer.Option("--workers", min=1, max=256, help="Aantal rekenaars tegelijk."),
]
Lang = Annotated[Language, typer.Option("--lang", help="Taal van de uitleg: nl of en.")]
AsJson = Annotated[bool, typer.Option("--json", help="Toon JSON in plaats van tekst.")]

JSON = False
PROVE = False
SECONDS = 120.0
WORKERS = 8
