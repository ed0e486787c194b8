"""What a fact is: a value, or what is still possible while it is unknown."""

from dataclasses import dataclass
from typing import Final, Generic, Never, NoReturn, TypeAlias, TypeVar

T = TypeVar("T")

YES: Final = True
NO: Final = False
NOTHING: Final[frozenset[Never]] = frozenset()


class UnknownFactError(Exception):
    """A plain rule body met a fact whose value is not known."""


def _refuse(*_: object) -> NoReturn:
    message = "this fact is unknown; ask the rule for an answer instead"
    raise UnknownFactError(message)


@dataclass(frozen=True, slots=True, eq=False)
class Unknown(Generic[T]):
    """A fact of which only bounds are known.

    `low` and `high` are the smallest and largest possible value of an ordered
    fact, or the certain and the possible members of a set. In a plain rule body
    every operator raises UnknownFactError; `Rule.answer` reads the bounds.
    """

    low: T
    high: T

    def __lt__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    def __le__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    def __gt__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    def __ge__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    def __eq__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    def __ne__(self, other: object) -> bool:
        """Refuse: see the class."""
        _refuse(other)

    __hash__ = None  # type: ignore[assignment]

    def __and__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __rand__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __or__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __ror__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __sub__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __rsub__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __add__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)

    def __radd__(self, other: object) -> "Unknown[T]":
        """Refuse: see the class."""
        _refuse(other)


Fact: TypeAlias = T | Unknown[T]


def low(fact: "T | Unknown[T]") -> T:
    """Return the smallest possible value, or the certain members."""
    return fact.low if isinstance(fact, Unknown) else fact


def high(fact: "T | Unknown[T]") -> T:
    """Return the largest possible value, or the possible members."""
    return fact.high if isinstance(fact, Unknown) else fact
