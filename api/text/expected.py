"""What a rule expects of a pair, and what was found there."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.text.labels import fact_label
from api.text.language import Both
from api.text.names import Names
from api.text.rules import YES_NO, fact_text
from matcher.explaining.slots import slot
from matcher.fact import Unknown
from matcher.result import Slot
from matcher.rule import Pair, Rule
from matcher.term import Arithmetic, Comparison, Constant, FactTerm, Quantity

UNKNOWN = Both("onbekend", "unknown")
REST = Both("de rest is onbekend", "the rest is unknown")
SIDES = {"case": Both("casus", "case"), "offer": Both("plek", "place")}
JOINED = {
    "&": Both("{a} die ook staat bij {b}", "{a} that is also in {b}"),
    "|": Both("{a} of {b}", "{a} or {b}"),
    "-": Both("{a} buiten {b}", "{a} outside {b}"),
    "+": Both("{a} plus {b}", "{a} plus {b}"),
}
COMPARED = {
    "<": Both("{a} minder of eerder dan {b}", "{a} less or earlier than {b}"),
    "<=": Both("{a} hoogstens {b}", "{a} at most {b}"),
    "==": Both("{a} is {b}", "{a} is {b}"),
    "!=": Both("{a} is niet {b}", "{a} is not {b}"),
}
EMPTY = Both("geen {a}", "no {a}")
SOME = Both("minstens één {a}", "at least one {a}")
EMPTY_OF = {
    "&": Both("geen overlap tussen {a} en {b}", "no overlap between {a} and {b}"),
    "-": Both("alles van {a} staat ook bij {b}", "all of {a} is also in {b}"),
}
SOME_OF = {
    "&": Both("overlap tussen {a} en {b}", "overlap between {a} and {b}"),
    "-": Both("iets van {a} staat niet bij {b}", "some of {a} is not in {b}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fact, its value, and whether that is all there is to know."""

    term: FactTerm
    value: Slot | None
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One comparison that made a rule's answer, with the facts behind it.

    Of a fact that is not known, `Found.value` is None, or what is certain of a list.
    """

    comparison: Comparison
    found: tuple[Found, ...]


def expectations(rule: Rule, pair: Pair) -> tuple[Expectation, ...]:
    """Return the comparisons behind the answer of a rule, with the facts found."""
    return tuple(
        Expectation(comparison=comparison, found=tuple(_found(comparison, pair)))
        for comparison in rule.why(pair.case, pair.offer)
    )


def expected_text(expectation: Expectation, names: Names) -> str:
    """Return what was expected, in words."""
    comparison, lang = expectation.comparison, names.lang
    for side, other in (
        (comparison.left, comparison.right),
        (comparison.right, comparison.left),
    ):
        if isinstance(other, Constant) and other.is_set:
            return _members(side, names, empty=comparison.op == "==")
    a, b = _words(comparison.left, names), _words(comparison.right, names)
    return COMPARED[comparison.op].in_(lang).format(a=a, b=b)


def found_text(expectation: Expectation, names: Names) -> str:
    """Return the facts found, each with its name."""
    parts = (f"{_words(f.term, names)}: {_value(f, names)}" for f in expectation.found)
    return "; ".join(parts)


def _found(comparison: Comparison, pair: Pair) -> Iterator[Found]:
    seen = {fact.key: fact for fact in comparison.facts()}
    for fact in seen.values():
        value = pair.value(fact)
        if not isinstance(value, Unknown):
            yield Found(term=fact, value=slot(value), whole=True)
            continue
        certain = slot(value.low) if isinstance(value.low, frozenset) else None
        yield Found(term=fact, value=certain or None, whole=False)


def _value(found: Found, names: Names) -> str:
    unknown = UNKNOWN.in_(names.lang)
    if found.value is None:
        return unknown
    text = fact_text(found.value, found.term, names)
    return text if found.whole else f"{text} ({REST.in_(names.lang)})"


def _members(side: Quantity, names: Names, *, empty: bool) -> str:
    """Return that a set has no members, or some, in words."""
    joined = EMPTY_OF if empty else SOME_OF
    if isinstance(side, Arithmetic) and side.op in joined:
        a, b = _words(side.left, names), _words(side.right, names)
        return joined[side.op].in_(names.lang).format(a=a, b=b)
    form = EMPTY if empty else SOME
    return form.in_(names.lang).format(a=_words(side, names))


def _words(term: Quantity, names: Names) -> str:
    lang = names.lang
    if isinstance(term, FactTerm):
        return f"{fact_label(term.key, lang)} ({SIDES[term.side].in_(lang)})"
    if isinstance(term, Arithmetic):
        a, b = _words(term.left, names), _words(term.right, names)
        return JOINED[term.op].in_(lang).format(a=a, b=b)
    value = term.value if isinstance(term, Constant) else term
    return YES_NO[value].in_(lang) if isinstance(value, bool) else str(value)
