"""A text is given only when every number in it comes from its claims."""

from collections.abc import Iterable

from api.answers.rejected import RejectedError
from api.text.blocks import Block
from api.text.changes import MOST
from api.text.checking import strange_numbers
from api.text.names import Names
from api.text.rules import Register
from matcher.result import Blocker


def read_back(
    blocks: Iterable[Block],
    claims: object,
    blockers: Iterable[Blocker],
    names: Names,
    register: Register = Register.PROFESSIONAL,
    *,
    counted: int = MOST,
) -> tuple[Block, ...]:
    """Return the text; RejectedError names what is in no claim."""
    text = tuple(blocks)
    strange = strange_numbers(text, claims, blockers, names, register, counted=counted)
    if strange:
        raise RejectedError(strange=strange)
    return text
