"""Who competes for too little, the proof of it, and what extra room would do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import LimitKind, Owner
from matcher.result import Move


class Proof(StrEnum):
    """How it is shown that a case does not fit beside everybody who is placed."""

    HALL = "HALL"
    FARKAS = "FARKAS"
    SLACK = "SLACK"
    NOT_PROVED = "NOT_PROVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A limit in a certificate: its capacity counts `multiplier` times."""

    limit: str
    kind: LimitKind
    capacity: int
    multiplier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Together the cases need more of the limits than there is.

    Whatever its option, each case takes at least some weighted amount; `demand` is
    the sum of those least amounts, `capacity` the weighted capacity of the limits:
    demand > capacity proves that not all cases can have a place (Hall 1935 when
    every multiplier is one unit, else Farkas' lemma). `view`: which limits were
    looked at. `minimal`: without any one case or limit it proves nothing. `unique`:
    given the plan it is the only minimal group of this view. SLACK has no cases or
    limits: an optimum of `lower_bound` > 0 extra units was proved by a solver.
    """

    proof: Proof
    view: str
    cases: tuple[str, ...]
    limits: tuple[Weighed, ...]
    demand: int
    capacity: int
    minimal: bool
    unique: bool
    lower_bound: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A member that could make way for the case, all limits kept.

    `moves`: who goes where then; `tied`: no step of the objective would be worse.
    """

    case: str
    moves: tuple[Move, ...]
    tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Least extra capacity of one kind of limit that really places the case.

    Everybody who is placed keeps a place. `units` is what was found, None when more
    of this kind alone never helps; `bound` is the proved least; `proved` when they
    are equal. `limits`: where the units go, (limit, units); `others`: how many
    other ways of the same size were found by trying each limit once. `moves`: who
    goes where then. `owner` and `who` can give it.
    """

    kind: LimitKind
    units: int | None
    bound: int
    proved: bool
    limits: tuple[tuple[str, int], ...]
    others: tuple[str, ...]
    moves: tuple[Move, ...]
    owner: Owner
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCompetition:
    """Why one case with an option has no place, given everybody else in the plan."""

    case: str
    certificate: Certificate
    swaps: tuple[Swap, ...]
    extra: tuple[Extra, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAdvice:
    """Cases that get the same first advice: not all of them can have a place by it.

    `places` of the advised cases would be placed together; `left` would not, once
    everybody had followed the first advice.
    """

    cases: tuple[str, ...]
    placed: int
    left: tuple[str, ...]
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Certificates of one view that share a case or a limit, taken together."""

    view: str
    cases: tuple[str, ...]
    limits: tuple[str, ...]
    capacity: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    """All there is to say of competition in one run, by snapshot of the region."""

    format: int
    snapshot: str
    as_of: date
    objective_id: str
    cases: tuple[CaseCompetition, ...]
    groups: tuple[Group, ...]
    extra: tuple[Extra, ...]
    advice: tuple[SameAdvice, ...]
