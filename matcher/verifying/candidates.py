"""The options of one case, worked out a second way, as the claims they make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matcher.fact import low
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.case import stays_ordered
from matcher.funding.line import Accountant, FundingLine
from matcher.funding.topup import on_top
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.terms import STELSEL_OF, PlacementStatus, Route, Stelsel
from matcher.objective import StepName, urgency_class
from matcher.offer import FULL, Offer
from matcher.result import Bridge, FitPoint, Ground, OptionClaim, Stale
from matcher.verifying.after import lifted_at
from matcher.verifying.desk import Desk
from matcher.verifying.takes import Takes, money_takes, seat, stay_takes
from matcher.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An option of a case: its claim, what it takes, and its worth in each step.

    `key` names the offer, the way and the bridge: no other option of the case has it.
    """

    offer: int
    key: str
    way: Way
    claim: OptionClaim
    takes: Takes
    steps: dict[str, int]


def candidates(desk: Desk, i: int) -> tuple[Candidate, ...]:
    """Return every option of one case, in the order of offers and ways."""
    money = Accountant(desk.cases[i], desk.region)
    plain = [
        c for j in desk.answers.open_to(i) for c in at_offer(desk, i, j, money, None)
    ]
    if any(c.claim.start <= desk.answers.cases[i].start_by for c in plain):
        return tuple(plain)
    late = [k for k, r in enumerate(desk.answers.rules) if r.key == "starts-in-time"]
    bridges = bridges_of(desk, i) if late else []
    return tuple(plain) + tuple(
        c
        for j in (desk.answers.open_to(i, late[0]) if bridges else ())
        if desk.offer(j)[0].opening != FULL
        for bridge in bridges
        for c in at_offer(desk, i, j, money, bridge)
    )


def bridges_of(desk: Desk, i: int) -> list[tuple[Bridge, Offer]]:
    """Return each bridge this case may use, with its offer, earliest first."""
    found = []
    for j in desk.short.open_to(i):
        record, offer = desk.bridges[j], desk.short.offers[j][0]
        ends = [offer.start + timedelta(days=record.max_days)]
        ends += [] if offer.until is None else [offer.until]
        bridge = Bridge(
            place=record.place, funder=record.funder, start=offer.start, until=min(ends)
        )
        found.append((bridge, offer))
    return sorted(found, key=lambda b: (b[0].start, b[0].place))


def at_offer(
    desk: Desk,
    i: int,
    j: int,
    money: Accountant,
    bridge: tuple[Bridge, Offer] | None,
) -> Iterator[Candidate]:
    """Yield what money and dates allow at one offer, whatever the rules say."""
    offer, facts = desk.offer(j)
    case = desk.answers.cases[i]
    ready = max(offer.start, low(case.earliest))
    ways = tuple(sorted(facts.ways, key=lambda w: w.key))
    needed = max(facts.needs_until, ready + timedelta(days=1))
    for way in ways:
        if not pays(case, facts, way):
            continue
        line = money.line(way, ways, ready, needed)
        if line is None:
            continue
        start = max(ready, line.starts)
        too_late = offer.until is not None and start >= offer.until
        reached = bridge is None or bridge[0].start < start <= bridge[0].until
        if reached and not too_late:
            yield _candidate(desk, i, j, way, line, start, bridge)


def pays(case: CaseFacts, offer: OfferFacts, way: Way) -> bool:
    """Tell whether the way pays as long as the horizon asks."""
    if way in low(case.steady):
        return True
    if way in low(case.ending):
        until, after = case.paid_until, low(case.follow_on)
    elif way in low(case.ending_next):
        until, after = case.paid_until_next, low(case.follow_on_next)
    else:
        return False
    return until >= offer.needs_until or any(w in offer.ways for w in after)


def _candidate(
    desk: Desk,
    i: int,
    j: int,
    way: Way,
    line: FundingLine,
    start: date,
    bridge: tuple[Bridge, Offer] | None,
) -> Candidate:
    case, (offer, _) = desk.cases[i], desk.offer(j)
    takes = stay_takes(desk.region, case, desk.answers.cases[i], offer)
    takes |= money_takes(desk.region, offer, way)
    if bridge is not None:
        takes |= seat(desk.region.place[bridge[0].place], bridge[1].opening)
    claim = _claim(desk, case, offer, way, line, start, bridge)
    return Candidate(
        offer=j,
        key=claim.key,
        way=way,
        claim=claim,
        takes=takes,
        steps=worth(desk, case, claim),
    )


