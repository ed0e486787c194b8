"""`schakelpunt why`: one question about one plan, and one of six answers."""

from typing import Annotated

import typer

from api.cli.options import (
    JSON,
    PROVE,
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

ALL_STEPS = False
PlaceRef = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="REF",
        help=both("Vraag waarom niet bij deze plek.", "Ask why not at that place."),
    ),
]
InsteadOf = Annotated[
    str | None,
    typer.Option(
        "--instead-of",
        metavar="REF",
        help=both(
            "Vraag waarom die casus wel een plek heeft.",
            "Ask why that case has its place.",
        ),
    ),
]
NotCase = Annotated[
    str | None,
    typer.Option(
        "--not-case",
        metavar="REF",
        help=both(
            "Vraag waarom die casus geen plek heeft.", "Ask why that case has no place."
        ),
    ),
]
AllSteps = Annotated[
    bool,
    typer.Option(
        "--all-steps",
        help=both("Toon ook latere verschillen.", "Show later differences too."),
    ),
]
Prove = Annotated[
    bool,
    typer.Option(
        "--prove",
        help=both(
            "Laat een andere rekenmachine alles overdoen.",
            "Let another engine do everything again.",
        ),
    ),
]


def why(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: CaseRef,
    place: PlaceRef = None,
    instead_of: InsteadOf = None,
    not_case: NotCase = None,
    result: StoredResult = None,
    all_steps: AllSteps = ALL_STEPS,
    prove: Prove = PROVE,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit waarom iets zo is en niet anders: één vraag, één van zes antwoorden.

    Explain why something is so and not otherwise: one question, one of six answers.
    """
    from api.cli.work.asking import Asking, answer_question
    from api.cli.work.matching import Request

    request = Request(
        region=region,
        as_of=None if as_of is None else as_of.date(),
        objective=objective,
        seconds=time_limit,
        workers=workers,
        lang=lang.value,
    )
    asking = Asking(
        case=case,
        place=place,
        instead_of=instead_of,
        not_case=not_case,
        all_steps=all_steps,
        prove=prove,
        as_json=as_json,
    )
    raise typer.Exit(answer_question(request, asking, result))
