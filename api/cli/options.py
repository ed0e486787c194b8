"""Options that several commands share."""

import math
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.program import MisuseError, both


class Language(StrEnum):
    """Language of what is shown."""

    NL = "nl"
    EN = "en"


class ZoneName(StrEnum):
    """One of the two zones: each has a store and a process of its own."""

    CASE = "case"
    EXCHANGE = "exchange"


def _finite(seconds: float) -> float:
    if not math.isfinite(seconds):
        raise MisuseError(
            "Geef een gewoon aantal seconden.", "Give an ordinary number of seconds."
        )
    return seconds


RegionPath = Annotated[
    Path,
    typer.Argument(
        metavar="REGION.json",
        help=both(
            "De regio: een bestand, of - voor standaardinvoer.",
            "The region: a file, or - for standard input.",
        ),
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help=both(
            "De dag waarop de ronde kijkt, in plaats van die in het bestand.",
            "The day on which the run looks, instead of the one in the file.",
        ),
    ),
]
CaseRef = Annotated[
    str, typer.Option("--case", metavar="REF", help=both("De casus.", "The case."))
]
StoredResult = Annotated[
    Path | None,
    typer.Option(
        "--result",
        metavar="RESULT.json",
        help=both(
            "Lees dit resultaat; reken niet.", "Read this result; compute nothing."
        ),
    ),
]
ObjectivePath = Annotated[
    Path | None,
    typer.Option(
        "--objective",
        metavar="FILE",
        help=both(
            "Stappen en afspraken, als JSON.", "Steps and agreed figures, as JSON."
        ),
    ),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit",
        min=0,
        callback=_finite,
        metavar="S",
        help=both("Rekentijd in seconden.", "Seconds to compute."),
    ),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        min=1,
        max=256,
        help=both("Aantal rekenaars tegelijk.", "Number of workers at once."),
    ),
]
Lang = Annotated[
    Language,
    typer.Option(
        "--lang",
        help=both(
            "Taal van de uitleg: nl of en.", "Language of the explanation: nl or en."
        ),
    ),
]
AsJson = Annotated[
    bool,
    typer.Option(
        "--json",
        help=both("Toon JSON in plaats van tekst.", "Show JSON instead of text."),
    ),
]

AZone = Annotated[
    ZoneName,
    typer.Option(
        "--zone",
        help=both("De zone: case of exchange.", "Which zone: case or exchange."),
    ),
]

AStore = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        show_default=False,
        help=both(
            "De opslag, in plaats van die uit de instellingen.",
            "A store in place of what the settings say.",
        ),
    ),
]

JSON = False
PROVE = False
SECONDS = 120.0
WORKERS = 8
