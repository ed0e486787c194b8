"""The letter to a person, of which every number was read back."""

from dataclasses import dataclass

from api.answers.readback import read_back
from api.text.blocks import Block
from api.text.language import Lang
from api.text.letter import letter_blocks, letter_title
from api.text.names import Names
from api.text.person import REGISTER
from matcher.model.region import Region
from matcher.projecting.alone import alone
from matcher.projecting.person import person_view
from matcher.projecting.reasons import own_doors
from matcher.result import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a person is written: only what that person may know."""

    title: str
    blocks: tuple[Block, ...]


def letter_to(region: Region, result: Result, case: str, lang: Lang) -> Letter:
    """Return the letter to the person of one case; RejectedError when it fails."""
    view, names = person_view(region, result, case), Names(alone(region, case), lang)
    rules = () if view.no is None else view.no.rules
    blockers = tuple(rule.blocker for rule in rules)
    claims = (view, own_doors(view))
    blocks = read_back(letter_blocks(view, names), claims, blockers, names, REGISTER)
    return Letter(title=letter_title(view, names), blocks=blocks)
