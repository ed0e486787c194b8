"""The closed lists of the desk's day, with what each member is called."""

from collections.abc import Mapping
from enum import StrEnum

from api.text.language import Both


class ContactRole(StrEnum):
    """For what an organisation may be called."""

    PGA_EXPERT = "PGA_EXPERT"
    GEMEENTE = "GEMEENTE"
    COLLEGE = "COLLEGE"
    ZORGKANTOOR = "ZORGKANTOOR"
    VERZEKERAAR = "ZORGVERZEKERAAR"
    DJI = "DJI"
    GARANT = "GARANT"
    AANBIEDER = "AANBIEDER"
    CIZ = "CIZ"
    IND = "IND"
    REGIE = "REGIE"
    REGIEBEHANDELAAR = "REGIEBEHANDELAAR"
    RECLASSERING = "RECLASSERING"
    ZVH = "ZORG_EN_VEILIGHEIDSHUIS"
    CRISISDIENST = "CRISISDIENST"
    DOORZETTINGSTAFEL = "DOORZETTINGSTAFEL"
    BURGEMEESTER = "BURGEMEESTER"


class Mandate(StrEnum):
    """How far what a contact says may reach, from far to near."""

    DECIDE = "DECIDE"
    PROMISE = "PROMISE"
    ADVISE = "ADVISE"


class OwnAction(StrEnum):
    """What people agree to do beside the changes that a run names."""

    APPLY_WMO = "APPLY_WMO"
    APPLY_WLZ = "APPLY_WLZ"
    BRIDGING_CARE = "BRIDGING_CARE"
    RISK_ASSESSMENT = "RISK_ASSESSMENT"
    DIAGNOSTICS = "DIAGNOSTICS"
    ID_PAPERS = "ID_PAPERS"
    ADDRESS = "ADDRESS"
    INCOME = "INCOME"
    INSURANCE = "INSURANCE"
    TALK_WITH_PERSON = "TALK_WITH_PERSON"
    TALK_WITH_FAMILY = "TALK_WITH_FAMILY"
    MEETING = "MEETING"
    SAFETY_PLAN = "SAFETY_PLAN"
    VISIT_PLACE = "VISIT_PLACE"
    OTHER = "OTHER"


class DropReason(StrEnum):
    """Why an action ends without being done."""

    NOT_NEEDED = "NOT_NEEDED"
    NOT_POSSIBLE = "NOT_POSSIBLE"
    OWNER_SAYS_NO = "OWNER_SAYS_NO"
    PERSON_CHOOSES_OTHERWISE = "PERSON_CHOOSES_OTHERWISE"
    OTHER_WAY = "OTHER_WAY"
    OTHER = "OTHER"


class RegieReason(StrEnum):
    """Why somebody comes to hold the regie."""

    START = "START"
    MOVED = "MOVED"
    HANDED_OVER = "HANDED_OVER"
    HOLDER_GONE = "HOLDER_GONE"
    OTHER = "OTHER"


class EscalationReason(StrEnum):
    """Why people with a wider mandate are asked."""

    ALL_REFUSED = "ALL_REFUSED"
    NO_ANSWER = "NO_ANSWER"
    NO_PAYER = "NO_PAYER"
    TOO_LONG = "TOO_LONG"
    UNSAFE_NOW = "UNSAFE_NOW"
    OTHER = "OTHER"


class Advice(StrEnum):
    """What they advise."""

    ASK_AGAIN = "ASK_AGAIN"
    OTHER_PLACE = "OTHER_PLACE"
    TAILORED_FUNDING = "TAILORED_FUNDING"
    TEMPORARY_STAY = "TEMPORARY_STAY"
    EXTRA_CARE = "EXTRA_CARE"
    HIGHER_TABLE = "HIGHER_TABLE"
    KEEP_LOOKING = "KEEP_LOOKING"
    OTHER = "OTHER"


class NotFollowed(StrEnum):
    """Why an advice is not followed."""

    NOT_POSSIBLE = "NOT_POSSIBLE"
    PERSON_CHOOSES_OTHERWISE = "PERSON_CHOOSES_OTHERWISE"
    SITUATION_CHANGED = "SITUATION_CHANGED"
    NO_MONEY = "NO_MONEY"
    PROVIDER_SAYS_NO = "PROVIDER_SAYS_NO"
    OTHER = "OTHER"


