"""The explanation of one case in a run, read off what was stored."""

from typing import Any, cast

from sqlalchemy import Connection

from api.answers.readback import read_back
from api.casezone.keys import Keys
from api.casezone.masking import masked
from api.casezone.readings import cases_in, places_in
from api.casezone.runs.figures import figures_of
from api.casezone.runs.results import outcome_of
from api.casezone.runs.shapes import Explanation, blocks_of
from api.casezone.runs.snapshots import region_left
from api.regionfile.shape import tree_of
from api.text.blocks import Block
from api.text.case import case_blocks, case_claims
from api.text.language import Lang
from api.text.names import Names
from api.web.problems import not_found
from api.web.records import camel
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.projecting.desk import desk_view
from matcher.result import CaseResult


def explanation(
    store: Connection,
    keys: Keys,
    run: tuple[str, str],
    ref: str,
    handles: frozenset[str] | None,
    lang: Lang,
) -> tuple[Explanation, frozenset[str]]:
    """Return what a run, with its snapshot, says of one case, and whom it names."""
    name, snapshot = run
    outcome = outcome_of(store, keys, name, ref)
    if outcome is None:
        raise not_found("case in this run")
    # Others may have been erased since; what is said of this case stays.
    region, _ = region_left(store, keys, snapshot)
    own = desk_view(region, outcome, handles=handles).outcome
    tree = masked(tree_of(own))
    told = Explanation(
        run=name,
        case=ref,
        claim=cast("dict[str, Any]", camel(tree)),
        text=blocks_of(_text(region, own, lang)),
        figures=figures_of(region, places_in(tree, region), Objective().stale_days),
    )
    return told, cases_in(tree, region)


def _text(region: Region, outcome: CaseResult, lang: Lang) -> tuple[Block, ...]:
    names = Names(region, lang)
    cited = () if outcome.no is None else outcome.no.cited
    blockers = [blocker for offer in cited for blocker in offer.blockers]
    claims = case_claims(region, outcome)
    return read_back(case_blocks(outcome, names), claims, blockers, names)
