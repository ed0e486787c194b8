"""Settles again, by another engine, what a solver said of competition."""

from collections.abc import Iterable, Iterator, Mapping

from matcher.claims.competition import CaseCompetition, Extra, Never, Proof, SameAdvice
from matcher.verifying.candidates import Candidate
from matcher.verifying.crowd import Crowd
from matcher.verifying.engines import (
    Choices,
    Settled,
    exists_equal,
    least_units,
    most_served,
)
from matcher.verifying.failure import Failure, Path, Remark
from matcher.verifying.joint import Advised
from matcher.verifying.swapping import could_tie
from matcher.verifying.takes import Takes

Options = Mapping[str, tuple[Candidate, ...]]


class Settler:
    """Asks SCIP, at most some seconds a question; what it cannot settle fails."""

    def __init__(self, crowd: Crowd, seconds: float) -> None:
        """Remember whose claims they are."""
        self._crowd, self._seconds = crowd, seconds

    def case(self, told: CaseCompetition, path: Path) -> Iterator[Failure]:
        """Yield every claim about one case that another engine finds to be false."""
        if told.certificate.proof is Proof.SLACK:
            yield from self._slack(told, (*path, "certificate"))
        yield from self._ties(told, path)
        for k, extra in enumerate(told.extra):
            if extra.proof is not Proof.FARKAS:
                yield from self._extra(told.case, extra, (*path, "extra", k))
        for k, never in enumerate(told.never):
            if never.proof is Proof.SLACK:
                yield from self._never(told.case, never, (*path, "never", k))

    def advice(
        self, group: list[Advised], told: SameAdvice, path: Path
    ) -> Iterator[Failure]:
        """Yield a failure unless so many of a group can be placed, and no more."""
        crowd = self._crowd
        most = most_served(
            self._served(crowd.fitting, crowd.chosen),
            [[_amounts(takes) for takes in one.takes] for one in group],
            self._capacity(takes for one in group for takes in one.takes),
            self._seconds,
        )
        if most.settled and (most.value, True) != (told.placed, told.proved):
            yield Failure((*path, "placed"), most.value, told.placed)
        if not most.settled and told.proved:
            yield Failure((*path, "proved"), Remark.SETTLED, Remark.NOT_SETTLED)

    def _slack(self, told: CaseCompetition, path: Path) -> Iterator[Failure]:
        crowd = self._crowd
        found = least_units(
            self._served(crowd.fitting, told.certificate.cases),
            self._capacity(),
            frozenset(crowd.limits),
            self._seconds,
        )
        yield from _at_least(found, told.certificate.lack, (*path, "lack"))

    def _ties(self, told: CaseCompetition, path: Path) -> Iterator[Failure]:
        """Yield a failure for a tie that is not told, or doubt that need not be."""
        crowd, settled = self._crowd, True
        steps = {
            step: sum(option.steps[step] for option in crowd.chosen.values())
            for step in (s.value for s in crowd.desk.objective.steps)
        }
        for member in could_tie(crowd, told):
            served = (told.case, *(ref for ref in crowd.chosen if ref != member))
            options = [crowd.fitting[ref] for ref in served]
            found = exists_equal(
                [[_amounts(o.takes) for o in own] for own in options],
                self._capacity(),
                [
                    ([[o.steps[step] for o in own] for own in options], value)
                    for step, value in steps.items()
                ],
                self._seconds,
            )
            settled = settled and found is not None
            if found:
                yield Failure((*path, "swaps"), Remark.TIED, Remark.NOT_TIED)
        if settled != told.ties_proved:
            yield Failure((*path, "ties_proved"), settled, told.ties_proved)

    def _extra(self, ref: str, extra: Extra, path: Path) -> Iterator[Failure]:
        found = self._least(ref, extra.kind)
        yield from _at_least(found, extra.bound, (*path, "bound"))
        if found.settled and found.value is None and extra.units is not None:
            yield Failure((*path, "units"), Remark.NONE_WILL_DO, extra.units)

    def _never(self, ref: str, never: Never, path: Path) -> Iterator[Failure]:
        found = self._least(ref, never.kind)
        if not found.settled or found.value is not None:
            yield Failure((*path, "kind"), found.value, never.kind)

    def _least(self, ref: str, kind: str) -> Settled:
        crowd = self._crowd
        everybody = (ref, *crowd.chosen)
        options = {who: crowd.fitting_with_more(who, kind) for who in everybody}
        soft = frozenset(key for key, take in crowd.limits.items() if take.kind == kind)
        return least_units(
            self._served(options, everybody), self._capacity(), soft, self._seconds
        )

    def _served(self, options: Options, cases: Iterable[str]) -> list[Choices]:
        return [[_amounts(option.takes) for option in options[ref]] for ref in cases]

    def _capacity(self, others: Iterable[Takes] = ()) -> dict[str, int]:
        known = {key: take.capacity for key, take in self._crowd.limits.items()}
        more = {key: take.capacity for takes in others for key, take in takes.items()}
        return more | known


def _amounts(takes: Takes) -> dict[str, int]:
    return {key: take.amount for key, take in takes.items()}


def _at_least(found: Settled, bound: int, path: Path) -> Iterator[Failure]:
    """Yield a failure unless no fewer units than the bound will do."""
    if not found.settled:
        if bound:
            yield Failure(path, Remark.SETTLED, Remark.NOT_SETTLED)
    elif found.value is not None and found.value < bound:
        yield Failure(path, found.value, bound)
