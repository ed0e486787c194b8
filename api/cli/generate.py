"""`schakelpunt generate`: a synthetic region on standard output."""

from typing import Annotated

import typer

SIZES = ("tiny", "regional", "regional-stress", "national", "national-extreme")


def generate(
    seed: Annotated[int, typer.Option("--seed", min=0, help="Begingetal.")] = 1,
    size: Annotated[
        str | None, typer.Option("--size", help=f"Een van: {', '.join(SIZES)}.")
    ] = None,
    cases: Annotated[
        int | None, typer.Option("--cases", min=1, help="Aantal open casussen.")
    ] = None,
    places: Annotated[
        int | None, typer.Option("--places", min=10, help="Aantal plekken.")
    ] = None,
    tightness: Annotated[
        float,
        typer.Option(
            "--tightness", min=0.01, max=1000, help="Hoe krap: 1 is gewoon, 2 is krap."
        ),
    ] = 1.0,
) -> None:
    """Schrijf een verzonnen regio naar standaarduitvoer."""
    numbers = None if cases is None or places is None else (cases, places)
    given = [option is not None for option in (size, cases, places)]
    if given not in ([True, False, False], [False, True, True]):
        message = "Geef óf --size, óf --cases met --places."
        raise typer.BadParameter(message)
    if size is not None and size not in SIZES:
        message = f"Kies een van: {', '.join(SIZES)}."
        raise typer.BadParameter(message, param_hint="--size")
    from api.cli.work.generating import write_generated

    write_generated(size, numbers, seed, tightness)
