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
    """A table; columns in `numbers` are set to the right, in `whole` no cell folds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is, and the text that says how much that is."""

    label: str
    value: int
    shown: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that start at zero, all on one scale; the labels and texts tell all."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def largest(self) -> int:
        """The largest value, at least 1."""
        return max((bar.value for bar in self.bars), default=1) or 1


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes of which each leads to the next: the name of a box, and what it is."""

    title: str
    boxes: tuple[tuple[str, str], ...]


Block: TypeAlias = Heading | Line | Grid | Chart | Flow
