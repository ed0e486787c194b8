"""What changes for each case, between two results."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.claims.whatif import CaseChange, Outcome, Stand
from matcher.model.region import Region
from matcher.model.terms import PlacementStatus
from matcher.objective import MAXIMISED, Objective, StepName
from matcher.result import CaseResult, OptionClaim, Result, StepCost
from matcher.whatif.tied import Ties

Where = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """One objective, and the proposals already out, by which options are compared."""

    objective: Objective
    out: Mapping[str, Where]

    def first(self, case: str, old: OptionClaim, new: OptionClaim) -> StepCost | None:
        """Return the first step in which two options of a case differ, if any does."""
        was, now = self._worth(case, old), self._worth(case, new)
        for step in self.objective.steps:
            more = was.get(step, 0) - now.get(step, 0)
            if more:
                worse = more if step in MAXIMISED else -more
                return StepCost(step=step.value, worse_by=worse)
        return None

    def _worth(self, case: str, option: OptionClaim) -> dict[StepName, int]:
        """Return what an option is worth in each step that can differ for one case."""
        where = (option.place, option.team)
        return {
            StepName.LATE_DAYS: option.late_days,
            StepName.START_DAYS: option.start.toordinal(),
            StepName.CONDITIONAL: int(option.funding.conditional),
            StepName.OVER_SECURITY: option.over_security,
            StepName.FIT: sum(self._points(point.reason) for point in option.fit),
            StepName.MOVED: int(self.out.get(case, where) != where),
            StepName.COST_PER_DAY: option.cost_per_day,
        }

    def _points(self, reason: str) -> int:
        """Return the points of a reason by this objective, whichever one gave them."""
        points: int = getattr(self.objective, f"fit_{reason}")
        return points


def case_changes(
    region: Region, before: Result, after: Result, ties: Ties
) -> tuple[CaseChange, ...]:
    """Return the cases for which something changes, by reference.

    `region` is the one before the changes, `ties` are those of the plan after them.
    """
    old = {c.case: c for c in before.cases}
    new = {c.case: c for c in after.cases}
    measure = Measure(before.objective, _proposals_out(region))
    found = (
        _change(case, old.get(case), new.get(case), measure, ties)
        for case in sorted({*old, *new})
    )
    return tuple(change for change in found if change is not None)


def stand_of(case: CaseResult) -> Stand:
    """Return what a result has for a case."""
    option = None if case.placed is None else case.placed.option
    return Stand(
        place=None if option is None else option.place,
        team=None if option is None else option.team,
        start=None if option is None else option.start,
        no=None if case.no is None else case.no.kind,
    )


def _change(
    case: str,
    old: CaseResult | None,
    new: CaseResult | None,
    measure: Measure,
    ties: Ties,
) -> CaseChange | None:
    outcome, first = _outcome(old, new, measure)
    if outcome is None:
        return None
    return CaseChange(
        case=case,
        outcome=outcome,
        before=None if old is None else stand_of(old),
        after=None if new is None else stand_of(new),
        first=first,
        tied=ties.of(case, outcome),
    )


def _outcome(
    old: CaseResult | None, new: CaseResult | None, measure: Measure
) -> tuple[Outcome | None, StepCost | None]:
    if old is None or new is None:
        return Outcome.ENTERED if old is None else Outcome.LEFT, None
    if old.placed is not None and new.placed is not None:
        return _other_option(old.case, old.placed.option, new.placed.option, measure)
    if old.placed is not None or new.placed is not None:
        gained = new.placed is not None
        step = StepCost(step=f"placed_u{old.urgency}", worse_by=-1 if gained else 1)
        asked = StepName(step.step) in measure.objective.steps
        outcome = Outcome.GAINED if gained else Outcome.LOST
        return outcome, step if asked else None
    same = old.no is not None and new.no is not None and old.no.kind is new.no.kind
    return None if same else Outcome.OTHER_NO, None


def _other_option(
    case: str, old: OptionClaim, new: OptionClaim, measure: Measure
) -> tuple[Outcome | None, StepCost | None]:
    moved = (old.place, old.team, old.start) != (new.place, new.team, new.start)
    if not moved and _terms(old) == _terms(new):
        return None, None
    first = measure.first(case, old, new)
    if first is not None:
        return Outcome.WORSE if first.worse_by > 0 else Outcome.BETTER, first
    return Outcome.MOVED if moved else Outcome.PAID_OTHERWISE, None


def _terms(option: OptionClaim) -> tuple[object, ...]:
    """Return on what terms a place is had: how long, by which right, who pays.

    A ruling beside it is no term of its own: a change says that it was made.
    """
    paid = (option.funding, option.on_top)
    return option.until, option.ground, option.title, option.bridge, paid


def _proposals_out(region: Region) -> Mapping[str, Where]:
    return {
        p.case: (p.place, p.team)
        for p in region.placements
        if p.status is PlacementStatus.VOORGESTELD
    }
