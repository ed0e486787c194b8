"""All pairs in a loop over plain integers that stops at the first blocker. Frozen.

Answers less than the product does: only which pairs are blocked, not by what, and
nothing of what is unknown. The conditions are written out as Python source from the
trees of the rules, so that they stay the rules in force; sets are integers of any
width, facts that are known on every record have one bound instead of two, and the
rules that block most are asked first.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from matcher.fact import high, low
from matcher.facts import CaseFacts, OfferFacts
from matcher.rule import Rule
from matcher.term import (
    Arithmetic,
    Comparison,
    Constant,
    FactTerm,
    Joined,
    Quantity,
    Statement,
)

Row = tuple[int, ...]
Loop = Callable[[Sequence[Row], Sequence[Row]], int]
OTHER = {"low": "high", "high": "low"}


class Integers:
    """The facts that rules read as rows of integers, and how the loop names them."""

    def __init__(
        self,
        rules: Sequence[Rule],
        cases: Sequence[CaseFacts],
        offers: Sequence[OfferFacts],
    ) -> None:
        """Code every fact; all sets share one numbering of their members."""
        self._bit: dict[object, int] = {}
        self._mask: dict[frozenset[object], int] = {}
        self.name: dict[str, str] = {}
        reads = sorted({key for rule in rules for key in rule.reads})
        self.cases = self._rows([k for k in reads if k.startswith("case.")], cases)
        self.offers = self._rows([k for k in reads if k.startswith("offer.")], offers)

    def _rows(
        self,
        keys: Sequence[str],
        records: Sequence[CaseFacts] | Sequence[OfferFacts],
    ) -> list[Row]:
        columns: list[list[int]] = []
        for key in keys:
            side, fact = key.split(".")
            values = [getattr(r, fact) for r in records]
            lows, highs = ([self._code(of(v)) for v in values] for of in (low, high))
            self.name[f"{key}.low"] = f"{side}_{len(columns)}"
            columns.append(lows)
            if highs != lows:
                columns.append(highs)
            self.name[f"{key}.high"] = f"{side}_{len(columns) - 1}"
        return list(zip(*columns, strict=True))

    def _code(self, value: object) -> int:
        if isinstance(value, frozenset):
            return self._set(value)
        if isinstance(value, date):
            return value.toordinal()
        assert isinstance(value, int)
        return int(value)

    def _set(self, members: frozenset[object]) -> int:
        mask = self._mask.get(members)
        if mask is None:
            bit = self._bit
            mask = sum(1 << bit.setdefault(m, len(bit)) for m in members)
            self._mask[members] = mask
        return mask


def compiled(rules: Sequence[Rule], table: Integers) -> Loop:
    """Return a loop that counts blocked pairs, the hardest of the rules first."""
    tests = [can_hold(rule.statement, table.name) for rule in rules]
    few = table.cases[:: max(1, len(table.cases) // 30)]
    some = table.offers[:: max(1, len(table.offers) // 100)]
    passed = {t: len(few) * len(some) - _loop([t], table)(few, some) for t in tests}
    return _loop(sorted(tests, key=lambda test: passed[test]), table)


def _loop(tests: Sequence[str], table: Integers) -> Loop:
    """Return the loop; facts of the offer are read when a test comes to them."""
    case_names = [f"case_{k}" for k in range(len(table.cases[0]))]
    joined = " and ".join(f"({test})" for test in tests)
    for k in reversed(range(len(table.offers[0]))):
        joined = joined.replace(f"offer_{k}", f"offer[{k}]")
    source = f"""
def loop(cases, offers):
    free = 0
    for {", ".join(case_names)}, in cases:
        for offer in offers:
            if {joined}:
                free += 1
    return len(cases) * len(offers) - free
"""
    space: dict[str, Loop] = {}
    exec(source, space)  # noqa: S102 - written above from our own rules
    return space["loop"]


def can_hold(statement: Statement, name: Mapping[str, str]) -> str:
    """Return source that tells whether the statement can hold."""
    if isinstance(statement, Joined):
        word = "and" if statement.op == "&" else "or"
        left, right = (can_hold(s, name) for s in (statement.left, statement.right))
        return f"({left} {word} {right})"
    assert isinstance(statement, Comparison)
    if statement.left.is_set:
        sides = (statement.left, statement.right)
        subject = next(s for s in sides if not isinstance(s, Constant))
        if statement.op == "==":
            return f"{_end(subject, 'low', name)} == 0"
        return f"{_end(subject, 'high', name)} != 0"
    a, b = (
        {e: _end(s, e, name) for e in OTHER} for s in (statement.left, statement.right)
    )
    if statement.op == "==":
        return f"{a['low']} <= {b['high']} and {b['low']} <= {a['high']}"
    if statement.op == "!=":
        return f"({a['low']} != {b['high']} or {a['high']} != {b['low']})"
    return f"{a['low']} {statement.op} {b['high']}"


def _end(term: Quantity, end: str, name: Mapping[str, str]) -> str:
    if isinstance(term, FactTerm):
        return name[f"{term.key}.{end}"]
    if isinstance(term, Constant):
        return "0" if term.is_set else str(int(term.value))  # type: ignore[arg-type]
    assert isinstance(term, Arithmetic)
    left = _end(term.left, end, name)
    if term.op != "-":
        return f"({left} {term.op} {_end(term.right, end, name)})"
    right = _end(term.right, OTHER[end], name)
    return f"({left} & ~{right})" if term.is_set else f"({left} - {right})"
