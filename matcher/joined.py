"""Answers of whole rules to all pairs, joined from the rows of their comparisons."""

from collections.abc import Mapping

import numpy as np

from matcher.columns import IntArray, distinct
from matcher.groups import blocks
from matcher.packed import Rows
from matcher.term import (
    Answer,
    Bounds,
    Comparison,
    FactTerm,
    Joined,
    Look,
    PlainSets,
    RuleBodyError,
    Sets,
    Statement,
)


def joined(statement: Statement, parts: Mapping[str, Rows]) -> Rows:
    """Return the answers of a statement; `parts` has its comparisons `as_equal`.

    Cases that share a row in every comparison share one here.
    """
    asked = (str(as_equal(c)) for c in statement.comparisons())
    used = {text: parts[text] for text in asked}
    at, first = distinct([rows.at for rows in used.values()])
    tree = _with_rows(statement)
    width = next(iter(used.values())).yes.shape[1]
    yes, no = np.empty((2, len(first), width), np.uint8)
    for part in blocks(len(first), width):
        answer = tree.answer(_StoredRows(used, first[part]))
        yes[part], no[part] = answer.yes, answer.no
    return Rows(at, yes, no)


def as_equal(comparison: Comparison) -> Comparison:
    """Return `a == b` for `a != b`, which is answered by its opposite."""
    if comparison.op != "!=":
        return comparison
    return Comparison("==", comparison.left, comparison.right)


class _StoredRows:
    """Looks up the rows of some cases in which comparisons were answered before."""

    sets: Sets = PlainSets()

    def __init__(self, rows: Mapping[str, Rows], cases: IntArray) -> None:
        self._rows, self._cases = rows, cases

    def answer(self, text: str) -> Answer:
        """Return uint8 rows with a bit per offer, a row for each of the cases."""
        rows = self._rows[text]
        at = rows.at[self._cases]
        return Answer(rows.yes[at], rows.no[at])

    def bounds(self, fact: FactTerm) -> Bounds:
        """Refuse: comparisons have read all facts already."""
        raise LookupError(f"{fact} was read before")


class _Answered(Statement):
    """A comparison that was answered before."""

    __slots__ = ("_opposite", "_text")

    def __init__(self, comparison: Comparison) -> None:
        self._text = str(as_equal(comparison))
        self._opposite = comparison.op == "!="

    def answer(self, look: Look) -> Answer:
        """Return its rows."""
        if not isinstance(look, _StoredRows):
            raise TypeError("only stored rows hold the answers of a comparison")
        equal = look.answer(self._text)
        return Answer(equal.no, equal.yes) if self._opposite else equal


def _with_rows(statement: Statement) -> Statement:
    """Return the statement with every comparison replaced by its stored answer."""
    if isinstance(statement, Comparison):
        return _Answered(statement)
    if isinstance(statement, Joined):
        left, right = _with_rows(statement.left), _with_rows(statement.right)
        return Joined(statement.op, left, right)
    raise RuleBodyError(f"{statement} does not consist of comparisons")
