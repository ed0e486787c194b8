"""Limits: everything that runs out when options are combined."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matcher.fact import high
from matcher.facts import CaseFacts
from matcher.facts.offer import contract_for, payer_place
from matcher.kinds import LimitKind, Owner
from matcher.model.case import Case
from matcher.model.money import Contract
from matcher.model.place import Location, Place
from matcher.model.region import Region
from matcher.model.terms import Route
from matcher.offer import FULL, Offer
from matcher.options import Board, Option
from matcher.result import Bridge
from matcher.way import Payment, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `capacity` of something over the options in `amounts`.

    `amounts`: pairs (position of the option, amount > 0). Units by kind: openings
    and residents in persons, care load in hours per week, budgets and ceilings in
    eurocents per day. `about`: the place, location, tie or budget it belongs to.
    """

    id: str
    kind: LimitKind
    capacity: int
    owner: Owner
    source: str
    about: str
    amounts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one option would take of one limit, and how much there is."""

    kind: LimitKind
    about: str
    capacity: int
    amount: int
    source: str = ""

    @property
    def id(self) -> str:
        """Return the limit's id, the same for every option that uses it."""
        return f"{self.kind}:{self.about}"


OWNER_OF_LIMIT = {
    LimitKind.OPENING: Owner.AANBIEDER,
    LimitKind.CARE_LOAD: Owner.AANBIEDER,
    LimitKind.HIGH_RISK: Owner.AANBIEDER,
    LimitKind.GROUP_CAP: Owner.AANBIEDER,
    LimitKind.KEEP_APART: Owner.NIEMAND,
    LimitKind.BUDGET: Owner.FINANCIER,
    LimitKind.CONTRACT_CEILING: Owner.FINANCIER,
}


def limits(board: Board, options: tuple[Option, ...]) -> tuple[Limit, ...]:
    """Return every limit that some option uses, sorted by id."""
    found: dict[str, tuple[Use, list[tuple[int, int]]]] = {}
    for position, option in enumerate(options):
        for use in uses_of(board, option):
            _, amounts = found.setdefault(use.id, (use, []))
            amounts.append((position, use.amount))
    return tuple(
        Limit(
            id=key,
            kind=use.kind,
            capacity=use.capacity,
            owner=OWNER_OF_LIMIT[use.kind],
            source=use.source,
            about=use.about,
            amounts=tuple(amounts),
        )
        for key, (use, amounts) in sorted(found.items())
    )


def uses_of(board: Board, option: Option) -> tuple[Use, ...]:
    """Return what one option takes of each limit."""
    case, facts = board.cases[option.case], board.case_facts[option.case]
    offer = board.offers[option.offer]
    return summed(
        (
            *stay_uses(board.region, case, facts, offer),
            *_of_bridge(board.region, option.bridge, option.bridged_at),
            *money_uses(board.region, offer, option.way),
        )
    )


def summed(uses: tuple[Use, ...]) -> tuple[Use, ...]:
    """Return one use for each limit, amounts of the same limit added up."""
    found: dict[str, Use] = {}
    for use in uses:
        before = found.get(use.id)
        amount = use.amount + (0 if before is None else before.amount)
        found[use.id] = replace(use, amount=amount)
    return tuple(found.values())


def stay_uses(
    region: Region, case: Case, facts: CaseFacts, offer: Offer
) -> tuple[Use, ...]:
    """Return what a stay takes, whoever pays: openings, care, risk, group, apart."""
    place = region.place[offer.place]
    location = region.location[place.location]
    return (
        opening_use(place, offer.opening),
        *(
            ()
            if offer.team is None
            else (opening_use(region.place[offer.team], offer.team_opening),)
        ),
        *_care(location, case),
        *_high_risk(region, location, case),
        *_group(region, location, facts),
        *_apart(region, location, case),
    )


def money_uses(region: Region, offer: Offer, way: Way) -> tuple[Use, ...]:
    """Return what paying an offer one way takes of budgets and ceilings."""
    return tuple(
        use
        for payer, payment, cents in charges(region, offer, way)
        if cents > 0
        for use in (
            *_budgets(region, payment, cents),
            *_ceiling(region, payer, payment, offer, cents),
        )
    )


