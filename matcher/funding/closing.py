"""Where money stops: what closes it within the horizon, what to do beyond it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.funding.account import Account
from matcher.funding.claims import DECIDER, Claim
from matcher.funding.component import Component
from matcher.funding.conditions import Condition, ConditionCode, Task, TaskCode
from matcher.funding.instruments import TERMS, term_days
from matcher.funding.phases import Stretch
from matcher.funding.topup import agreements
from matcher.kinds import Owner
from matcher.model.case import Entitlement
from matcher.model.terms import STELSEL_OF, FunderKind, Route, Stelsel
from matcher.way import Payment

SIX_WEEKS = timedelta(weeks=6)
LONGEST_TERM = timedelta(days=56)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Days [start, until) without a decided payer, closed by a condition.

    `last_safe_application`: an application on this day would have been decided in
    time; `guarantor`: who could pay these days, "" when nobody is known.
    """

    component: Component
    start: date
    until: date
    last_safe_application: date
    guarantor: str


def first_hole(account: Account, stretches: tuple[Stretch, ...]) -> Hole | None:
    """Return the first days that only a condition pays, or None."""
    found = [*_move_holes(account, stretches), *_later_holes(account, stretches)]
    return min(found, key=lambda h: (h.start, -h.until.toordinal()), default=None)


def after_conditions(
    account: Account, stretches: tuple[Stretch, ...]
) -> Iterator[Condition]:
    """Yield who has to pay the days until the next payer has decided."""
    for hole, payment in _takeover_holes(account, stretches):
        wmo = STELSEL_OF[payment.route] is Stelsel.WMO
        yield Condition(
            code=ConditionCode.HOLE_BRIDGED,
            owner=Owner.COLLEGE if wmo else Owner.FINANCIER,
            funder=payment.funder if wmo else hole.guarantor,
            due=hole.start,
            rule="R22" if wmo else "R26",
        )


def after_tasks(
    account: Account, stretches: tuple[Stretch, ...], end: date, until: date
) -> Iterator[Task]:
    """Yield the dated tasks of the takeover, or of the first end past the horizon."""
    day = account.region.as_of
    for stretch in stretches:
        yield from _prepared(account, stretch)
        yield from _zvw_maximum(account, stretch, end)
        for _, payment, claim in stretch.claims if stretch.later else ():
            if claim.source is None and STELSEL_OF[payment.route] is not Stelsel.EIGEN:
                safe = _last_safe(account, payment, stretch.start)
                due = max(day, safe)
                yield Task(code=TaskCode.APPLY, owner=Owner.PERSOON, due=due)
        for _, _, claim in stretch.claims:
            if any(c.code is ConditionCode.MOVE_BRIDGED for c in claim.conditions):
                yield Task(code=TaskCode.APPLY, owner=Owner.PERSOON, due=day)
    if until <= end < date.max:
        yield Task(code=TaskCode.NEXT_PAYER, owner=Owner.GEMEENTE_CONTACT, due=end)


def renewal_conditions(
    account: Account, stretches: tuple[Stretch, ...], until: date
) -> Iterator[Condition]:
    """Yield which instruments and guarantees end within the horizon."""
    for stretch, payment, claim in _renewable(stretches):
        if claim.renew < stretch.until:
            stelsel = STELSEL_OF[payment.route]
            yield Condition(
                code=ConditionCode.RENEWAL,
                owner=DECIDER[stelsel],
                funder=payment.funder,
                due=claim.renew,
            )
    for deal in _deals(account, stretches):
        if deal.until is not None and deal.until < until:
            yield Condition(
                code=ConditionCode.GUARANTEE_ENDS,
                owner=Owner.FINANCIER,
                funder=deal.funder,
                due=deal.until,
                rule="R26",
            )


def renewal_tasks(
    account: Account, stretches: tuple[Stretch, ...], until: date
) -> Iterator[Task]:
    """Yield the days by which instruments and guarantees have to be renewed."""
    day = account.region.as_of
    for stretch, payment, claim in _renewable(stretches):
        if claim.renew < date.max and stretch.until <= max(until, claim.renew):
            due = max(day, _last_safe(account, payment, claim.renew))
            yield Task(code=TaskCode.RENEW, owner=Owner.PERSOON, due=due)
    for deal in _deals(account, stretches):
        if deal.until is not None:
            yield Task(
                code=TaskCode.AFTER_GUARANTEE, owner=Owner.FINANCIER, due=deal.until
            )


def _deals(account: Account, stretches: tuple[Stretch, ...]) -> tuple[Entitlement, ...]:
    """Return the deals this line leans on: it pays by one, or needs money on top."""
    pays = any(p.route is Route.MAATWERK for s in stretches for p in s.way.payments)
    if not pays and account.case.intensity_cents == 0:
        return ()
    return agreements(account.case, account.region.as_of)


