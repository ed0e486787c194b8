"""What a text is made of, before a terminal or a page shows it."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the largest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, `depth` steps to the right."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; columns in `numbers` are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block: TypeAlias = Heading | Line | Grid
