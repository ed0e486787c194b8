"""`schakelpunt what-if`: who gains and who loses by changes; nothing is saved."""

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


def what_if(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    changes: Annotated[
        list[Path],
        typer.Argument(
            metavar="CHANGES.json [CHANGES2.json]",
            help=both(
                "Een of twee bestanden met wijzigingen.", "One or two files of changes."
            ),
        ),
    ],
    result: Annotated[
        Path | None,
        typer.Option(
            "--result",
            metavar="BASE.json",
            help=both(
                "Lees de uitslag van nu; reken die niet uit.",
                "Read the result as it is now; compute it not again.",
            ),
        ),
    ] = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="COMPARISON.json",
            help=both("Bewaar de vergelijking hier.", "Keep the comparison here."),
        ),
    ] = None,
) -> None:
    """Laat zien wie wint en wie verliest als iets verandert; bewaar niets.

    Tell who gains and who loses if something changes; save nothing.
    """
    from api.cli.work.matching import Request
    from api.cli.work.trying import Question, show_comparison

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    question = Question(
        request=request, files=tuple(changes), stored=result, as_json=as_json, out=out
    )
    raise typer.Exit(show_comparison(question))
