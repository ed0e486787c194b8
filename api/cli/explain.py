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


def explain(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: Annotated[
        str | None, typer.Option("--case", metavar="REF", help="De casus.")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="REF", help="De plek.")
    ] = None,
    result: Annotated[
        Path | None,
        typer.Option(
            "--result", metavar="RESULT.json", help="Lees dit resultaat; reken niet."
        ),
    ] = None,
    reader: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="LEZER",
            help="Voor wie: desk, person, auditor, provider:REF of funder:REF.",
        ),
    ] = "desk",
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            "--earlier",
            metavar="REGION.json",
            help="Waarvan een aanbieder of financier eerder al bericht kreeg.",
        ),
    ] = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit wat een casus krijgt, of wat er tussen een casus en een plek staat."""
    from api.cli.work.explaining import explain_to
    from api.cli.work.matching import Request
    from api.cli.work.reading import Asked

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    asked = Asked(reader=reader, case=case, place=place, earlier=tuple(earlier or ()))
    raise typer.Exit(explain_to(request, asked, result, as_json=as_json))
