"""What a run optimises: ordered steps, and the agreed figures behind them."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from matcher.model.case import Case


class StepName(StrEnum):
    """The steps, in their standard order."""

    PLACED_U0 = "placed_u0"
    PLACED_U1 = "placed_u1"
    PLACED_U2 = "placed_u2"
    PLACED_U3 = "placed_u3"
    LATE_DAYS = "late_days"
    WAITED_DAYS = "waited_days"
    START_DAYS = "start_days"
    CONDITIONAL = "conditional"
    OVER_SECURITY = "over_security"
    FIT = "fit"
    MOVED = "moved"
    COST_PER_DAY = "cost_per_day"


MAXIMISED = frozenset(
    {
        StepName.PLACED_U0,
        StepName.PLACED_U1,
        StepName.PLACED_U2,
        StepName.PLACED_U3,
        StepName.WAITED_DAYS,
        StepName.FIT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Ordered steps and parameters of a run; all of them are policy.

    `guard_days`: after so many days of waiting a case counts one urgency class
    higher, but never becomes U0. `stale_days`: a figure confirmed longer ago is
    listed apart. `look_days`: when a case without a place is looked at again.
    Fit points: own gemeente, own network, continuity (stays where the case is
    now), each wish that is met. `u0_days`, `u1_days`, `u2_days`: days to the latest
    date at most in the first three urgency classes.
    """

    name: str = "standaard-2026-11"
    steps: tuple[StepName, ...] = tuple(StepName)
    guard_days: int = 90
    stale_days: int = 14
    look_days: int = 7
    fit_own_municipality: int = 3
    fit_network: int = 2
    fit_continuity: int = 2
    fit_wish: int = 1
    u0_days: int = 1
    u1_days: int = 7
    u2_days: int = 42

    @property
    def class_days(self) -> tuple[int, int, int]:
        """Days to the latest date at most in U0, U1 and U2."""
        return self.u0_days, self.u1_days, self.u2_days


def objective_id(objective: Objective) -> str:
    """Return the sha256 of the objective's fields, names and values."""
    parts = [f"{f.name}={_text(getattr(objective, f.name))}" for f in fields(objective)]
    return sha256("|".join(parts).encode()).hexdigest()


def _text(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def urgency_class(case: Case, on: date, objective: Objective) -> int:
    """Return 0 (now) to 3 (months): from the latest date, and the waiting guard.

    By the agreed days; as agreed in 2026: U0 within a day, U1 within a week, U2
    within six weeks, U3 later or none.
    """
    latest = case.urgency.latest
    days = None if latest is None else (latest - on).days
    plain = sum(days is None or days > bound for bound in objective.class_days)
    guarded = case.waiting_since + timedelta(days=objective.guard_days) <= on
    return max(1, plain - 1) if guarded and plain > 0 else plain
