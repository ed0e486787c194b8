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
    StoredResult,
    TimeLimit,
    Workers,
)
from api.cli.program import both

MaybeCase = Annotated[
    str | None,
    typer.Option("--case", metavar="REF", help=both("De casus.", "The case.")),
]
Earlier = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier",
        metavar="REGION.json",
        help=both(
            "Waarvan een aanbieder of financier eerder al bericht kreeg.",
            "Of which a provider or funder was told before.",
        ),
    ),
]
ReaderName = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="LEZER",
        help=both(
            "Voor wie: desk, person, auditor, provider:REF of funder:REF.",
            "For whom: desk, person, auditor, provider:REF or funder:REF.",
        ),
    ),
]


def explain(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: MaybeCase = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="REF", help=both("De plek.", "The place.")),
    ] = None,
    result: StoredResult = None,
    reader: ReaderName = "desk",
    earlier: Earlier = None,
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
