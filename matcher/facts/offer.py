"""Facts of an offer, from the place, its team, location and contracts."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from matcher.facts.records import OfferFacts, OrderLaw
from matcher.model.agreements import Agreements
from matcher.model.money import Contract
from matcher.model.place import Place
from matcher.model.region import Region
from matcher.model.terms import (
    ADMISSIONS,
    Basic,
    Need,
    Registration,
    Route,
    Security,
)
from matcher.offer import Offer
from matcher.way import Payment, Way

Payments: TypeAlias = tuple[Payment | None, ...]

OPEN_FUNDER = frozenset({Route.HUUR, Route.MAATWERK})
PROFILED = frozenset(
    {Route.WLZ_VERBLIJF, Route.WLZ_VERBLIJF_BEHANDELING, Route.WLZ_GGZ_B}
)
_LAWS = {
    Registration.WVGGZ_ACCOMMODATIE: {OrderLaw.WVGGZ},
    Registration.WZD_ACCOMMODATIE: {OrderLaw.WZD},
    Registration.WFZ_PRIVATE: {OrderLaw.WFZ},
    Registration.WFZ_PRIVATE_TBS: {OrderLaw.WFZ, OrderLaw.WFZ_TBS},
    Registration.WFZ_RIJKS: {OrderLaw.WFZ, OrderLaw.WFZ_TBS},
}


def offer_facts(region: Region, offer: Offer) -> OfferFacts:
    """Return the facts of one offer; those of a team are added to the dwelling's."""
    place = region.place[offer.place]
    team = None if offer.team is None else region.place[offer.team]
    parts = (place,) if team is None else (place, team)
    location = region.location[place.location]
    ways = _ways(region, place, team, offer.start)
    forms = _forms(place, team)
    agreed = region.agreements
    excluded = [(e.trait, e.condition) for p in parts for e in p.exclusions]
    return OfferFacts(
        ref=offer.key,
        parts=frozenset(p.ref for p in parts),
        stay=frozenset({place.stay}),
        admits=place.stay in ADMISSIONS,
        start=offer.start,
        until=date.max if offer.until is None else offer.until,
        needs_until=needs_until(place, offer.start, agreed),
        security=place.security,
        least_security=_least_security(place, agreed),
        closed=place.closed,
        takes_voluntary=place.takes_voluntary,
        takes_children=place.takes_children,
        min_age=max(p.min_age for p in parts),
        max_age=min(p.max_age for p in parts),
        sexes=frozenset.intersection(*(frozenset(p.sexes) for p in parts)),
        offers=_covered(parts),
        excludes_absolute=frozenset(t for t, c in excluded if c is None),
        excludes_negotiable=frozenset(t for t, c in excluded if c is not None),
        registered=frozenset(x for r in location.registrations for x in _LAWS[r]),
        tokens=frozenset(location.tokens),
        accepts_from=_accepts_from(region, parts),
        needs_basics=_needed_basics(forms),
        needs_residence_right=all(_is_wmo(f) for f in forms),
        forms=forms,
        ways=ways,
        tariff=place.tariff,
    )


def needs_until(place: Place, start: date, agreed: Agreements) -> date:
    """Return the day until which the money has to be arranged.

    The agreed horizon from the start, or the place's longest stay if that is shorter.
    """
    horizon = agreed.horizon_days
    return start + timedelta(days=min(horizon, place.max_stay_days or horizon))


def _least_security(place: Place, agreed: Agreements) -> Security:
    """Return the lowest need for which the place is not needlessly secure."""
    return Security(max(place.security - agreed.levels_above, Security.GEEN))


def contract_for(
    region: Region, place: Place, payment: Payment, on: date
) -> Contract | None:
    """Return the first contract of the place under which `payment` is made."""
    for contract in _contracts(region, place, payment.route, on):
        if contract.funder == payment.funder:
            return contract
    return None


def _contracts(
    region: Region, place: Place, route: Route, on: date
) -> Iterator[Contract]:
    provider = region.provider[region.location[place.location].provider]
    for contract in provider.contracts:
        ended = contract.until is not None and contract.until <= on
        if (
            contract.ref in place.contracts
            and route in contract.routes
            and contract.start <= on
            and not ended
        ):
            yield contract


def payer_place(place: Place, team: Place | None, component: str) -> Place:
    """Return the place whose contract pays the component of an offer."""
    own: tuple[Route, ...] = getattr(place, component)
    return place if own or team is None else team


