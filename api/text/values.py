"""How values read in a sentence: days, money, numbers with a noun, lists."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from api.text.labels import label
from api.text.language import Both, Lang

MONTHS: tuple[Both, ...] = (
    Both("januari", "January"),
    Both("februari", "February"),
    Both("maart", "March"),
    Both("april", "April"),
    Both("mei", "May"),
    Both("juni", "June"),
    Both("juli", "July"),
    Both("augustus", "August"),
    Both("september", "September"),
    Both("oktober", "October"),
    Both("november", "November"),
    Both("december", "December"),
)
AND = Both("en", "and")
NO_END = Both("geen einddatum", "no end date")
NOTHING = "–"


class Cents(int):
    """An amount of money in eurocents."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for one and for any other number of things."""

    one: Both
    many: Both


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things: `3 plekken`."""

    number: int
    noun: Noun

    def named(self, lang: Lang) -> str:
        """Return the noun as it goes with the number."""
        return (self.noun.one if self.number == 1 else self.noun.many).in_(lang)


Value: TypeAlias = str | int | date | Enum | Cents | Counted | tuple[str, ...]

PLACES = Noun(Both("plek", "place"), Both("plekken", "places"))
CASES = Noun(Both("casus", "case"), Both("casussen", "cases"))
OPTIONS = Noun(Both("optie", "option"), Both("opties", "options"))
WAYS = Noun(Both("manier", "way"), Both("manieren", "ways"))
DAYS = Noun(Both("dag", "day"), Both("dagen", "days"))
LEVELS = Noun(Both("niveau", "level"), Both("niveaus", "levels"))
TIMES = Noun(Both("keer", "time"), Both("keer", "times"))
NOUNS = (PLACES, CASES, OPTIONS, WAYS, DAYS, LEVELS, TIMES)


def written(value: Value, lang: Lang) -> str:
    """Return a value as it reads in a sentence of that language."""
    if isinstance(value, Enum):
        return label(value, lang)
    if isinstance(value, Cents):
        return money(value, lang)
    if isinstance(value, Counted):
        return f"{number(value.number, lang)} {value.named(lang)}"
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, tuple):
        return listing(value, lang)
    return number(value, lang) if isinstance(value, int) else value


def day(value: date, lang: Lang) -> str:
    """Return `15 januari 2027`; the last day there is stands for no end."""
    if value == date.max:
        return NO_END.in_(lang)
    return f"{value.day} {MONTHS[value.month - 1].in_(lang)} {value.year}"


def money(cents: int, lang: Lang) -> str:
    """Return `€ 1.310,00` or `€1,310.00`."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    if lang == "en":
        return f"{sign}€{euros:,}.{rest:02}"
    return f"€ {sign}{number(euros, lang)},{rest:02}"


def number(value: int, lang: Lang) -> str:
    """Return a whole number with its thousands set apart."""
    text = f"{value:,}"
    return text if lang == "en" else text.replace(",", ".")


def listing(values: tuple[str, ...], lang: Lang) -> str:
    """Return `a, b en c`; a member that would read as several stands in quotes."""
    if not values:
        return NOTHING
    *first, last = (_member(value, lang) for value in values)
    return f"{', '.join(first)} {AND.in_(lang)} {last}" if first else last


def quoted(text: str) -> str:
    """Return a text between quotes, so that it ends nowhere else."""
    return f"‘{text.replace('’', '’’')}’"


def unquoted(text: str) -> str:
    """Return what stands between the quotes; a text without them is itself."""
    inside = len(text) > 1 and text[0] == "‘" and text[-1] == "’"
    return text[1:-1].replace("’’", "’") if inside else text


def _member(text: str, lang: Lang) -> str:
    word = AND.in_(lang)
    several = ", " in text or f" {word} " in text
    joins = text.startswith((f"{word} ", "‘")) or text.endswith((f" {word}", ","))
    return quoted(text) if several or joins or text in {"", NOTHING} else text
