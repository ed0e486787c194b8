"""A region on one day: everything a run may look at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matcher.model.agreements import STANDARD, Agreements
from matcher.model.case import Case
from matcher.model.history import AgendaDecision, PastStay, Precedent
from matcher.model.money import Funder, Provider
from matcher.model.place import Location, Place
from matcher.model.terms import ExclusionCondition, PlacementStatus, TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A gemeente by its CBS code, valid in [valid_from, valid_until)."""

    code: str
    name: str
    valid_from: date
    valid_until: date | None = None
    successor: str | None = None
    veiligheidsregio: str | None = None
    zorgkantoor: str | None = None
    centrumgemeente: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A set of municipalities that a team serves."""

    ref: str
    name: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two cases that a plan has to keep apart; the reason stays with the partner."""

    ref: str
    kind: TieKind
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An existing placement: housed and held ones are fixed for a run."""

    case: str
    place: str
    start: date
    status: PlacementStatus
    team: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A named authority lifts one rule for one case (at one place) until a date.

    `condition`: under which coded condition. `back_up`: the bridging that is promised
    for a take-back, None when the take-back is not covered.
    """

    ref: str
    rule: str
    case: str
    decided_by: str
    start: date
    until: date | None = None
    place: str | None = None
    condition: ExclusionCondition | None = None
    back_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridging:
    """A place that can bridge a few nights, with who pays and for how long."""

    ref: str
    place: str
    funder: str
    max_days: int


@dataclass(frozen=True, kw_only=True)
class Region:
    """One region file: format version, day, and all records."""

    format: int
    region: str
    as_of: date
    synthetic: bool
    crisis_contact: str
    municipalities: tuple[Municipality, ...]
    areas: tuple[Area, ...]
    funders: tuple[Funder, ...]
    providers: tuple[Provider, ...]
    locations: tuple[Location, ...]
    places: tuple[Place, ...]
    cases: tuple[Case, ...]
    ties: tuple[Tie, ...] = ()
    placements: tuple[Placement, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    bridging: tuple[Bridging, ...] = ()
    past_stays: tuple[PastStay, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    agenda_decisions: tuple[AgendaDecision, ...] = ()
    agreements: Agreements = STANDARD

    @cached_property
    def municipality(self) -> dict[str, Municipality]:
        """Municipalities by CBS code."""
        return {m.code: m for m in self.municipalities}

    @cached_property
    def codes(self) -> frozenset[str]:
        """CBS codes of all municipalities of the region."""
        return frozenset(self.municipality)

    @cached_property
    def area(self) -> dict[str, Area]:
        """Areas by reference."""
        return {a.ref: a for a in self.areas}

    @cached_property
    def funder(self) -> dict[str, Funder]:
        """Funders by reference."""
        return {f.ref: f for f in self.funders}

    @cached_property
    def provider(self) -> dict[str, Provider]:
        """Providers by reference."""
        return {p.ref: p for p in self.providers}

    @cached_property
    def location(self) -> dict[str, Location]:
        """Locations by reference."""
        return {x.ref: x for x in self.locations}

    @cached_property
    def place(self) -> dict[str, Place]:
        """Places by reference."""
        return {p.ref: p for p in self.places}

    @cached_property
    def case(self) -> dict[str, Case]:
        """Cases by reference."""
        return {c.ref: c for c in self.cases}

    @cached_property
    def fixed(self) -> dict[str, Placement]:
        """Placements that a run may not touch, by case."""
        return {
            p.case: p
            for p in self.placements
            if p.status is not PlacementStatus.VOORGESTELD
        }

    @cached_property
    def open_cases(self) -> tuple[Case, ...]:
        """Cases that ask for a place: every case without a fixed placement."""
        return tuple(c for c in self.cases if c.ref not in self.fixed)

    @cached_property
    def residents(self) -> dict[str, tuple[Case, ...]]:
        """Cases with a fixed placement, by location."""
        found: dict[str, list[Case]] = {}
        for placement in self.fixed.values():
            where = self.place[placement.place].location
            found.setdefault(where, []).append(self.case[placement.case])
        return {where: tuple(cases) for where, cases in found.items()}

    @cached_property
    def ties_of(self) -> dict[str, tuple[Tie, ...]]:
        """Ties by case."""
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.a, []).append(tie)
            found.setdefault(tie.b, []).append(tie)
        return {case: tuple(ties) for case, ties in found.items()}
