"""Who is to pay the stay that is asked for, when the case has an option there."""

from api.casezone.principles.bands import duration_of
from api.messages.questions import PayerTold
from matcher.funding.component import Component
from matcher.funding.phases import Phase
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, FunderKind
from matcher.options import Board, Option, options


def payers(board: Board, place: str, other: str | None) -> tuple[PayerTold, ...]:
    """Return who pays first what this place itself delivers; nobody without option.

    Of the options there the one counts that is surest, then the one that starts first.
    """
    found = [
        option
        for option in options(board)
        if _is_there(board, option, place, other) and option.bridge is None
    ]
    if not found:
        return ()
    best = min(found, key=lambda one: (one.conditional, one.start, one.key))
    first: dict[Component, Phase] = {}
    known = board.region.place[place]
    own = {*known.housing, *known.support, *known.treatment}
    for phase in best.line.phases:
        if phase.route in own:
            first.setdefault(phase.component, phase)
    return tuple(_told(board.region, best, phase) for phase in first.values())


def _is_there(board: Board, option: Option, place: str, other: str | None) -> bool:
    offer = board.offers[option.offer]
    parts = {offer.place, offer.team}
    return place in parts and (other is None or other in parts)


def _told(region: Region, option: Option, phase: Phase) -> PayerTold:
    funder = region.funder.get(phase.funder)
    return PayerTold(
        component=phase.component,
        stelsel=STELSEL_OF[phase.route],
        payer=FunderKind.TENANT if funder is None else funder.kind,
        duration=duration_of(phase.start, phase.until),
        confirmed=not option.conditional,
    )