def _forms(place: Place, team: Place | None) -> frozenset[Way]:
    return _every_way(
        _open_payments(place, place.housing),
        _open_payments(place, _routes(place, team, "support")),
        _open_payments(place, _routes(place, team, "treatment")),
    )


def _ways(region: Region, place: Place, team: Place | None, on: date) -> frozenset[Way]:
    home = region.location[place.location].municipality
    support = _funded(region, place, team, "support", on)
    return _every_way(
        _funded(region, place, team, "housing", on),
        tuple(p for p in support if _of_residence(region, p, home)),
        _funded(region, place, team, "treatment", on),
    )


@lru_cache(maxsize=4096)
def _every_way(*columns: Payments) -> frozenset[Way]:
    """Return the ways that combine one payment of each column.

    Equal columns give the same set object, and equal ways are one object: offers
    differ less than there are, and comparing one object with itself is free.
    """
    return frozenset(_one_way(*payments) for payments in product(*columns))


@lru_cache(maxsize=65_536)
def _one_way(*payments: Payment | None) -> Way:
    return Way(*payments)


def _routes(place: Place, team: Place | None, component: str) -> tuple[Route, ...]:
    routes: tuple[Route, ...] = getattr(payer_place(place, team, component), component)
    return routes


def _open_payments(place: Place, routes: tuple[Route, ...]) -> Payments:
    if not routes:
        return (None,)
    return tuple(
        Payment(route, profile)
        for route in routes
        for profile in (place.profiles if route in PROFILED else ("",))
    )


def _funded(
    region: Region, place: Place, team: Place | None, component: str, on: date
) -> Payments:
    """Return the payments of one component with each funder that has a contract."""
    routes = (
        place.housing if component == "housing" else _routes(place, team, component)
    )
    payer = place if component == "housing" else payer_place(place, team, component)
    return tuple(
        funded
        for payment in _open_payments(place, routes)
        for funded in _by_funder(region, payer, payment, on)
    )


def _by_funder(
    region: Region, payer: Place, payment: Payment | None, on: date
) -> Payments:
    if payment is None or payment.route in OPEN_FUNDER:
        return (payment,)
    funders = {c.funder for c in _contracts(region, payer, payment.route, on)}
    return tuple(
        Payment(payment.route, payment.profile, funder) for funder in sorted(funders)
    )


def _of_residence(region: Region, payment: Payment | None, home: str) -> bool:
    """Tell whether support is paid by the college of the gemeente one lives in.

    Wmo support is owed to residents (Wmo art. 1.2.1 a), so another college's
    contract does not pay it there; beschermd wonen is open to all.
    """
    if payment is None or payment.route is not Route.WMO_BEGELEIDING:
        return True
    pays_for = region.funder[payment.funder].municipalities
    return not pays_for or home in pays_for


def _covered(parts: tuple[Place, ...]) -> frozenset[Need]:
    """Return the needs covered; begeleiding round the clock is begeleiding as well."""
    offered = frozenset(n for p in parts for n in p.offers)
    round_the_clock = Need.BEGELEIDING_24U in offered
    return offered | {Need.BEGELEIDING} if round_the_clock else offered


def _accepts_from(region: Region, parts: tuple[Place, ...]) -> frozenset[str]:
    named = tuple(p.accepts_from for p in parts if p.accepts_from)
    return _common(named) if named else region.codes


@lru_cache(maxsize=4096)
def _common(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset.intersection(*map(frozenset, lists))


def _needed_basics(forms: frozenset[Way]) -> frozenset[Basic]:
    needed = [
        frozenset(b for p in form.payments for b in basics_of(p.route))
        for form in forms
    ]
    return frozenset.intersection(*needed) if needed else frozenset()


def basics_of(route: Route) -> frozenset[Basic]:
    """Return the basic matters a route asks for, the right of residence apart."""
    if route is Route.HUUR:
        return frozenset({Basic.IDENTITEIT, Basic.INKOMEN})
    if route.startswith("WMO"):
        return frozenset({Basic.IDENTITEIT})
    if route.startswith(("WLZ", "ZVW")):
        return frozenset({Basic.VERZEKERING})
    return frozenset()


def _is_wmo(form: Way) -> bool:
    return any(p.route.startswith("WMO") for p in form.payments)
