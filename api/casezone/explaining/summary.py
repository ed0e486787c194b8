"""The summary of a run: proposals, those on stale figures apart, who has none yet."""

from collections import Counter
from datetime import date

from api.casezone.explaining.base import RunFile
from api.casezone.runs.figures import Figure, figures_of
from api.casezone.runs.shapes import Block, blocks_of
from api.text.language import Lang
from api.text.names import Names
from api.text.overview import overview_blocks
from api.web.shape import Shape
from matcher.result import CaseResult, No, Placed


class Proposal(Shape):
    """What a run proposes for one case. A proposal is no besluit."""

    case: str
    urgency: int
    place: str
    team: str | None
    start: date
    conditional: bool
    to_placer: bool
    cost_per_day: int
    figures: tuple[Figure, ...]


class NoPlace(Shape):
    """A case without a place: the kind of its no, and how many ways there are."""

    case: str
    urgency: int
    kind: str
    cause: str | None
    first_date: date | None
    ways: int


class KindCount(Shape):
    """How many cases have this kind of no."""

    kind: str
    cases: int


class Summary(Shape):
    """A run in short. `callFirst`: proposals that rest on stale figures; call first.

    `erased`, `closed`: who was erased or closed since, of whom nothing is told.
    """

    run: str
    as_of: date
    status: str
    unique: bool
    proposals: tuple[Proposal, ...]
    call_first: tuple[Proposal, ...]
    without: tuple[NoPlace, ...]
    kinds: tuple[KindCount, ...]
    erased: tuple[str, ...]
    closed: tuple[str, ...]
    text: tuple[Block, ...]


def summary_of(file: RunFile, closed: tuple[str, ...], lang: Lang) -> Summary:
    """Return the summary of a run, as far as it can still be read."""
    result = file.result
    proposals = [
        _proposal(file, case, case.placed)
        for case in result.cases
        if case.placed is not None
    ]
    nos = [_no(case, case.no) for case in result.cases if case.no is not None]
    kinds = Counter(no.kind for no in nos)
    return Summary(
        run=file.ref,
        as_of=result.as_of,
        status=result.status,
        unique=result.unique,
        proposals=tuple(p for p in proposals if not _stale(p)),
        call_first=tuple(p for p in proposals if _stale(p)),
        without=tuple(nos),
        kinds=tuple(KindCount(kind=k, cases=n) for k, n in sorted(kinds.items())),
        erased=file.gone,
        closed=closed,
        text=blocks_of(overview_blocks(result, Names(file.region, lang))),
    )


def _proposal(file: RunFile, case: CaseResult, placed: Placed) -> Proposal:
    option = placed.option
    places = [ref for ref in (option.place, option.team) if ref is not None]
    return Proposal(
        case=case.case,
        urgency=case.urgency,
        place=option.place,
        team=option.team,
        start=option.start,
        conditional=option.funding.conditional,
        to_placer=option.to_placer,
        cost_per_day=option.cost_per_day,
        figures=figures_of(file.region, places, file.result.objective.stale_days),
    )


def _stale(proposal: Proposal) -> bool:
    return any(figure.call_first for figure in proposal.figures)


def _no(case: CaseResult, no: No) -> NoPlace:
    return NoPlace(
        case=case.case,
        urgency=case.urgency,
        kind=no.kind,
        cause=no.cause,
        first_date=no.first_date,
        ways=no.total_sets,
    )
