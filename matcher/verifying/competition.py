"""Everything told of competition, checked a second way."""

from collections.abc import Iterator

from matcher.claims.competition import (
    CaseCompetition,
    Certificate,
    Competition,
    Group,
    Proof,
    SameAdvice,
)
from matcher.model.region import Region
from matcher.result import Result
from matcher.verifying.certificates import certificate_failures
from matcher.verifying.crowd import Crowd
from matcher.verifying.enlarging import extra_failures
from matcher.verifying.failure import Failure, Path, Remark, differences
from matcher.verifying.joint import Advised, advice_failures, advised, linked
from matcher.verifying.swapping import swap_failures

FORMAT = 1


def verify_competition(
    region: Region,
    result: Result,
    told: Competition,
    *,
    prove_seconds: float | None = None,
) -> tuple[Failure, ...]:
    """Return every claim about competition in a verified result that fails.

    Shares the data model, the facts, the rules and the claims with those who made the
    claims, and nothing else. With `prove_seconds` also what is declared, because a
    solver said so, is settled again by another engine, at most that long a question.
    """
    failures = [*_heading(result, told)]
    crowd = Crowd(region, result)
    if crowd.broken:
        return (Failure(("cases",), Remark.OPTIONS, tuple(crowd.broken)),)
    if tuple(case.case for case in told.cases) != crowd.waiting:
        found = tuple(case.case for case in told.cases)
        return (*failures, Failure(("cases",), crowd.waiting, found))
    for k, case in enumerate(told.cases):
        failures += case_failures(crowd, case, ("cases", k))
    certificates = [case.certificate for case in told.cases]
    failures += differences(
        _groups(certificates, frozenset(crowd.waiting)), told.groups, ("groups",)
    )
    advised_groups = linked(advised(crowd, result))
    failures += _advice(advised_groups, told.advice)
    if prove_seconds is not None and not failures:
        # Imported here: a verification without proof needs no solver.
        from matcher.verifying.settling import Settler

        settler = Settler(crowd, prove_seconds)
        for k, case in enumerate(told.cases):
            failures += settler.case(case, ("cases", k))
        for k, (group, claim) in enumerate(
            zip(advised_groups, told.advice, strict=True)
        ):
            failures += settler.advice(group, claim, ("advice", k))
    return tuple(failures)


def verify_case_competition(
    region: Region,
    result: Result,
    told: CaseCompetition | None,
    advice: SameAdvice | None,
    case: str,
) -> tuple[Failure, ...]:
    """Return every claim about the competition of one case that fails."""
    crowd = Crowd(region, result)
    waits = case in crowd.waiting
    if crowd.broken or (told is not None) != waits or (told and told.case != case):
        return (Failure(("competition",), waits, None if told is None else told.case),)
    failures = [] if told is None else [*case_failures(crowd, told, ("competition",))]
    groups = linked(advised(crowd, result))
    own = [group for group in groups if case in {one.case for one in group}]
    return (*failures, *_advice(own, () if advice is None else (advice,)))


def _advice(
    groups: list[list[Advised]], told: tuple[SameAdvice, ...]
) -> Iterator[Failure]:
    if len(groups) != len(told):
        yield Failure(("advice", "length"), len(groups), len(told))
        return
    for k, (group, claim) in enumerate(zip(groups, told, strict=True)):
        yield from advice_failures(group, claim, ("advice", k))


def case_failures(crowd: Crowd, told: CaseCompetition, path: Path) -> Iterator[Failure]:
    """Yield every claim about one case that fails, but what only a solver can tell."""
    yield from certificate_failures(
        crowd, told.case, told.certificate, (*path, "certificate")
    )
    yield from swap_failures(crowd, told, path)
    yield from extra_failures(crowd, told, path)


def _heading(result: Result, told: Competition) -> Iterator[Failure]:
    expected = {
        "format": FORMAT,
        "snapshot": result.snapshot,
        "as_of": result.as_of,
        "rule_set": result.rule_set,
        "objective_id": result.objective_id,
        "status": result.status,
    }
    for name, value in expected.items():
        yield from differences(value, getattr(told, name), (name,))


def _groups(
    certificates: list[Certificate], waiting: frozenset[str]
) -> tuple[Group, ...]:
    """Return the circuits of each view, taken together where they share a limit."""
    left = [c for c in certificates if c.proof is Proof.HALL]
    made = []
    while left:
        together = [left.pop(0)]
        for _ in range(len(left)):
            limits = {w.limit for c in together for w in c.limits}
            near = [
                c
                for c in left
                if c.view == together[0].view and limits & {w.limit for w in c.limits}
            ]
            together += near
            left = [c for c in left if c not in near]
        capacity = {w.limit: w.capacity for c in together for w in c.limits}
        cases = sorted({ref for c in together for ref in c.cases})
        made.append(
            Group(
                view=together[0].view,
                cases=tuple(cases),
                limits=tuple(sorted(capacity)),
                capacity=sum(capacity.values()),
                left=tuple(ref for ref in cases if ref in waiting),
            )
        )
    return tuple(sorted(made, key=lambda g: (g.view, g.cases)))