def _ended(bridge: tuple[Bridge, Offer] | None, start: date) -> Bridge | None:
    """Return the bridge, which ends when the final stay starts."""
    return None if bridge is None else replace(bridge[0], until=start)


def _bridge_key(bridge: tuple[Bridge, Offer] | None) -> str:
    if bridge is None:
        return ""
    stay, offer = bridge
    return f"{offer.key}@{stay.funder}"


def _claim(
    desk: Desk,
    case: Case,
    offer: Offer,
    way: Way,
    line: FundingLine,
    start: date,
    bridge: tuple[Bridge, Offer] | None,
) -> OptionClaim:
    places = [desk.region.place[offer.place]]
    places += [] if offer.team is None else [desk.region.place[offer.team]]
    titles = sorted(
        t.kind
        for t in case.titles
        if t.start <= start
        and (t.until is None or t.until > start)
        and places[0].stay in stays_ordered(t)
    )
    parts = frozenset(p.ref for p in places)
    extra = on_top(case, desk.region, parts, places[0].tariff)
    roof = start if bridge is None else bridge[0].start
    latest = case.urgency.latest
    return OptionClaim(
        key="|".join((offer.key, way.key, _bridge_key(bridge))),
        place=offer.place,
        team=offer.team,
        start=start,
        until=_leaves(places[0], start),
        ground=Ground.TITLE if titles else Ground.CONSENT,
        title=titles[0] if titles else None,
        funding=line,
        bridge=_ended(bridge, start),
        to_placer=_placer(way),
        over_security=max(places[0].security - case.security, 0),
        late_days=max((roof - latest).days, 0) if latest else 0,
        cost_per_day=sum(p.tariff for p in places)
        + sum(paid.cents_per_day for paid in extra),
        on_top=extra,
        lifted=lifted_at(desk, case, parts),
        fit=tuple(_fit(desk, case, places[0])),
        stale=tuple(s for p in places for s in stale(desk, p)),
    )


def _leaves(place: Place, start: date) -> date | None:
    days = place.max_stay_days
    return None if days is None else start + timedelta(days=days)


def _placer(way: Way) -> bool:
    first = next((p for p in way.payments), None)
    if first is None or first.route is Route.HUUR:
        return False
    return STELSEL_OF[first.route] is Stelsel.WFZ


def stale(desk: Desk, place: Place) -> Iterator[Stale]:
    """Yield the place's figure when it is older than the objective allows."""
    age = (desk.region.as_of - place.confirmed_at).days
    if age > desk.objective.stale_days:
        yield Stale(place=place.ref, confirmed_at=place.confirmed_at, age_days=age)


def _fit(desk: Desk, case: Case, place: Place) -> Iterator[FitPoint]:
    agreed, location = desk.objective, desk.region.location[place.location]
    if location.municipality == case.municipality:
        yield FitPoint(reason="own_municipality", points=agreed.fit_own_municipality)
    if location.municipality in case.network:
        yield FitPoint(reason="network", points=agreed.fit_network)
    if case.stay_now.place == place.ref:
        yield FitPoint(reason="continuity", points=agreed.fit_continuity)
    asked = (place.ref, place.type, location.municipality, location.provider)
    if any(x in case.wishes for x in asked):
        yield FitPoint(reason="wish", points=agreed.fit_wish)


def worth(desk: Desk, case: Case, claim: OptionClaim) -> dict[str, int]:
    """Return what an option is worth in each step of the objective."""
    on = desk.region.as_of
    urgency = urgency_class(case, on, desk.objective)
    out = [
        (p.place, p.team) != (claim.place, claim.team)
        for p in desk.region.placements
        if p.case == case.ref and p.status is PlacementStatus.VOORGESTELD
    ]
    values = {
        StepName.LATE_DAYS: claim.late_days,
        StepName.WAITED_DAYS: (on - case.waiting_since).days,
        StepName.START_DAYS: (claim.start - on).days,
        StepName.CONDITIONAL: int(claim.funding.conditional),
        StepName.OVER_SECURITY: claim.over_security,
        StepName.FIT: sum(p.points for p in claim.fit),
        StepName.MOVED: int(any(out)),
        StepName.COST_PER_DAY: claim.cost_per_day,
    } | {
        step: int(step.value == f"placed_u{urgency}")
        for step in StepName
        if step.value.startswith("placed")
    }
    return {step.value: values[step] for step in desk.objective.steps}
