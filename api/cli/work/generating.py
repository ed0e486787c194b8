"""A synthetic region on standard output."""

from api.cli.work.screen import write_out
from api.regionfile import write_region
from fixtures.generator import Size, generate


def write_generated(
    name: str | None, numbers: tuple[int, int] | None, seed: int, tightness: float
) -> None:
    """Write a generated region: a named size, or numbers of cases and places."""
    size = Size.of(*numbers) if numbers is not None else name or "tiny"
    write_out(write_region(generate(size, seed, tightness=tightness)))
