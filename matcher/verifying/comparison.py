"""A comparison of runs, told a second way from the regions and the results."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.claims.whatif import (
    Apart,
    CaseChange,
    CellChange,
    Comparison,
    Edit,
    Outcome,
    Scenario,
    Stand,
    StepChange,
    SwitchedRule,
)
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, PlaceType, Security, Stelsel
from matcher.result import CaseResult, OptionClaim, Result, RunStatus
from matcher.rules import RULES, Switches
from matcher.verifying.exchange import Exchange
from matcher.verifying.failure import Failure, differences

FORMAT = 1
Cell = tuple[PlaceType, str, Stelsel, Security]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A region after changes, the result of its run, and what was changed."""

    name: str
    changes: str
    edits: tuple[Edit, ...]
    switches: Switches
    region: Region
    result: Result


def comparison_failures(
    region: Region, before: Result, tried: Sequence[Retold], comparison: Comparison
) -> Iterator[Failure]:
    """Yield every leaf of a comparison that is not as it is told from the results.

    That each result is true of its region is for `verify` to tell.
    """
    told = Comparison(
        format=FORMAT,
        snapshot=before.snapshot,
        as_of=before.as_of,
        rule_set=before.rule_set,
        objective_id=before.objective_id,
        status=before.status,
        open=len(before.cases),
        placed=len(_options(before)),
        scenarios=tuple(_scenario(region, before, one) for one in tried),
        apart=_apart([one.result for one in tried]),
    )
    yield from differences(told, comparison)


def _scenario(region: Region, before: Result, one: Retold) -> Scenario:
    after = one.result
    cases = tuple(_cases(region, before, one))
    asking = {c.case for r in (before, after) for c in r.cases}
    unproved = {r.status for r in (before, after)} - {RunStatus.OPTIMAL}
    return Scenario(
        name=one.name,
        changes=one.changes,
        edits=one.edits,
        rules=tuple(_rules(one.switches)),
        snapshot=after.snapshot,
        as_of=after.as_of,
        rule_set=after.rule_set,
        objective_id=after.objective_id,
        status=after.status,
        unique=after.unique,
        certain=not unproved,
        open=len(after.cases),
        placed=len(_options(after)),
        counts=tuple(
            (outcome, len([c for c in cases if c.outcome is outcome]))
            for outcome in Outcome
            if any(c.outcome is outcome for c in cases)
        ),
        same=len(asking - {c.case for c in cases}),
        steps=tuple(_steps(before, after)),
        cases=cases,
        cells=tuple(_cells(region, before, one)),
    )


def _rules(switches: Switches) -> Iterator[SwitchedRule]:
    newest = {rule.key: rule for rule in RULES}
    for key in sorted({*switches.off, *switches.on}):
        yield SwitchedRule(
            rule=key, on=key not in switches.off, change=newest[key].change
        )


def _cases(region: Region, before: Result, one: Retold) -> Iterator[CaseChange]:
    exchange = Exchange(region, before, one.region, one.result, one.switches)
    old = {c.case: c for c in before.cases}
    new = {c.case: c for c in one.result.cases}
    for case in sorted(old.keys() | new.keys()):
        was, now = old.get(case), new.get(case)
        outcome = _outcome(exchange, was, now)
        if outcome is not None:
            yield CaseChange(
                case=case,
                outcome=outcome,
                before=None if was is None else _stand(was),
                after=None if now is None else _stand(now),
                first=exchange.first(was, now),
                tied=exchange.tied(case, outcome),
            )


def _outcome(
    exchange: Exchange, was: CaseResult | None, now: CaseResult | None
) -> Outcome | None:
    if was is None or now is None:
        return Outcome.LEFT if now is None else Outcome.ENTERED
    match (was.placed is not None, now.placed is not None):
        case (False, True):
            return Outcome.GAINED
        case (True, False):
            return Outcome.LOST
        case (True, True):
            return _other_option(exchange, was, now)
    kinds = {no.kind for no in (was.no, now.no) if no is not None}
    return Outcome.OTHER_NO if len(kinds) > 1 else None


def _other_option(
    exchange: Exchange, was: CaseResult, now: CaseResult
) -> Outcome | None:
    if not exchange.other_option(was, now):
        return None
    first = exchange.first(was, now)
    if first is not None:
        return Outcome.BETTER if first.worse_by < 0 else Outcome.WORSE
    same = _stand(was) == _stand(now)
    return Outcome.PAID_OTHERWISE if same else Outcome.MOVED


def _stand(case: CaseResult) -> Stand:
    if case.placed is None:
        no = None if case.no is None else case.no.kind
        return Stand(place=None, team=None, start=None, no=no)
    option = case.placed.option
    return Stand(place=option.place, team=option.team, start=option.start, no=None)


def _steps(before: Result, after: Result) -> Iterator[StepChange]:
    if (before.objective, before.as_of) != (after.objective, after.as_of):
        return
    for k, (was, now) in enumerate(zip(before.steps, after.steps, strict=True)):
        sure = all(s.proved for s in (*before.steps[:k], *after.steps[:k]))
        least: int | None = None
        most: int | None = None
        if sure and was.bound is not None and now.bound is not None:
            best, worst = now.bound - was.value, now.value - was.bound
            least, most = (worst, best) if was.maximise else (best, worst)
        yield StepChange(
            name=was.name,
            maximise=was.maximise,
            before=was.value,
            after=now.value,
            least=least,
            most=most,
        )


def _cells(region: Region, before: Result, one: Retold) -> Iterator[CellChange]:
    was = {c: _cell(region, o) for c, o in _options(before).items()}
    now = {c: _cell(one.region, o) for c, o in _options(one.result).items()}
    asked = {c.case for c in before.cases}
    asks = {c.case for c in one.result.cases}
    come = [(now[c], c) for c in now if was.get(c) != now[c]]
    gone = [(was[c], c) for c in was if now.get(c) != was[c]]
    for cell in sorted({cell for cell, _ in (*come, *gone)}):
        here = [c for where, c in come if where == cell]
        away = [c for where, c in gone if where == cell]
        kind, area, stelsel, security = cell
        yield CellChange(
            type=kind,
            area=area,
            stelsel=stelsel,
            security=security,
            before=Counter(was.values())[cell],
            gained=len([c for c in here if c not in was and c in asked]),
            lost=len([c for c in away if c not in now and c in asks]),
            moved_in=len([c for c in here if c in was]),
            moved_out=len([c for c in away if c in now]),
            entered=len([c for c in here if c not in was and c not in asked]),
            left=len([c for c in away if c not in now and c not in asks]),
            after=Counter(now.values())[cell],
        )


def _cell(region: Region, option: OptionClaim) -> Cell:
    place = region.place[option.place]
    code = region.location[place.location].municipality
    known = region.municipality.get(code)
    area = known.veiligheidsregio if known is not None else None
    route = option.funding.phases[0].route
    return place.type, area or "", STELSEL_OF[route], place.security


def _apart(results: list[Result]) -> tuple[Apart, ...]:
    if results[1:] == []:
        return ()
    one, two = ({c.case: _stand(c) for c in r.cases} for r in results)
    return tuple(
        Apart(case=case, first=one.get(case), second=two.get(case))
        for case in sorted(one.keys() | two.keys())
        if one.get(case) != two.get(case)
    )


def _options(result: Result) -> dict[str, OptionClaim]:
    return {c.case: c.placed.option for c in result.cases if c.placed is not None}
