"""Solves a question again with another engine, to test what a claim declares."""

from collections.abc import Callable, Iterator

from matcher.claims.contrast import MOVED, Alternative, Answer, Contrast
from matcher.objective import MAXIMISED, StepName
from matcher.verifying.candidates import Candidate
from matcher.verifying.engines import Scip
from matcher.verifying.failure import Failure
from matcher.verifying.objection import Objection
from matcher.verifying.posed import Posed
from matcher.verifying.prove import Flat, flattened
from matcher.verifying.replay import replayed, total
from matcher.verifying.seated import Seated

Weights = list[int]


def prove_contrast(
    seats: Seated, asked: Posed, claim: Contrast, seconds: float
) -> Iterator[Failure]:
    """Yield what another engine finds to be otherwise, or cannot settle in time."""
    foils = Foils(seats, asked, seconds)
    if claim.answer is Answer.IMPOSSIBLE:
        if not foils.are_none():
            yield Failure(("answer",), Objection.NOT_EXCLUDED, claim.answer)
        return
    if claim.open is not None and claim.open.step == MOVED and claim.best is None:
        return
    least = foils.least_moves()
    if claim.open is not None and claim.open.step == MOVED:
        bound = claim.open.bound
        if least is not None and bound is not None and bound > least:
            yield Failure(("open", "bound"), least, bound)
        return
    few = 0
    if claim.fewest is not None:
        few = len(replayed(seats, asked, claim.fewest).others)
    if claim.answer is not Answer.NOT_PROVED and least != few:
        yield Failure(("fewest", "moves"), least, few)
    if claim.fewest is not None:
        foils = Foils(seats, asked, seconds)
        foils.hold_moves(few)
        yield from _best_of(seats, asked, foils, claim.fewest, "fewest")
    if claim.run_proved and claim.best is not None and claim.open is None:
        foils = Foils(seats, asked, seconds)
        yield from _best_of(seats, asked, foils, claim.best, "best")


def _best_of(
    seats: Seated, asked: Posed, foils: "Foils", found: Alternative, name: str
) -> Iterator[Failure]:
    """Yield the first step in which a plan of its kind is better."""
    plan = replayed(seats, asked, found).plan
    differs = {cost.step for cost in found.costs}
    for step in seats.desk.objective.steps:
        value, best = total(plan, step), foils.best(step)
        if best != value:
            yield Failure((name, "costs", step.value), best, value)
            return
        if step.value in differs and not found.proved:
            return
        foils.hold(step, value)
    if found.proved:
        yield from _changes_least(asked, foils, found, name)


def _changes_least(
    asked: Posed, foils: "Foils", found: Alternative, name: str
) -> Iterator[Failure]:
    """Yield whether the holder could stay, or fewer others could change."""
    gone = {*found.leaves, *(move.case for move in found.moves)}
    stays = int(asked.holder is not None and asked.holder not in gone)
    changed = len(gone - {asked.newcomer, asked.holder})
    told = (stays, changed)
    least = foils.least_changes(stays)
    if least != told:
        yield Failure((name, "proved"), least, told)


class Foils:
    """The plans that do what is asked, as a mixed-integer model of all options."""

    def __init__(self, seats: Seated, asked: Posed, seconds: float) -> None:
        """Let the newcomer have one of the targets, and all but the holder a place."""
        self._seats, self._asked = seats, asked
        table = {
            ref: asked.fitting if ref == asked.newcomer else seats.fitting(ref)
            for ref in seats.at
        }
        self._flat: Flat = flattened(table)
        self._model = Scip(self._flat, seconds)
        served = (set(seats.chosen) - {asked.holder}) | {asked.newcomer}
        for ref in sorted(served):
            self._model.hold([int(r == ref) for r, _ in self._flat.options], 1)

    def are_none(self) -> bool:
        """Tell whether it is proved that there is no such plan."""
        return self._model.is_empty()

    def least_moves(self) -> int | None:
        """Return how few others of the plan move; None when not settled."""
        return self._model.best(self._moved(), maximise=False)

    def hold_moves(self, number: int) -> None:
        """Let so many others of the plan move."""
        self._model.hold(self._moved(), number)

    def best(self, step: StepName) -> int | None:
        """Return the best value of a step; None when not settled."""
        worth = self._flat.worth(step.value)
        return self._model.best(worth, maximise=step in MAXIMISED)

    def hold(self, step: StepName, value: int) -> None:
        """Hold the value of a step."""
        self._model.hold(self._flat.worth(step.value), value)

    def least_changes(self, stays: int) -> tuple[int | None, int | None]:
        """Return whether the holder can stay, and how few others change then."""
        weights = self._weights(self._is_holder_where_it_was)
        most = self._model.best(weights, maximise=True)
        self._model.hold(weights, stays)
        others = self._weights(
            lambda ref, option: ref not in self._two and self._is_new(ref, option)
        )
        return most, self._model.best(others, maximise=False)

    @property
    def _two(self) -> set[str | None]:
        return {self._asked.newcomer, self._asked.holder}

    def _moved(self) -> Weights:
        others = set(self._seats.chosen) - self._two
        return self._weights(lambda r, o: r in others and self._is_new(r, o))

    def _is_holder_where_it_was(self, ref: str, option: Candidate) -> bool:
        return ref == self._asked.holder and not self._is_new(ref, option)

    def _is_new(self, ref: str, option: Candidate) -> bool:
        now = self._seats.chosen.get(ref)
        return now is None or now.key != option.key

    def _weights(self, chosen: Callable[[str, Candidate], bool]) -> Weights:
        return [int(chosen(ref, option)) for ref, option in self._flat.options]
