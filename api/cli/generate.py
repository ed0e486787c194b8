"""`schakelpunt generate`: a synthetic region on standard output."""

from typing import Annotated

import typer

from api.cli.program import MisuseError, both

SIZES = ("tiny", "regional", "regional-stress", "national", "national-extreme")


def generate(
    seed: Annotated[
        int, typer.Option("--seed", min=0, help=both("Begingetal.", "Seed."))
    ] = 1,
    size: Annotated[
        str | None,
        typer.Option(
            "--size", help=both(f"Een van: {', '.join(SIZES)}.", "One of these.")
        ),
    ] = None,
    cases: Annotated[
        int | None,
        typer.Option(
            "--cases",
            min=1,
            help=both("Aantal open casussen.", "Number of open cases."),
        ),
    ] = None,
    places: Annotated[
        int | None,
        typer.Option(
            "--places", min=10, help=both("Aantal plekken.", "Number of places.")
        ),
    ] = None,
    tightness: Annotated[
        float,
        typer.Option(
            "--tightness",
            min=0.01,
            max=1000,
            help=both(
                "Hoe krap: 1 is gewoon, 2 is krap.",
                "How tight: 1 is usual, 2 is tight.",
            ),
        ),
    ] = 1.0,
) -> None:
    """Schrijf een verzonnen regio naar standaarduitvoer.

    Write an invented region to standard output.
    """
    numbers = None if cases is None or places is None else (cases, places)
    given = [option is not None for option in (size, cases, places)]
    if given not in ([True, False, False], [False, True, True]):
        raise MisuseError(
            "Geef óf --size, óf --cases met --places.",
            "Give either --size, or --cases with --places.",
        )
    if size is not None and size not in SIZES:
        known = ", ".join(SIZES)
        raise MisuseError(f"--size: kies uit {known}.", f"--size: choose from {known}.")
    from api.cli.work.generating import write_generated

    write_generated(size, numbers, seed, tightness)
