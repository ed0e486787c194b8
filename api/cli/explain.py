"""`schakelpunt explain`: one case, or one case and one place."""

from pathlib import Path
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
    TimeLimit,
    Workers,
)
from api.cli.program import both


def explain(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: Annotated[
        str, typer.Option("--case", metavar="REF", help=both("De casus.", "The case."))
    ],
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="REF", help=both("De plek.", "The place.")),
    ] = None,
    result: Annotated[
        Path | None,
        typer.Option(
            "--result",
            metavar="RESULT.json",
            help=both(
                "Lees dit resultaat; reken niet.", "Read this result; compute nothing."
            ),
        ),
    ] = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit wat een casus krijgt, of wat er tussen een casus en een plek staat.

    Explain what a case gets, or what stands between a case and a place.
    """
    from api.cli.work.explaining import explain_case, explain_place
    from api.cli.work.matching import Request

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    if place is None:
        code = explain_case(request, case, result, as_json=as_json)
    else:
        code = explain_place(request, case, place, as_json=as_json)
    raise typer.Exit(code)
