"""Stretches of a funding line, cut into phases per component."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from matcher.funding.account import Account
from matcher.funding.claims import Claim
from matcher.funding.component import Component
from matcher.funding.conditions import Condition, ConditionCode
from matcher.funding.pairs import pairs
from matcher.funding.spans import Span
from matcher.kinds import Owner
from matcher.model.terms import STELSEL_OF, InstrumentStatus, Profile, Route, Stelsel
from matcher.way import Payment, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Who pays one component on the days [start, until), and on what basis.

    `basis` is an instrument, or the title under the Wfz; `funder` is "" for a
    tenant who pays the rent.
    """

    component: Component
    route: Route
    profile: Profile | str
    funder: str
    basis: str
    start: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One way that pays on [start, until), with the claim behind each payment.

    `later`: it takes over from a way that has ended.
    """

    way: Way
    claims: tuple[tuple[Component, Payment, Claim], ...]
    start: date
    until: date
    later: bool


_CONFIRM: dict[ConditionCode, tuple[tuple[Owner, Stelsel | None], str]] = {
    ConditionCode.TREATMENT_NOT_INTEGRAL: ((Owner.ZORGKANTOOR, Stelsel.WLZ), "R5"),
    ConditionCode.WMO_DURING_STAY: ((Owner.COLLEGE, Stelsel.WMO), "R7"),
    ConditionCode.WLZ_BESIDE_WFZ: ((Owner.DJI, Stelsel.WFZ), "R11"),
}


def phases(account: Account, stretches: tuple[Stretch, ...]) -> tuple[Phase, ...]:
    """Return the phases, sorted by component and day; equal neighbours are one."""
    made = sorted(
        (p for s in stretches for p in _of_stretch(account, s)),
        key=lambda p: (tuple(Component).index(p.component), p.start),
    )
    merged: list[Phase] = []
    for phase in made:
        if merged and merged[-1].until == phase.start and _same(merged[-1], phase):
            merged[-1] = replace(merged[-1], until=phase.until)
        else:
            merged.append(phase)
    return tuple(merged)


def samenloop_conditions(
    account: Account, stretches: tuple[Stretch, ...]
) -> Iterator[Condition]:
    """Yield what the claims and the pairs of housing and care ask to be confirmed."""
    for stretch in stretches:
        for _, _, claim in stretch.claims:
            yield from claim.conditions
        yield from _tenancy(account, stretch)
        for pair in pairs(stretch.way):
            for code in account.beside(pair).confirm:
                yield from _confirmations(account, stretch.way, code)


def _tenancy(account: Account, stretch: Stretch) -> Iterator[Condition]:
    """Yield the landlord's consent: rent and support are one three-party agreement.

    It is asked when the support is not certain yet and no agreement is signed.
    """
    claims = {component: claim for component, _, claim in stretch.claims}
    support = claims.get(Component.SUPPORT)
    signed = any(
        Route.HUUR in e.routes and e.status is InstrumentStatus.TOEGEKEND
        for e in account.case.entitlements
    )
    housing = stretch.way.housing
    rents = housing is not None and housing.route is Route.HUUR
    if rents and not signed and support is not None and support.conditions:
        yield Condition(code=ConditionCode.TENANCY, owner=Owner.AANBIEDER)


def _of_stretch(account: Account, stretch: Stretch) -> Iterator[Phase]:
    for component, payment, claim in stretch.claims:
        for start, until, basis in _bases(account, stretch, component, payment, claim):
            yield Phase(
                component=component,
                route=payment.route,
                profile=payment.profile,
                funder=payment.funder or _open_payer(claim),
                basis=basis,
                start=start,
                until=until,
            )


def _bases(
    account: Account,
    stretch: Stretch,
    component: Component,
    payment: Payment,
    claim: Claim,
) -> Iterator[tuple[date, date, str]]:
    """Yield the days and their basis: under the Wfz the title of those days."""
    if STELSEL_OF[payment.route] is not Stelsel.WFZ:
        yield stretch.start, stretch.until, claim.basis
        return
    for span in account.spans:
        start, until = max(span.start, stretch.start), min(span.until, stretch.until)
        if start < until:
            yield start, until, _title(span, component, payment.route)


def _title(span: Span, component: Component, route: Route) -> str:
    for where in (component, Component.HOUSING):
        if (where, route) in span.named:
            return span.named[where, route]
    return ""


def _open_payer(claim: Claim) -> str:
    """Return the guarantor of a deal, whose payment leaves the payer open."""
    return "" if claim.source is None else claim.source.funder


def _same(a: Phase, b: Phase) -> bool:
    return replace(a, start=b.start, until=b.until) == b


def _confirmations(
    account: Account, way: Way, code: ConditionCode
) -> Iterator[Condition]:
    """Yield whose confirmation a pair needs; R4 needs that of two."""
    if code is ConditionCode.ZVW_BESIDE_WLZ:
        insurer = _payer(way, Stelsel.ZVW)
        office = _payer(way, Stelsel.WLZ) or _office(account)
        yield Condition(code=code, owner=Owner.VERZEKERAAR, funder=insurer, rule="R4")
        yield Condition(code=code, owner=Owner.ZORGKANTOOR, funder=office, rule="R4")
        return
    (owner, stelsel), rule = _CONFIRM[code]
    funder = "" if stelsel is None else _payer(way, stelsel)
    yield Condition(code=code, owner=owner, funder=funder, rule=rule)


def _payer(way: Way, stelsel: Stelsel) -> str:
    payers = (p.funder for p in way.payments if STELSEL_OF[p.route] is stelsel)
    return next(payers, "")


def _office(account: Account) -> str:
    return next((e.funder for e in account.wlz), "")
