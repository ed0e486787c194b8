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

WithCompetition = Annotated[
    bool,
    typer.Option(
        "--competition",
        help=both(
            "Wie in de regio om dezelfde ruimte vragen.",
            "Who in the region ask for the same room.",
        ),
    ),
]
ProveAll = Annotated[
    bool,
    typer.Option(
        "--prove",
        help=both(
            "Laat bij --competition een tweede programma alles narekenen.",
            "With --competition let a second program work everything out again.",
        ),
    ),
]
WHOLE = False


def explain(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: MaybeCase = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="REF", help=both("De plek.", "The place.")),
    ] = None,
    competition: WithCompetition = WHOLE,
    result: StoredResult = None,
    prove: ProveAll = PROVE,
    reader: ReaderName = "desk",
    earlier: Earlier = None,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit wat een casus krijgt, wat er in de weg staat, en wie er om vragen.

    Explain what a case gets, what stands in the way, and who ask for the same room.
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
    asked = Asked(
        reader=reader,
        case=case,
        place=place,
        earlier=tuple(earlier or ()),
        competition=competition,
        prove=prove,
    )
    raise typer.Exit(explain_to(request, asked, result, as_json=as_json))
