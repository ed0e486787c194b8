"""The closed lists by which rules, limits and explanations are described."""

from enum import IntEnum, StrEnum


class KindOfNo(IntEnum):
    """Why a case has no place, from the easiest to lift to the hardest."""

    UNKNOWN_FACTS = 1
    COMPETITION = 2
    CAPACITY_GAP = 3
    FUNDING_GAP = 4
    EXCLUSION_GAP = 5
    TITLE_GAP = 6
    PROFILE_GAP = 7


class Strength(StrEnum):
    """Where the force of a rule comes from."""

    HARD = "HARD"
    DISCRETION = "DISCRETION"
    POLICY = "POLICY"
    CLINICAL = "CLINICAL"


class ChangeClass(StrEnum):
    """What kind of change would lift a rule; D, X and P are never advice."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    X = "X"
    P = "P"


ADVISED = (ChangeClass.A, ChangeClass.B, ChangeClass.C)


class Owner(StrEnum):
    """Who can change it."""

    AANBIEDER = "AANBIEDER"
    COLLEGE = "COLLEGE"
    CIZ = "CIZ"
    ZORGKANTOOR = "ZORGKANTOOR"
    VERZEKERAAR = "ZORGVERZEKERAAR"
    DJI = "DJI"
    FINANCIER = "FINANCIER"
    REGIEBEHANDELAAR = "REGIEBEHANDELAAR"
    GEMEENTE_CONTACT = "CONTACTPERSOON_GEMEENTE"
    RECHTER = "RECHTER"
    BURGEMEESTER = "BURGEMEESTER"
    IND = "IND"
    PERSOON = "PERSOON"
    NIEMAND = "NIEMAND"


class Scope(StrEnum):
    """How far one change reaches."""

    CASE = "CASE"
    PLACE = "PLACE"


class Family(StrEnum):
    """Subject of a rule."""

    CONSENT_TITLE = "CONSENT_TITLE"
    REGISTRATION = "REGISTRATION"
    SECURITY = "SECURITY"
    EXCLUSION = "EXCLUSION"
    PROFILE = "PROFILE"
    PROTECTION = "PROTECTION"
    REGION = "REGION"
    DATES = "DATES"
    BASICS = "BASICS"
    FUNDING = "FUNDING"


class FundingCause(StrEnum):
    """The nine causes of a funding blocker."""

    NO_ROUTE = "NO_ROUTE"
    NOT_APPLIED = "NOT_APPLIED"
    NOT_DECIDED = "NOT_DECIDED"
    REFUSED = "REFUSED"
    NO_CONTRACT = "NO_CONTRACT"
    CONTRACT_CEILING = "CONTRACT_CEILING"
    TARIFF = "TARIFF"
    BUDGET_SPENT = "BUDGET_SPENT"
    NO_FOLLOW_ON = "NO_FOLLOW_ON"
