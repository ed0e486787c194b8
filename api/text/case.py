"""The outcome of one case as text."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block, Heading
from api.text.language import Both
from api.text.names import Names
from api.text.proposal import placed_blocks
from api.text.refusal import no_blocks
from matcher.claims.competition import SameAdvice
from matcher.model.region import Region
from matcher.projecting.precedents import earlier_at
from matcher.result import CaseResult

PROPOSAL = Both("Casus {case}: een voorstel", "Case {case}: a proposal")
NO_PLACE = Both("Casus {case}: nog geen plek", "Case {case}: no place yet")


def case_blocks(
    outcome: CaseResult,
    names: Names,
    advice: SameAdvice | None = None,
    more: Iterable[Block] = (),
) -> Iterator[Block]:
    """Yield the outcome of one case, with a heading.

    `advice`: who get the same first advice; `more`: what else is told of a no.
    """
    head = PROPOSAL if outcome.placed is not None else NO_PLACE
    yield Heading(head.in_(names.lang).format(case=outcome.case))
    if outcome.placed is not None:
        yield from placed_blocks(outcome.placed, names)
    elif outcome.no is not None:
        yield from no_blocks(outcome.case, outcome.no, names, advice, more)


def case_claims(region: Region, outcome: CaseResult) -> object:
    """Return what the text of an outcome is made of.

    Beside the outcome those are the papers of the case, of which a text may name the
    day of decision, and what was done before about the blockers that are cited.
    """
    cited = () if outcome.no is None else outcome.no.cited
    papers = region.case[outcome.case].entitlements
    return outcome, papers, earlier_at(region, cited)
