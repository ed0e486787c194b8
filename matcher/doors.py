"""Which door is the right one to object or complain, per reason: one table.

A run is no besluit, so nobody objects to a run: an objection is to the decision of
the body that took it. Where a source was not read, `doubt` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from matcher.kinds import Family
from matcher.model.terms import Instrument, TitleKind

NOT_READ: Final = "algemene kennis; de tekst van de wet is niet nagelezen"
OLD_TEXT: Final = "gelezen in een oude tekst; opnieuw te lezen"


class Reason(StrEnum):
    """What somebody does not agree with."""

    FACT = "FACT"
    DATA_USE = "DATA_USE"
    AVG_REQUEST = "AVG_REQUEST"
    OUR_WORK = "OUR_WORK"
    PLACE = "PLACE"
    WMO = "WMO"
    JEUGD = "JEUGD"
    INDICATION = "INDICATION"
    WLZ_CARE = "WLZ_CARE"
    ZVW_CARE = "ZVW_CARE"
    FORENSIC = "FORENSIC"
    WVGGZ = "WVGGZ"
    WZD = "WZD"
    TITLE = "TITLE"
    RESIDENCE = "RESIDENCE"
    HELP = "HELP"


class Means(StrEnum):
    """What one asks for at a door."""

    CORRECTION = "CORRECTION"
    ACCESS = "ACCESS"
    RESTRICTION = "RESTRICTION"
    OBJECTION = "OBJECTION"
    REVIEW = "REVIEW"
    BEZWAAR = "BEZWAAR"
    BEROEP = "BEROEP"
    COMPLAINT = "COMPLAINT"
    DISPUTE = "DISPUTE"
    LAWYER = "LAWYER"
    SUPPORT = "SUPPORT"


class Body(StrEnum):
    """Whose door it is."""

    SCHAKELPUNT = "SCHAKELPUNT"
    CONTACTPUNT = "CONTACTPUNT"
    COLLEGE = "COLLEGE"
    CIZ = "CIZ"
    ZORGAANBIEDER = "ZORGAANBIEDER"
    ZORGKANTOOR = "ZORGKANTOOR"
    ZORGVERZEKERAAR = "ZORGVERZEKERAAR"
    SKGZ = "SKGZ"
    GESCHILLENINSTANTIE = "GESCHILLENINSTANTIE"
    KLACHTENCOMMISSIE_WVGGZ = "KLACHTENCOMMISSIE_WVGGZ"
    KLACHTENCOMMISSIE_WZD = "KLACHTENCOMMISSIE_WZD"
    DJI = "DJI"
    RSJ = "RSJ"
    IND = "IND"
    ADVOCAAT = "ADVOCAAT"
    FG = "FG"
    AP = "AP"
    OMBUDSMAN = "OMBUDSMAN"
    CLIENTONDERSTEUNER = "CLIENTONDERSTEUNER"
    PVP = "PVP"
    CVP = "CVP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where to go for one reason: what to ask there, and where that is written.

    `doubt` is "" only for what was read at its source. `weeks`: within how many weeks
    of the decision; None where the law gives no term, or none is known here.
    """

    reason: Reason
    means: Means
    body: Body
    law: str
    article: str
    doubt: str = ""
    weeks: int | None = None


def _door(
    reason: Reason, means: Means, body: Body, law: str, article: str = ""
) -> Door:
    return Door(
        reason=reason,
        means=means,
        body=body,
        law=law,
        article=article,
        doubt=NOT_READ,
    )


def _bezwaar(reason: Reason, body: Body, law: str, article: str, weeks: int) -> Door:
    door = _door(reason, Means.BEZWAAR, body, law, article)
    return replace(door, weeks=weeks)


AVG: Final = "Algemene verordening gegevensbescherming"
AWB: Final = "Algemene wet bestuursrecht"
WKKGZ: Final = "Wet kwaliteit, klachten en geschillen zorg"
UAVG: Final = "Uitvoeringswet Algemene verordening gegevensbescherming"
BWGS: Final = "Besluit gegevensverwerking door samenwerkingsverbanden"
SIX_WEEKS: Final = "art. 6:7"

