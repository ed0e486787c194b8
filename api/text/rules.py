"""What a rule says about one pair: its sentence with the slots of a claim."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from api.text.labels import LABELS, code_label
from api.text.labels.facts import MONEY_FACTS
from api.text.language import Both
from api.text.names import Names
from api.text.values import Cents, written
from api.text.ways import ways_text
from matcher.result import Blocker, Slot
from matcher.rule import Rule
from matcher.rules import RULE_BY_KEY
from matcher.term import Quantity

YES_NO = (Both("nee", "no"), Both("ja", "yes"))
OR = Both("; of ", "; or ")
NONE = "–"
NO_DAY = Both("onbekend", "unknown")
KINDS: Mapping[str, type[Enum]] = {kind.__name__: kind for kind in LABELS}


def blocker_text(blocker: Blocker, names: Names) -> str:
    """Return what a blocker says to professionals."""
    rule = RULE_BY_KEY[blocker.rule]
    sentences = rule.sentences
    text = sentences.en if names.lang == "en" else sentences.nl
    return text.format(**slot_texts(rule, dict(blocker.slots), names))


def slot_texts(rule: Rule, slots: Mapping[str, Slot], names: Names) -> dict[str, str]:
    """Return the slots of a rule as text, by name."""
    return {
        name: fact_text(value, rule.slot_terms[name], names)
        for name, value in slots.items()
    }


def listed(value: Slot) -> tuple[str, ...]:
    """Return the members of a slot that holds a list, nothing of another slot."""
    return value if isinstance(value, tuple) else ()


def title(rule: Rule, names: Names) -> str:
    """Return the title of a rule."""
    return rule.title_en if names.lang == "en" else rule.title_nl


def change_text(rule: Rule, names: Names) -> str:
    """Return what a change of the rule would be, and who decides it."""
    return rule.change_en if names.lang == "en" else rule.change_nl


def fact_text(value: Slot, term: Quantity, names: Names) -> str:
    """Return a coded fact as text, by the sort of the term it comes from."""
    sort = term.sort.removeprefix("set of ")
    if isinstance(value, tuple) and sort == "Way":
        return OR.in_(names.lang).join(ways_text(value, names)) or NONE
    if isinstance(value, tuple):
        return written(_members(value, sort, names), names.lang)
    if sort == "date":
        return _day(value, names)
    if sort == "bool":
        return YES_NO[bool(value)].in_(names.lang)
    if isinstance(value, int) and sort == "int":
        money = any(fact.key in MONEY_FACTS for fact in term.facts())
        return written(Cents(value) if money else value, names.lang)
    return _members((str(value),), sort, names)[0]


def _members(codes: tuple[str, ...], sort: str, names: Names) -> tuple[str, ...]:
    kind = KINDS.get(sort)
    if kind is None:
        return tuple(names.any(code) for code in codes)
    return tuple(code_label(code, kind, names.lang) for code in codes)


def _day(value: Slot, names: Names) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return NO_DAY.in_(names.lang) if day == date.min else written(day, names.lang)
