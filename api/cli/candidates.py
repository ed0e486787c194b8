"""`schakelpunt candidates`: who could use an opening; for the desk alone."""

from typing import Annotated

import typer

from api.cli.options import (
    JSON,
    SECONDS,
    WORKERS,
    AsJson,
    AsOf,
    Lang,
    Language,
    ObjectivePath,
    RegionPath,
    StoredResult,
    TimeLimit,
    Workers,
)
from api.cli.program import both


def candidates(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    place: Annotated[
        str,
        typer.Option("--place", metavar="REF", help=both("De plek.", "The place.")),
    ],
    result: StoredResult = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Toon het schakelpunt wie een plek kan gebruiken, en de keten daarachter.

    Tell the desk who could use a place, and the chain behind it.
    """
    from api.cli.work.filling import show_candidates
    from api.cli.work.matching import Request

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    raise typer.Exit(show_candidates(request, place, result, as_json=as_json))
