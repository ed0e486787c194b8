"""Who could use one opening, and which openings that would set free: for the desk."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import KindOfNo, LimitKind, Owner
from matcher.result import Change


class Reach(StrEnum):
    """How far a case is from the opening, from near to far.

    PROPOSED: the plan proposes this place. WAITING: it fits and has no place in this
    plan. ELSEWHERE: it fits and would leave another proposal. UNKNOWN: it fits if facts
    that are not known turn out well. CHANGES: changes of class A, B or C open it.
    LIMIT: only a limit that somebody can widen is in the way, beside what may be
    unknown or changed. NEVER: a rule of class D, X or P, or people who may not meet.
    """

    PROPOSED = "PROPOSED"
    WAITING = "WAITING"
    ELSEWHERE = "ELSEWHERE"
    UNKNOWN = "UNKNOWN"
    CHANGES = "CHANGES"
    LIMIT = "LIMIT"
    NEVER = "NEVER"

    @property
    def fits(self) -> bool:
        """Whether the case has an option here that fits as the only new one."""
        return self in {Reach.PROPOSED, Reach.WAITING, Reach.ELSEWHERE}


class Mover(StrEnum):
    """Why somebody would go to an opening, from sure to only possible.

    HELD: a fixed placement there that has to begin. PROPOSED: the plan proposes it.
    ASKS: an open case that fits. RESIDENT: somebody with a fixed placement elsewhere
    that fits: who lives there already stays, unless people decide otherwise.
    """

    HELD = "HELD"
    PROPOSED = "PROPOSED"
    ASKS = "ASKS"
    RESIDENT = "RESIDENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Widen:
    """A limit that does not let the case through even alone, and who can widen it."""

    id: str
    kind: LimitKind
    capacity: int
    amount: int
    owner: Owner
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What stands between one open case and its easiest offer at the opening.

    `turn`: its turn among all cases by urgency class, latest date and days waited, 1
    first; equal in all three = the same turn. `now`: the place that the plan proposes.
    `beside`: it fits beside everybody else in the plan, its own proposal given up.
    `blocked`, `open`: rules that block and rules that are not decided; `changes`: what
    opens the offer, all of it needed, empty when it cannot be opened.
    """

    case: str
    turn: int
    urgency: int
    latest: date | None
    waited_days: int
    reach: Reach
    kind: KindOfNo
    now: str | None
    beside: bool
    team: str | None
    start: date | None
    blocked: tuple[str, ...]
    open: tuple[str, ...]
    changes: tuple[Change, ...]
    limits: tuple[Widen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the chain: who would go to a place, and what that sets free.

    `depth` counts from the opening asked about, 0 there. `leaves`: where `case` stays
    now, free from `from_day` on. `others`: cases that could set the same place free
    just so. `users`: open cases that fit at the place set free, in order of turn, at
    most `CITED`, of `total`; `unplaced` of them have no place in this plan. Those who
    moved earlier in the chain do not count.
    """

    depth: int
    to: str
    case: str
    mover: Mover
    leaves: str
    from_day: date
    others: tuple[str, ...]
    total: int
    unplaced: int
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Who could use the openings of one place, in order of reach and turn.

    For the desk alone: a provider gets one question at a time. `assumed`: the place
    has no opening now; this is what would be so if it had one. `cut`: the chain goes
    on beyond what is listed.
    """

    format: int
    snapshot: str
    as_of: date
    rule_set: str
    objective_id: str
    place: str
    assumed: bool
    cases: tuple[Candidate, ...]
    chain: tuple[Link, ...]
    cut: bool
