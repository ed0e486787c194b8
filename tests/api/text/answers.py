"""The named casussen, and an invented region, each matched once for all texts."""

from collections.abc import Callable, Iterable
from functools import cache

from api.regionfile import content_hash
from api.text.blocks import Block, Grid
from fixtures.casussen import ALL_CASUSSEN
from fixtures.generator import Size, generate
from matcher.flow import run
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.result import Result

CASUSSEN: dict[str, Callable[[], Region]] = {
    casus.key: casus.region for casus in ALL_CASUSSEN
}
REGIONS: dict[str, Callable[[], Region]] = {
    **CASUSSEN,
    "invented": lambda: generate(Size.of(8, 60), 3),
}


@cache
def answer(key: str) -> tuple[Region, Result]:
    """Return a region with its result."""
    region = REGIONS[key]()
    found = run(
        region,
        snapshot=content_hash(region),
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=1,
    )
    return region, found.result


def texts(blocks: Iterable[Block]) -> list[str]:
    """Return every text and cell that a reader sees, headings of columns apart."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            found += [cell for row in block.rows for cell in row]
        else:
            found.append(block.text)
    return found
