"""Values read back from a sentence: the inverse of `written`, in both languages.

Text that could be taken for something else stands between quotes of its own kind,
a closing quote inside doubled; so nothing that is written can be read two ways.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Final

from api.text.labels import LABELS, label
from api.text.language import Both, Lang
from api.text.values import (
    AND,
    MONTHS,
    NO_END,
    NOTHING,
    NOUNS,
    Cents,
    Counted,
    Noun,
    Value,
    unquoted,
)

QUOTED: Final = "‘(?:[^’]|’’)*’"
ANY: Final = f"(?:{QUOTED}|.*?)"
_POINT: Final = {"nl": r"\.", "en": ","}


class UnreadableError(Exception):
    """A text holds no value of the type that was asked for."""


def pattern(kind: type, lang: Lang) -> str:
    """Return a regular expression, without groups, that a written value matches."""
    if issubclass(kind, Enum):
        return _of_enum(kind, lang)
    if issubclass(kind, Cents):
        sign, comma = ("-?€", r"\.") if lang == "en" else ("€ -?", ",")
        return f"{sign}{_digits(lang)}{comma}[0-9]{{2}}"
    if issubclass(kind, Counted):
        return f"-?{_digits(lang)} (?:{'|'.join(_nouns(lang))}|[^0-9\\s][^0-9]*?)"
    if issubclass(kind, date):
        months = "|".join(month.in_(lang) for month in MONTHS)
        return f"(?:[0-9]{{1,2}} (?:{months}) [0-9]{{1,4}}|{NO_END.in_(lang)})"
    return f"-?{_digits(lang)}" if issubclass(kind, int) else ANY


def value_of(text: str, kind: type, lang: Lang) -> Value:
    """Return the value of that type that reads as `text`.

    A slot that takes any closed list gives the label: which list is not in the text.
    """
    if issubclass(kind, Enum):
        return next((m for m in LABELS.get(kind, ()) if label(m, lang) == text), text)
    if issubclass(kind, Cents):
        return Cents(_whole(text))
    if issubclass(kind, Counted):
        number, _, noun = text.partition(" ")
        return _counted(_whole(number), noun, lang)
    if issubclass(kind, date):
        return _day(text, lang)
    if issubclass(kind, int):
        return _whole(text)
    return tuple(members(text, lang)) if kind is tuple else unquoted(text)


def members(text: str, lang: Lang) -> Iterator[str]:
    """Yield the members of `a, b en c`."""
    if text == NOTHING:
        return
    between = re.compile(f", | {AND.in_(lang)} ")
    rest: str | None = text
    while rest is not None:
        quoted = re.match(QUOTED, rest)
        found = between.search(rest, quoted.end() if quoted else 0)
        yield unquoted(rest[: found.start()] if found else rest)
        rest = rest[found.end() :] if found else None


def _digits(lang: Lang) -> str:
    return f"[0-9]{{1,3}}(?:{_POINT[lang]}[0-9]{{3}})*"


def _whole(text: str) -> int:
    return int("".join(c for c in text if c.isdigit() or c == "-"))


@cache
def _of_enum(kind: type[Enum], lang: Lang) -> str:
    texts = sorted((label(m, lang) for m in LABELS.get(kind, ())), key=len)
    return f"(?:{'|'.join(map(re.escape, reversed(texts)))})" if texts else ".+?"


@cache
def _nouns(lang: Lang) -> tuple[str, ...]:
    texts = {n.in_(lang) for noun in NOUNS for n in (noun.one, noun.many)}
    return tuple(re.escape(text) for text in sorted(texts, key=lambda t: (-len(t), t)))


def _counted(number: int, text: str, lang: Lang) -> Counted:
    for noun in NOUNS:
        counted = Counted(number, noun)
        if counted.named(lang) == text:
            return counted
    return Counted(number, Noun(Both(text, text), Both(text, text)))


def _day(text: str, lang: Lang) -> date:
    if text == NO_END.in_(lang):
        return date.max
    number, name, year = text.split(" ")
    names = [month.in_(lang) for month in MONTHS]
    try:
        return date(int(year), names.index(name) + 1, int(number))
    except ValueError as error:
        raise UnreadableError(text) from error
