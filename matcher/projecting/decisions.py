"""For every field of every claim, in what shape each kind of reader may have it.

A field without a line here is nobody's, and a test fails on it. Five signs, in the
order of `ReaderKind` (desk, provider, funder, person, auditor):
`=` as it is; `@` only where it is about the reader's own case or place; `~` coarser:
masked, judged, counted or put in a band; `.` never: it has no influence on the view.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from matcher.cells import Cell
from matcher.claims.agenda import AgendaItem, Casus, Decided, Effect
from matcher.claims.candidates import Candidate, Candidates, Link, Widen
from matcher.claims.competition import (
    CaseCompetition,
    Certificate,
    Competition,
    Extra,
    Group,
    Never,
    Reason,
    SameAdvice,
    Swap,
    Way,
    Weighed,
)
from matcher.claims.contrast import Alternative, Contrast, OpenStep, Shortage
from matcher.claims.figures import Count, Member, Tally
from matcher.claims.gaps import (
    CauseRow,
    CellRow,
    CellValue,
    Checked,
    FallRow,
    GapReport,
    KindRow,
    OwnerRow,
    RefusalRow,
    RunNote,
    Scope,
    Shadow,
    ShareRow,
    StaleRow,
    Step,
    Values,
    Wall,
)
from matcher.claims.gaps import Link as HeldBy
from matcher.claims.whatif import (
    Apart,
    CaseChange,
    CellChange,
    Comparison,
    Edit,
    Scenario,
    Stand,
    StepChange,
    SwitchedRule,
)
from matcher.funding.conditions import Condition, Task
from matcher.funding.line import FundingLine, Hole, Phase
from matcher.funding.topup import OnTop
from matcher.objective import Objective
from matcher.projecting.reader import ReaderKind
from matcher.result import (
    Blocker,
    Bridge,
    CaseResult,
    Change,
    ChangeSet,
    FitPoint,
    FollowOn,
    FullLimit,
    Lifted,
    Move,
    No,
    OfferNo,
    OpenRule,
    OptionClaim,
    Placed,
    Result,
    SecondBest,
    Shown,
    Stale,
    StepClaim,
    StepCost,
    TightLimit,
    Tonight,
)


class Decision(StrEnum):
    """In what shape a reader gets a field."""

    AS_IS = "="
    OWN = "@"
    COARSER = "~"
    NEVER = "."


INSIDE: Final = "=...="
OWN_CASE: Final = "=..@="
OWN_PLACE: Final = "=@.@="
MASKED: Final = "~...="
# Gap reports: the funder has the whole figure, or one about enough persons only.
ALSO_FUNDER: Final = "=.=.="
ENOUGH: Final = "=.~.="


def inside(names: str) -> dict[str, str]:
    """Return the decision for fields that stay with the desk and the auditor."""
    return dict.fromkeys(names.split(), INSIDE)


def own_case(names: str) -> dict[str, str]:
    """Return the decision for fields that the person has of the own case too."""
    return dict.fromkeys(names.split(), OWN_CASE)


def also_funder(names: str) -> dict[str, str]:
    """Return the decision for fields that a funder has too, as they are."""
    return dict.fromkeys(names.split(), ALSO_FUNDER)


def enough(names: str) -> dict[str, str]:
    """Return the decision for fields that a funder has about enough persons only."""
    return dict.fromkeys(names.split(), ENOUGH)


DECISIONS: Final[Mapping[type, Mapping[str, str]]] = {
    Result: {
        **inside("format snapshot rule_set objective objective_id steps unique tight"),
        "as_of": "=====",
        "status": "=..~=",
        "cases": "=~~@=",
    },
    CaseResult: {
        "case": "=~.@=",
        "urgency": INSIDE,
        "placed": "=~.@=",
        "no": "=.~@=",
    },
    Placed: {"option": OWN_PLACE, **inside("options second follow_on")},
    FollowOn: inside("place team start"),
    Lifted: inside("ref rule place decided_by until condition back_up"),
    OnTop: inside("funder cents_per_day until"),
    OptionClaim: {
        **inside("key cost_per_day on_top lifted stale"),
        **own_case("ground title bridge to_placer over_security late_days"),
        **dict.fromkeys(("place", "start", "until"), OWN_PLACE),
        "team": "=~.@=",
        "funding": "=~.@=",
        "fit": "=..~=",
    },
    FundingLine: {
        **own_case("tasks starts hole"),
        "phases": "=~.@=",
        "conditions": "=~.@=",
    },
    Phase: {
        **own_case("profile basis start until"),
        **dict.fromkeys(("component", "route", "funder"), OWN_PLACE),
    },
    Condition: own_case("code owner funder due rule"),
    Task: own_case("code owner due"),
    Hole: own_case("component start until last_safe_application guarantor"),
    Bridge: own_case("place funder start until"),
    FitPoint: {"reason": OWN_CASE, "points": INSIDE},
    Stale: inside("place confirmed_at age_days"),
    SecondBest: inside("place team start costs"),
    StepCost: inside("step worse_by"),
    No: {
        **inside(
            "proved cause first_date first_place also counts total_sets sets shown"
        ),
        "kind": "=.~.=",
        "cited": "=.~.=",
        "tonight": OWN_CASE,
    },
    OfferNo: {
        "place": "=.~.=",
        **inside("team kind free free_from blockers open"),
        "limits": MASKED,
    },
    Blocker: inside("rule version slots"),
    OpenRule: inside("rule version missing"),
    FullLimit: {"id": MASKED, **inside("kind capacity amount")},
    ChangeSet: {**inside("changes opens places net"), "moves": MASKED},
    Change: inside("rule fact place change owner who lead_days conditions"),
    Move: inside("case place team start option"),
    Shown: inside("rule change places"),
    Tonight: own_case("bridge bridging_payer regie call next_look"),
    StepClaim: inside("name maximise value bound proved"),
    TightLimit: inside("id kind capacity used"),
    Objective: inside(
        "name steps guard_days stale_days look_days fit_own_municipality fit_network "
        "fit_continuity fit_wish u0_days u1_days u2_days"
    ),
    Competition: inside(
        "format snapshot as_of rule_set objective_id status cases groups advice"
    ),
    CaseCompetition: {
        **inside("case ties_proved"),
        **dict.fromkeys(("certificate", "swaps", "extra", "never"), MASKED),
    },
    Certificate: {
        **inside("proof demand capacity minimal unique lack"),
        "view": MASKED,
        "cases": MASKED,
        "limits": MASKED,
    },
    Weighed: {"limit": MASKED, **inside("kind capacity divisor multiplier")},
    Reason: {"limits": MASKED, **inside("demand capacity")},
    Swap: {**inside("case differs"), "moves": MASKED},
    Way: {**inside("who"), **dict.fromkeys(("limits", "moves"), MASKED)},
    Extra: {
        **inside("kind units bound proof owner"),
        **dict.fromkeys(("reason", "ways"), MASKED),
    },
    Never: {**inside("kind proof"), "reason": MASKED},
    Group: inside("view cases limits capacity left"),
    SameAdvice: inside("cases places placed left proved"),
    Shortage: inside("shown cases limits demand capacity two_parts"),
    Alternative: inside("moves leaves costs proved"),
    OpenStep: inside("step value bound"),
    Contrast: inside(
        "format snapshot as_of objective_id run_proved question case other place "
        "premise answer all_offers offers shortage fewest best open idle"
    ),
    Edit: inside("kind at fields"),
    SwitchedRule: inside("rule on change"),
    Stand: inside("place team start no"),
    CaseChange: inside("case outcome before after first tied"),
    CellChange: inside(
        "type area stelsel security before gained lost moved_in moved_out entered "
        "left after"
    ),
    StepChange: inside("name maximise before after least most"),
    Scenario: inside(
        "name changes edits rules snapshot as_of rule_set objective_id status unique "
        "certain open placed counts same steps cases cells"
    ),
    Apart: inside("case first second"),
    Comparison: inside(
        "format snapshot as_of rule_set objective_id status open placed scenarios apart"
    ),
    Widen: inside("id kind capacity amount owner who"),
    Candidate: inside(
        "case turn urgency latest waited_days reach kind now beside team start blocked "
        "open changes limits"
    ),
    Link: inside("depth to case mover leaves from_day others total unplaced users"),
    Candidates: inside(
        "format snapshot as_of rule_set objective_id place assumed cases chain cut"
    ),
    Cell: also_funder("type area stelsel security"),
    Member: inside("case days last now"),
    Tally: {**inside("members"), **enough("persons now days told")},
    Count: {**inside("members"), **enough("number told")},
    Casus: enough("urgency age kind cause waited money title alike"),
    Decided: {
        **also_funder("by on outcome effect_from before_on"),
        **enough("before"),
    },
    Effect: {**also_funder("exactness"), **enough("persons days told")},
    AgendaItem: {
        **also_funder("subject owner cell cause rule together places decided"),
        **enough("topic parties tally effect casus"),
    },
    RunNote: {
        **inside("snapshot"),
        **also_funder("as_of status"),
        **enough("asking fixed without"),
    },
    KindRow: {**also_funder("kind"), **enough("tally")},
    CellRow: {**also_funder("cell"), **enough("tally")},
    OwnerRow: {**also_funder("owner"), **enough("tally also")},
    CauseRow: {**also_funder("cause"), **enough("who tally")},
    ShareRow: {
        **inside("alone"),
        **also_funder("obstacle"),
        **enough("share needed told"),
    },
    Step: {**inside("days urgency most"), **also_funder("places"), **enough("persons")},
    Checked: {
        **inside("gained days moves"),
        **also_funder("places proved"),
        **enough("persons"),
    },
    CellValue: {
        **also_funder("cell exactness"),
        **enough("pool steps checked"),
    },
    Values: {**inside("base"), **also_funder("cells"), **enough("rows")},
    Wall: {**also_funder("origin target area"), **enough("pool persons")},
    Shadow: enough("walls pool persons"),
    HeldBy: {
        **also_funder("type stop kind cause owner longest"),
        **enough("holders behind"),
    },
    RefusalRow: {**also_funder("provider"), **enough("refusals against unstated")},
    StaleRow: {
        **also_funder("provider openings stale oldest"),
        **enough("proposals resting"),
    },
    FallRow: {**also_funder("type within"), **enough("stays back")},
    Scope: inside("funder stelsels areas"),
    GapReport: {
        **inside("topics scopes"),
        **also_funder(
            "format region synthetic reader funder runs rule_set objective_id "
            "stale_days partial"
        ),
        **enough(
            "agenda total kinds cells owners causes shares values shadow chain "
            "refusals stale falls"
        ),
    },
}


def decision(record: type, name: str, reader: ReaderKind) -> Decision:
    """Return what was decided on a field for a reader; KeyError when nothing was."""
    at = tuple(ReaderKind).index(reader)
    return Decision(DECISIONS[record][name][at])
