"""`schakelpunt explain`: one case, one case and one place, or the whole competition."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import (
    JSON,
    PROVE,
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

WHOLE = False


def explain(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: Annotated[
        str | None, typer.Option("--case", metavar="REF", help="De casus.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="REF", help="De plek.")
    ] = None,
    competition: Annotated[
        bool,
        typer.Option(
            "--competition", help="Wie in de regio om dezelfde ruimte vragen."
        ),
    ] = WHOLE,
    result: Annotated[
        Path | None,
        typer.Option(
            "--result", metavar="RESULT.json", help="Lees dit resultaat; reken niet."
        ),
    ] = None,
    prove: Annotated[
        bool,
        typer.Option(
            "--prove",
            help="Laat bij --competition een tweede programma alles narekenen.",
        ),
    ] = PROVE,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit wat een casus krijgt, wat er in de weg staat, en wie er om vragen."""
    from api.cli.work.competing import explain_competition
    from api.cli.work.explaining import explain_case, explain_place, one_question
    from api.cli.work.matching import Request

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    if not one_question(request, case, place, competition=competition, prove=prove):
        raise typer.Exit(2)
    if case is None:
        code = explain_competition(request, result, as_json=as_json, prove=prove)
    elif place is None:
        code = explain_case(request, case, result, as_json=as_json)
    else:
        code = explain_place(request, case, place, as_json=as_json)
    raise typer.Exit(code)
