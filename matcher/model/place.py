"""Locations, places and their openings, as the provider reports them."""

from dataclasses import dataclass
from datetime import date

from matcher.model.terms import (
    ExclusionCondition,
    Need,
    PlaceType,
    Profile,
    Registration,
    Route,
    Security,
    Sex,
    StayKind,
    Trait,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactNote:
    """Source and date of one field that differs from its record's own."""

    path: str
    source: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCap:
    """At most `cap` residents with one trait at a location."""

    trait: Trait
    cap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A building or site; `tokens` are opaque deny tokens set by a partner.

    `high_risk_cap` counts residents with a high risk, None = no cap;
    `care_hours` is the free care load in hours per week, None = no limit.
    """

    ref: str
    provider: str
    municipality: str
    source: str
    dated: date
    registrations: tuple[Registration, ...] = ()
    tokens: tuple[str, ...] = ()
    high_risk_cap: int | None = None
    group_caps: tuple[GroupCap, ...] = ()
    care_hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """`count` free from `start` until `until` (half-open; None = no end)."""

    start: date
    count: int
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A trait the place excludes; a condition makes it negotiable, None = absolute.

    A trait with several conditions stands once for each: all of them are asked.
    """

    trait: Trait
    condition: ExclusionCondition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one case can occupy: a bed, a room, a dwelling or a seat in a team.

    A team has `serves` (area refs) and no `housing`. `housing`, `support` and
    `treatment` name the routes by which that component can be paid; a component
    that is part of the housing's own price is left empty. `tariff` is the day
    rate, in eurocents, that the contracts pay for this place at most.
    """

    ref: str
    name: str
    location: str
    type: PlaceType
    stay: StayKind
    security: Security
    offers: tuple[Need, ...]
    source: str
    dated: date
    confirmed_at: date
    housing: tuple[Route, ...] = ()
    support: tuple[Route, ...] = ()
    treatment: tuple[Route, ...] = ()
    contracts: tuple[str, ...] = ()
    tariff: int = 0
    closed: bool = False
    takes_voluntary: bool = True
    takes_children: bool = False
    combines: bool = False
    serves: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    min_age: int = 18
    max_age: int = 120
    sexes: tuple[Sex, ...] = (Sex.MAN, Sex.VROUW, Sex.X)
    accepts_from: tuple[str, ...] = ()
    max_stay_days: int | None = None
    openings: tuple[Opening, ...] = ()
    own_profile: tuple[Trait, ...] = ()
    after_consultation: bool = False
    facts: tuple[FactNote, ...] = ()