def _renewable(
    stretches: tuple[Stretch, ...],
) -> Iterator[tuple[Stretch, Payment, Claim]]:
    """Yield the payments that a renewal keeps going; a title is never counted on."""
    for stretch in stretches:
        for _, payment, claim in stretch.claims:
            if claim.renew < date.max and STELSEL_OF[payment.route] is not Stelsel.WFZ:
                yield stretch, payment, claim


def _prepared(account: Account, stretch: Stretch) -> Iterator[Task]:
    """Yield the R14 day: six weeks before the last day of a title that pays."""
    for component, payment, _ in stretch.claims:
        if STELSEL_OF[payment.route] is Stelsel.WFZ:
            last = _title_end(account, stretch, component, payment)
            if last < date.max:
                due = last - timedelta(days=1) - SIX_WEEKS
                yield Task(
                    code=TaskCode.PREPARE_FOLLOW_ON, owner=Owner.AANBIEDER, due=due
                )


def _title_end(
    account: Account, stretch: Stretch, component: Component, payment: Payment
) -> date:
    """Return the first day after the stretch starts on which no title names it."""
    ahead = [s for s in account.spans if s.until > stretch.start]
    ended = (s.start for s in ahead if not account.lawful(component, payment.route, s))
    return next(ended, date.max)


def _zvw_maximum(account: Account, stretch: Stretch, end: date) -> Iterator[Task]:
    """Yield the last safe day to ask CIZ for voortgezet verblijf, if nobody did."""
    asked = any(Route.WLZ_GGZ_B in e.routes for e in account.wlz)
    stays = any(p.route is Route.ZVW_VERBLIJF for _, p, _ in stretch.claims)
    days = TERMS[Stelsel.WLZ].days
    if stays and not asked and not stretch.later and end < date.max and days:
        due = max(account.region.as_of, end - timedelta(days=days))
        yield Task(code=TaskCode.APPLY_GGZ_B, owner=Owner.REGIEBEHANDELAAR, due=due)


def _takeover_holes(
    account: Account, stretches: tuple[Stretch, ...]
) -> Iterator[tuple[Hole, Payment]]:
    for stretch in stretches:
        for component, payment, claim in stretch.claims:
            if stretch.later and claim.starts > stretch.start:
                until = min(claim.starts, stretch.until)
                yield _hole(account, component, payment, stretch.start, until), payment


def _later_holes(account: Account, stretches: tuple[Stretch, ...]) -> Iterator[Hole]:
    """Yield the holes of a takeover, and those of a renewal asked for too late."""
    for hole, _ in _takeover_holes(account, stretches):
        yield hole
    for stretch in stretches:
        for component, payment, claim in stretch.claims:
            days = term_days(STELSEL_OF[payment.route], account.case)
            if days is None or STELSEL_OF[payment.route] is Stelsel.WFZ:
                continue
            decided = account.region.as_of + timedelta(days=days)
            start = max(claim.renew, stretch.start)
            if claim.renew < stretch.until and start < decided:
                yield _hole(account, component, payment, start, decided)


def _move_holes(account: Account, stretches: tuple[Stretch, ...]) -> Iterator[Hole]:
    """Yield the days until the new college has decided, which the old one bridges."""
    for stretch in stretches:
        for component, _, claim in stretch.claims:
            moved = any(c.code is ConditionCode.MOVE_BRIDGED for c in claim.conditions)
            if moved and claim.source is not None:
                until = account.region.as_of + LONGEST_TERM
                if stretch.start < until:
                    yield Hole(
                        component=component,
                        start=stretch.start,
                        until=until,
                        last_safe_application=stretch.start - LONGEST_TERM,
                        guarantor=claim.source.funder,
                    )


def _hole(
    account: Account, component: Component, payment: Payment, start: date, until: date
) -> Hole:
    return Hole(
        component=component,
        start=start,
        until=until,
        last_safe_application=_last_safe(account, payment, start),
        guarantor=_guarantor(account, payment),
    )


def _last_safe(account: Account, payment: Payment, day: date) -> date:
    """Return the last day on which an application is decided before `day`."""
    days = term_days(STELSEL_OF[payment.route], account.case)
    return day - (LONGEST_TERM if days is None else timedelta(days=days))


def _guarantor(account: Account, payment: Payment) -> str:
    """Return who could pay meanwhile: a guarantor, else the college itself (2.3.3)."""
    funders = account.region.funders
    known = sorted(f.ref for f in funders if f.kind is FunderKind.GUARANTOR)
    if known:
        return known[0]
    return payment.funder if STELSEL_OF[payment.route] is Stelsel.WMO else ""
