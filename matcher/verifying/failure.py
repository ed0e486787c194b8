"""What the verifier reports: where a result and the second way differ."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

Path = tuple[str | int, ...]


class Remark(StrEnum):
    """What is expected or found where no value of a result can say it."""

    OPTION_OF_CASE = "OPTION_OF_CASE"
    PLACE_OR_NO = "PLACE_OR_NO"
    BOTH_OR_NEITHER = "BOTH_OR_NEITHER"
    NOT_PROVED = "NOT_PROVED"
    SETTLED = "SETTLED"
    NOT_SETTLED = "NOT_SETTLED"
    ANOTHER_AS_GOOD = "ANOTHER_AS_GOOD"
    AS_IT_STANDS = "AS_IT_STANDS"
    MINIMAL = "MINIMAL"
    IN_ORDER = "IN_ORDER"
    NOT_IN_ORDER = "NOT_IN_ORDER"
    MAKES_ROOM = "MAKES_ROOM"
    NOT_LISTED = "NOT_LISTED"
    GROUP = "GROUP"
    LIMITS = "LIMITS"
    MORE_NEEDED = "MORE_NEEDED"
    WAY_OUT = "WAY_OUT"
    OPTIONS = "OPTIONS"
    NOT_NEGATIVE = "NOT_NEGATIVE"
    EACH_ROW_NEEDED = "EACH_ROW_NEEDED"
    PROVING_SUM = "PROVING_SUM"
    SMALLEST_WEIGHTS = "SMALLEST_WEIGHTS"
    WAY_OF_DOING = "WAY_OF_DOING"
    NOBODY_MOVES = "NOBODY_MOVES"
    LETS_IN = "LETS_IN"
    THIS_KIND_ALONE = "THIS_KIND_ALONE"
    NONE_WILL_DO = "NONE_WILL_DO"
    TIED = "TIED"
    NOT_TIED = "NOT_TIED"


@dataclass(frozen=True, slots=True)
class AtMost:
    """A number that may not be exceeded."""

    number: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """A number that has to be passed."""

    number: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim that fails: its path in the result, what it should be, what it is.

    Both are values of a result, or a remark or bound of this module; never text.
    """

    path: Path
    expected: object
    found: object

    @property
    def where(self) -> str:
        """Return the path as text, such as `cases[3].no.kind`."""
        parts = (f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return "".join(parts).lstrip(".")


def differences(expected: object, found: object, path: Path = ()) -> Iterator[Failure]:
    """Yield a failure for every leaf in which two values of one shape differ."""
    if is_dataclass(expected) and type(expected) is type(found):
        for field in fields(expected):
            name = field.name
            yield from differences(
                getattr(expected, name), getattr(found, name), (*path, name)
            )
    elif isinstance(expected, tuple) and isinstance(found, tuple):
        if len(expected) != len(found):
            yield Failure((*path, "length"), len(expected), len(found))
        for k, (a, b) in enumerate(zip(expected, found, strict=False)):
            yield from differences(a, b, (*path, k))
    elif expected != found or type(expected) is not type(found):
        yield Failure(path, expected, found)
