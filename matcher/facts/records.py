"""Records of facts. `date.min` and `date.max` stand for open ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.fact import Fact
from matcher.model.terms import (
    Basic,
    Need,
    Security,
    Sex,
    StayKind,
    Trait,
)
from matcher.way import Way


class OrderLaw(StrEnum):
    """Law under which a title orders an admission."""

    WVGGZ = "WVGGZ"
    WZD = "WZD"
    WFZ = "WFZ"
    WFZ_TBS = "WFZ_TBS"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What rules may read of a case on the day of the run.

    `care` and `living` are the needs to be covered: by care, and by the dwelling.
    `declined`: kinds of stay to which a no was recorded, never among `consents`.
    `consents_closed`: kinds of stay for which a closed door was agreed to.
    Dates: `earliest` first day the case can move; `start_by` last day a start
    is still a placement (date.max when a later start is possible);
    `admission_until` and `sheltered_until`: first day on which an admission
    (opname, instelling) or beschermd wonen in `ordered` is no longer ordered.
    Funding, each a set of forms (ways with funders left open), every one a
    subset of the one before: `lawful` by samenloop and R1-R26; `fitting` with
    the Wlz profile it asks for; `applied` with an instrument asked for or held;
    `standing` not refused; `decided` granted, or due before `start_by`.
    `payable`: the decided ways with the funder that pays; of those `steady`
    have no end that cannot be closed in the normal term and `ending` end on
    `paid_until`; `follow_on` are the ways that can take over from that day.
    Ways that end on a later day are in `ending_next`, with a day and followers of
    their own.
    `top_up`, `intensity`: eurocents per day; `top_up_there` is what is paid on top
    at the places in `top_up_places`.
    """

    ref: str
    age: Fact[int]
    sex: Fact[frozenset[Sex]]
    security: Fact[Security]
    traits: Fact[frozenset[Trait]]
    care: Fact[frozenset[Need]]
    living: Fact[frozenset[Need]]
    consents: Fact[frozenset[StayKind]]
    consents_closed: Fact[frozenset[StayKind]]
    declined: frozenset[StayKind]
    ordered: frozenset[StayKind]
    admission_until: date
    sheltered_until: date
    admission_orders: frozenset[OrderLaw]
    basics: Fact[frozenset[Basic]]
    residence_right: Fact[bool]
    with_child: bool
    over_security_reason: bool
    home: frozenset[str]
    refused_by: frozenset[str]
    denied: frozenset[str]
    earliest: Fact[date]
    start_by: date
    lawful: Fact[frozenset[Way]]
    fitting: Fact[frozenset[Way]]
    applied: Fact[frozenset[Way]]
    standing: Fact[frozenset[Way]]
    decided: Fact[frozenset[Way]]
    payable: Fact[frozenset[Way]]
    steady: Fact[frozenset[Way]]
    ending: Fact[frozenset[Way]]
    follow_on: Fact[frozenset[Way]]
    paid_until: date
    ending_next: Fact[frozenset[Way]]
    follow_on_next: Fact[frozenset[Way]]
    paid_until_next: date
    top_up: int
    top_up_there: int
    top_up_places: frozenset[str]
    intensity: Fact[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What rules may read of an offer: one place, or a dwelling with a team.

    Dates: `start` first day of its opening (the day of the run if it is full
    without a known date); `until` end of the opening; `needs_until` last day
    the funding horizon asks for: start + the agreed horizon, or the longest stay
    if that is shorter. `least_security`: lowest need for which the place is not more
    levels too secure than agreed. `admits`: the stay is an admission (opname,
    instelling), no beschermd wonen or own dwelling. `forms`: how it can be paid,
    funders left open; `ways`: the same with each funder it has a contract with; HUUR
    and MAATWERK need no contract and keep their funder open. `needs_basics` is what
    every form asks for. `tariff`: eurocents per day.
    """

    ref: str
    parts: frozenset[str]
    stay: frozenset[StayKind]
    admits: bool
    start: date
    until: date
    needs_until: date
    security: Security
    least_security: Security
    closed: bool
    takes_voluntary: bool
    takes_children: bool
    min_age: int
    max_age: int
    sexes: frozenset[Sex]
    offers: frozenset[Need]
    excludes_absolute: frozenset[Trait]
    excludes_negotiable: frozenset[Trait]
    registered: frozenset[OrderLaw]
    tokens: frozenset[str]
    accepts_from: frozenset[str]
    needs_basics: frozenset[Basic]
    needs_residence_right: bool
    forms: frozenset[Way]
    ways: frozenset[Way]
    tariff: int
