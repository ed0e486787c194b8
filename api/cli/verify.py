"""`schakelpunt verify`: the second way alone, over a stored result."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import PROVE, AsOf, Lang, Language, RegionPath
from api.cli.program import both


def verify(
    region: RegionPath,
    result: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT.json",
            help=both("Het resultaat om na te gaan.", "The result to verify."),
        ),
    ],
    prove: Annotated[
        bool,
        typer.Option(
            "--prove",
            help=both(
                "Reken ook de uitkomst van elke stap na.",
                "Prove the outcome of each step as well.",
            ),
        ),
    ] = PROVE,
    as_of: AsOf = None,
    lang: Lang = Language.NL,
) -> None:
    """Ga elke bewering van een resultaat na, langs een tweede weg.

    Verify every claim of a result, by a second way.
    """
    from api.cli.work.verifying import verify_result

    day = None if as_of is None else as_of.date()
    raise typer.Exit(verify_result(region, result, day, lang.value, prove=prove))