# In the order in which to try them.
DOORS: Final[tuple[Door, ...]] = (
    _door(Reason.FACT, Means.CORRECTION, Body.SCHAKELPUNT, AVG, "art. 16"),
    _door(Reason.FACT, Means.RESTRICTION, Body.SCHAKELPUNT, AVG, "art. 18 lid 1 a"),
    _door(Reason.FACT, Means.COMPLAINT, Body.FG, AVG, "art. 38 lid 4"),
    Door(
        reason=Reason.DATA_USE,
        means=Means.ACCESS,
        body=Body.CONTACTPUNT,
        law=BWGS,
        article="art. 1.1 tot en met 1.4",
    ),
    _door(Reason.DATA_USE, Means.OBJECTION, Body.SCHAKELPUNT, AVG, "art. 21 lid 1"),
    _door(Reason.DATA_USE, Means.RESTRICTION, Body.SCHAKELPUNT, AVG, "art. 18"),
    _door(Reason.DATA_USE, Means.COMPLAINT, Body.FG, AVG, "art. 38 lid 4"),
    _door(Reason.DATA_USE, Means.COMPLAINT, Body.AP, AVG, "art. 77"),
    # A written answer of a bestuursorgaan to such a request counts as a besluit.
    _bezwaar(Reason.AVG_REQUEST, Body.COLLEGE, UAVG, "art. 34", 6),
    _door(Reason.AVG_REQUEST, Means.COMPLAINT, Body.AP, AVG, "art. 77"),
    _door(Reason.OUR_WORK, Means.REVIEW, Body.SCHAKELPUNT, AVG, "art. 22 lid 3"),
    _door(Reason.OUR_WORK, Means.COMPLAINT, Body.COLLEGE, AWB, "hoofdstuk 9"),
    _door(Reason.OUR_WORK, Means.COMPLAINT, Body.OMBUDSMAN, AWB, "hoofdstuk 9"),
    _door(Reason.PLACE, Means.COMPLAINT, Body.ZORGAANBIEDER, WKKGZ),
    _door(Reason.PLACE, Means.DISPUTE, Body.GESCHILLENINSTANTIE, WKKGZ),
    _bezwaar(Reason.WMO, Body.COLLEGE, AWB, SIX_WEEKS, 6),
    _bezwaar(Reason.JEUGD, Body.COLLEGE, AWB, SIX_WEEKS, 6),
    _bezwaar(Reason.INDICATION, Body.CIZ, AWB, SIX_WEEKS, 6),
    _door(Reason.WLZ_CARE, Means.COMPLAINT, Body.ZORGKANTOOR, "Wet langdurige zorg"),
    _door(Reason.WLZ_CARE, Means.DISPUTE, Body.SKGZ, "Wet langdurige zorg"),
    _door(
        Reason.ZVW_CARE, Means.COMPLAINT, Body.ZORGVERZEKERAAR, "Zorgverzekeringswet"
    ),
    _door(Reason.ZVW_CARE, Means.DISPUTE, Body.SKGZ, "Zorgverzekeringswet"),
    _door(Reason.FORENSIC, Means.COMPLAINT, Body.DJI, "Wet forensische zorg"),
    _door(Reason.FORENSIC, Means.BEROEP, Body.RSJ, "Wet forensische zorg"),
    _door(
        Reason.WVGGZ,
        Means.COMPLAINT,
        Body.KLACHTENCOMMISSIE_WVGGZ,
        "Wet verplichte geestelijke gezondheidszorg",
        "hoofdstuk 10",
    ),
    Door(
        reason=Reason.WVGGZ,
        means=Means.SUPPORT,
        body=Body.PVP,
        law="Wet verplichte geestelijke gezondheidszorg",
        article="patiëntenvertrouwenspersoon",
        doubt=OLD_TEXT,
    ),
    _door(
        Reason.WZD,
        Means.COMPLAINT,
        Body.KLACHTENCOMMISSIE_WZD,
        "Wet zorg en dwang",
    ),
    Door(
        reason=Reason.WZD,
        means=Means.SUPPORT,
        body=Body.CVP,
        law="Wet zorg en dwang",
        article="cliëntenvertrouwenspersoon",
    ),
    _door(Reason.TITLE, Means.LAWYER, Body.ADVOCAAT, "Wet op de rechtsbijstand"),
    _bezwaar(Reason.RESIDENCE, Body.IND, "Vreemdelingenwet 2000", "art. 69 lid 1", 4),
    _door(Reason.RESIDENCE, Means.LAWYER, Body.ADVOCAAT, "Wet op de rechtsbijstand"),
    Door(
        reason=Reason.HELP,
        means=Means.SUPPORT,
        body=Body.CLIENTONDERSTEUNER,
        law="Wet maatschappelijke ondersteuning 2015",
        article="art. 2.2.4",
        doubt=OLD_TEXT,
    ),
)

