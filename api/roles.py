"""The roles that people and systems act in."""

from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each role signs in to one zone."""

    COORDINATOR = "COORDINATOR"
    CASE_LEAD = "CASUSREGISSEUR"
    AUDITOR = "AUDITOR"
    PROVIDER = "AANBIEDER"
    FUNDER = "FINANCIER"
    REFERRER = "VERWIJZER"
    ADMINISTRATOR = "BEHEERDER"
