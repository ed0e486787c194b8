"""Every sentence the product can say: templates, labels of rules, rules themselves."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import NamedTuple

from api.text import sentences
from api.text.template import Template
from matcher.rules import RULES


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


ALL_TEMPLATES = dict(templates())
TEMPLATES = tuple(Said(where, t.nl, t.en) for where, t in ALL_TEMPLATES.items())
RULE_SENTENCES = tuple(rule_sentences())
EVERYTHING = (*TEMPLATES, *RULE_SENTENCES)
