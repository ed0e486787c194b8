"""The sentences that an explanation or a letter may be made of, in one list."""

from collections.abc import Iterator
from types import ModuleType

from api.text.sentences import (
    changes,
    competition,
    kinds,
    letter,
    money,
    person,
    place,
    precedents,
    proposal,
    readers,
    run,
    tonight,
)
from api.text.template import Template

MODULES: tuple[ModuleType, ...] = (
    changes,
    competition,
    kinds,
    letter,
    money,
    person,
    place,
    precedents,
    proposal,
    readers,
    run,
    tonight,
)


def spoken() -> Iterator[Template]:
    """Yield the templates of these modules."""
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, Template):
                yield value
            elif isinstance(value, dict):
                yield from (one for one in value.values() if isinstance(one, Template))
