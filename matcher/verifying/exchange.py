"""Two results of one case side by side, and who could exchange with whom."""

from dataclasses import replace

from matcher.claims.whatif import Outcome
from matcher.model.region import Region
from matcher.objective import MAXIMISED, StepName
from matcher.result import CaseResult, OptionClaim, Result, StepCost
from matcher.rules import Switches
from matcher.verifying.candidates import Candidate, candidates, worth
from matcher.verifying.desk import desk_of
from matcher.verifying.placed import Load
from matcher.verifying.room import Options


class Exchange:
    """Compares by the objective of the first result, in the plan of the second."""

    def __init__(
        self,
        region: Region,
        before: Result,
        changed: Region,
        after: Result,
        switches: Switches,
    ) -> None:
        """Look up the options of everybody after the changes."""
        self._base = desk_of(region, before.objective)
        self._desk = desk_of(changed, after.objective, switches)
        self._known: Options = {}
        self._at = {case.ref: i for i, case in enumerate(self._desk.cases)}
        self._chosen = {
            case.case: next(
                o for o in self._of(case.case) if o.key == case.placed.option.key
            )
            for case in after.cases
            if case.placed is not None
        }
        self._load = Load(self._chosen)

    def first(self, was: CaseResult | None, now: CaseResult | None) -> StepCost | None:
        """Return the first step that differs, by the objective of the first result."""
        if was is None or now is None:
            return None
        steps = self._base.objective.steps
        if (was.placed is None) != (now.placed is None):
            step = StepName(f"placed_u{was.urgency}")
            worse_by = 1 if now.placed is None else -1
            found = StepCost(step=step.value, worse_by=worse_by)
            return found if step in steps else None
        if was.placed is None or now.placed is None or not self.other_option(was, now):
            return None
        old, new = (
            self._worth(c.case, c.placed.option) for c in (was, now) if c.placed
        )
        for name in steps:
            better = new[name.value] - old[name.value]
            if better:
                worse_by = -better if name in MAXIMISED else better
                return StepCost(step=name.value, worse_by=worse_by)
        return None

    def other_option(self, was: CaseResult, now: CaseResult) -> bool:
        """Tell whether two proposals of a case differ in anything that it would get."""
        assert was.placed is not None  # noqa: S101 - both are proposals
        assert now.placed is not None  # noqa: S101 - both are proposals
        return _bare(was.placed.option) != _bare(now.placed.option)

    def tied(self, case: str, outcome: Outcome) -> tuple[str, ...]:
        """Return who could have gained, or lost, instead with every step the same."""
        if outcome is Outcome.GAINED:
            mine = self._chosen[case]
            waiting = self._at.keys() - self._chosen.keys()
            found = {c for c in waiting if self._equal(mine, self._of(c))}
        elif outcome is Outcome.LOST:
            own = self._of(case)
            found = {c for c, taken in self._chosen.items() if self._equal(taken, own)}
        else:
            found = set()
        return tuple(sorted(found))

    def _equal(self, leaves: Candidate, own: tuple[Candidate, ...]) -> bool:
        return any(
            option.steps == leaves.steps
            and self._load.fits(option.takes, instead_of=leaves.takes)
            for option in own
        )

    def _of(self, case: str) -> tuple[Candidate, ...]:
        if case not in self._known:
            self._known[case] = candidates(self._desk, self._at[case])
        return self._known[case]

    def _worth(self, case: str, option: OptionClaim) -> dict[str, int]:
        """Return the worth of an option by the first objective, whoever weighed it."""
        agreed = self._base.objective
        fit = tuple(
            replace(point, points=getattr(agreed, f"fit_{point.reason}"))
            for point in option.fit
        )
        who = self._base.region.case[case]
        return worth(self._base, who, replace(option, fit=fit))


def _bare(option: OptionClaim) -> OptionClaim:
    """Return an option without its weight, rulings and the number of its opening."""
    return replace(
        option,
        key="",
        to_placer=False,
        over_security=0,
        late_days=0,
        cost_per_day=0,
        lifted=(),
        fit=(),
        stale=(),
    )
