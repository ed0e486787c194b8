"""Every sentence the product can say: templates, labels of rules, rules themselves."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import NamedTuple

from api import statement, text
from api.cli import work
from api.text import sentences
from api.text.language import Both
from api.text.template import Template
from matcher.funding.provisions import PROVISIONS
from matcher.rules import FOR_PEOPLE, RULES


class Said(NamedTuple):
    """A text with where it comes from; `nl` and `en` say the same."""

    where: str
    nl: str
    en: str


def templates() -> Iterator[tuple[str, Template]]:
    """Yield every template of the product with where it comes from."""
    for info in pkgutil.iter_modules(sentences.__path__):
        module = importlib.import_module(f"{sentences.__name__}.{info.name}")
        for name, value in vars(module).items():
            if isinstance(value, Template):
                yield f"{info.name}.{name}", value
            elif isinstance(value, dict):
                for key, one in value.items():
                    if isinstance(one, Template):
                        yield f"{info.name}.{name}.{key}", one


def rule_sentences() -> Iterator[Said]:
    """Yield what rules say to professionals and to the person, and their changes."""
    for rule in RULES:
        said = rule.sentences
        yield Said(f"{rule.key}.sentence", said.nl, said.en)
        yield Said(f"{rule.key}.person", said.person_nl, said.person_en)
        if rule.change_nl:
            yield Said(f"{rule.key}.change", rule.change_nl, rule.change_en)
        yield Said(f"{rule.key}.title", rule.title_nl, rule.title_en)


def readings() -> Iterator[Said]:
    """Yield whose, how and with which doubt every source was read, each text once."""
    sourced = (*RULES, *FOR_PEOPLE, *PROVISIONS)
    found: dict[Said, None] = {}
    for source in (s for one in sourced for s in one.sources):
        whose = source.article if source.is_policy else None
        texts = {"law": source.law, "whose": whose, "reading": source.reading}
        for name, one in {**texts, "doubt": source.doubt}.items():
            if one is not None:
                found[Said(f"{name}: {one.nl}", one.nl, one.en)] = None
    yield from found


def messages() -> Iterator[Said]:
    """Yield what the command line tells besides sentences: faults, reasons, heads."""
    for package in (work, text, statement):
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(info.name)).items():
                found = value if isinstance(value, dict) else {"": value}
                for key, one in found.items():
                    for k, both in enumerate(_texts(one)):
                        yield Said(f"{info.name}.{name}.{key}.{k}", both.nl, both.en)


def _texts(value: object) -> tuple[Both, ...]:
    """Return a text, or the texts of a name that stands with what is said of it."""
    if isinstance(value, Both):
        return (value,)
    several = value if isinstance(value, tuple) else ()
    return tuple(one for one in several if isinstance(one, Both))


ALL_TEMPLATES = dict(templates())
TEMPLATES = tuple(Said(where, t.nl, t.en) for where, t in ALL_TEMPLATES.items())
RULE_SENTENCES = tuple(rule_sentences())
READINGS = tuple(readings())
MESSAGES = tuple(messages())
EVERYTHING = (*TEMPLATES, *RULE_SENTENCES)
