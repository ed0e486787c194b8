"""Whose turn it is: by urgency class, then latest date, then days waited."""

from datetime import date

from matcher.model.case import Case
from matcher.model.region import Region
from matcher.objective import Objective, urgency_class

Turn = tuple[int, date, int]


def turn_of(region: Region, objective: Objective, case: Case) -> Turn:
    """Return a key that is smaller for whose turn comes first; equal keys are a tie."""
    return (
        urgency_class(case, region.as_of, objective),
        case.urgency.latest or date.max,
        (case.waiting_since - region.as_of).days,
    )


def numbered(turns: dict[str, Turn]) -> dict[str, int]:
    """Return the number of each turn: one more than how many come before it."""
    ordered = sorted(turns.values())
    return {ref: 1 + ordered.index(turn) for ref, turn in turns.items()}
