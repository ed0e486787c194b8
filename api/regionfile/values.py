"""Faults of single values: numbers, dates, text, duplicate keys and entries."""

import re
from collections.abc import Iterator
from datetime import date

from api.regionfile.fault import Expected, Fault, Odd, shown
from api.regionfile.names import DATES, FIRST_DAY, LAST_DAY, NUMBERS, range_of
from api.regionfile.parse import Doubled, Tree
from api.regionfile.walk import everything, join

REQUIRED_TEXT = frozenset({"ref", "code", "source", "region"})
REFERENCES = frozenset({"ref", "code"})
LONGEST_TEXT, LONGEST_REFERENCE = 1_000, 80
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_REFERENCE = re.compile(r"\S+")

WHOLE = Expected("een geheel getal", "a whole number")
A_DATE = Expected("een datum zoals 2027-01-15", "a date such as 2027-01-15")
DATE_RANGE = Expected(
    f"een datum van {FIRST_DAY} tot en met {LAST_DAY}",
    f"a date from {FIRST_DAY} to {LAST_DAY}",
)
PLAIN_TEXT = Expected(
    f"tekst van hoogstens {LONGEST_TEXT} tekens, zonder stuurtekens",
    f"text of at most {LONGEST_TEXT} characters, without control characters",
)
SOME_TEXT = Expected("tekst die niet leeg is", "text that is not empty")
A_REFERENCE = Expected(
    f"een kenmerk zonder spaties, hoogstens {LONGEST_REFERENCE} tekens",
    f"a reference without spaces, {LONGEST_REFERENCE} characters at most",
)
ONE_KEY = Expected("dit veld maar één keer", "this field only once")
ONE_ENTRY = Expected("elke waarde maar één keer", "each value only once")


def value_faults(tree: Tree) -> Iterator[Fault]:
    """Yield what is wrong with values taken one by one."""
    for path, name, value in everything(tree):
        if isinstance(value, Doubled):
            for key in value.doubled:
                yield Fault(join(path, key), shown(value[key]), ONE_KEY)
        elif isinstance(value, list):
            yield from _repeated(path, value)
        elif expected := _wrong(name, value):
            yield Fault(path, shown(value), expected)


def iso_date(value: Tree) -> date | None:
    """Return the date that a value holds, None when it holds none."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _wrong(name: str, value: Tree) -> Expected | None:
    if isinstance(value, Odd):
        return WHOLE if name not in DATES else A_DATE
    if isinstance(value, str):
        return _wrong_date(value) if name in DATES else _wrong_text(name, value)
    if name in NUMBERS and isinstance(value, bool):
        return WHOLE
    if name in NUMBERS and isinstance(value, int):
        low, high = range_of(name)
        fits = low <= value <= high
        return None if fits else Expected(*_range_texts(low, high))
    return None


def _wrong_date(value: str) -> Expected | None:
    day = iso_date(value)
    if day is None:
        return A_DATE
    return None if FIRST_DAY <= day <= LAST_DAY else DATE_RANGE


def _wrong_text(name: str, value: str) -> Expected | None:
    plain = value.isprintable() or value.replace("\xa0", "").isprintable()
    if not plain or len(value) > LONGEST_TEXT:
        return PLAIN_TEXT
    if name in REQUIRED_TEXT and not value.strip():
        return SOME_TEXT
    if name in REFERENCES and not (
        len(value) <= LONGEST_REFERENCE and _REFERENCE.fullmatch(value)
    ):
        return A_REFERENCE
    return None


def _range_texts(low: int, high: int) -> tuple[str, str]:
    return (
        f"een geheel getal van {low} tot en met {high}",
        f"a whole number from {low} to {high}",
    )


def _repeated(path: str, values: list[Tree]) -> Iterator[Fault]:
    seen = set[str | int]()
    for i, value in enumerate(values):
        if not isinstance(value, str | int):
            continue
        if value in seen:
            yield Fault(join(path, i), shown(value), ONE_ENTRY)
        seen.add(value)
