"""Tells the whole result a second time, and reports every leaf that differs."""

from collections.abc import Iterator
from hashlib import sha256

from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.funding.universe import Universe
from matcher.model.region import Region
from matcher.objective import MAXIMISED, StepName, objective_id, urgency_class
from matcher.result import CaseResult, OptionClaim, Result, RunStatus, TightLimit
from matcher.rule import Rule
from matcher.rules import RULES
from matcher.verifying.answers import Answers
from matcher.verifying.candidates import Candidate, Desk, candidates
from matcher.verifying.failure import Failure, Path, differences
from matcher.verifying.no import no_failures
from matcher.verifying.placed import Load, placed
from matcher.verifying.prove import prove
from matcher.verifying.supply import all_offers
from matcher.verifying.tonight import tonight

FORMAT = 1
Options = dict[str, tuple[Candidate, ...]]


def verify(
    region: Region,
    result: Result,
    *,
    snapshot: str,
    prove_seconds: float | None = None,
) -> tuple[Failure, ...]:
    """Return every claim of a result that fails, with what was expected.

    Shares the data model, the facts and the rules with the matcher, and nothing
    else: options, limits, kinds, changes and step values are worked out anew, one
    pair at a time. `snapshot` is the sha256 of the region's canonical bytes. With
    `prove_seconds` also what is declared (status, bounds, uniqueness) is tested by
    solving again with another engine, at most that long a step.
    """
    desk = _desk(region, result)
    options = {c.ref: candidates(desk, i) for i, c in enumerate(desk.cases)}
    chosen, unmatched = _chosen(options, result)
    failures = [*_heading(region, result, snapshot), *unmatched]
    failures += _plan(result, options, chosen)
    failures += _cases(desk, result, options, chosen)
    if prove_seconds is not None and not failures:
        failures += prove(result, options, chosen, prove_seconds)
    return tuple(failures)


def _desk(region: Region, result: Result) -> Desk:
    rules = tuple(r for r in RULES if r.in_force(region.as_of))
    supply = [(o, offer_facts(region, o)) for o in all_offers(region)]
    universe = Universe(
        forms=tuple(
            sorted({w for _, f in supply for w in f.forms}, key=lambda w: w.key)
        ),
        ways=tuple(sorted({w for _, f in supply for w in f.ways}, key=lambda w: w.key)),
    )
    fixed = {p.case for p in region.fixed.values()}
    cases = sorted((c for c in region.cases if c.ref not in fixed), key=lambda c: c.ref)
    facts = tuple(case_facts(region, c, universe) for c in cases)
    return Desk(
        region=region,
        objective=result.objective,
        cases=tuple(cases),
        answers=Answers(region, rules, facts, tuple(supply)),
    )


def _heading(region: Region, result: Result, snapshot: str) -> Iterator[Failure]:
    rules = [r for r in RULES if r.in_force(region.as_of)]
    expected = {
        "format": FORMAT,
        "snapshot": snapshot,
        "as_of": region.as_of,
        "rule_set": _rule_set(rules),
        "objective_id": objective_id(result.objective),
    }
    for name, value in expected.items():
        if getattr(result, name) != value:
            yield Failure((name,), value, getattr(result, name))


def _rule_set(rules: list[Rule]) -> str:
    names = "\n".join(sorted(f"{r.key}@{r.version}" for r in rules))
    return sha256(names.encode()).hexdigest()


def _chosen(
    options: Options, result: Result
) -> tuple[dict[str, Candidate], list[Failure]]:
    """Return the option of each placed case, and a failure where there is none."""
    chosen: dict[str, Candidate] = {}
    failures: list[Failure] = []
    for k, case in enumerate(result.cases):
        if case.placed is None:
            continue
        path: Path = ("cases", k, "placed", "option")
        own = options.get(case.case, ())
        claim = case.placed.option
        match = [c for c in own if c.claim == claim]
        if match:
            chosen[case.case] = match[0]
        else:
            failures += _nearest(own, claim, path)
    return chosen, failures


