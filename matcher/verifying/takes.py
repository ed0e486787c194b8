"""What an option takes of each limit, worked out a second way."""

from collections import Counter
from dataclasses import dataclass

from matcher.fact import high
from matcher.facts import CaseFacts
from matcher.facts.offer import contract_for
from matcher.kinds import LimitKind
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.region import Region
from matcher.model.terms import Route
from matcher.offer import FULL, Offer
from matcher.result import FullLimit
from matcher.way import Payment, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """An amount of one limit, and all there is of it."""

    kind: LimitKind
    amount: int
    capacity: int


Takes = dict[str, Take]


def stay_takes(region: Region, case: Case, facts: CaseFacts, offer: Offer) -> Takes:
    """Return what the stay takes, whoever pays, by id of the limit."""
    location = region.place[offer.place].location
    return seats(region, offer) | location_takes(region, case, facts, location)


def location_takes(
    region: Region, case: Case, facts: CaseFacts, location: str
) -> Takes:
    """Return what a stay takes of a location, whichever place or opening it is."""
    there, here = region.location[location], region.residents.get(location, ())
    takes: Takes = {}
    if there.care_hours is not None and case.care_hours:
        takes[f"{LimitKind.CARE_LOAD}:{location}"] = Take(
            kind=LimitKind.CARE_LOAD,
            amount=case.care_hours,
            capacity=there.care_hours,
        )
    if there.high_risk_cap is not None and _risky(case):
        left = there.high_risk_cap - len([c for c in here if _risky(c)])
        takes[f"{LimitKind.HIGH_RISK}:{location}"] = Take(
            kind=LimitKind.HIGH_RISK, amount=1, capacity=max(left, 0)
        )
    traits = Counter(t for c in here for t in c.traits)
    for cap in there.group_caps:
        if cap.trait in high(facts.traits):
            takes[f"{LimitKind.GROUP_CAP}:{location}/{cap.trait}"] = Take(
                kind=LimitKind.GROUP_CAP,
                amount=1,
                capacity=max(cap.cap - traits[cap.trait], 0),
            )
    return takes | _apart(region, case, location, here)


def seats(region: Region, offer: Offer) -> Takes:
    """Return the seats of an offer: one of the place, and one of the team if any."""
    takes = seat(region.place[offer.place], offer.opening)
    if offer.team is not None:
        takes |= seat(region.place[offer.team], offer.team_opening)
    return takes


def seat(place: Place, opening: int) -> Takes:
    """Return one seat of one opening; without openings there is none."""
    count = 0 if opening == FULL else place.openings[opening].count
    key = f"{LimitKind.OPENING}:{place.ref}#{opening}"
    return {key: Take(kind=LimitKind.OPENING, amount=1, capacity=count)}


def money_takes(region: Region, offer: Offer, way: Way) -> Takes:
    """Return what one way of paying takes of budgets and contract ceilings."""
    takes: Takes = {}
    for payer, payment in _bills(region, offer, way):
        for funder in region.funders:
            for budget in funder.budgets if funder.ref == payment.funder else ():
                if payment.route in budget.routes and payer.tariff:
                    key = f"{LimitKind.BUDGET}:{budget.ref}"
                    takes[key] = Take(
                        kind=LimitKind.BUDGET,
                        amount=payer.tariff + _amount(takes, key),
                        capacity=budget.cents_per_day,
                    )
        contract = contract_for(region, payer, payment, offer.start)
        ceiling = None if contract is None else contract.ceiling_cents_per_day
        if contract is not None and ceiling is not None and payer.tariff:
            key = f"{LimitKind.CONTRACT_CEILING}:{contract.ref}"
            takes[key] = Take(
                kind=LimitKind.CONTRACT_CEILING,
                amount=payer.tariff + _amount(takes, key),
                capacity=ceiling,
            )
    return takes


def failing(takes: Takes) -> tuple[FullLimit, ...]:
    """Return the limits that do not let these takes through, sorted by id."""
    return tuple(
        FullLimit(id=key, kind=take.kind, capacity=take.capacity, amount=take.amount)
        for key, take in sorted(takes.items())
        if take.amount > take.capacity
    )


def _amount(takes: Takes, key: str) -> int:
    return takes[key].amount if key in takes else 0


def _bills(region: Region, offer: Offer, way: Way) -> list[tuple[Place, Payment]]:
    """Return who sends a bill for which payment: each place one, rent none."""
    place = region.place[offer.place]
    team = place if offer.team is None else region.place[offer.team]
    bills: dict[str, tuple[Place, Payment]] = {}
    for payer, payment in (
        (place, way.housing),
        (place if place.support else team, way.support),
        (place if place.treatment else team, way.treatment),
    ):
        if payment is not None and payment.route is not Route.HUUR:
            bills.setdefault(payer.ref, (payer, payment))
    return list(bills.values())


def _apart(region: Region, case: Case, location: str, here: tuple[Case, ...]) -> Takes:
    takes: Takes = {}
    for tie in region.ties:
        if case.ref in (tie.a, tie.b):
            partner = ({tie.a, tie.b} - {case.ref}).pop()
            taken = partner in {c.ref for c in here}
            takes[f"{LimitKind.KEEP_APART}:{tie.ref}@{location}"] = Take(
                kind=LimitKind.KEEP_APART, amount=1, capacity=0 if taken else 1
            )
    return takes


def _risky(case: Case) -> bool:
    return case.high_risk or "high_risk" in case.unknown
