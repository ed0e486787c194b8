"""A question of principle out of the facts of a case, in bands; faults all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from api.casezone.principles import bands
from api.casezone.principles.shapes import NewPrinciple
from api.messages.principles import PrincipleAsked
from api.web.problems import FaultBody, invalid, wrong_state
from matcher.kinds import FundingCause, KindOfNo, LimitKind
from matcher.model.case import Case
from matcher.model.money import Funder
from matcher.model.place import Place
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, Route
from matcher.parties import gives_room, to_lift
from matcher.projecting.funder import STELSELS
from matcher.result import No, OfferNo
from matcher.rules import RULE_BY_KEY

SPENT = {
    LimitKind.BUDGET: FundingCause.BUDGET_SPENT,
    LimitKind.CONTRACT_CEILING: FundingCause.CONTRACT_CEILING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a run says of the money of one case; empty where it says nothing."""

    cause: FundingCause | None = None
    place: str | None = None
    funder: str | None = None
    start: date | None = None


def hint_of(region: Region, ref: str, no: No | None) -> Hint:
    """Return where money stands in the way; 409 when a run found no such thing."""
    money = [] if no is None else list(filter(_is_money, no.cited))
    if not money:
        raise wrong_state("This run says nothing of money for this case.")
    offer = money[0]
    found = sorted(_causes(region, ref, offer), key=lambda one: one[1] == "")
    cause, funder = found[0]
    return Hint(
        cause=cause,
        place=offer.place,
        funder=funder or None,
        start=offer.free_from,
    )


def question(
    region: Region, case: Case, body: NewPrinciple, hint: Hint
) -> PrincipleAsked:
    """Return what is asked; a problem names all that is missing or does not fit."""
    today = region.as_of
    funder = body.funder or hint.funder
    place = region.place.get(body.place or hint.place or "")
    route = body.route or _route(region, funder, place)
    cause = body.cause or hint.cause
    faults = list(_faults(region, body, funder, route, cause))
    if faults or funder is None or route is None or cause is None:
        raise invalid(faults)
    start = max(body.start or hint.start or today, today)
    stay = case.expected_stay_days
    until = body.until or (start + timedelta(days=stay) if stay else None)
    cents = body.cents_per_day or (place.tariff if place else None)
    profiles = [p for e in case.entitlements for p in e.profiles]
    return PrincipleAsked(
        funder=funder,
        stelsel=STELSEL_OF[route],
        route=route,
        care=bands.care_of(case.needs),
        profile=bands.profile_of(profiles),
        cause=cause,
        amount=bands.amount_of(cents),
        start=bands.start_of(start, today),
        duration=bands.duration_of(start, until),
        answer_by=body.answer_by.isoformat(),
        round=0,
        replies=(),
    )


def _is_money(offer: OfferNo) -> bool:
    return offer.kind is KindOfNo.FUNDING_GAP


def _causes(
    region: Region, ref: str, offer: OfferNo
) -> Iterator[tuple[FundingCause, str]]:
    """Yield what stands in the way at a place, with the funder that decides on it."""
    case = region.case[ref]
    for blocker in offer.blockers:
        rule = RULE_BY_KEY[blocker.rule]
        if rule.cause is not None:
            who = to_lift(region, case, rule, offer.place).who
            yield rule.cause, who if who in region.funder else ""
    for limit in offer.limits:
        if limit.kind in SPENT:
            about = limit.id.partition(":")[2]
            yield SPENT[limit.kind], gives_room(region, limit.kind, about)


def _route(region: Region, funder: str | None, place: Place | None) -> Route | None:
    known = region.funder.get(funder or "")
    if known is None or place is None:
        return None
    routes = (*place.housing, *place.support, *place.treatment)
    return next((route for route in routes if _pays(known, route)), None)


def _pays(funder: Funder, route: Route) -> bool:
    return STELSEL_OF[route] in STELSELS[funder.kind]


def _faults(
    region: Region,
    body: NewPrinciple,
    funder: str | None,
    route: Route | None,
    cause: FundingCause | None,
) -> Iterator[FaultBody]:
    known = region.funder.get(funder or "")
    if known is None:
        yield FaultBody(location="/funder", expected="a funder of the region")
    if cause is None:
        yield FaultBody(location="/cause", expected="a cause, or a run that has one")
    if body.place is not None and body.place not in region.place:
        yield FaultBody(location="/place", expected="a place of the region")
    if route is None or (known is not None and not _pays(known, route)):
        yield FaultBody(location="/route", expected="a route that this funder pays")
