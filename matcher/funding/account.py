"""All that decides who pays for one case: rights, titles, instruments and payers."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from matcher.funding.claims import covers
from matcher.funding.component import Component
from matcher.funding.pairs import Access, Beside, Pair, beside
from matcher.funding.spans import Span, spans
from matcher.model.case import Case, Entitlement
from matcher.model.region import Region
from matcher.model.terms import (
    STELSEL_OF,
    Basic,
    FunderKind,
    Ground,
    InstrumentStatus,
    Route,
    Stelsel,
)
from matcher.way import Payment

ADULT = 18
JEUGDWET_LAST_AGE = 22
_AHEAD = (
    InstrumentStatus.AANGEVRAAGD,
    InstrumentStatus.TOEGEKEND,
    InstrumentStatus.BEZWAAR,
)
_FAMILY: dict[Ground, tuple[str, ...]] = {
    Ground.PSYCHISCH: ("GGZ_",),
    Ground.VERSTANDELIJK: ("VG_", "LVG_", "SGLVG_"),
}


@dataclass(frozen=True, kw_only=True)
class Account:
    """One case on the day of the run, as far as money goes.

    `best` reads every unknown fact in favour of a payment; otherwise against it.
    `first` is the day the case can move, `start_by` the last day on which a start
    is a placement (date.max when a later start is possible).
    """

    case: Case
    region: Region
    best: bool

    @cached_property
    def first(self) -> date:
        """The first day the case can move."""
        return max(self.region.as_of, self.case.available)

    @cached_property
    def start_by(self) -> date:
        """Return the last day on which a start is still a placement."""
        return self.case.urgency.last_start(self.first)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The days ahead, cut where a title or maximum starts or ends."""
        return spans(self.case, self.region.as_of)

    @cached_property
    def latest_span(self) -> date:
        """The last day on which a span may begin and still be waited for.

        A title is waited for no longer than the agreed horizon, the time ahead in
        which a match is looked for before it ends (R14).
        """
        return max(self.first, min(self.start_by, self.until_horizon(self.first)))

    @cached_property
    def ends(self) -> dict[date, date]:
        """The day that counts for each day on which a span ends.

        Two ends are kept apart; of a third and later one the second counts, so
        that money is never promised on a day it is not there.
        """
        days = [b.start for _, b in pairwise(self.spans)]
        return {d: days[min(i, 1)] for i, d in enumerate(days)}

    @cached_property
    def wlz(self) -> tuple[Entitlement, ...]:
        """Wlz entitlements asked for, held or under objection."""
        return tuple(
            e
            for e in self.case.entitlements
            if e.status in _AHEAD
            and any(STELSEL_OF[r] is Stelsel.WLZ for r in e.routes)
        )

    @cached_property
    def access(self) -> Access:
        """How far the case has come into the Wlz."""
        statuses = {e.status for e in self.wlz}
        if InstrumentStatus.TOEGEKEND in statuses:
            return Access.GRANTED
        asked = InstrumentStatus.AANGEVRAAGD in statuses
        return Access.PENDING if asked else Access.NONE

    @cached_property
    def grounds(self) -> tuple[Ground | None, ...]:
        """The grounds that are possible; None when there is nothing of the Wlz."""
        if not self.wlz:
            return (None,)
        if any(e.ground_unknown or e.ground is None for e in self.wlz):
            return tuple(Ground)
        return tuple(sorted({e.ground for e in self.wlz if e.ground is not None}))

    def until_horizon(self, day: date) -> date:
        """Return the day that lies the agreed horizon after a day."""
        horizon = timedelta(days=self.region.agreements.horizon_days)
        return day + horizon if day <= date.max - horizon else date.max

    def beside(self, pair: Pair) -> Beside:
        """Return whether care may be paid beside housing, on any or every ground."""
        if pair not in self._beside:
            self._beside[pair] = self._work_out_beside(pair)
        return self._beside[pair]

    def _work_out_beside(self, pair: Pair) -> Beside:
        found = [beside(pair, self.access, g) for g in self.grounds]
        lawful = [b for b in found if b.lawful]
        if not lawful or (len(lawful) < len(found) and not self.best):
            return Beside(lawful=False)
        return max(lawful, key=lambda b: b.confirm)

    @cached_property
    def _beside(self) -> dict[Pair, Beside]:
        """Answers of the matrix, filled when asked."""
        return {}

    def lawful(self, component: Component, route: Route, span: Span) -> bool:
        """Tell whether a component may be paid by a route on the days of a span.

        R10 and R12: what a title names is Wfz and nothing else; R9 and R13: no
        other money during detention, no Zvw while the insurance is suspended; R6:
        the order of Zvw stay and voortgezet verblijf; R8, R20 and R24.
        """
        stelsel = STELSEL_OF[route]
        if stelsel is Stelsel.WFZ:
            return (component, route) in span.named or self._in_stack(route, span)
        if span.detained or span.names(component):
            return False
        if route is Route.ZVW_VERBLIJF:
            return self._treated and span.insured and span.zvw_stay
        in_order = route is not Route.WLZ_GGZ_B or span.ggz_b
        return in_order and self._open(stelsel, span)

    def _open(self, stelsel: Stelsel, span: Span) -> bool:
        """Tell whether the case has access to a regular stelsel on these days."""
        if stelsel is Stelsel.MAATWERK:
            return self._agreed(span)
        access = {
            Stelsel.WMO: self._resident,
            Stelsel.WLZ: self._wlz_open,
            Stelsel.ZVW: span.insured,
            Stelsel.JEUGDWET: self._youth,
        }
        return access.get(stelsel, True)

    def fits(self, payment: Payment) -> bool:
        """Tell whether the Wlz indication has the profile a payment asks for.

        Without an indication that stands or is asked for, nothing contradicts it.
        """
        if STELSEL_OF[payment.route] is not Stelsel.WLZ or not self.wlz:
            return True
        return any(self.has_profile(e, payment) for e in self.wlz)

    def held(self, route: Route) -> tuple[Entitlement, ...]:
        """Return the entitlements about a route."""
        if route not in self._held:
            self._held[route] = tuple(
                e for e in self.case.entitlements if covers(e, route)
            )
        return self._held[route]

    @cached_property
    def _held(self) -> dict[Route, tuple[Entitlement, ...]]:
        """Entitlements by route, filled when asked."""
        return {}

    def pays(self, payment: Payment, entitlement: Entitlement) -> bool:
        """Tell whether the payer of this entitlement is the one of the payment."""
        stelsel = STELSEL_OF[payment.route]
        if stelsel is Stelsel.ZVW:
            return self.insures(payment.funder)
        if stelsel is Stelsel.WFZ:
            return self.is_kind(payment.funder, FunderKind.DJI)
        if stelsel is Stelsel.WLZ and not entitlement.funder:
            return self.administers(payment.funder)
        if stelsel is Stelsel.MAATWERK:
            return payment.funder in ("", entitlement.funder)
        return payment.funder == entitlement.funder

    def insures(self, funder: str) -> bool:
        """Tell whether this insurer pays: the case's own, or any if uninsured.

        Who has no insurance may choose every insurer (acceptatieplicht, Zvw 3).
        """
        if self.insurer is None:
            return self.uninsured or self.best
        return funder == self.insurer

    @cached_property
    def insurer(self) -> str | None:
        """The insurer that is recorded, or that a verwijzing names."""
        return self.case.insurer or self._payer_named(Stelsel.ZVW)

    @cached_property
    def uninsured(self) -> bool:
        """Whether it is known that there is no insurance."""
        known = "basics" not in self.case.unknown
        return known and Basic.VERZEKERING not in self.case.basics

    def administers(self, funder: str) -> bool:
        """Tell whether this zorgkantoor pays for the case."""
        return self.best if self.zorgkantoor is None else funder == self.zorgkantoor

    @cached_property
    def zorgkantoor(self) -> str | None:
        """The zorgkantoor recorded, named by an indication, or of the gemeente."""
        home = self.region.municipality.get(self.case.municipality)
        own = (
            self.case.zorgkantoor
            or self._payer_named(Stelsel.WLZ)
            or (None if home is None else home.zorgkantoor)
        )
        return own if own in self.region.funder else None

    def is_kind(self, funder: str, kind: FunderKind) -> bool:
        """Tell whether a funder is of this kind."""
        found = self.region.funder.get(funder)
        return found is not None and found.kind is kind

    def _payer_named(self, stelsel: Stelsel) -> str | None:
        named = (
            e.funder
            for e in self.case.entitlements
            if e.funder and any(STELSEL_OF[r] is stelsel for r in e.routes)
        )
        return next(named, None)

    def has_profile(self, entitlement: Entitlement, payment: Payment) -> bool:
        """Tell whether this entitlement has the profile that the payment asks for.

        What CIZ has not decided yet has the profiles of its ground, if it is known.
        """
        wanted, ground = payment.profile, entitlement.ground
        if wanted == "":
            return True
        if entitlement.profiles and wanted not in entitlement.profiles:
            return False
        if entitlement.profiles and entitlement.status is InstrumentStatus.TOEGEKEND:
            return True
        if ground is None or entitlement.ground_unknown:
            return self.best
        return wanted.startswith(_FAMILY.get(ground, ("-",)))

    def _in_stack(self, route: Route, span: Span) -> bool:
        """Tell whether support is part of the forensic stay that a title names."""
        return (Component.HOUSING, route) in span.named

    def _agreed(self, span: Span) -> bool:
        """Tell whether a deal of maatwerk, if there is one, lasts through a span."""
        ends = [
            e.until or date.max
            for e in self.case.entitlements
            if Route.MAATWERK in e.routes and e.status in _AHEAD
        ]
        return not ends or max(ends) > span.start

    @cached_property
    def _treated(self) -> bool:
        """Whether there is a need for treatment, without which no Zvw stay: R8."""
        if any(need.startswith("BEHANDELING") for need in self.case.needs):
            return True
        return "needs" in self.case.unknown and self.best

    @cached_property
    def _resident(self) -> bool:
        """Whether the Wmo is open: R24."""
        if "residence_right" in self.case.unknown:
            return self.best
        return Basic.VERBLIJFSRECHT in self.case.basics

    @cached_property
    def _wlz_open(self) -> bool:
        """Whether the Wlz is open: not to minors without another ground: R20."""
        other = [g not in (None, Ground.PSYCHISCH) for g in self.grounds]
        if all(other) or (self.best and any(other)):
            return True
        if "age" in self.case.unknown:
            return self.best
        return self.case.age >= ADULT

    @cached_property
    def _youth(self) -> bool:
        """Whether the Jeugdwet is open: under 18, or a trajectory that runs on."""
        if "age" in self.case.unknown:
            return self.best
        return self.case.age < ADULT or (
            self.case.age <= JEUGDWET_LAST_AGE and self._youth_help_runs
        )

    @cached_property
    def _youth_help_runs(self) -> bool:
        return any(
            e.status is InstrumentStatus.TOEGEKEND
            and any(STELSEL_OF[r] is Stelsel.JEUGDWET for r in e.routes)
            for e in self.case.entitlements
        )


def open_facts(case: Case, region: Region) -> tuple[str, ...]:
    """Return the unknown facts of a case that leave its money open, sorted.

    Any of age, basics, ground, insurer, needs, residence_right and zorgkantoor.
    """
    account = Account(case=case, region=region, best=False)
    found = {
        "age": "age" in case.unknown,
        "basics": "basics" in case.unknown,
        "ground": len(account.grounds) > 1,
        "insurer": account.insurer is None and not account.uninsured,
        "needs": "needs" in case.unknown,
        "residence_right": "residence_right" in case.unknown,
        "zorgkantoor": account.zorgkantoor is None and bool(account.wlz),
    }
    return tuple(sorted(name for name, is_open in found.items() if is_open))
