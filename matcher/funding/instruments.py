"""What an instrument is worth at each status, and how long a decision takes.

How the statuses are read. BEZWAAR: an objection runs against a decision that
gives nothing; it does not suspend that decision (Awb 6:16), and what comes of it
is never presumed. An objection against a granted decision leaves it TOEGEKEND. A
verwijzing and an agreement are no besluit, so what an objection to them means is
unknown. INGETROKKEN counts at once, whatever day the withdrawal names. Under the
Wfz the title is the basis of payment: without a placement decision, or with one
that has ended, the placer still has to decide.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from matcher.kinds import FundingCause, Strength
from matcher.model.case import Case, Entitlement
from matcher.model.terms import (
    Instrument,
    InstrumentStatus,
    PlaceType,
    StayKind,
    Stelsel,
)


class Worth(StrEnum):
    """What an instrument is worth for a start."""

    UNCONDITIONAL = "UNCONDITIONAL"
    CONDITIONAL = "CONDITIONAL"
    BLOCKED = "BLOCKED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Valued:
    """The worth of an instrument; a blocked one has its cause."""

    worth: Worth
    cause: FundingCause | None = None


INSTRUMENT_OF: Final[dict[Stelsel, Instrument]] = {
    Stelsel.WMO: Instrument.BESCHIKKING_WMO,
    Stelsel.WLZ: Instrument.INDICATIEBESLUIT_CIZ,
    Stelsel.ZVW: Instrument.VERWIJZING,
    Stelsel.WFZ: Instrument.PLAATSINGSBESLUIT_DJI,
    Stelsel.JEUGDWET: Instrument.VERLENINGSBESCHIKKING_JEUGD,
    Stelsel.EIGEN: Instrument.HUUROVEREENKOMST,
    Stelsel.MAATWERK: Instrument.AFSPRAAK_MAATWERK,
}

_CODES: Final[dict[str, Valued]] = {
    "yes": Valued(Worth.UNCONDITIONAL),
    "if": Valued(Worth.CONDITIONAL),
    "?": Valued(Worth.UNKNOWN),
    "none": Valued(Worth.BLOCKED, FundingCause.NOT_APPLIED),
    "no": Valued(Worth.BLOCKED, FundingCause.REFUSED),
    "open": Valued(Worth.BLOCKED, FundingCause.NOT_DECIDED),
}
_TEXT: Final[dict[InstrumentStatus, str]] = {
    # status                          WMO  WLZ  ZVW  WFZ JEUGD EIGEN MAATWERK
    InstrumentStatus.GEEN: "          none none none if   none yes none",
    InstrumentStatus.AANGEVRAAGD: "   if   if   if   if   if   yes if",
    InstrumentStatus.TOEGEKEND: "     yes  yes  yes  yes  yes  yes yes",
    InstrumentStatus.AFGEWEZEN: "     no   no   no   no   no   yes no",
    InstrumentStatus.VERLOPEN: "      none none none if   none yes none",
    InstrumentStatus.INGETROKKEN: "   no   no   no   no   no   yes no",
    InstrumentStatus.BEZWAAR: "       open open ?    open open yes ?",
}
WORTH: Final[dict[tuple[InstrumentStatus, Stelsel], Valued]] = {
    (status, stelsel): _CODES[code]
    for status, text in _TEXT.items()
    for stelsel, code in zip(Stelsel, text.split(), strict=True)
}


def worth(status: InstrumentStatus, stelsel: Stelsel) -> Valued:
    """Return what an instrument of this stelsel is worth at this status."""
    return WORTH[status, stelsel]


@dataclass(frozen=True, slots=True)
class Term:
    """Days in which a decision is due; None = no term at all."""

    days: int | None
    strength: Strength
    source: str


TERMS: Final[dict[Stelsel, Term]] = {
    Stelsel.WMO: Term(56, Strength.HARD, "Wmo 2015 2.3.2 lid 1 and 2.3.5 lid 2"),
    Stelsel.WLZ: Term(42, Strength.HARD, "Blz 3.2.4"),
    Stelsel.ZVW: Term(28, Strength.POLICY, "Treeknorm, aanmelding to intake"),
    Stelsel.WFZ: Term(None, Strength.HARD, "Wfz 6.2: no term for most titles"),
    Stelsel.JEUGDWET: Term(56, Strength.HARD, "Awb 4:13 (not verified)"),
    Stelsel.EIGEN: Term(0, Strength.POLICY, "a tenancy agreement has no term"),
    Stelsel.MAATWERK: Term(None, Strength.POLICY, "an agreement has no term"),
}
INSTITUTIONS: Final = frozenset(
    {
        StayKind.INSTELLING.value,
        StayKind.OPNAME.value,
        PlaceType.HIC.value,
        PlaceType.FHIC.value,
        PlaceType.KIB.value,
        PlaceType.VERSLAVINGSKLINIEK.value,
        PlaceType.FVA.value,
        PlaceType.FPA.value,
        PlaceType.FPK.value,
        PlaceType.FPC.value,
        PlaceType.SGLVG.value,
        PlaceType.WLZ_GGZ_WONEN.value,
        PlaceType.WLZ_GGZ_W5.value,
        PlaceType.VG_WONEN.value,
    }
)
IN_INSTITUTION = Term(14, Strength.HARD, "Blz 3.2.4 lid 2")


def term_days(stelsel: Stelsel, case: Case) -> int | None:
    """Return the days a decision takes; CIZ is faster for who is in an institution."""
    if stelsel is Stelsel.WLZ and case.stay_now.kind in INSTITUTIONS:
        return IN_INSTITUTION.days
    return TERMS[stelsel].days


def due(
    entitlement: Entitlement, stelsel: Stelsel, case: Case, day: date
) -> date | None:
    """Return the day a decision falls due; None when no term runs.

    The recorded day goes first, else the normal term from the application, or
    from `day` when the day of application is not recorded.
    """
    if entitlement.due is not None:
        return entitlement.due
    days = term_days(stelsel, case)
    if days is None:
        return None
    return (entitlement.applied or day) + timedelta(days=days)
