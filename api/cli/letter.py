"""`schakelpunt letter`: the letter to one person."""

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


def letter(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: Annotated[str, typer.Option("--case", metavar="REF", help="De casus.")],
    result: Annotated[
        Path | None,
        typer.Option(
            "--result", metavar="RESULT.json", help="Lees dit resultaat; reken niet."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="LETTER", help="Bewaar de brief hier: .html of .txt."
        ),
    ] = None,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf de brief voor de persoon zelf: waarom, wat er kan, en waar te klagen."""
    from api.cli.work.matching import Request
    from api.cli.work.writing import write_letter

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    raise typer.Exit(write_letter(request, case, result, out))
