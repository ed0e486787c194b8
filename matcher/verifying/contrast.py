"""Tells the answer to a question a second time, and reports what differs."""

from collections.abc import Iterator
from dataclasses import fields, replace

from matcher.claims.competition import Weighed
from matcher.claims.contrast import (
    MOVED,
    Alternative,
    Answer,
    Contrast,
    OpenStep,
    Premise,
    Question,
    Shortage,
    Shown,
)
from matcher.model.region import Region
from matcher.objective import MAXIMISED, StepName, objective_id
from matcher.result import CITED, Result, RunStatus, StepCost
from matcher.verifying.desk import desk_of
from matcher.verifying.failure import Beyond, Failure, differences
from matcher.verifying.lacking import lacking_failures
from matcher.verifying.objection import Objection
from matcher.verifying.posed import Posed, posed
from matcher.verifying.refusal import offer_no
from matcher.verifying.replay import (
    costs,
    direct,
    rank,
    replay_failures,
    replayed,
    total,
)
from matcher.verifying.seated import Seated
from matcher.verifying.standing import stand_before
from matcher.verifying.takes import failing

FORMAT = 1


def verify_contrast(
    region: Region,
    result: Result,
    claim: Contrast,
    *,
    snapshot: str,
    prove_seconds: float | None = None,
) -> tuple[Failure, ...]:
    """Return every part of an answer that fails, with what was expected.

    `result` is the verified result that was asked about. With `prove_seconds` what a
    solver declared (that nothing is possible, how few move, which plan is best) is
    tested by another engine, at most that long a step; of a run that is not proved the
    best plan is left out of that.
    """
    seats = Seated(desk_of(region, result.objective), result)
    heading = {
        "format": FORMAT,
        "snapshot": snapshot,
        "as_of": region.as_of,
        "objective_id": objective_id(result.objective),
        "run_proved": result.status is RunStatus.OPTIMAL,
    }
    failures = [
        Failure((name,), value, getattr(claim, name))
        for name, value in heading.items()
        if getattr(claim, name) != value
    ]
    failures += _question(seats, claim)
    if failures:
        return tuple(failures)
    asked = posed(seats, claim)
    bare = _bare(claim)
    if isinstance(asked, Premise):
        return tuple(differences(replace(bare, premise=asked), claim))
    bare = replace(bare, place=asked.place)
    if not asked.targets:
        return tuple(differences(_blocked(seats, asked, bare), claim))
    if not asked.fitting:
        return tuple(differences(_alone(asked, bare), claim))
    failures += _compared(seats, asked, bare, claim)
    if prove_seconds is not None and not failures:
        # Imported here: a verification without proof needs no solver.
        from matcher.verifying.foils import prove_contrast

        failures += prove_contrast(seats, asked, claim, prove_seconds)
    return tuple(failures)


def _question(seats: Seated, claim: Contrast) -> Iterator[Failure]:
    """Yield what makes this no question about this region."""
    region = seats.desk.region
    about_place = claim.question is Question.PLACE
    if claim.case not in region.case:
        yield Failure(("case",), Objection.CASE_OF_REGION, claim.case)
    if about_place != (claim.other is None) or claim.other == claim.case:
        yield Failure(("other",), Objection.OTHER_CASE, claim.other)
    elif claim.other is not None and claim.other not in region.case:
        yield Failure(("other",), Objection.CASE_OF_REGION, claim.other)
    if about_place and claim.place not in region.place:
        yield Failure(("place",), Objection.PLACE_OF_REGION, claim.place)


def _bare(claim: Contrast) -> Contrast:
    """Return the question with no answer, and for two cases without a place."""
    asked = {"format", "snapshot", "as_of", "objective_id", "run_proved"}
    asked |= {"question", "case", "other"}
    kept = {f.name: getattr(claim, f.name) for f in fields(claim) if f.name in asked}
    place = claim.place if claim.question is Question.PLACE else None
    return Contrast(**kept, place=place)


def _blocked(seats: Seated, asked: Posed, bare: Contrast) -> Contrast:
    desk, i = seats.desk, seats.at[asked.newcomer]
    own = seats.options(asked.newcomer)
    found = [
        stand_before(desk, i, j, own)
        for j, (offer, _) in enumerate(desk.answers.offers)
        if asked.at in (offer.place, offer.team)
    ]
    easiest = sorted(found, key=lambda stand: stand.order)
    return replace(
        bare,
        answer=Answer.BLOCKED,
        all_offers=len(found),
        offers=tuple(offer_no(desk, i, stand) for stand in easiest[:CITED]),
    )


def _alone(asked: Posed, bare: Contrast) -> Contrast:
    over = {
        limit.id: Weighed(
            limit=limit.id,
            kind=limit.kind,
            capacity=limit.capacity,
            divisor=1,
            multiplier=1,
        )
        for option in asked.targets
        for limit in failing(option.takes)
    }
    return replace(
        bare,
        answer=Answer.IMPOSSIBLE,
        idle=asked.holder is not None,
        shortage=Shortage(
            shown=Shown.ALONE,
            cases=(asked.newcomer,),
            limits=tuple(over[key] for key in sorted(over)),
            demand=0,
            capacity=0,
            two_parts=False,
        ),
    )


# Which parts an answer has; of MOVES and NOT_PROVED those in brackets may lack.
PARTS = {
    Answer.IMPOSSIBLE: ({"shortage"}, set[str]()),
    Answer.MOVES: ({"fewest"}, {"best"}),
    Answer.WORSE: ({"best"}, set[str]()),
    Answer.TIE: ({"best"}, set[str]()),
    Answer.NOT_PROVED: (set[str](), {"best", "open"}),
}


