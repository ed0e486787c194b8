"""Who competes for too little, the proof of it, and what extra room would do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import LimitKind, Owner
from matcher.result import Move


class Proof(StrEnum):
    """How it is shown that a case does not fit beside everybody who is placed."""

    ALONE = "ALONE"
    HALL = "HALL"
    FARKAS = "FARKAS"
    SLACK = "SLACK"
    NOT_PROVED = "NOT_PROVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A limit in a certificate: what it has counts `multiplier` times."""

    limit: str
    kind: LimitKind
    capacity: int
    multiplier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Together the cases need more of the limits than there is.

    Of its options that keep every limit as the only new one, each case takes at
    least some weighted amount; `demand` is the sum of those least amounts and
    `capacity` the weighted capacity: demand > capacity proves that not all of them
    can have a place. HALL (Hall 1935): every option of every case takes one unit of
    one of the limits. FARKAS: whole multipliers (Farkas' lemma). ALONE: no option
    keeps every limit even alone; `limits` are those exceeded, multiplier 1. SLACK:
    a solver proved that the limits together lack at least `lower_bound` units.
    `view` names the limits that were looked at, "" for all. `minimal`: with any case
    or limit left out these multipliers prove nothing. `unique`: given who is placed
    where, no other group of this view proves it.
    """

    proof: Proof
    view: str
    cases: tuple[str, ...]
    limits: tuple[Weighed, ...]
    demand: int
    capacity: int
    minimal: bool
    unique: bool
    lower_bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A member of the group that could make way for the case, all limits kept.

    `moves`: who goes where then, the case itself first. `worse`: the first step of
    the objective that would be worse and by how much, None when no step would be:
    then only the fixed order, which means nothing, chose between the two.
    """

    case: str
    moves: tuple[Move, ...]
    worse: tuple[str, int] | None

    @property
    def tied(self) -> bool:
        """Whether no step of the objective is worse."""
        return self.worse is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Least extra capacity of one kind of limit that really places the cases.

    Everybody who is placed keeps a place. `units` is the least found, None when no
    amount of this kind alone was found to help; `bound`: no fewer units will do,
    None when it is proved that no amount does. `limits`: where the units go in one
    way of doing it; `others`: limits of this kind where as many units do the same
    with nobody moving, when `units` is what one newcomer takes. `moves`: who goes
    where then, newcomers first. `owner` and `who` can give the units.
    """

    kind: LimitKind
    units: int | None
    bound: int | None
    limits: tuple[tuple[str, int], ...]
    others: tuple[str, ...]
    moves: tuple[Move, ...]
    owner: Owner
    who: tuple[str, ...]

    @property
    def proved(self) -> bool:
        """Whether the least is known: a number of units, or that none will do."""
        return self.units == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCompetition:
    """Why one case with an option has no place, given everybody else in the plan."""

    case: str
    certificate: Certificate
    swaps: tuple[Swap, ...]
    extra: tuple[Extra, ...]

    @property
    def interchangeable(self) -> bool:
        """Whether somebody in the group could have been in its place, just as well."""
        return any(swap.tied for swap in self.swaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hall certificates of one view that share limits, taken together.

    The cases fit only in the limits, of which there is `capacity`: `left` of them,
    as many as are short, have no place in this plan.
    """

    view: str
    cases: tuple[str, ...]
    limits: tuple[str, ...]
    capacity: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAdvice:
    """Cases whose first advice names the same places.

    If all of them followed it, with everybody in the plan where they are, at most
    `placed` would have one of the places it names; `left` is one choice of those who
    would not. `proved`: no more than `placed` is certain.
    """

    cases: tuple[str, ...]
    places: tuple[str, ...]
    placed: int
    left: tuple[str, ...]
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    """All there is to say of competition in one run over one snapshot.

    `extra`: least extra capacity, kind by kind, for all cases that fit alone.
    """

    format: int
    snapshot: str
    as_of: date
    objective_id: str
    cases: tuple[CaseCompetition, ...]
    groups: tuple[Group, ...]
    extra: tuple[Extra, ...]
    advice: tuple[SameAdvice, ...]
