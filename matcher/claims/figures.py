"""Figures about persons, and how they are told: whole, rounded, as before, or not.

`members` name persons by reference: they are the desk's. What another reader gets
has none.
"""

from dataclasses import dataclass
from enum import StrEnum

from matcher.kinds import Family


class Audience(StrEnum):
    """Who reads a gap report; the value is how the command line names it."""

    DESK = "desk"
    TASKFORCE = "taskforce"
    FUNDER = "funder"


class Told(StrEnum):
    """How a figure is told to a reader.

    STANDING: as it was published before, since too few persons entered or left.
    """

    WHOLE = "WHOLE"
    ROUNDED = "ROUNDED"
    STANDING = "STANDING"
    HIDDEN = "HIDDEN"


class Exactness(StrEnum):
    """Whether a figure is the number itself, or a number that it cannot exceed."""

    EXACT = "EXACT"
    UPPER_BOUND = "UPPER_BOUND"


class Obstacle(StrEnum):
    """What stands between persons and places: the players among whom a gap is shared.

    A family of rules; facts that are not known; openings of dwellings; all other
    limits together.
    """

    CONSENT_TITLE = Family.CONSENT_TITLE.value
    REGISTRATION = Family.REGISTRATION.value
    SECURITY = Family.SECURITY.value
    EXCLUSION = Family.EXCLUSION.value
    PROFILE = Family.PROFILE.value
    PROTECTION = Family.PROTECTION.value
    REGION = Family.REGION.value
    DATES = Family.DATES.value
    BASICS = Family.BASICS.value
    FUNDING = Family.FUNDING.value
    UNKNOWN_FACTS = "UNKNOWN_FACTS"
    OPENINGS = "OPENINGS"
    OTHER_LIMITS = "OTHER_LIMITS"


class Subject(StrEnum):
    """What an item of the agenda is about; the first part of its topic key."""

    PLACES = "PLACES"
    FUNDING = "FUNDING"
    EXCLUSION = "EXCLUSION"
    FACTS = "FACTS"
    OFFER = "OFFER"


class Stop(StrEnum):
    """Where a chain of places that others need comes to an end.

    GIVEN: the opening goes to others in this plan. LEFT: an opening is left, and its
    date or another limit is in the way. NO: who stays there has a no that
    is not about room. PROPOSED: who stays there has a proposal. STAYS: who lives there
    asks for no other place. CYCLE: they need each other's places. NOBODY: no one is
    known to stay there.
    """

    GIVEN = "GIVEN"
    LEFT = "LEFT"
    NO = "NO"
    PROPOSED = "PROPOSED"
    STAYS = "STAYS"
    CYCLE = "CYCLE"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in one row: the days counted there, and how the person counts.

    `last`: counted here, since the last no is of this row; `now`: without a place on
    the last day as well.
    """

    case: str
    days: int
    last: bool
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Persons (each counted once), those without a place now, and person-days."""

    members: tuple[Member, ...]
    persons: int | None
    now: int | None
    days: int | None
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number, and the persons it is about."""

    members: tuple[str, ...]
    number: int | None
    told: Told
