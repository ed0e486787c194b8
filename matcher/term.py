"""Expressions that rule bodies are traced into, and their three-valued answers.

A body is run once on symbols; the recorded tree is then evaluated on bounds:
for one pair with plain ints, dates and frozensets, for all pairs with arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from operator import add, and_, or_, sub
from typing import Literal, NoReturn, Protocol

from matcher.bounds import Answer, Bounds, MaskSets, PlainSets, RuleBodyError, Sets

__all__ = [
    "Answer",
    "Arithmetic",
    "Bounds",
    "Comparison",
    "Constant",
    "FactTerm",
    "Joined",
    "Look",
    "MaskSets",
    "PlainSets",
    "Quantity",
    "RuleBodyError",
    "Sets",
    "Side",
    "Statement",
    "Term",
    "quantity",
    "reasons",
]

Side = Literal["case", "offer"]

_OPERATORS = {"&": and_, "|": or_, "+": add, "-": sub}


class Look(Protocol):
    """How the tree gets the bounds of a fact, and how sets are coded."""

    sets: Sets

    def bounds(self, fact: FactTerm) -> Bounds:
        """Return the bounds of one fact."""


def _refuse(what: str) -> NoReturn:
    message = f"a rule body may not use {what}"
    raise RuleBodyError(message)


class Term:
    """Part of a traced body; unusable as a Python truth value."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Refuse `and`, `or`, `not`, `if`, `in` and chained comparisons."""
        raise RuleBodyError("a rule body may not use and, or, not, if, in: use & and |")

    def __iter__(self) -> Iterator[object]:
        """Refuse loops over facts."""
        _refuse("a loop over a fact")

    def __invert__(self) -> NoReturn:
        """Refuse `~`: write the opposite comparison or a set difference."""
        _refuse("~")

    def __hash__(self) -> int:
        """Return the identity."""
        return id(self)


class Quantity(Term):
    """A term with a value: a fact, a constant or arithmetic on them."""

    __slots__ = ()
    is_set: bool
    sort: str

    def bounds(self, look: Look) -> Bounds:
        """Return the bounds of the value."""
        raise NotImplementedError

    def facts(self) -> Iterator[FactTerm]:
        """Yield the facts that are read."""
        raise NotImplementedError

    def __and__(self, other: object) -> Quantity:
        """Return the intersection of two sets."""
        return Arithmetic("&", self, quantity(other))

    __rand__ = __and__

    def __or__(self, other: object) -> Quantity:
        """Return the union of two sets."""
        return Arithmetic("|", self, quantity(other))

    __ror__ = __or__

    def __sub__(self, other: object) -> Quantity:
        """Return the difference of two sets or two numbers."""
        return Arithmetic("-", self, quantity(other))

    def __rsub__(self, other: object) -> Quantity:
        """Return the difference of two sets or two numbers."""
        return Arithmetic("-", quantity(other), self)

    def __add__(self, other: object) -> Quantity:
        """Return the sum of two numbers."""
        return Arithmetic("+", self, quantity(other))

    __radd__ = __add__

    def __lt__(self, other: object) -> Comparison:
        """Record `<`."""
        return Comparison("<", self, quantity(other))

    def __le__(self, other: object) -> Comparison:
        """Record `<=`."""
        return Comparison("<=", self, quantity(other))

    def __gt__(self, other: object) -> Comparison:
        """Record `>`."""
        return Comparison("<", quantity(other), self)

    def __ge__(self, other: object) -> Comparison:
        """Record `>=`."""
        return Comparison("<=", quantity(other), self)

    def __eq__(self, other: object) -> Comparison:  # type: ignore[override]
        """Record `==`."""
        return Comparison("==", self, quantity(other))

    def __ne__(self, other: object) -> Comparison:  # type: ignore[override]
        """Record `!=`."""
        return Comparison("!=", self, quantity(other))

    __hash__ = Term.__hash__


