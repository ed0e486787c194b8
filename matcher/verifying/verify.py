"""Tells the whole result a second time, and reports every leaf that differs."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256

from matcher.model.agreements import Agreements
from matcher.model.region import Region
from matcher.objective import MAXIMISED, StepName, objective_id, urgency_class
from matcher.result import CaseResult, OptionClaim, Result, RunStatus, TightLimit
from matcher.rules import Switches
from matcher.verifying.candidates import Candidate, candidates
from matcher.verifying.desk import Desk, desk_of
from matcher.verifying.failure import (
    AtMost,
    Beyond,
    Failure,
    Path,
    Remark,
    differences,
)
from matcher.verifying.no import cited_failures, no_failures
from matcher.verifying.placed import Load, placed
from matcher.verifying.prove import prove
from matcher.verifying.room import Room
from matcher.verifying.tonight import tonight

FORMAT = 1
LARGEST = 2_000_000
SAMPLE = 100
Options = dict[str, tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The claims that fail, and of how many outcomes every pair was looked at.

    `checked` of `of` outcomes are told again whole. Of the others, each a no, only
    the offers that are cited and where to turn tonight are.
    """

    failures: tuple[Failure, ...]
    checked: int
    of: int

    @property
    def complete(self) -> bool:
        """Whether every outcome was told again whole."""
        return self.checked == self.of


def verify(
    region: Region,
    result: Result,
    *,
    snapshot: str,
    prove_seconds: float | None = None,
    largest: int = LARGEST,
    sample: int = SAMPLE,
    switches: Switches | None = None,
) -> Verification:
    """Return every claim of a result that fails, with what was expected.

    Shares the data model, the facts and the rules with the matcher, and nothing
    else: options, limits, kinds, changes and step values are worked out anew, one
    pair at a time. `snapshot` is the sha256 of the region's canonical bytes. With
    `prove_seconds` also what is declared (status, bounds, uniqueness) is tested by
    solving again with other engines, at most that long a step. With more than
    `largest` pairs, of the noes only `sample` are told whole, drawn by the snapshot.
    `switches`: the rules that were switched for an analysis.
    """
    desk = desk_of(region, result.objective, switches)
    options = {c.ref: candidates(desk, i) for i, c in enumerate(desk.cases)}
    chosen, unmatched = _chosen(options, result)
    failures = [*_heading(desk, result, snapshot), *unmatched]
    failures += _plan(result, options, chosen)
    whole = _without_place(result, snapshot)[: sample if desk.pairs > largest else None]
    failures += _cases(desk, result, options, chosen, frozenset(whole))
    if prove_seconds is not None and not failures:
        failures += prove(result, options, chosen, prove_seconds)
    placed_too = sum(c.placed is not None for c in result.cases)
    return Verification(
        failures=tuple(failures),
        checked=placed_too + len(whole),
        of=len(result.cases),
    )


def _without_place(result: Result, snapshot: str) -> list[str]:
    """Return the cases without a place, in an order drawn by the snapshot."""
    without = [c.case for c in result.cases if c.placed is None]
    return sorted(
        without, key=lambda ref: sha256(f"{snapshot}|{ref}".encode()).digest()
    )


def _heading(desk: Desk, result: Result, snapshot: str) -> Iterator[Failure]:
    expected = {
        "format": FORMAT,
        "snapshot": snapshot,
        "as_of": desk.region.as_of,
        "rule_set": _rule_set(desk),
        "objective_id": objective_id(result.objective),
    }
    for name, value in expected.items():
        if getattr(result, name) != value:
            yield Failure((name,), value, getattr(result, name))


def _rule_set(desk: Desk) -> str:
    """Return the sha256 of the rules asked, and of figures that are no standard."""
    names = [f"{r.key}@{r.version}" for r in desk.answers.rules]
    for figure in fields(Agreements):
        value = getattr(desk.region.agreements, figure.name)
        names += [] if value == figure.default else [f"{figure.name}={value}"]
    return sha256("\n".join(sorted(names)).encode()).hexdigest()


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
    nothing = [Failure(path, Remark.OPTION_OF_CASE, claim)]
    return min(found, key=len, default=nothing)


def _plan(
    result: Result, options: Options, chosen: dict[str, Candidate]
) -> Iterator[Failure]:
    load = Load(chosen)
    for key, take in load.overfull(chosen):
        yield Failure(("limits", key), AtMost(take.capacity), load.taken[key])
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
                yield Failure(("steps", k, "bound"), Beyond(value), step.bound)
    proved = all(step.proved for step in result.steps) and result.unique
    if proved != (result.status is RunStatus.OPTIMAL):
        status = RunStatus.OPTIMAL if proved else Remark.NOT_PROVED
        yield Failure(("status",), status, result.status)


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
    desk: Desk,
    result: Result,
    options: Options,
    chosen: dict[str, Candidate],
    whole: frozenset[str],
) -> Iterator[Failure]:
    refs = tuple(c.ref for c in desk.cases)
    if tuple(c.case for c in result.cases) != refs:
        yield Failure(("cases",), refs, tuple(c.case for c in result.cases))
        return
    room = Room(desk.region, options, chosen)
    unplaced = [i for i, c in enumerate(result.cases) if c.placed is None]
    where = tonight(desk, unplaced, room.load)
    for i, case in enumerate(result.cases):
        path: Path = ("cases", i)
        urgency = urgency_class(desk.cases[i], desk.region.as_of, desk.objective)
        if case.urgency != urgency:
            yield Failure((*path, "urgency"), urgency, case.urgency)
        yield from _outcome(case, path)
        own, no = options[case.case], case.no
        if case.placed is not None and case.case in chosen:
            expected = placed(desk, i, own, chosen[case.case], room.load)
            yield from differences(expected, case.placed, (*path, "placed"))
        if no is None or case.placed is not None:
            continue
        here: Path = (*path, "no")
        yield from differences(where[i], no.tonight, (*here, "tonight"))
        if case.case in whole:
            proved = _is_proved(result)
            yield from no_failures(desk, i, no, own, room, here, proved=proved)
        else:
            yield from cited_failures(desk, i, no, own, here)


def _is_proved(result: Result) -> bool:
    return result.status is RunStatus.OPTIMAL


def _outcome(case: CaseResult, path: Path) -> Iterator[Failure]:
    if (case.placed is None) == (case.no is None):
        yield Failure(path, Remark.PLACE_OR_NO, Remark.BOTH_OR_NEITHER)
