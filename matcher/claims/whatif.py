"""What changes would do to a plan: who gains, who loses, and where."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import ChangeClass, KindOfNo
from matcher.model.terms import PlaceType, Security, Stelsel
from matcher.result import RunStatus, StepCost


class EditKind(StrEnum):
    """What one change does."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"
    RULE_OFF = "RULE_OFF"
    RULE_ON = "RULE_ON"


class Outcome(StrEnum):
    """What changes for one case. Of a case that is not named nothing does.

    GAINED and LOST: a proposal. BETTER and WORSE: another option, better or worse in
    the first step that differs; MOVED: another place or start, equal in every step;
    PAID_OTHERWISE: at the same place and start, but who pays, the ground, the bridge
    or the last day differs. OTHER_NO: another kind of no. ENTERED and LEFT: it asks for
    a place after the changes only, or before them only.
    """

    GAINED = "GAINED"
    LOST = "LOST"
    BETTER = "BETTER"
    WORSE = "WORSE"
    MOVED = "MOVED"
    PAID_OTHERWISE = "PAID_OTHERWISE"
    OTHER_NO = "OTHER_NO"
    ENTERED = "ENTERED"
    LEFT = "LEFT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change by its path; `fields` that change, or what was added or removed."""

    kind: EditKind
    at: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedRule:
    """A rule that was left out or put in force, and the class of its change.

    Of the classes D, X and P it is an analysis and no advice.
    """

    rule: str
    on: bool
    change: ChangeClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What a run has for one case: a proposal, or the kind of its no."""

    place: str | None
    team: str | None
    start: date | None
    no: KindOfNo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What changes for one case.

    `first`: the first step of the objective before the changes that differs, positive
    = worse. `tied`: cases that could have had the place of a case that gained, or lost
    theirs instead of a case that lost, with no step worse: only the fixed order, which
    means nothing, chose. Longer exchanges are not looked for.
    """

    case: str
    outcome: Outcome
    before: Stand | None
    after: Stand | None
    first: StepCost | None
    tied: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """How the proposals of one cell change.

    `before` + `gained` - `lost` + `moved_in` - `moved_out` + `entered` - `left` is
    `after`. `area` is a veiligheidsregio, "" when not known.
    """

    type: PlaceType
    area: str
    stelsel: Stelsel
    security: Security
    before: int
    gained: int
    lost: int
    moved_in: int
    moved_out: int
    entered: int
    left: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChange:
    """What a step is worth before and after, under one and the same objective.

    `least`, `most`: between these the true difference certainly lies, given the steps
    before it; None when a bound is not known or an earlier step is not proved.
    """

    name: str
    maximise: bool
    before: int
    after: int
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One set of changes, the run made after it, and how that differs.

    `changes`: sha256 of the file of changes. `snapshot`, `rule_set`, `objective_id`,
    `status`, `unique`: see `Result`. `certain`: both runs are proved, so that the
    differences are those of the changes. `counts`: cases by outcome; `same`: cases of
    which nothing changes. `steps`: empty when the objective is another one.
    """

    name: str
    changes: str
    edits: tuple[Edit, ...]
    rules: tuple[SwitchedRule, ...]
    snapshot: str
    as_of: date
    rule_set: str
    objective_id: str
    status: RunStatus
    unique: bool
    certain: bool
    open: int
    placed: int
    counts: tuple[tuple[Outcome, int], ...]
    same: int
    steps: tuple[StepChange, ...]
    cases: tuple[CaseChange, ...]
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A case for which two scenarios differ; None = there it asks for no place."""

    case: str
    first: Stand | None
    second: Stand | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A run and what one or two sets of changes would make of it; nothing is saved.

    `apart`: of two scenarios, the cases in which they differ.
    """

    format: int
    snapshot: str
    as_of: date
    rule_set: str
    objective_id: str
    status: RunStatus
    open: int
    placed: int
    scenarios: tuple[Scenario, ...]
    apart: tuple[Apart, ...]