class FactTerm(Quantity):
    """A fact of the case or of the offer, by name."""

    __slots__ = ("is_set", "name", "side", "sort")

    def __init__(self, side: Side, name: str, *, is_set: bool, sort: str) -> None:
        """Name the fact; `sort` tells which facts may be compared."""
        self.side, self.name, self.is_set, self.sort = side, name, is_set, sort

    def bounds(self, look: Look) -> Bounds:
        """Return the bounds of the fact."""
        return look.bounds(self)

    def facts(self) -> Iterator[FactTerm]:
        """Yield this fact."""
        yield self

    @property
    def key(self) -> str:
        """Return `case.name` or `offer.name`."""
        return f"{self.side}.{self.name}"

    def __str__(self) -> str:
        return self.key


class Constant(Quantity):
    """A value written in the body; NOTHING is the only set.

    Dates are refused: a constant is fixed when the rule is made, so a date in a
    body would go stale.
    """

    __slots__ = ("is_set", "sort", "value")

    def __init__(self, value: int | frozenset[object]) -> None:
        """Hold the value."""
        if isinstance(value, frozenset) and value:
            _refuse("a set constant other than NOTHING")
        self.value = value
        self.is_set = isinstance(value, frozenset)
        self.sort = _sort_of(value)

    def bounds(self, look: Look) -> Bounds:  # noqa: ARG002 - a constant looks nothing up
        """Return the value twice."""
        return Bounds(self.value, self.value)

    def facts(self) -> Iterator[FactTerm]:
        """Yield nothing."""
        return iter(())

    def __str__(self) -> str:
        return "NOTHING" if self.is_set else str(self.value)


class Arithmetic(Quantity):
    """Intersection, union, difference of sets; sum or difference of numbers."""

    __slots__ = ("is_set", "left", "op", "right", "sort")

    def __init__(self, op: str, left: Quantity, right: Quantity) -> None:
        """Check that both sides are of the same sort and `op` fits them."""
        self.sort = _same_sort(left, right)
        self.is_set = left.is_set
        if self.is_set and op == "+":
            _refuse("+ on sets")
        if not self.is_set and (op in "&|" or self.sort != "int"):
            _refuse(f"{op} on facts that are no sets or numbers")
        self.op, self.left, self.right = op, left, right

    def bounds(self, look: Look) -> Bounds:
        """Return the bounds by interval (or set-interval) arithmetic."""
        a, b = self.left.bounds(look), self.right.bounds(look)
        combine = look.sets.minus if self._is_difference else _OPERATORS[self.op]
        least, most = (b.high, b.low) if self.op == "-" else (b.low, b.high)
        low = combine(a.low, least)
        known = a.low is a.high and b.low is b.high
        return Bounds(low, low if known else combine(a.high, most))

    @property
    def _is_difference(self) -> bool:
        return self.is_set and self.op == "-"

    def facts(self) -> Iterator[FactTerm]:
        """Yield the facts of both sides."""
        yield from self.left.facts()
        yield from self.right.facts()

    def __str__(self) -> str:
        return f"({self.left} {self.op} {self.right})"


class Statement(Term):
    """A comparison, or statements joined by & and |."""

    __slots__ = ()

    def answer(self, look: Look) -> Answer:
        """Return whether it can hold and can fail."""
        raise NotImplementedError

    def comparisons(self) -> Iterator[Comparison]:
        """Yield all comparisons in the order they are written."""
        raise NotImplementedError

    def __and__(self, other: object) -> Statement:
        """Return the conjunction."""
        return Joined("&", self, _statement(other))

    def __or__(self, other: object) -> Statement:
        """Return the disjunction."""
        return Joined("|", self, _statement(other))

    def __rand__(self, other: object) -> NoReturn:
        """Refuse a plain truth value before `&`."""
        _refuse(f"{other!r} beside & or |")

    def __ror__(self, other: object) -> NoReturn:
        """Refuse a plain truth value before `|`."""
        _refuse(f"{other!r} beside & or |")


