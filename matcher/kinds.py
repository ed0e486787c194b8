"""The closed lists by which rules, limits and explanations are described."""

from enum import StrEnum


class KindOfNo(StrEnum):
    """Why a case has no place, from the easiest to lift to the hardest."""

    UNKNOWN_FACTS = "UNKNOWN_FACTS"
    COMPETITION = "COMPETITION"
    CAPACITY_GAP = "CAPACITY_GAP"
    FUNDING_GAP = "FUNDING_GAP"
    EXCLUSION_GAP = "EXCLUSION_GAP"
    TITLE_GAP = "TITLE_GAP"
    PROFILE_GAP = "PROFILE_GAP"

    @property
    def rank(self) -> int:
        """Position from easy (0) to hard (6)."""
        return tuple(KindOfNo).index(self)


class LimitKind(StrEnum):
    """What runs out when options are combined."""

    OPENING = "OPENING"
    CARE_LOAD = "CARE_LOAD"
    HIGH_RISK = "HIGH_RISK"
    GROUP_CAP = "GROUP_CAP"
    KEEP_APART = "KEEP_APART"
    BUDGET = "BUDGET"
    CONTRACT_CEILING = "CONTRACT_CEILING"


KIND_OF_LIMIT = {
    LimitKind.OPENING: KindOfNo.CAPACITY_GAP,
    LimitKind.CARE_LOAD: KindOfNo.CAPACITY_GAP,
    LimitKind.HIGH_RISK: KindOfNo.EXCLUSION_GAP,
    LimitKind.GROUP_CAP: KindOfNo.EXCLUSION_GAP,
    LimitKind.KEEP_APART: KindOfNo.EXCLUSION_GAP,
    LimitKind.BUDGET: KindOfNo.FUNDING_GAP,
    LimitKind.CONTRACT_CEILING: KindOfNo.FUNDING_GAP,
}


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
