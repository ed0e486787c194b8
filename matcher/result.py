"""What a run says: claims and slots, never rendered text.

Each leaf is derived (the verifier recomputes it), echoed (it equals the region)
or declared (`status`, `bound`, `proved`, `unique`: only a second solve can test
those). Records are sorted, so equal results are equal bytes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.funding.line import FundingLine
from matcher.funding.topup import OnTop
from matcher.kinds import (
    ChangeClass,
    FundingCause,
    KindOfNo,
    LimitKind,
    Owner,
)
from matcher.model.terms import ExclusionCondition, TitleKind
from matcher.objective import Objective

Slot = int | str | date | tuple[str, ...]


class RunStatus(StrEnum):
    """How far a run came. None of them means that a placement is impossible."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    OUT_OF_TIME = "OUT_OF_TIME"
    INTERRUPTED = "INTERRUPTED"


class NetEffect(StrEnum):
    """What a set of changes would do, given everybody else in this run."""

    PLACED_NOW = "PLACED_NOW"
    PLACED_BY_MOVES = "PLACED_BY_MOVES"
    MAYBE = "MAYBE"
    STILL_COMPETING = "STILL_COMPETING"
    NO_ROOM = "NO_ROOM"


class Ground(StrEnum):
    """What a stay rests on."""

    CONSENT = "CONSENT"
    TITLE = "TITLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepClaim:
    """Value and bound of one step of the objective; None = no bound known."""

    name: str
    maximise: bool
    value: int
    bound: int | None
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCost:
    """What the second best would have changed in one step (positive = worse)."""

    step: str
    worse_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A place whose figures were last confirmed more than the agreed days ago."""

    place: str
    confirmed_at: date
    age_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FitPoint:
    """Points of one documented reason of the `fit` step."""

    reason: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A short stay until the final place is free, [start, until)."""

    place: str
    funder: str
    start: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """A ruling that an option rests on: which rule, who decided, how long it holds.

    `back_up`: the place promised for a take-back, None when nothing is promised.
    """

    ref: str
    rule: str
    place: str | None
    decided_by: str
    until: date | None
    condition: ExclusionCondition | None
    back_up: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionClaim:
    """The option a case gets. `late_days` counts from its latest date.

    `key` names offer, way of paying and bridge: no other option of the case has it.
    `to_placer`: who places is DJI or reclassering; this is advice to them.
    `cost_per_day`: tariffs and what is paid `on_top`, in eurocents. `lifted`: the
    rulings in force for this case here.
    """

    key: str
    place: str
    team: str | None
    start: date
    until: date | None
    ground: Ground
    title: TitleKind | None
    funding: FundingLine
    bridge: Bridge | None
    to_placer: bool
    over_security: int
    late_days: int
    cost_per_day: int
    on_top: tuple[OnTop, ...]
    lifted: tuple[Lifted, ...]
    fit: tuple[FitPoint, ...]
    stale: tuple[Stale, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondBest:
    """The best option elsewhere that fits while everybody else stays.

    Elsewhere: at another place or with another team. `costs` holds the steps in
    which it differs, in order; empty = a tie that the fixed order decided.
    """

    place: str
    team: str | None
    start: date
    costs: tuple[StepCost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowOn:
    """The first place that a granted Wlz indication can pay, with its start."""

    place: str
    team: str | None
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A proposal, and why this option: None = no other option fits beside the rest.

    `follow_on`: where an option goes on that the Wmo pays only until the Wlz can.
    """

    option: OptionClaim
    options: int
    second: SecondBest | None
    follow_on: FollowOn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """A rule that blocks whatever the unknown facts are, with what was found."""

    rule: str
    version: int
    slots: tuple[tuple[str, Slot], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRule:
    """A rule that cannot be decided, and the facts that are missing.

    A fact is `case.age`, or with the member that matters `case.traits:HUISDIER`;
    `case.funding` stands for all that follows from who pays.
    """

    rule: str
    version: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLimit:
    """A limit that does not even let this option alone through."""

    id: str
    kind: LimitKind
    capacity: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferNo:
    """Everything that stands between a case and its easiest offer at one place.

    `free`: the openings used have room in this run's supply; `free_from`: the
    first day of the opening, None when no date is known.
    """

    place: str
    team: str | None
    kind: KindOfNo
    free: bool
    free_from: date | None
    blockers: tuple[Blocker, ...]
    open: tuple[OpenRule, ...]
    limits: tuple[FullLimit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that somebody can change: lift a rule, or find out a fact.

    Exactly one of `rule` and `fact` is set. `place` is None when it is the case's,
    else the dwelling or the team whose rule it is. `who` is the party by its
    reference or code, "" when nobody is known. `lead_days`: shortest and longest.
    `conditions`: under which the provider says it would lift the rule.
    """

    rule: str | None
    fact: str | None
    place: str | None
    change: ChangeClass
    owner: Owner
    who: str
    lead_days: tuple[int, int]
    conditions: tuple[ExclusionCondition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A placed case that could have another option, `option` being its key.

    The key names offer, way of paying and bridge, and with them the place, the
    team and the start.
    """

    case: str
    place: str
    team: str | None
    start: date
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """A minimal set of changes: no part of it opens a place that has room.

    Of a set with net effect NO_ROOM no part opens any place. `opens`: places that
    become lawful; `places` names the best of them, at most `CITED`. `moves`: of a
    set with net effect PLACED_BY_MOVES who would go where, so that the first of
    `places` has room: shown, never done.
    """

    changes: tuple[Change, ...]
    opens: int
    places: tuple[str, ...]
    net: NetEffect
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A rule that is shown, never advised to change: before how many places.

    A place counts when the rule blocks every offer of it.
    """

    rule: str
    change: ChangeClass
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """Where to turn now: a bridge if there is one, who holds the regie, next look.

    `bridging_payer`: the zorgkantoor that may be asked to decide on care while a
    Wlz place is waited for (R21), "" when there is none.
    """

    bridge: Bridge | None
    bridging_payer: str
    regie: str
    call: str
    next_look: date


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """Why a case has no place in this run, and what would change that.

    `kind` is that of the easiest place. `first_date`, `first_place`: where a stay
    could start first, too late as that is. `proved` is False when the kind depends
    on a plan that is not proved. `counts`: places by kind. `cited`: the easiest
    places of each kind, at most `CITED` each. `total_sets` counts all minimal
    sets of changes; `sets` lists the first fifty in ranking order.
    """

    kind: KindOfNo
    proved: bool
    cause: FundingCause | None
    first_date: date | None
    first_place: str | None
    also: tuple[KindOfNo, ...]
    counts: tuple[tuple[KindOfNo, int], ...]
    cited: tuple[OfferNo, ...]
    total_sets: int
    sets: tuple[ChangeSet, ...]
    shown: tuple[Shown, ...]
    tonight: Tonight


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """The outcome of one open case: exactly one of `placed` and `no` is set."""

    case: str
    urgency: int
    placed: Placed | None
    no: No | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TightLimit:
    """A limit of which nothing is left in this plan."""

    id: str
    kind: LimitKind
    capacity: int
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One run over one snapshot: the same input gives the same bytes.

    `snapshot`: sha256 of the region's canonical bytes; `rule_set`: sha256 of the
    keys and versions of the rules in force; `objective_id`: that of the objective;
    `unique`: whether it was proved that no other plan is equally good.
    """

    format: int
    snapshot: str
    as_of: date
    rule_set: str
    objective: Objective
    objective_id: str
    status: RunStatus
    steps: tuple[StepClaim, ...]
    unique: bool
    cases: tuple[CaseResult, ...]
    tight: tuple[TightLimit, ...]


CITED = 3
LISTED = 50
