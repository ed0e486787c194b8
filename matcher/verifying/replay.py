"""Plays a plan that does what is asked, move by move, against the plan of the run."""

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.claims.contrast import Alternative
from matcher.objective import MAXIMISED, StepName
from matcher.result import Move, StepCost
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import AtMost, Failure, Path, differences
from matcher.verifying.objection import Objection
from matcher.verifying.placed import Load
from matcher.verifying.posed import Posed
from matcher.verifying.seated import Seated

Plan = dict[str, Candidate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """The plan after the moves, and which others of the run's plan move in it."""

    plan: Plan
    others: tuple[str, ...]


def replay_failures(
    seats: Seated, asked: Posed, found: Alternative, path: Path
) -> Iterator[Failure]:
    """Yield what is wrong with a plan that should do what is asked."""
    refs = [move.case for move in found.moves]
    order = sorted(set(refs), key=lambda ref: (ref != asked.newcomer, ref))
    if refs != order or asked.newcomer not in refs:
        yield Failure((*path, "moves"), order, refs)
        return
    moved = [(move, _option(seats, asked, move)) for move in found.moves]
    for k, (move, option) in enumerate(moved):
        if option is None:
            yield Failure((*path, "moves", k), Objection.ANOTHER_OPTION, move)
            return
    if not set(found.leaves) <= ({asked.holder} & set(seats.chosen)) - set(refs):
        yield Failure((*path, "leaves"), Objection.WHO_IS_ASKED, found.leaves)
        return
    if len(set(found.leaves)) != len(found.leaves):
        yield Failure((*path, "leaves"), Objection.EACH_ONCE, found.leaves)
    after = replayed(seats, asked, found).plan
    load = Load(after)
    for key, take in load.overfull(after):
        used = load.taken[key]
        yield Failure((*path, "limits", key), AtMost(take.capacity), used)
    yield from differences(costs(seats, after), found.costs, (*path, "costs"))


def replayed(seats: Seated, asked: Posed, found: Alternative) -> Replayed:
    """Return the plan after moves that were found to be in order."""
    plan = {k: v for k, v in seats.chosen.items() if k not in found.leaves}
    for move in found.moves:
        option = _option(seats, asked, move)
        if option is not None:
            plan[move.case] = option
    two = {asked.newcomer, asked.holder}
    others = (m.case for m in found.moves if m.case not in two)
    return Replayed(
        plan=plan, others=tuple(ref for ref in others if ref in seats.chosen)
    )


def costs(seats: Seated, after: Plan) -> tuple[StepCost, ...]:
    """Return the steps in which a plan differs from that of the run."""
    found = []
    for step in seats.desk.objective.steps:
        before, then = total(seats.chosen, step), total(after, step)
        worse = before - then if step in MAXIMISED else then - before
        if worse:
            found.append(StepCost(step=step.value, worse_by=worse))
    return tuple(found)


def total(plan: Plan, step: StepName) -> int:
    """Return the value of a plan in a step."""
    return sum(option.steps[step.value] for option in plan.values())


def rank(found: tuple[StepCost, ...], steps: tuple[StepName, ...]) -> tuple[int, ...]:
    """Return a key that is smaller for a plan that is less bad."""
    worse = {cost.step: cost.worse_by for cost in found}
    return tuple(worse.get(step.value, 0) for step in steps)


def direct(seats: Seated, asked: Posed) -> Iterator[Plan]:
    """Yield the plans in which the newcomer comes and all others stay.

    Whom it would replace, if anybody, stays as well or has no place.
    """
    stay = {k: v for k, v in seats.chosen.items() if k != asked.newcomer}
    gone = {k: v for k, v in stay.items() if k != asked.holder}
    for rest in (stay, gone) if len(gone) < len(stay) else (stay,):
        load = Load(rest)
        for option in asked.fitting:
            if load.fits(option.takes):
                yield {**rest, asked.newcomer: option}


def _option(seats: Seated, asked: Posed, move: Move) -> Candidate | None:
    own = asked.targets if move.case == asked.newcomer else ()
    if move.case != asked.newcomer and move.case in seats.at:
        own = seats.options(move.case)
    now = seats.chosen.get(move.case)
    told = (move.option, move.place, move.team, move.start)
    for option in own:
        claim = option.claim
        if (option.key, claim.place, claim.team, claim.start) == told:
            return None if now is not None and now.key == option.key else option
    return None
