"""`schakelpunt gaps`: what everybody together runs into, as a report for one reader."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import SECONDS, WORKERS, Lang, Language, TimeLimit, Workers


class Reader(StrEnum):
    """For whom the report is."""

    DESK = "desk"
    TASKFORCE = "taskforce"
    FUNDER = "funder"


def gaps(
    regions: Annotated[
        list[Path],
        typer.Argument(
            metavar="REGION.json...",
            help="Een of meer dagen van dezelfde regio, in welke volgorde ook.",
        ),
    ],
    audience: Annotated[
        Reader | None,
        typer.Option(
            "--audience", help="Voor wie: desk (standaard), taskforce of funder."
        ),
    ] = None,
    funder: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="FUNDER_REF",
            help="Alleen het eigen deel van deze financier.",
        ),
    ] = None,
    results: Annotated[
        list[Path] | None,
        typer.Option(
            "--result",
            metavar="RESULT.json",
            help="Lees dit resultaat; reken niet. Mag vaker.",
        ),
    ] = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="REPORT",
            help="Bewaar als report.json, report.csv of report.html.",
        ),
    ] = None,
) -> None:
    """Tel de gaten van een regio: de agenda, de cijfers en hoe ze zijn gemaakt."""
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