def _compared(
    seats: Seated, asked: Posed, bare: Contrast, claim: Contrast
) -> Iterator[Failure]:
    if claim.answer is None or claim.answer not in PARTS:
        yield Failure(("answer",), Objection.COMPARABLE, claim.answer)
        return
    needed, allowed = PARTS[claim.answer]
    free = {"answer", "idle"} | needed | allowed
    plain = {name: getattr(claim, name) for name in free}
    yield from differences(replace(bare, **plain), claim)
    for name in sorted(needed):
        if getattr(claim, name) is None:
            yield Failure((name,), Objection.PART_IS_THERE, None)
            return
    if claim.shortage is not None:
        yield from lacking_failures(seats, asked, claim.shortage, ("shortage",))
    for name in ("fewest", "best"):
        found = getattr(claim, name)
        if isinstance(found, Alternative):
            yield from replay_failures(seats, asked, found, (name,))
            if claim.run_proved and found.costs and found.costs[0].worse_by < 0:
                yield Failure((name, "costs"), Objection.NO_BETTER, found.costs)
    idle = _is_idle(asked, claim)
    if claim.idle != idle:
        yield Failure(("idle",), idle, claim.idle)
    yield from _of_kind(seats, asked, claim)


def _is_idle(asked: Posed, claim: Contrast) -> bool:
    """Tell whether whom the newcomer would replace is shown to have no influence."""
    if asked.holder is None or claim.answer is Answer.NOT_PROVED:
        return False
    if claim.answer is Answer.IMPOSSIBLE:
        return True
    if claim.best is None or not claim.best.proved:
        return False
    gone = {*claim.best.leaves, *(move.case for move in claim.best.moves)}
    return asked.holder not in gone


def _of_kind(seats: Seated, asked: Posed, claim: Contrast) -> Iterator[Failure]:
    """Yield why another of the answers is the right one, as far as sums can tell."""
    ways = [costs(seats, plan) for plan in direct(seats, asked)]
    if claim.answer is not Answer.NOT_PROVED:
        yield from _whether_others_move(asked, claim, seats, possible=bool(ways))
        ways += [] if claim.fewest is None else [claim.fewest.costs]
        yield from _whether_best(seats, claim, ways)
    yield from _whether_proved(claim)
    if claim.open is not None:
        yield from _open(seats, asked, claim, claim.open)


def _whether_others_move(
    asked: Posed, claim: Contrast, seats: Seated, *, possible: bool
) -> Iterator[Failure]:
    """Yield a failure when others have to move and should not, or the reverse."""
    if (claim.answer in {Answer.WORSE, Answer.TIE}) != possible:
        expected = Objection.NOBODY_MOVES if possible else Objection.SOMEBODY_MOVES
        yield Failure(("answer",), expected, claim.answer)
    if claim.fewest is not None and not replayed(seats, asked, claim.fewest).others:
        yield Failure(("fewest", "moves"), Objection.SOMEBODY_MOVES, 0)


def _whether_best(
    seats: Seated, claim: Contrast, ways: list[tuple[StepCost, ...]]
) -> Iterator[Failure]:
    """Yield a failure when one of these ways is better, or the best is no tie."""
    if claim.best is None:
        return
    steps = seats.desk.objective.steps
    mine = _upto_first(rank(claim.best.costs, steps))
    if any(rank(way, steps)[: len(mine)] < mine for way in ways):
        yield Failure(("best", "costs"), Objection.BEST_OF_KIND, claim.best.costs)
    tied = claim.answer is Answer.TIE
    if claim.answer is not Answer.MOVES and tied != (not claim.best.costs):
        yield Failure(("answer",), Answer.WORSE if tied else Answer.TIE, claim.answer)


def _whether_proved(claim: Contrast) -> Iterator[Failure]:
    """Yield a failure when a plan that is as good says that the run is not proved."""
    known = [found for found in (claim.best, claim.fewest) if found is not None]
    good = any(not f.costs or f.costs[0].worse_by < 0 for f in known)
    rival = good and not claim.run_proved
    if (claim.answer is Answer.NOT_PROVED and claim.open is None) != rival:
        yield Failure(("open",), Objection.RUN_OR_WORSE, claim.answer)


def _upto_first(worse: tuple[int, ...]) -> tuple[int, ...]:
    """Return the steps up to the first that differs: only those have to be proved."""
    first = next((k for k, by in enumerate(worse) if by), len(worse) - 1)
    return worse[: first + 1]


def _open(
    seats: Seated, asked: Posed, claim: Contrast, found: OpenStep
) -> Iterator[Failure]:
    names = {step.value: step for step in seats.desk.objective.steps}
    if found.step != MOVED and found.step not in names:
        yield Failure(("open", "step"), Objection.STEP_OF_OBJECTIVE, found.step)
        return
    value, maximise = None, False
    if claim.best is not None:
        told = replayed(seats, asked, claim.best)
        value = len(told.others)
        if found.step != MOVED:
            value = total(told.plan, StepName(found.step))
            maximise = StepName(found.step) in MAXIMISED
    if found.value != value:
        yield Failure(("open", "value"), value, found.value)
    elif found.bound is not None:
        least = found.bound if value is None else value
        beyond = found.bound > least if maximise else found.bound < least
        if not beyond:
            yield Failure(("open", "bound"), Beyond(least), found.bound)
