"""`schakelpunt letter`: the letter to one person."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import (
    SECONDS,
    WORKERS,
    AsOf,
    CaseRef,
    Lang,
    Language,
    ObjectivePath,
    RegionPath,
    StoredResult,
    TimeLimit,
    Workers,
)
from api.cli.program import both


def letter(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: CaseRef,
    result: StoredResult = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="LETTER",
            help=both(
                "Bewaar de brief hier: .html of .txt.",
                "Keep the letter here: .html or .txt.",
            ),
        ),
    ] = None,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Schrijf de brief voor de persoon zelf: waarom, wat er kan, en waar te klagen.

    Write the letter to the person: why, what can be done, and where to complain.
    """
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
