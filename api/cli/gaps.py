"""`schakelpunt gaps`: what everybody together runs into, as a report for one reader."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import SECONDS, WORKERS, Lang, Language, TimeLimit, Workers
from api.cli.program import both


class Reader(StrEnum):
    """For whom the report is."""

    DESK = "desk"
    TASKFORCE = "taskforce"
    FUNDER = "funder"


Regions = Annotated[
    list[Path],
    typer.Argument(
        metavar="REGION.json...",
        help=both("Een of meer dagen van één regio.", "Some days of one region."),
    ),
]
ForWhom = Annotated[
    Reader | None,
    typer.Option(
        "--audience",
        help=both(
            "Voor wie: desk, taskforce of funder; zonder keuze desk.",
            "For whom: desk, taskforce or funder; desk when none is given.",
        ),
    ),
]
FunderRef = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="FUNDER_REF",
        help=both(
            "Alleen het eigen deel van deze financier.", "Only the part of this funder."
        ),
    ),
]
StoredResults = Annotated[
    list[Path] | None,
    typer.Option(
        "--result",
        metavar="RESULT.json",
        help=both(
            "Lees dit resultaat; reken niet. Mag vaker.",
            "Read this result; compute nothing. May be given more than once.",
        ),
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="REPORT",
        help=both(
            "Bewaar het hier: .json, .csv of .html.",
            "Keep it here: .json, .csv or .html.",
        ),
    ),
]


def gaps(
    regions: Regions,
    audience: ForWhom = None,
    funder: FunderRef = None,
    results: StoredResults = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
    out: Out = None,
) -> None:
    """Tel de knelpunten van een regio: de agenda, de cijfers, en hoe ze zijn gemaakt.

    Count the gaps of a region: the agenda, the figures, and how they were made.
    """
    from api.cli.work.gaps import Asked, report_gaps

    asked = Asked(
        regions=tuple(regions),
        results=tuple(results or ()),
        audience=None if audience is None else audience.value,
        funder=funder,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
        out=out,
    )
    raise typer.Exit(report_gaps(asked))
