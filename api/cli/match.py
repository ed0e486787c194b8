"""`schakelpunt match`: the best plan for a region, proved, with every no explained."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import (
    SECONDS,
    WORKERS,
    AsOf,
    Lang,
    Language,
    ObjectivePath,
    RegionPath,
    TimeLimit,
    Workers,
)
from api.cli.program import both


def match(
    region: RegionPath,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="RESULT.json",
            help=both("Bewaar het resultaat hier.", "Keep the result here."),
        ),
    ] = None,
) -> None:
    """Zoek de beste plekken voor alle open casussen, en leg elk nee uit.

    Find the best places for all open cases, and explain every no.
    """
    from api.cli.work.matching import Request, match_region

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    raise typer.Exit(match_region(request, out))
