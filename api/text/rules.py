"""What a rule says about one pair: its sentence with the slots of a claim."""

from collections.abc import Mapping
from datetime import date
from enum import Enum, StrEnum
from functools import cache

from api.text.labels import LABELS, code_label
from api.text.labels.facts import MONEY_FACTS
from api.text.language import Both
from api.text.names import Names
from api.text.template import Template
from api.text.values import Cents, Value, written
from api.text.ways import ways_text
from matcher.projecting.reader import ReaderKind
from matcher.result import Blocker, Slot
from matcher.rule import Rule
from matcher.rules import RULE_BY_KEY
from matcher.sources import slot_names
from matcher.term import Quantity

YES_NO = (Both("nee", "no"), Both("ja", "yes"))
OR = Both("; of ", "; or ")
NONE = "–"
NO_DAY = Both("onbekend", "unknown")
KINDS: Mapping[str, type[Enum]] = {kind.__name__: kind for kind in LABELS}


class Register(StrEnum):
    """In which words a rule speaks: to colleagues, or to the person."""

    PROFESSIONAL = "PROFESSIONAL"
    PERSON = "PERSON"


REGISTER_OF: Mapping[ReaderKind, Register] = {
    ReaderKind.DESK: Register.PROFESSIONAL,
    ReaderKind.PROVIDER: Register.PROFESSIONAL,
    ReaderKind.FUNDER: Register.PROFESSIONAL,
    ReaderKind.PERSON: Register.PERSON,
    ReaderKind.AUDITOR: Register.PROFESSIONAL,
}


def blocker_text(blocker: Blocker, names: Names, register: Register) -> str:
    """Return what a blocker says in that register."""
    template, values = blocker_template(blocker, names, register)
    return template.fill(names.lang, **values)


def blocker_template(
    blocker: Blocker, names: Names, register: Register
) -> tuple[Template, dict[str, Value]]:
    """Return the sentence of a blocker, and the values that go into it."""
    rule, slots = RULE_BY_KEY[blocker.rule], dict(blocker.slots)
    values = {
        name: fact_value(slots[name], rule.slot_terms[name], names)
        for name in slot_names(_sentences(rule, register)[0])
    }
    kinds = tuple(sorted((name, _kind(value)) for name, value in values.items()))
    return rule_template(rule, register, kinds), values


@cache
def rule_template(
    rule: Rule, register: Register, kinds: tuple[tuple[str, type], ...]
) -> Template:
    """Return what a rule says as a template, for values of these types."""
    nl, en = _sentences(rule, register)
    return Template(nl, en, dict(kinds))


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
    return written(fact_value(value, term, names), names.lang)


def fact_value(value: Slot, term: Quantity, names: Names) -> Value:
    """Return a coded fact as a sentence takes it, by the sort of its term."""
    sort = term.sort.removeprefix("set of ")
    if isinstance(value, tuple) and sort == "Way":
        return OR.in_(names.lang).join(ways_text(value, names)) or NONE
    if isinstance(value, tuple):
        return _members(value, sort, names)
    if sort == "date":
        return _day(value, names)
    if sort == "bool":
        return YES_NO[bool(value)].in_(names.lang)
    if isinstance(value, int) and sort == "int":
        money = any(fact.key in MONEY_FACTS for fact in term.facts())
        return Cents(value) if money else value
    return _members((str(value),), sort, names)[0]


def _sentences(rule: Rule, register: Register) -> tuple[str, str]:
    said = rule.sentences
    if register is Register.PERSON:
        return said.person_nl, said.person_en
    return said.nl, said.en


def _kind(value: Value) -> type:
    kinds = (Cents, int, date, tuple)
    return next((kind for kind in kinds if isinstance(value, kind)), str)


def _members(codes: tuple[str, ...], sort: str, names: Names) -> tuple[str, ...]:
    kind = KINDS.get(sort)
    if kind is None:
        return tuple(names.any(code) for code in codes)
    return tuple(code_label(code, kind, names.lang) for code in codes)


def _day(value: Slot, names: Names) -> Value:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return NO_DAY.in_(names.lang) if day == date.min else day