ROLES: Mapping[ContactRole, Both] = {
    ContactRole.PGA_EXPERT: Both("PGA-expert", "PGA expert"),
    ContactRole.GEMEENTE: Both("contactpunt gemeente", "contact of the gemeente"),
    ContactRole.COLLEGE: Both("college", "college (municipal executive)"),
    ContactRole.ZORGKANTOOR: Both("zorgkantoor", "zorgkantoor"),
    ContactRole.VERZEKERAAR: Both("zorgverzekeraar", "health insurer"),
    ContactRole.DJI: Both("DJI", "DJI"),
    ContactRole.GARANT: Both("garant", "guarantor"),
    ContactRole.AANBIEDER: Both("aanbieder", "provider"),
    ContactRole.CIZ: Both("CIZ", "CIZ"),
    ContactRole.IND: Both("IND", "IND"),
    ContactRole.REGIE: Both("regie", "regie"),
    ContactRole.REGIEBEHANDELAAR: Both("regiebehandelaar", "regiebehandelaar"),
    ContactRole.RECLASSERING: Both("reclassering", "probation service"),
    ContactRole.ZVH: Both("zorg- en veiligheidshuis", "zorg- en veiligheidshuis"),
    ContactRole.CRISISDIENST: Both("crisisdienst", "crisis service"),
    ContactRole.DOORZETTINGSTAFEL: Both("doorzettingstafel", "escalation panel"),
    ContactRole.BURGEMEESTER: Both("burgemeester", "mayor"),
}
ACTIONS: Mapping[OwnAction, Both] = {
    OwnAction.APPLY_WMO: Both("Wmo aanvragen", "apply for Wmo"),
    OwnAction.APPLY_WLZ: Both("Wlz-indicatie aanvragen", "apply for a Wlz indication"),
    OwnAction.BRIDGING_CARE: Both("overbruggingszorg regelen", "settle bridging care"),
    OwnAction.RISK_ASSESSMENT: Both("risicotaxatie laten doen", "assess the risks"),
    OwnAction.DIAGNOSTICS: Both("onderzoek laten doen", "have tests done"),
    OwnAction.ID_PAPERS: Both("identiteitsbewijs regelen", "arrange proof of identity"),
    OwnAction.ADDRESS: Both("adres regelen", "arrange an address"),
    OwnAction.INCOME: Both("inkomen regelen", "arrange an income"),
    OwnAction.INSURANCE: Both("verzekering regelen", "arrange insurance"),
    OwnAction.TALK_WITH_PERSON: Both("gesprek over de wensen", "talk about wishes"),
    OwnAction.TALK_WITH_FAMILY: Both("gesprek met naasten", "talk with the family"),
    OwnAction.MEETING: Both("overleg met alle partijen", "meeting of all partners"),
    OwnAction.SAFETY_PLAN: Both("veiligheidsplan maken", "make a safety plan"),
    OwnAction.VISIT_PLACE: Both("een plek bezoeken", "visit a place"),
    OwnAction.OTHER: Both("andere afspraak", "another agreement"),
}
DROPPED: Mapping[DropReason, Both] = {
    DropReason.NOT_NEEDED: Both("niet meer nodig", "not needed any more"),
    DropReason.NOT_POSSIBLE: Both("kan niet", "cannot be done"),
    DropReason.OWNER_SAYS_NO: Both("de eigenaar zegt nee", "the owner says no"),
    DropReason.PERSON_CHOOSES_OTHERWISE: Both(
        "eigen keuze voor iets anders", "own choice of something else"
    ),
    DropReason.OTHER_WAY: Both("een andere weg gekozen", "another way was chosen"),
    DropReason.OTHER: Both("andere reden", "another reason"),
}


class CallKind(StrEnum):
    """What a call is about; of calls that are equally urgent the first comes first."""

    TONIGHT = "TONIGHT"
    CALL_FIRST = "CALL_FIRST"
    HOLD = "HOLD"
    QUESTION = "QUESTION"
    REFUSAL = "REFUSAL"
    PROPOSAL = "PROPOSAL"
    HANDOVER = "HANDOVER"
    PRINCIPLE = "PRINCIPLE"
    CORRECTION = "CORRECTION"
    TELL_CORRECTED = "TELL_CORRECTED"
    OBJECTION = "OBJECTION"
    RESTRICTION = "RESTRICTION"
    ESCALATION = "ESCALATION"
    ACTION = "ACTION"
    CHANGE = "CHANGE"
    LOOK = "LOOK"
    FOLLOW_UP = "FOLLOW_UP"


# By the items of the list of a handover.
HANDOVER_ITEMS: Mapping[str, Both] = {
    "KENNISMAKING": Both("kennismaking", "first meeting"),
    "SAFETY_PLAN": Both("veiligheidsplan", "safety plan"),
    "MEDICATION": Both("medicatie", "medication"),
    "TRANSPORT": Both("vervoer", "transport"),
    "TAKE_BACK": Both("terugname", "take-back"),
    "FUNDING": Both("betaling", "funding"),
}
