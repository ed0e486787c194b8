"""Who competes for too little, the proof of it, and what extra room would do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import LimitKind, Owner
from matcher.result import Move, RunStatus


class Proof(StrEnum):
    """How it is shown that a case does not fit beside everybody who is placed."""

    ALONE = "ALONE"
    HALL = "HALL"
    FARKAS = "FARKAS"
    SLACK = "SLACK"
    NOT_PROVED = "NOT_PROVED"


class Unique(StrEnum):
    """Whether another group could prove the same, given who is placed where."""

    GIVEN_PLAN = "GIVEN_PLAN"
    IN_VIEW = "IN_VIEW"
    ONE_OF_MORE = "ONE_OF_MORE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A limit in a proof: of what it has, each whole `divisor` counts `multiplier`.

    A use of `amount` counts `multiplier * (amount // divisor)`, and so does the
    capacity. Rounding down both sides keeps every plan (Chvatal 1973, Gomory 1958):
    a sum of whole parts is never more than the whole part of the sum.
    """

    limit: str
    kind: LimitKind
    capacity: int
    divisor: int
    multiplier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sum over everybody placed and the case that needs each of its rows.

    No multiplier could be smaller for the same sums. `demand`: what they count for
    together, each at least, with the options that only limits of one kind could stop
    alone; `capacity`: what the limits count for.
    """

    limits: tuple[Weighed, ...]
    demand: int
    capacity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Together the cases need more of the limits than there is.

    Of its options that keep every limit as the only new one, each case counts for at
    least some amount; `demand` is the sum of those least amounts and `capacity` what
    the limits count for: demand > capacity proves that not all have a place.

    HALL (Hall 1935): every option of every case takes one unit of one of the limits.
    FARKAS: whole multipliers (Farkas' lemma), all limits together. ALONE: no option
    keeps every limit even alone; `limits` are those exceeded. SLACK: a solver proved
    that to serve the cases, everybody who is placed among them, all limits of the
    scene together lack at least `lack` units. NOT_PROVED: no proof was found within
    the work allowed; there need not be one.

    `view` names the kind of limit looked at, "" for several. `minimal`: with any case
    or limit left out this sum proves nothing. `lack`: 0 unless SLACK.
    """

    proof: Proof
    view: str
    cases: tuple[str, ...]
    limits: tuple[Weighed, ...]
    demand: int
    capacity: int
    minimal: bool
    unique: Unique
    lack: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """What there would be if a placed member of the group made way for the case.

    `moves`: who goes where then, the case itself first, everybody else placed and all
    limits kept; empty when no such plan was found. `differs`: the first step of the
    objective in which that plan differs and by how much it is worse, negative =
    better; None when it is as good in every step: then only the fixed order, which
    means nothing, chose between the two.
    """

    case: str
    moves: tuple[Move, ...]
    differs: tuple[str, int] | None

    @property
    def tied(self) -> bool:
        """Whether the plan with the case in its place is just as good."""
        return bool(self.moves) and self.differs is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where extra units go, who could give them, and who then goes where.

    `moves` has the case itself first.
    """

    limits: tuple[tuple[str, int], ...]
    who: tuple[str, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Least extra capacity of one kind of limit that really places the case.

    Everybody who is placed keeps a place. `units` is the least found, None when none
    was found; no fewer than `bound` will do. How that is proved: FARKAS by `reason`, a
    sum that lacks so much that fewer units, each of which adds at most the largest
    multiplier of its kind, do not cover it; SLACK by a solver; NOT_PROVED when the
    bound is 0. `ways`: all choices of limits for which nobody moves; when none of those
    is the cheapest, one for which others move.
    """

    kind: LimitKind
    units: int | None
    bound: int
    proof: Proof
    reason: Reason | None
    ways: tuple[Way, ...]
    owner: Owner

    @property
    def proved(self) -> bool:
        """Whether the least is known."""
        return self.units == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A kind of limit of which no amount places the case, and how that is proved.

    FARKAS by `reason`, a sum over other limits alone; ALONE when every option of the
    case exceeds one of another kind by itself; SLACK by a solver.
    """

    kind: LimitKind
    proof: Proof
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCompetition:
    """Why one case with an option has no place, given everybody else in the plan.

    `swaps`: one for each placed member of the group. `ties_proved`: it is certain
    that no other member is tied. Each kind of limit that some option of the case uses
    is in `extra` or in `never`; people who may not meet are not asked to.
    """

    case: str
    certificate: Certificate
    swaps: tuple[Swap, ...]
    ties_proved: bool
    extra: tuple[Extra, ...]
    never: tuple[Never, ...]

    @property
    def interchangeable(self) -> bool:
        """Whether some member could have been the one without a place, just as well."""
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
    """Cases whose first advice opens the same places.

    If all of them followed it, at most `placed` would get one of `places`, everybody
    in the plan keeping a place; `left` is one choice of those who would not, by a
    fixed order without meaning. `proved`: no more than `placed` is certain.
    """

    cases: tuple[str, ...]
    places: tuple[str, ...]
    placed: int
    left: tuple[str, ...]
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    """All there is to say of competition in one plan; `status` is that of the plan."""

    format: int
    snapshot: str
    as_of: date
    rule_set: str
    objective_id: str
    status: RunStatus
    cases: tuple[CaseCompetition, ...]
    groups: tuple[Group, ...]
    advice: tuple[SameAdvice, ...]
