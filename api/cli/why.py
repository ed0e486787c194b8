"""`schakelpunt why`: one question about one plan, and one of six answers."""

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

ALL_STEPS = False
Ref = Annotated[str, typer.Option("--case", metavar="REF", help="De casus.")]


def why(  # noqa: PLR0913, PLR0917 - the options of the command
    region: RegionPath,
    case: Ref,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="REF", help="Waarom niet bij deze plek?"),
    ] = None,
    instead_of: Annotated[
        str | None,
        typer.Option(
            "--instead-of", metavar="REF", help="Waarom heeft die casus wel een plek?"
        ),
    ] = None,
    not_case: Annotated[
        str | None,
        typer.Option(
            "--not-case", metavar="REF", help="Waarom heeft die casus geen plek?"
        ),
    ] = None,
    result: Annotated[
        Path | None,
        typer.Option(
            "--result", metavar="RESULT.json", help="Lees dit resultaat; reken niet."
        ),
    ] = None,
    all_steps: Annotated[
        bool, typer.Option("--all-steps", help="Toon ook de latere verschillen.")
    ] = ALL_STEPS,
    prove: Annotated[
        bool, typer.Option("--prove", help="Laat een andere rekenaar alles overdoen.")
    ] = PROVE,
    as_json: AsJson = JSON,
    as_of: AsOf = None,
    objective: ObjectivePath = None,
    time_limit: TimeLimit = SECONDS,
    workers: Workers = WORKERS,
    lang: Lang = Language.NL,
) -> None:
    """Leg uit waarom dit en niet dat: één vraag, één van zes antwoorden."""
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
