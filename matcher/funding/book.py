"""The claim behind each payment: for a first phase, and for taking over later."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from matcher.funding.account import Account
from matcher.funding.claims import (
    DECIDER,
    NOTHING_ASKED,
    Claim,
    Stage,
    placer_decides,
    value,
)
from matcher.funding.component import Component
from matcher.funding.conditions import Condition, ConditionCode
from matcher.funding.instruments import INSTRUMENT_OF, term_days
from matcher.funding.pairs import Access
from matcher.funding.spans import Span
from matcher.kinds import Owner
from matcher.model.case import Entitlement
from matcher.model.terms import (
    STELSEL_OF,
    FunderKind,
    InstrumentStatus,
    Route,
    Stelsel,
)
from matcher.way import Payment

_PAYS_BY_KIND = {
    Stelsel.WMO: FunderKind.COLLEGE,
    Stelsel.JEUGDWET: FunderKind.COLLEGE,
    Stelsel.WFZ: FunderKind.DJI,
}
_NEEDS_ASKING = frozenset(
    {Stelsel.WMO, Stelsel.ZVW, Stelsel.JEUGDWET, Stelsel.MAATWERK}
)
_MAY_REFUSE = (ConditionCode.WMO_BESIDE_WLZ, "R1")
_UNTIL = (ConditionCode.WMO_UNTIL_WLZ, "R2")
_END_AGREED = (ConditionCode.WMO_END_AGREED, "R2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Looks claims up for one account; each is worked out once.

    `funded`: the payments name their payer; otherwise any payer will do.
    """

    account: Account
    funded: bool
    _claims: dict[Payment, Claim] = field(default_factory=dict)
    _takeovers: dict[tuple[Payment, date], Claim | None] = field(default_factory=dict)

    def claim(self, payment: Payment) -> Claim:
        """Return the best claim on a payment for a first phase."""
        if payment not in self._claims:
            self._claims[payment] = self._work_out(payment, self.account.start_by)
        return self._claims[payment]

    def stage(self, payment: Payment, span: Span) -> Stage:
        """Return how far a payment that is lawful comes on the days of a span."""
        found = self.claim(payment)
        if found.stage is Stage.DECIDED and found.starts >= span.until:
            return Stage.STANDING
        return found.stage

    def unasked(self, route: Route) -> bool:
        """Tell whether nobody asked for anything on a route that needs asking."""
        return STELSEL_OF[route] in _NEEDS_ASKING and not self.account.held(route)

    def takeover(self, payment: Payment, day: date) -> Claim | None:
        """Return the claim by which a payment can take over on a day, or None.

        Granted and asked for count; what was never asked for does too, if its
        decision can be there in time or the days until then can be bridged: under
        the Wmo by art. 2.3.3, else by a guarantor. Only the Wlz has to be in time.
        A refusal does not count.
        """
        key = (payment, day)
        if key not in self._takeovers:
            self._takeovers[key] = self._take_over(payment, day)
        return self._takeovers[key]

    def lasts(self, component: Component, route: Route, day: date) -> bool:
        """Tell whether a component may be paid by a route over the horizon."""
        account = self.account
        until = account.until_horizon(day)
        ahead = (s for s in account.spans if s.start < until and s.until > day)
        return all(account.lawful(component, route, s) for s in ahead)

    def _take_over(self, payment: Payment, day: date) -> Claim | None:
        found = self._work_out(payment, date.max)
        if found.stage is Stage.DECIDED:
            return found
        if found.stage is not Stage.FITTING or not self._may_pay(payment):
            return None
        stelsel = STELSEL_OF[payment.route]
        days = term_days(stelsel, self.account.case)
        if days is None:
            return None
        falls = self.account.region.as_of + timedelta(days=days)
        if stelsel is Stelsel.WLZ and falls > day:
            return None
        return Claim(
            stage=Stage.DECIDED,
            starts=falls,
            basis=INSTRUMENT_OF[stelsel],
            conditions=(
                Condition(
                    code=ConditionCode.FOLLOW_ON_DECISION,
                    owner=DECIDER[stelsel],
                    funder=payment.funder,
                    due=day,
                    rule="R15",
                ),
                *self._beside_wlz(payment),
            ),
        )

    def _work_out(self, payment: Payment, start_by: date) -> Claim:
        route = payment.route
        stelsel = STELSEL_OF[route]
        if stelsel is Stelsel.EIGEN:
            return Claim(stage=Stage.DECIDED, basis=INSTRUMENT_OF[stelsel])
        if not self.account.fits(payment):
            return Claim(stage=Stage.LAWFUL)
        held = self.account.held(route)
        mine = [e for e in held if self._about(e, payment)]
        found = [self._value(e, route, start_by) for e in mine]
        if held and route is Route.WMO_BEGELEIDING and self.funded:
            found += [
                self._moved(e, payment, start_by)
                for e in held
                if self._is_elsewhere(e, payment)
            ]
        if not mine and stelsel is Stelsel.WFZ and self._may_pay(payment):
            needed = (placer_decides(payment.funder),)
            found.append(Claim(stage=Stage.DECIDED, conditions=needed))
        if not found:
            return NOTHING_ASKED
        best = max(found, key=lambda c: c.order) if len(found) > 1 else found[0]
        extra = self._beside_wlz(payment)
        return replace(best, conditions=best.conditions + extra) if extra else best

    def _about(self, entitlement: Entitlement, payment: Payment) -> bool:
        """Tell whether an entitlement on this route is about profile and payer too."""
        if payment.profile and not self.account.has_profile(entitlement, payment):
            return False
        return not self.funded or self.account.pays(payment, entitlement)

    def _value(self, entitlement: Entitlement, route: Route, by: date) -> Claim:
        return value(
            entitlement,
            route,
            self.account.case,
            day=self.account.region.as_of,
            first=self.account.first,
            start_by=by,
            best=self.account.best,
        )

    def _is_elsewhere(self, entitlement: Entitlement, payment: Payment) -> bool:
        """Tell whether this is granted support of another college: it stays there."""
        return (
            entitlement.status is InstrumentStatus.TOEGEKEND
            and entitlement.funder != payment.funder
            and self._may_pay(payment)
        )

    def _moved(self, entitlement: Entitlement, payment: Payment, by: date) -> Claim:
        """Return the claim on a new college, bridged until it has decided."""
        held = self._value(entitlement, payment.route, by)
        if held.stage is not Stage.DECIDED:
            return held
        bridged = Condition(
            code=ConditionCode.MOVE_BRIDGED,
            owner=Owner.COLLEGE,
            funder=payment.funder,
            rule="R22",
        )
        return replace(held, renew=date.max, conditions=(*held.conditions, bridged))

    def _may_pay(self, payment: Payment) -> bool:
        """Tell whether this payer could be asked at all."""
        if not self.funded:
            return True
        stelsel = STELSEL_OF[payment.route]
        if stelsel in _PAYS_BY_KIND:
            return self.account.is_kind(payment.funder, _PAYS_BY_KIND[stelsel])
        if stelsel is Stelsel.ZVW:
            return self.account.insures(payment.funder)
        return stelsel is Stelsel.WLZ and self.account.administers(payment.funder)

    def _beside_wlz(self, payment: Payment) -> tuple[Condition, ...]:
        """Return what R1 and R2 ask of Wmo money: conditions, never a refusal."""
        if STELSEL_OF[payment.route] is not Stelsel.WMO:
            return ()
        asked = {
            Access.GRANTED: (_MAY_REFUSE, _END_AGREED),
            Access.PENDING: (_UNTIL,),
        }
        return tuple(
            Condition(code=code, owner=Owner.COLLEGE, funder=payment.funder, rule=rule)
            for code, rule in asked.get(self.account.access, ())
        )