class Comparison(Statement):
    """Two quantities compared."""

    __slots__ = ("left", "op", "right")

    def __init__(self, op: str, left: Quantity, right: Quantity) -> None:
        """Check that both sides may be compared this way."""
        _same_sort(left, right)
        if left.is_set and not (_is_nothing(left) or _is_nothing(right)):
            _refuse("a comparison of sets other than with NOTHING")
        if left.is_set and op not in ("==", "!="):
            _refuse("an order on sets")
        self.op, self.left, self.right = op, left, right

    def answer(self, look: Look) -> Answer:
        """Return whether it can hold and can fail, given the bounds."""
        if self.left.is_set:
            equal = self._emptiness(look)
        else:
            a, b = self.left.bounds(look), self.right.bounds(look)
            if self.op == "<":
                return Answer(a.low < b.high, a.high >= b.low)
            if self.op == "<=":
                return Answer(a.low <= b.high, a.high > b.low)
            equal = Answer(
                (a.low <= b.high) & (b.low <= a.high),
                (a.low != b.high) | (a.high != b.low),
            )
        return equal if self.op == "==" else Answer(equal.no, equal.yes)

    def _emptiness(self, look: Look) -> Answer:
        subject = self.right if _is_nothing(self.left) else self.left
        value, empty = subject.bounds(look), look.sets.empty
        can_hold = empty(value.low)
        must_hold = can_hold if value.low is value.high else empty(value.high)
        return Answer(can_hold, must_hold ^ True)

    def comparisons(self) -> Iterator[Comparison]:
        """Yield itself."""
        yield self

    def facts(self) -> Iterator[FactTerm]:
        """Yield the facts of both sides."""
        yield from self.left.facts()
        yield from self.right.facts()

    def __str__(self) -> str:
        return f"({self.left} {self.op} {self.right})"


class Joined(Statement):
    """Two statements joined by & or |."""

    __slots__ = ("left", "op", "right")

    def __init__(self, op: str, left: Statement, right: Statement) -> None:
        """Join the two."""
        self.op, self.left, self.right = op, left, right

    def answer(self, look: Look) -> Answer:
        """Return the three-valued conjunction or disjunction."""
        a, b = self.left.answer(look), self.right.answer(look)
        if self.op == "&":
            return Answer(a.yes & b.yes, a.no | b.no)
        return Answer(a.yes | b.yes, a.no & b.no)

    def comparisons(self) -> Iterator[Comparison]:
        """Yield the comparisons of both sides."""
        yield from self.left.comparisons()
        yield from self.right.comparisons()

    def __str__(self) -> str:
        return f"({self.left} {self.op} {self.right})"


def quantity(value: object) -> Quantity:
    """Return `value` as a quantity; raises RuleBodyError for other things."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, (int, frozenset)):
        return Constant(value)
    _refuse(f"{value!r} in a comparison or sum")


def _statement(value: object) -> Statement:
    if isinstance(value, Statement):
        return value
    _refuse(f"{value!r} beside & or |")


def _sort_of(value: object) -> str:
    if isinstance(value, frozenset):
        return "nothing"
    if isinstance(value, Enum):
        return type(value).__name__
    return "bool" if isinstance(value, bool) else "int"


def _same_sort(left: Quantity, right: Quantity) -> str:
    sorts = {_sort(left), _sort(right)} - {"nothing"}
    if len(sorts) > 1 or left.is_set != right.is_set:
        _refuse(f"{' with '.join(sorted(sorts))} in one expression")
    return sorts.pop() if sorts else "nothing"


def _sort(term: Quantity) -> str:
    sort = getattr(term, "sort", "int")
    return str(sort)


def _is_nothing(term: Quantity) -> bool:
    return isinstance(term, Constant) and term.is_set


def reasons(statement: Statement, look: Look) -> tuple[Comparison, ...]:
    """Return the comparisons that make the answer what it is.

    Goes into the parts whose answer equals that of the whole, so parts that do
    not matter drop out. Only for one pair: answers are plain booleans.
    """
    if isinstance(statement, Comparison):
        return (statement,)
    if not isinstance(statement, Joined):
        _refuse("a statement of another kind")
    whole = statement.answer(look)
    parts = (statement.left, statement.right)
    same = [p for p in parts if p.answer(look) == whole]
    return tuple(c for part in same for c in reasons(part, look))