ALWAYS: Final = (Reason.FACT, Reason.DATA_USE, Reason.OUR_WORK, Reason.HELP)

OF_INSTRUMENT: Final[Mapping[Instrument, Reason | None]] = {
    Instrument.BESCHIKKING_WMO: Reason.WMO,
    Instrument.INDICATIEBESLUIT_CIZ: Reason.INDICATION,
    Instrument.VERWIJZING: Reason.ZVW_CARE,
    Instrument.PLAATSINGSBESLUIT_DJI: Reason.FORENSIC,
    Instrument.VERLENINGSBESCHIKKING_JEUGD: Reason.JEUGD,
    Instrument.HUUROVEREENKOMST: None,
    Instrument.AFSPRAAK_MAATWERK: None,
}

OF_TITLE: Final[Mapping[TitleKind, Reason]] = {
    TitleKind.WVGGZ_CRISISMAATREGEL: Reason.WVGGZ,
    TitleKind.WVGGZ_VCM: Reason.WVGGZ,
    TitleKind.WVGGZ_ZORGMACHTIGING: Reason.WVGGZ,
    TitleKind.ZM_VIA_2_3_WFZ: Reason.WVGGZ,
    TitleKind.WZD_ART21: Reason.WZD,
    TitleKind.WZD_IBS: Reason.WZD,
    TitleKind.WZD_VIBS: Reason.WZD,
    TitleKind.WZD_RM: Reason.WZD,
    TitleKind.RM_VIA_2_3_WFZ: Reason.WZD,
    **{
        kind: Reason.FORENSIC
        for kind in TitleKind
        if kind.startswith(("TBS", "ISD", "VW_", "SCHORSING", "VI_", "GVM", "DETENTIE"))
    },
}

# What stands behind a rule of a family; money by its paper, see OF_INSTRUMENT.
OF_FAMILY: Final[Mapping[Family, Reason | None]] = {
    Family.CONSENT_TITLE: Reason.TITLE,
    Family.REGISTRATION: Reason.PLACE,
    Family.SECURITY: Reason.PLACE,
    Family.EXCLUSION: Reason.PLACE,
    Family.PROFILE: Reason.PLACE,
    Family.PROTECTION: None,
    Family.REGION: Reason.PLACE,
    Family.DATES: Reason.PLACE,
    Family.BASICS: Reason.RESIDENCE,
    Family.FUNDING: None,
}

# What the desk itself weighs; every other door is somebody else's.
OWN_MEANS: Final = frozenset({Means.OBJECTION, Means.REVIEW})


def doors_for(reasons: frozenset[Reason]) -> tuple[Door, ...]:
    """Return the doors for these reasons, in the order of the table."""
    return tuple(door for door in DOORS if door.reason in reasons)
