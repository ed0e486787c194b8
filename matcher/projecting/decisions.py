"""For every field of every claim, in what shape each kind of reader may have it.

A field without a line here is nobody's, and a test fails on it. Five signs, in the
order of `ReaderKind` (desk, provider, funder, person, auditor):
`=` as it is; `@` only where it is about the reader's own case or place; `~` coarser:
masked, judged, counted or put in a band; `.` never: it has no influence on the view.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from matcher.claims.candidates import Candidate, Candidates, Link, Widen
from matcher.claims.competition import (
    CaseCompetition,
    Certificate,
    Competition,
    Extra,
    Group,
    SameAdvice,
    Swap,
    Weighed,
)
from matcher.claims.contrast import Alternative, Contrast, OpenStep, Shortage
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


def inside(names: str) -> dict[str, str]:
    """Return the decision for fields that stay with the desk and the auditor."""
    return dict.fromkeys(names.split(), INSIDE)


def own_case(names: str) -> dict[str, str]:
    """Return the decision for fields that the person has of the own case too."""
    return dict.fromkeys(names.split(), OWN_CASE)


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
    Competition: inside("format snapshot as_of objective_id cases groups extra advice"),
    CaseCompetition: {
        "case": INSIDE,
        **dict.fromkeys(("certificate", "swaps", "extra"), MASKED),
    },
    Certificate: {
        **inside("proof demand capacity minimal unique lower_bound"),
        "view": MASKED,
        "cases": MASKED,
        "limits": MASKED,
    },
    Weighed: {"limit": MASKED, **inside("kind capacity multiplier")},
    Swap: {**inside("case worse"), "moves": MASKED},
    Extra: {
        **inside("kind units bound owner who"),
        **dict.fromkeys(("limits", "others", "moves"), MASKED),
    },
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
}


def decision(record: type, name: str, reader: ReaderKind) -> Decision:
    """Return what was decided on a field for a reader; KeyError when nothing was."""
    at = tuple(ReaderKind).index(reader)
    return Decision(DECISIONS[record][name][at])