def charges(
    region: Region, offer: Offer, way: Way
) -> tuple[tuple[Place, Payment, int], ...]:
    """Return (place, payment, eurocents per day) for each tariff of an offer.

    The housing payment carries the tariff of the place; rent is the tenant's, so
    beside HUUR the support carries it. The first payment of a team carries the
    team's tariff.
    """
    place = region.place[offer.place]
    team = None if offer.team is None else region.place[offer.team]
    parts = (
        ("housing", way.housing),
        ("support", way.support),
        ("treatment", way.treatment),
    )
    found: list[tuple[Place, Payment, int]] = []
    for component, payment in parts:
        payer = place if component == "housing" else payer_place(place, team, component)
        charged = payer.ref in {p.ref for p, _, _ in found}
        if payment is not None and payment.route is not Route.HUUR and not charged:
            found.append((payer, payment, payer.tariff))
    return tuple(found)


def opening_use(place: Place, position: int) -> Use:
    """Return one seat of one opening; a place without openings has capacity 0."""
    return Use(
        kind=LimitKind.OPENING,
        about=f"{place.ref}#{position}",
        capacity=0 if position == FULL else place.openings[position].count,
        amount=1,
        source=place.source,
    )


def _of_bridge(region: Region, bridge: Bridge | None, position: int) -> tuple[Use, ...]:
    if bridge is None:
        return ()
    return (opening_use(region.place[bridge.place], position),)


def _care(location: Location, case: Case) -> Iterator[Use]:
    if location.care_hours is not None and case.care_hours > 0:
        yield Use(
            kind=LimitKind.CARE_LOAD,
            about=location.ref,
            capacity=location.care_hours,
            amount=case.care_hours,
            source=location.source,
        )


def _high_risk(region: Region, location: Location, case: Case) -> Iterator[Use]:
    if location.high_risk_cap is not None and counts_as_high_risk(case):
        taken = sum(counts_as_high_risk(c) for c in residents(region, location.ref))
        yield Use(
            kind=LimitKind.HIGH_RISK,
            about=location.ref,
            capacity=max(0, location.high_risk_cap - taken),
            amount=1,
            source=location.source,
        )


def counts_as_high_risk(case: Case) -> bool:
    """Tell whether a cap counts this case: an unknown risk counts, to be safe."""
    return case.high_risk or "high_risk" in case.unknown


def residents(region: Region, location: str) -> tuple[Case, ...]:
    """Return the cases with a fixed placement at a location."""
    return region.residents.get(location, ())


def _group(region: Region, location: Location, facts: CaseFacts) -> Iterator[Use]:
    for cap in location.group_caps:
        if cap.trait in high(facts.traits):
            taken = sum(cap.trait in c.traits for c in residents(region, location.ref))
            yield Use(
                kind=LimitKind.GROUP_CAP,
                about=f"{location.ref}/{cap.trait}",
                capacity=max(0, cap.cap - taken),
                amount=1,
                source=location.source,
            )


def _apart(region: Region, location: Location, case: Case) -> Iterator[Use]:
    here = {c.ref for c in residents(region, location.ref)}
    for tie in region.ties_of.get(case.ref, ()):
        other = tie.b if tie.a == case.ref else tie.a
        yield Use(
            kind=LimitKind.KEEP_APART,
            about=f"{tie.ref}@{location.ref}",
            capacity=0 if other in here else 1,
            amount=1,
        )


def _budgets(region: Region, payment: Payment, cents: int) -> Iterator[Use]:
    funder = region.funder.get(payment.funder)
    for budget in () if funder is None else funder.budgets:
        if payment.route in budget.routes:
            yield Use(
                kind=LimitKind.BUDGET,
                about=budget.ref,
                capacity=budget.cents_per_day,
                amount=cents,
                source=payment.funder,
            )


def _ceiling(
    region: Region, payer: Place, payment: Payment, offer: Offer, cents: int
) -> Iterator[Use]:
    contract: Contract | None = contract_for(region, payer, payment, offer.start)
    if contract is not None and contract.ceiling_cents_per_day is not None:
        yield Use(
            kind=LimitKind.CONTRACT_CEILING,
            about=contract.ref,
            capacity=contract.ceiling_cents_per_day,
            amount=cents,
            source=payment.funder,
        )
