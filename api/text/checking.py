"""The check before a text is shown or written: its numbers are those of the claims."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block
from api.text.changes import MOST
from api.text.names import Names
from api.text.readback import readable, strange_texts
from api.text.rules import Register, blocker_template
from api.text.spoken import spoken
from api.text.template import Template
from matcher.result import Blocker


def strange_numbers(
    blocks: Iterable[Block],
    claims: object,
    blockers: Iterable[Blocker],
    names: Names,
    register: Register,
    *,
    counted: int = MOST,
) -> tuple[str, ...]:
    """Return the texts with a number that is not in the claims; empty if all are.

    A text counts its own parts off, up to `counted`.
    """
    templates = (*spoken(), *_of_rules(blockers, names, register))
    known = readable(templates, claims, names, range(1, counted + 1))
    return strange_texts(blocks, known)


def _of_rules(
    blockers: Iterable[Blocker], names: Names, register: Register
) -> Iterator[Template]:
    for blocker in blockers:
        template, _ = blocker_template(blocker, names, register)
        yield template
