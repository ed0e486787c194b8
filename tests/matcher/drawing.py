"""Random pairs for one rule, and every way their unknown facts can turn out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from enum import IntEnum, StrEnum
from itertools import combinations, product
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from fixtures.facts import AS_OF, CASE, FORM, OFFER, WAY
from matcher.fact import Unknown
from matcher.facts import CaseFacts, OfferFacts
from matcher.model.terms import Route
from matcher.rule import known_type
from matcher.way import Payment, Way

RECORDS = {"case": CASE, "offer": OFFER}
HINTS = {"case": get_type_hints(CaseFacts), "offer": get_type_hints(OfferFacts)}
WAYS = (FORM, WAY, Way(Payment(Route.HUUR), None, None))


@st.composite
def pairs(draw, rule, *, with_unknowns=True):
    """Draw a case and an offer that differ from the defaults in what `rule` reads."""
    made = {"case": {}, "offer": {}}
    for key in rule.reads:
        side, name = key.split(".")
        made[side][name] = draw(_fact(HINTS[side][name], with_unknowns=with_unknowns))
    return replace(CASE, **made["case"]), replace(OFFER, **made["offer"])


def completions(rule, case, offer):
    """Yield every way in which the unknown facts of a pair can turn out.

    Each is a dictionary from `case.name` or `offer.name` to a plain value.
    """
    records = {"case": case, "offer": offer}
    unknown = {
        key: _between(value)
        for key in rule.reads
        if isinstance(value := getattr(records[key.split(".")[0]], _name(key)), Unknown)
    }
    for values in product(*unknown.values()):
        yield dict(zip(unknown, values, strict=True))


def completed(case, offer, values):
    """Return the pair with its unknown facts filled in."""
    of_case = {_name(k): v for k, v in values.items() if k.startswith("case.")}
    of_offer = {_name(k): v for k, v in values.items() if k.startswith("offer.")}
    return replace(case, **of_case), replace(offer, **of_offer)


def _name(key):
    return key.split(".")[1]


def _fact(hint, *, with_unknowns):
    plain = known_type(hint)
    known = _values(plain)
    if plain is hint or not with_unknowns:
        return known
    return known | st.tuples(known, known).map(_unknown)


def _values(plain):
    if get_origin(plain) is frozenset:
        return st.frozensets(st.sampled_from(_members(*get_args(plain))), max_size=3)
    if issubclass(plain, bool):
        return st.booleans()
    if issubclass(plain, IntEnum):
        return st.sampled_from(plain)
    if issubclass(plain, int):
        return st.integers(0, 4)
    return st.integers(0, 4).map(lambda n: AS_OF + timedelta(days=n))


def _members(kind):
    if issubclass(kind, StrEnum):
        return tuple(kind)[:3]
    return WAYS if kind is Way else ("a", "b", "c")


def _unknown(ends):
    a, b = ends
    if isinstance(a, frozenset):
        return Unknown(a & b, a | b)
    return Unknown(min(a, b), max(a, b))


def _between(unknown) -> Iterator[object]:
    low, high = unknown.low, unknown.high
    if isinstance(low, frozenset):
        extra = sorted(high - low, key=str)
        sizes = range(len(extra) + 1)
        return [low | set(c) for n in sizes for c in combinations(extra, n)]
    if isinstance(low, int):
        return [type(low)(v) for v in range(low, high + 1)]
    return [low + timedelta(days=n) for n in range((high - low).days + 1)]
