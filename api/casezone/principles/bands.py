"""From the facts of a case to bands in which nobody can be known."""

from collections.abc import Iterable
from datetime import date

from api.messages.principles import (
    AmountBand,
    CareKind,
    DurationBand,
    ProfileBand,
    StartBand,
)
from matcher.model.terms import Need, Profile

EURO = 100
AMOUNTS = (
    (100, AmountBand.TO_100),
    (200, AmountBand.TO_200),
    (300, AmountBand.TO_300),
    (450, AmountBand.TO_450),
)
DAYS = (
    (92, DurationBand.TO_3_MONTHS),
    (183, DurationBand.TO_6_MONTHS),
    (366, DurationBand.TO_A_YEAR),
)
SOON, THREE_MONTHS = 14, 92
FAMILIES = (ProfileBand.GGZ_W, ProfileBand.GGZ_B, ProfileBand.LVG)


def care_of(needs: Iterable[Need]) -> CareKind:
    """Return the heaviest kind of care among the needs."""
    found = set(needs)
    if any(need.startswith("BEHANDELING") for need in found):
        return CareKind.TREATMENT
    if found & {Need.BEGELEIDING_24U, Need.TOEZICHT_AANWEZIG, Need.VERPLEGING}:
        return CareKind.SUPPORT_DAY_AND_NIGHT
    if found & {Need.BEGELEIDING, Need.DAGBESTEDING}:
        return CareKind.SUPPORT
    return CareKind.LIVING


def profile_of(profiles: Iterable[Profile]) -> ProfileBand:
    """Return the family of a Wlz profile."""
    for profile in profiles:
        named = (band for band in FAMILIES if profile.startswith(f"{band}_"))
        return next(named, ProfileBand.OTHER)
    return ProfileBand.NONE


def amount_of(cents_per_day: int | None) -> AmountBand:
    """Return the band of an amount per day."""
    if not cents_per_day:
        return AmountBand.UNKNOWN
    bands = (band for most, band in AMOUNTS if cents_per_day <= most * EURO)
    return next(bands, AmountBand.MORE)


def start_of(start: date, today: date) -> StartBand:
    """Return from when, counted from today."""
    days = (start - today).days
    if days <= SOON:
        return StartBand.SOON
    return StartBand.WITHIN_3_MONTHS if days <= THREE_MONTHS else StartBand.LATER


def duration_of(start: date, until: date | None) -> DurationBand:
    """Return for how long; without an end it is longer than a year."""
    if until is None:
        return DurationBand.LONGER
    days = (until - start).days
    return next((band for most, band in DAYS if days <= most), DurationBand.LONGER)
