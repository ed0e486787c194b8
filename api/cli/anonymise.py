"""`schakelpunt anonymise`: a casus that another region can think along with."""

from typing import Annotated

import typer

from api.cli.options import (
    JSON,
    SECONDS,
    WORKERS,
    AsJson,
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

LEAST, USUAL = 2, 5


def anonymise(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: CaseRef,
    k: Annotated[
        int,
        typer.Option(
            "--k",
            min=LEAST,
            help=both(
                "Op hoeveel mensen het moet passen.", "How many people it has to fit."
            ),
        ),
    ] = USUAL,
    result: StoredResult = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Maak een casus zo grof dat hij op genoeg mensen past om te delen.

    Make a casus so coarse that it fits enough people to be shared.
    """
    from api.cli.work.anonymising import show_anonymous
    from api.cli.work.matching import Request

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    raise typer.Exit(show_anonymous(request, case, result, k, as_json=as_json))
