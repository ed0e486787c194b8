"""The explanation of one case in a run, read off what was stored."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from sqlalchemy import Connection

from api.casezone.keys import Keys
from api.casezone.runs.results import outcome_of
from api.casezone.runs.shapes import Block, Explanation
from api.casezone.runs.snapshots import region_left
from api.regionfile.shape import tree_of
from api.text import blocks as made_of
from api.text.case import case_blocks, case_claims
from api.text.checking import strange_numbers
from api.text.language import Lang
from api.text.names import Names
from api.text.rules import Register
from api.web.problems import not_found
from api.web.records import camel
from matcher.model.region import Region
from matcher.result import CaseResult


class StrangeTextError(Exception):
    """The text has a number that is not in its claims: it is shown to nobody."""


def explanation(
    store: Connection, keys: Keys, run: tuple[str, str], ref: str, lang: Lang
) -> Explanation:
    """Return what a run, with its snapshot, says of one case."""
    name, snapshot = run
    outcome = outcome_of(store, keys, name, ref)
    if outcome is None:
        raise not_found("case in this run")
    # Others may have been erased since; what is said of this case stays.
    region, _ = region_left(store, keys, snapshot)
    text = _text(region, outcome, lang)
    claim = cast("dict[str, Any]", camel(tree_of(outcome)))
    return Explanation(run=name, case=ref, claim=claim, text=tuple(shown_blocks(text)))


def _text(region: Region, outcome: CaseResult, lang: Lang) -> tuple[made_of.Block, ...]:
    names = Names(region, lang)
    blocks = tuple(case_blocks(outcome, names))
    cited = () if outcome.no is None else outcome.no.cited
    strange = strange_numbers(
        blocks,
        case_claims(region, outcome),
        [blocker for offer in cited for blocker in offer.blockers],
        names,
        Register.PROFESSIONAL,
    )
    if strange:
        raise StrangeTextError(outcome.case)
    return blocks


def shown_blocks(text: Iterable[made_of.Block]) -> Iterator[Block]:
    """Yield the parts of a text as they go over the line."""
    for part in text:
        match part:
            case made_of.Heading():
                yield _block("heading", part.text, part.level)
            case made_of.Line():
                yield _block("line", part.text, part.depth)
            case made_of.Grid():
                yield Block(
                    kind="grid", text="", depth=0, columns=part.columns, rows=part.rows
                )
            case made_of.Chart():
                rows = tuple((bar.label, bar.shown) for bar in part.bars)
                yield Block(
                    kind="grid", text=part.title, depth=0, columns=(), rows=rows
                )


def _block(kind: Any, text: str, depth: int) -> Block:  # noqa: ANN401 - a literal
    return Block(kind=kind, text=text, depth=depth, columns=(), rows=())
