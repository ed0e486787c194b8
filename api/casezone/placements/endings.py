"""Coded reasons for which a placement ends before or after somebody came."""

from enum import StrEnum


class FallReason(StrEnum):
    """Why a placement that was agreed does not happen."""

    PROVIDER_WITHDRAWS = "PROVIDER_WITHDRAWS"
    PERSON_DECLINES = "PERSON_DECLINES"
    FUNDING_FAILS = "FUNDING_FAILS"
    HANDOVER_FAILS = "HANDOVER_FAILS"
    FACTS_CHANGED = "FACTS_CHANGED"
    OTHER = "OTHER"


class TakeBackReason(StrEnum):
    """Why somebody comes back from a placement."""

    SAFETY = "SAFETY"
    PROVIDER_ENDS = "PROVIDER_ENDS"
    PERSON_LEAVES = "PERSON_LEAVES"
    CARE_DOES_NOT_FIT = "CARE_DOES_NOT_FIT"
    FUNDING_ENDS = "FUNDING_ENDS"
    OTHER = "OTHER"
