"""A claim that fails, as one line: where it stands, what it says, what is true."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from api.text.labels import LABELS, code_label, fact_label, label
from api.text.language import Both, Lang
from api.text.sentences.money import CONDITION, TASK
from api.text.values import number, written
from matcher.funding.component import Component
from matcher.funding.conditions import ConditionCode, TaskCode
from matcher.model.terms import Profile, Route
from matcher.objective import StepName
from matcher.verifying.failure import AtMost, Beyond, Failure, Path

LONGEST = 100
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FAILURE = Both(
    "{where}: gevonden {found}; tweede weg: {expected}",
    "{where}: found {found}; second way: {expected}",
)
YES_NO = (Both("nee", "no"), Both("ja", "yes"))
NOTHING = Both("niets", "nothing")
AT_MOST = Both("hoogstens {number}", "at most {number}")
BEYOND = Both("voorbij {number}", "beyond {number}")
ABOUT_STEPS = frozenset({"steps", "costs"})
ABOUT_FACTS = frozenset({"missing", "fact"})


def failure_text(failure: Failure, lang: Lang) -> str:
    """Return a claim that fails as one line; long values are cut short."""
    found, expected = (
        _short(_said(value, lang, failure.path))
        for value in (failure.found, failure.expected)
    )
    return FAILURE.in_(lang).format(where=failure.where, found=found, expected=expected)


def _said(value: object, lang: Lang, path: Path) -> str:
    """Return a value of a result in words, never as code."""
    if value is None or value in ("", ()):
        return NOTHING.in_(lang)
    if isinstance(value, bool):
        return YES_NO[value].in_(lang)
    if isinstance(value, Enum):
        return _member(value, lang)
    if isinstance(value, AtMost | Beyond):
        bound = AT_MOST if isinstance(value, AtMost) else BEYOND
        return bound.in_(lang).format(number=number(value.number, lang))
    if isinstance(value, date | int):
        return written(value, lang)
    return (
        _named(value, lang, path)
        if isinstance(value, str)
        else "; ".join(_parts(value, lang, path))
    )


def _member(value: Enum, lang: Lang) -> str:
    if isinstance(value, ConditionCode):
        return CONDITION[value].fill(lang)
    if isinstance(value, TaskCode):
        return TASK[value].fill(lang)
    return label(value, lang)


def _named(text: str, lang: Lang, path: Path) -> str:
    """Return a text of a result: codes of steps and facts by their names."""
    names = [name for name in path if isinstance(name, str)]
    if not ABOUT_STEPS.isdisjoint(names):
        return code_label(text, StepName, lang)
    if not ABOUT_FACTS.isdisjoint(names):
        return fact_label(text, lang)
    return _slot(text, lang) if "slots" in names else text


def _slot(text: str, lang: Lang) -> str:
    """Return what a rule found: a day, a way of paying, a member of some list."""
    if DAY.fullmatch(text):
        with suppress(ValueError):
            return written(date.fromisoformat(text), lang)
    if text.count("|") == len(Component) - 1:
        parts = (_payment(part, lang) for part in text.split("|") if part != "-")
        return " + ".join(parts)
    kinds = (code_label(text, kind, lang) for kind in LABELS)
    return next((known for known in kinds if known != text), text)


def _payment(text: str, lang: Lang) -> str:
    about, _, funder = text.partition("@")
    route, _, profile = about.partition(":")
    codes = (code_label(route, Route, lang), code_label(profile, Profile, lang), funder)
    return " ".join(code for code in codes if code)


def _parts(value: object, lang: Lang, path: Path) -> Iterator[str]:
    """Yield the entries of a list, or the fields of a claim by their names."""
    if isinstance(value, tuple | list):
        yield from (_said(entry, lang, path) for entry in value)
    elif is_dataclass(value):
        for field in fields(value):
            said = _said(getattr(value, field.name), lang, (*path, field.name))
            yield f"{field.name}: {said}"
    else:
        yield str(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
