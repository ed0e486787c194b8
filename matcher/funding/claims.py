"""What the instruments of a case are worth for one payment."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from matcher.funding.conditions import Condition, ConditionCode
from matcher.funding.instruments import Valued, Worth, due, worth
from matcher.kinds import FundingCause, Owner
from matcher.model.case import Case, Entitlement
from matcher.model.terms import (
    STELSEL_OF,
    DeliveryForm,
    InstrumentStatus,
    Route,
    Stelsel,
)


class Stage(IntEnum):
    """How far a payment has come; each stage contains the ones before it."""

    NONE = 0
    LAWFUL = 1
    FITTING = 2
    APPLIED = 3
    STANDING = 4
    DECIDED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one payment rests on.

    `starts`: first day it pays (date.min = at once); `renew`: day the instrument
    ends, which a timely renewal closes (date.max = no end); `basis`: instrument or
    title; `source` None when no entitlement stands behind it.
    """

    stage: Stage
    starts: date = date.min
    renew: date = date.max
    basis: str = ""
    conditions: tuple[Condition, ...] = ()
    source: Entitlement | None = None

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts the best claim last."""
        return (
            self.stage,
            -len(self.conditions),
            -self.starts.toordinal(),
            "" if self.source is None else self.source.funder,
        )


DECIDER: dict[Stelsel, Owner] = {
    Stelsel.WMO: Owner.COLLEGE,
    Stelsel.WLZ: Owner.CIZ,
    Stelsel.ZVW: Owner.VERZEKERAAR,
    Stelsel.WFZ: Owner.DJI,
    Stelsel.JEUGDWET: Owner.COLLEGE,
    Stelsel.EIGEN: Owner.PERSOON,
    Stelsel.MAATWERK: Owner.FINANCIER,
}
_RULE = {Stelsel.MAATWERK: "R26"}
_CAUSE_STAGE = {
    FundingCause.NOT_APPLIED: Stage.FITTING,
    FundingCause.REFUSED: Stage.APPLIED,
    FundingCause.NOT_DECIDED: Stage.STANDING,
}
_AT_HOME = frozenset({DeliveryForm.VPT, DeliveryForm.MPT, DeliveryForm.WLZ_PGB})
NOTHING_ASKED = Claim(stage=Stage.FITTING)


def covers(entitlement: Entitlement, route: Route) -> bool:
    """Tell whether an entitlement is about this route.

    An indication for a Wlz stay or for care at home carries Wlz treatment too.
    """
    if route is Route.WLZ_BEHANDELING:
        return any(
            STELSEL_OF[r] is Stelsel.WLZ and r is not Route.WLZ_GGZ_B
            for r in entitlement.routes
        )
    return route in entitlement.routes


def status_on(entitlement: Entitlement, day: date) -> InstrumentStatus:
    """Return the status on a day: a granted instrument that has ended is VERLOPEN."""
    ended = entitlement.until is not None and entitlement.until <= day
    if entitlement.status is InstrumentStatus.TOEGEKEND and ended:
        return InstrumentStatus.VERLOPEN
    return entitlement.status


def value(
    entitlement: Entitlement,
    route: Route,
    case: Case,
    *,
    day: date,
    first: date,
    start_by: date,
    best: bool,
) -> Claim:
    """Return the claim that one entitlement gives on one route.

    `day`: day of the run; `first`: day the case can move; `start_by`: last day a
    start is a placement. `best` reads what is unknown in the case's favour.
    """
    stelsel = STELSEL_OF[route]
    found = worth(status_on(entitlement, first), stelsel)
    if found.worth is Worth.BLOCKED and found.cause is not None:
        return Claim(stage=_CAUSE_STAGE[found.cause], source=entitlement)
    if found.worth is Worth.UNKNOWN:
        stage = Stage.DECIDED if best else Stage.APPLIED
        return Claim(stage=stage, basis=entitlement.instrument, source=entitlement)
    falls = _falls(entitlement, stelsel, case, day, found)
    limit = max(start_by, first)
    late = falls is None or max(falls, first) > limit
    return Claim(
        stage=Stage.STANDING if late else Stage.DECIDED,
        starts=falls or date.min,
        renew=_renewed_by(entitlement, stelsel),
        basis=entitlement.instrument,
        conditions=_conditions(entitlement, route, found, falls),
        source=entitlement,
    )


def _falls(
    entitlement: Entitlement, stelsel: Stelsel, case: Case, day: date, found: Valued
) -> date | None:
    """Return the first day it can pay; None when no such day is known.

    A term that has passed without a decision gives the day of the run. Under the
    Wfz no term runs for most titles: the title pays, the placer decides.
    """
    if found.worth is Worth.UNCONDITIONAL:
        return entitlement.start or date.min
    decided = due(entitlement, stelsel, case, day)
    if decided is None:
        return day if stelsel is Stelsel.WFZ else None
    return max(decided, entitlement.start or date.min, day)


def _renewed_by(entitlement: Entitlement, stelsel: Stelsel) -> date:
    """Return the day a renewal has to be there; no renewal is owed on an agreement."""
    if entitlement.until is None or stelsel is Stelsel.MAATWERK:
        return date.max
    return entitlement.until


def _conditions(
    entitlement: Entitlement, route: Route, found: Valued, falls: date | None
) -> tuple[Condition, ...]:
    stelsel = STELSEL_OF[route]
    made: list[Condition] = []
    if found.worth is Worth.CONDITIONAL and stelsel is Stelsel.WFZ:
        made.append(placer_decides(entitlement.funder))
    elif found.worth is Worth.CONDITIONAL:
        made.append(
            Condition(
                code=ConditionCode.DECISION_DUE,
                owner=DECIDER[stelsel],
                funder=entitlement.funder,
                due=falls,
                rule=_RULE.get(stelsel, ""),
            )
        )
    if _other_form(entitlement, route):
        owner = Owner.ZORGKANTOOR if stelsel is Stelsel.WLZ else DECIDER[stelsel]
        made.append(
            Condition(
                code=ConditionCode.DELIVERY_FORM, owner=owner, funder=entitlement.funder
            )
        )
    return tuple(made)


def placer_decides(funder: str) -> Condition:
    """Return the condition that DJI or reclassering takes the placement decision."""
    return Condition(
        code=ConditionCode.PLACER_DECIDES, owner=Owner.DJI, funder=funder, rule="R10"
    )


def _other_form(entitlement: Entitlement, route: Route) -> bool:
    """Tell whether the granted delivery form is another one than this route pays."""
    if route is Route.WLZ_THUIS:
        return entitlement.form is DeliveryForm.VERBLIJF
    if STELSEL_OF[route] is Stelsel.WLZ and route is not Route.WLZ_BEHANDELING:
        return entitlement.form in _AT_HOME
    return entitlement.form is DeliveryForm.PGB