def _nearest(
    own: tuple[Candidate, ...], claim: OptionClaim, path: Path
) -> list[Failure]:
    """Return how the claim differs from the most similar option of the case."""
    found = [list(differences(c.claim, claim, path)) for c in own]
    nothing = [Failure(path, "an option of this case", claim)]
    return min(found, key=len, default=nothing)


def _plan(
    result: Result, options: Options, chosen: dict[str, Candidate]
) -> Iterator[Failure]:
    load = Load(chosen)
    for key, take in load.overfull(chosen):
        yield Failure(("limits", key), f"at most {take.capacity}", load.taken[key])
    names = tuple(step.value for step in result.objective.steps)
    if tuple(step.name for step in result.steps) != names:
        yield Failure(("steps",), names, tuple(step.name for step in result.steps))
        return
    yield from _steps(result, chosen)
    yield from differences(_tight(options, load), result.tight, ("tight",))


def _steps(result: Result, chosen: dict[str, Candidate]) -> Iterator[Failure]:
    for k, step in enumerate(result.steps):
        value = sum(c.steps[step.name] for c in chosen.values())
        maximise = StepName(step.name) in MAXIMISED
        expected = {"maximise": maximise, "value": value}
        if step.proved:
            expected["bound"] = value
        for name, worth in expected.items():
            if getattr(step, name) != worth:
                yield Failure(("steps", k, name), worth, getattr(step, name))
        if not step.proved and step.bound is not None:
            reached = step.bound >= value if maximise else step.bound <= value
            if not reached or step.bound == value:
                yield Failure(("steps", k, "bound"), f"beyond {value}", step.bound)
    proved = all(step.proved for step in result.steps) and result.unique
    if proved != (result.status is RunStatus.OPTIMAL):
        expected_status = "OPTIMAL" if proved else "not OPTIMAL"
        yield Failure(("status",), expected_status, result.status)


def _tight(options: Options, load: Load) -> tuple[TightLimit, ...]:
    least: dict[str, TightLimit] = {}
    smallest: dict[str, int] = {}
    for own in options.values():
        for key, take in ((k, t) for o in own for k, t in o.takes.items()):
            smallest[key] = min(take.amount, smallest.get(key, take.amount))
            least[key] = TightLimit(
                id=key, kind=take.kind, capacity=take.capacity, used=load.taken[key]
            )
    return tuple(
        limit
        for key, limit in sorted(least.items())
        if limit.used and limit.used + smallest[key] > limit.capacity
    )


def _cases(
    desk: Desk, result: Result, options: Options, chosen: dict[str, Candidate]
) -> Iterator[Failure]:
    refs = tuple(c.ref for c in desk.cases)
    if tuple(c.case for c in result.cases) != refs:
        yield Failure(("cases",), refs, tuple(c.case for c in result.cases))
        return
    load = Load(chosen)
    unplaced = [i for i, c in enumerate(result.cases) if c.placed is None]
    where = tonight(desk, unplaced, load)
    for i, case in enumerate(result.cases):
        path: Path = ("cases", i)
        urgency = urgency_class(desk.cases[i], desk.region.as_of, desk.objective)
        if case.urgency != urgency:
            yield Failure((*path, "urgency"), urgency, case.urgency)
        yield from _outcome(case, path)
        own = options[case.case]
        if case.placed is not None and case.case in chosen:
            expected = placed(case.case, own, chosen[case.case], load)
            yield from differences(expected, case.placed, (*path, "placed"))
        if case.no is not None and case.placed is None:
            yield from differences(
                where[i], case.no.tonight, (*path, "no", "tonight")
            )
            yield from no_failures(
                desk, i, case.no, options, chosen, proved=_is_proved(result)
            )


def _is_proved(result: Result) -> bool:
    return result.status is RunStatus.OPTIMAL


def _outcome(case: CaseResult, path: Path) -> Iterator[Failure]:
    if (case.placed is None) == (case.no is None):
        yield Failure(path, "either a place or a no", "both or neither")
