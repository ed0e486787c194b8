"""The coded words of questions to a provider: whatever is said is one of these."""

from collections.abc import Mapping
from enum import StrEnum


class EmptyNights(StrEnum):
    """Who pays the nights between a yes and the arrival."""

    AANBIEDER = "AANBIEDER"
    COLLEGE = "COLLEGE"
    ZORGKANTOOR = "ZORGKANTOOR"
    ZORGVERZEKERAAR = "ZORGVERZEKERAAR"
    DJI = "DJI"
    SCHAKELPUNT = "SCHAKELPUNT"


class Hurry(StrEnum):
    """Why there is a latest date, in the words of a provider."""

    ACUTE = "ACUTE"
    LEGAL_DATE = "LEGAL_DATE"
    HOME_ENDS = "HOME_ENDS"
    PLACE_NOW_DOES_NOT_FIT = "PLACE_NOW_DOES_NOT_FIT"
    NO_HURRY = "NO_HURRY"


class Latest(StrEnum):
    """How far away the latest date is, in bands."""

    PASSED = "PASSED"
    WITHIN_A_WEEK = "WITHIN_A_WEEK"
    WITHIN_FOUR_WEEKS = "WITHIN_FOUR_WEEKS"
    WITHIN_TWELVE_WEEKS = "WITHIN_TWELVE_WEEKS"
    LATER = "LATER"
    NONE = "NONE"


class Subject(StrEnum):
    """What a provider asks back about."""

    START = "START"
    CARE = "CARE"
    SAFETY = "SAFETY"
    MEDICATION = "MEDICATION"
    DAY_PROGRAMME = "DAY_PROGRAMME"
    FUNDING = "FUNDING"
    EMPTY_NIGHTS = "EMPTY_NIGHTS"
    TAKE_BACK = "TAKE_BACK"
    CALL_ME = "CALL_ME"


class Reply(StrEnum):
    """What the desk replies to a question back."""

    YES = "YES"
    NO = "NO"
    BY_PHONE = "BY_PHONE"
    NEW_PROPOSAL = "NEW_PROPOSAL"


class Withdrawal(StrEnum):
    """Why a provider takes back a unit that it holds."""

    GROUP_NOW = "GROUP_NOW"
    STAFF_NOW = "STAFF_NOW"
    BUILDING = "BUILDING"
    CONDITION_NOT_MET = "CONDITION_NOT_MET"
    EMPTY_NIGHTS = "EMPTY_NIGHTS"
    FUNDING = "FUNDING"
    NOBODY_CAME = "NOBODY_CAME"
    OTHER = "OTHER"


class Side(StrEnum):
    """On whose side the reason of a no lies."""

    AANBIEDER = "AANBIEDER"
    PERSOON = "PERSOON"
    ANDERS = "ANDERS"


class Reason(StrEnum):
    """Why a question is answered with no."""

    EXCLUSION = "EXCLUSION"
    CARE = "CARE"
    LIVING_PROFILE = "LIVING_PROFILE"
    SECURITY = "SECURITY"
    TITLE = "TITLE"
    AGE = "AGE"
    SEX = "SEX"
    CHILD = "CHILD"
    GROUP_NOW = "GROUP_NOW"
    STAFF_NOW = "STAFF_NOW"
    NO_ROOM = "NO_ROOM"
    FUNDING = "FUNDING"
    EMPTY_NIGHTS = "EMPTY_NIGHTS"
    PERSON_SAYS_NO = "PERSON_SAYS_NO"
    PERSON_ELSEWHERE = "PERSON_ELSEWHERE"
    OTHER = "OTHER"


class Consequence(StrEnum):
    """What follows from a no."""

    THIS_TIME = "THIS_TIME"
    NOT_THIS_PERSON = "NOT_THIS_PERSON"
    MEND_PROFILE = "MEND_PROFILE"
    MEND_OPENING = "MEND_OPENING"


class Against(StrEnum):
    """What the provider itself has published, and its no goes against."""

    PROFILE = "PROFILE"
    OPENING = "OPENING"


class TakeBackKind(StrEnum):
    """Whether somebody takes the person back when the stay fails."""

    PROMISED = "PROMISED"
    NOT_COVERED = "NOT_COVERED"


# A reason that is about the published profile, with the rules that test it.
RULES_OF: Mapping[Reason, tuple[str, ...]] = {
    Reason.EXCLUSION: ("exclusion-absolute", "exclusion-negotiable"),
    Reason.CARE: ("care-covered",),
    Reason.LIVING_PROFILE: ("living-profile",),
    Reason.SECURITY: ("security-level", "closed-door"),
    Reason.TITLE: ("consent-or-title", "voluntary-stay", "registration"),
    Reason.AGE: ("age",),
    Reason.SEX: ("sex",),
    Reason.CHILD: ("child",),
}
OF_PERSON = frozenset({Reason.PERSON_SAYS_NO, Reason.PERSON_ELSEWHERE})
