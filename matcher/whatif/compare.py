"""A run beside the runs after one or two sets of changes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.claims.whatif import (
    Apart,
    Comparison,
    Edit,
    Outcome,
    Scenario,
    StepChange,
    SwitchedRule,
)
from matcher.explaining import recalled
from matcher.model.region import Region
from matcher.result import Result, RunStatus, StepClaim
from matcher.rules import RULE_BY_KEY, Switches
from matcher.scene import prepare
from matcher.whatif.cells import cell_changes
from matcher.whatif.outcome import case_changes, stand_of
from matcher.whatif.tied import Ties

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A region and the result of its run."""

    region: Region
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A region after changes and the result of its run, with what was changed.

    `changes`: sha256 of the file of changes.
    """

    name: str
    changes: str
    edits: tuple[Edit, ...]
    switches: Switches
    region: Region
    result: Result


def compare(base: Told, tried: Sequence[Tried]) -> Comparison:
    """Return who gains and who loses by each set of changes."""
    result = base.result
    return Comparison(
        format=FORMAT,
        snapshot=result.snapshot,
        as_of=result.as_of,
        rule_set=result.rule_set,
        objective_id=result.objective_id,
        status=result.status,
        open=len(result.cases),
        placed=_placed(result),
        scenarios=tuple(_scenario(base, one) for one in tried),
        apart=_apart(tried[0].result, tried[1].result) if len(tried) > 1 else (),
    )


def _scenario(base: Told, tried: Tried) -> Scenario:
    after = tried.result
    scene = prepare(tried.region, after.objective, tried.switches)
    ties = Ties(scene, recalled(scene, after))
    changes = case_changes(base.region, base.result, after, ties)
    counts = Counter(change.outcome for change in changes)
    both = {c.case for c in base.result.cases} | {c.case for c in after.cases}
    return Scenario(
        name=tried.name,
        changes=tried.changes,
        edits=tried.edits,
        rules=_rules(tried.switches),
        snapshot=after.snapshot,
        as_of=after.as_of,
        rule_set=after.rule_set,
        objective_id=after.objective_id,
        status=after.status,
        unique=after.unique,
        certain=_proved(base.result) and _proved(after),
        open=len(after.cases),
        placed=_placed(after),
        counts=tuple((o, counts[o]) for o in Outcome if counts[o]),
        same=len(both) - len(changes),
        steps=_steps(base.result, after),
        cases=changes,
        cells=cell_changes(base.region, base.result, tried.region, after),
    )


def _rules(switches: Switches) -> tuple[SwitchedRule, ...]:
    return tuple(
        SwitchedRule(rule=key, on=key in switches.on, change=RULE_BY_KEY[key].change)
        for key in sorted(switches.off | switches.on)
    )


def _steps(before: Result, after: Result) -> tuple[StepChange, ...]:
    """Return what each step gains; bounds hold as far as all before them is proved."""
    if before.objective_id != after.objective_id or before.as_of != after.as_of:
        return ()
    found: list[StepChange] = []
    sure = True
    for was, now in zip(before.steps, after.steps, strict=True):
        found.append(_step(was, now, sure=sure))
        sure = sure and was.proved and now.proved
    return tuple(found)


def _step(was: StepClaim, now: StepClaim, *, sure: bool) -> StepChange:
    least: int | None = None
    most: int | None = None
    if sure and was.bound is not None and now.bound is not None:
        ends = (now.value - was.bound, now.bound - was.value)
        least, most = min(ends), max(ends)
    return StepChange(
        name=was.name,
        maximise=was.maximise,
        before=was.value,
        after=now.value,
        least=least,
        most=most,
    )


def _apart(first: Result, second: Result) -> tuple[Apart, ...]:
    one = {c.case: stand_of(c) for c in first.cases}
    two = {c.case: stand_of(c) for c in second.cases}
    return tuple(
        Apart(case=case, first=one.get(case), second=two.get(case))
        for case in sorted({*one, *two})
        if one.get(case) != two.get(case)
    )


def _placed(result: Result) -> int:
    return sum(c.placed is not None for c in result.cases)


def _proved(result: Result) -> bool:
    return result.status is RunStatus.OPTIMAL
