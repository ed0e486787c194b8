"""Why this and not that: one question about one plan, and its one answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.claims.competition import Weighed
from matcher.result import Move, OfferNo, StepCost

MOVED = "moved_cases"


class Question(StrEnum):
    """What is asked of a plan."""

    PLACE = "PLACE"
    """Why is the case not at this place?"""
    INSTEAD_OF = "INSTEAD_OF"
    """Why has the other case its place, and not this case?"""
    NOT_CASE = "NOT_CASE"
    """Why has this case its place, and not the other case?"""


class Answer(StrEnum):
    """The six answers, in the order in which they are tried."""

    BLOCKED = "BLOCKED"
    IMPOSSIBLE = "IMPOSSIBLE"
    MOVES = "MOVES"
    WORSE = "WORSE"
    TIE = "TIE"
    NOT_PROVED = "NOT_PROVED"


class Premise(StrEnum):
    """Why a question does not arise in this plan."""

    FIXED = "FIXED"
    """The case who would come has a fixed placement already."""
    OTHER_FIXED = "OTHER_FIXED"
    """The case who would make way has a fixed placement."""
    ALREADY_THERE = "ALREADY_THERE"
    """The case has this place in the plan."""
    NO_PLACE = "NO_PLACE"
    """The case who would make way has no place in the plan."""
    SAME_PLACE = "SAME_PLACE"
    """Both cases have the same place in the plan."""


class Shown(StrEnum):
    """How it is shown that no plan does what is asked."""

    ALONE = "ALONE"
    """Not one option keeps every limit even as the only new placement."""
    COUNTED = "COUNTED"
    """The cases together need more of the limits than there is: sums, no solver."""
    SOLVED = "SOLVED"
    """A solver proved it; there is no shorter proof at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """Why no plan does what is asked while everybody else keeps a place.

    COUNTED: of its options that keep every limit alone (of the newcomer: those that are
    asked for) each case takes at least some weighted amount; `demand` is the sum of
    those least amounts, `capacity` the weighted capacity: demand > capacity. ALONE:
    `limits` are those that the options asked for exceed by themselves. `two_parts`:
    some of these options are a dwelling with a team. Then the count holds, and is one
    of perhaps several: other limits may be short as well.
    """

    shown: Shown
    cases: tuple[str, ...]
    limits: tuple[Weighed, ...]
    demand: int
    capacity: int
    two_parts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A plan that does what is asked, by what differs from the plan of the run.

    `moves`: who takes another option, the newcomer first, the others by reference;
    `leaves`: who has no place in it, though it has one in the plan. `costs`: the steps
    of the objective that differ, in order, positive = worse; empty = a tie. `proved`:
    no plan of its kind is better in any step, and of equals none changes less; else
    that is certain only up to the first step that differs.
    """

    moves: tuple[Move, ...]
    leaves: tuple[str, ...]
    costs: tuple[StepCost, ...]
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStep:
    """What is not proved: the value of the best plan known in a step, and the bound.

    `step`: a step of the objective, or MOVED for the number of cases that move. Without
    a plan `value` is None, without a bound `bound`.
    """

    step: str
    value: int | None
    bound: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A question about the plan of a run, and exactly one of `answer` and `premise`.

    The newcomer is the case who would come: `case`, for NOT_CASE `other`. It would
    come to `place`; None = any place. Whom it would replace may lose its place;
    everybody else in the plan keeps one, perhaps another.

    BLOCKED: `offers`, the easiest first, at most `CITED` of `all_offers`.
    IMPOSSIBLE: `shortage`. MOVES: others have to move, at least as many as in `fewest`:
    of the plans with so few moves the best one. MOVES, WORSE and TIE: `best`, the best
    plan that does what is asked; None where it was not found within the work allowed.
    NOT_PROVED: in `best` the best plan known, if any, and what is `open`; None when it
    is the run itself that is not proved.

    `idle`: whom it would replace has no influence: not even without that case the
    newcomer can come, or the best plan leaves that case where it is.
    `run_proved`: no plan is better than that of the run.
    """

    format: int
    snapshot: str
    as_of: date
    objective_id: str
    run_proved: bool
    question: Question
    case: str
    other: str | None
    place: str | None
    premise: Premise | None = None
    answer: Answer | None = None
    all_offers: int = 0
    offers: tuple[OfferNo, ...] = ()
    shortage: Shortage | None = None
    fewest: Alternative | None = None
    best: Alternative | None = None
    open: OpenStep | None = None
    idle: bool = False

    @property
    def newcomer(self) -> str:
        """The case who would come."""
        return self.other or self.case if self._swapped else self.case

    @property
    def holder(self) -> str | None:
        """The case who would make way, if one is named."""
        return self.case if self._swapped else self.other

    @property
    def _swapped(self) -> bool:
        return self.question is Question.NOT_CASE
