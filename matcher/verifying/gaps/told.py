"""What the second way looks at: verified results, and the desk of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matcher.claims.figures import (
    Count,
    Member,
    Tally,
    Told,
)
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.objective import StepName
from matcher.result import No, Result, RunStatus
from matcher.verifying.candidates import Candidate, candidates
from matcher.verifying.desk import Desk, desk_of
from matcher.verifying.takes import Take


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A region with its result, and what follows from them without a plan."""

    region: Region
    result: Result

    @cached_property
    def nos(self) -> dict[str, No]:
        """The noes by case."""
        return {c.case: c.no for c in self.result.cases if c.no is not None}

    @cached_property
    def desk(self) -> Desk:
        """All rules on all pairs, worked out once."""
        return desk_of(self.region, self.result.objective)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each case stands on the desk."""
        return {case.ref: i for i, case in enumerate(self.desk.cases)}

    @cached_property
    def options(self) -> dict[str, tuple[Candidate, ...]]:
        """All options of every case."""
        return {ref: candidates(self.desk, i) for ref, i in self.position.items()}

    @cached_property
    def chosen(self) -> dict[str, Candidate]:
        """The option that each placed case was given."""
        return {
            c.case: next(o for o in self.options[c.case] if o.claim == c.placed.option)
            for c in self.result.cases
            if c.placed is not None
        }

    @cached_property
    def urgency(self) -> dict[str, int]:
        """The urgency class of every case, as the result has it."""
        return {c.case: c.urgency for c in self.result.cases}

    @property
    def settled(self) -> bool:
        """Whether nobody can be placed beside all whom the plan places."""
        first = {step.value for step in self.result.objective.steps[:4]}
        return self.result.status is RunStatus.OPTIMAL and first == {
            StepName.PLACED_U0.value,
            StepName.PLACED_U1.value,
            StepName.PLACED_U2.value,
            StepName.PLACED_U3.value,
        }

    def case(self, ref: str) -> Case:
        """Return one case."""
        return self.region.case[ref]

    def waited(self, ref: str) -> int:
        """Return the days a case has waited on this day."""
        return (self.region.as_of - self.case(ref).waiting_since).days


def seat_of(option: Candidate) -> str:
    """Return the opening of the dwelling that an option takes."""
    offer = option.key.partition("|")[0].partition("+")[0]
    return f"OPENING:{offer}"


def fits_alone(option: Candidate, *, but: str | None = None) -> bool:
    """Tell whether an option passes each limit by itself, one limit apart."""
    return all(
        take.amount <= take.capacity for key, take in option.takes.items() if key != but
    )


def others(option: Candidate) -> dict[str, Take]:
    """Return what an option takes of limits other than its dwelling's opening."""
    return {k: t for k, t in option.takes.items() if k != seat_of(option)}


def counted(refs: Sequence[str], number: int | None = None) -> Count:
    """Return a count told whole."""
    distinct = sorted(set(refs))
    return Count(
        members=tuple(distinct),
        number=len(distinct) if number is None else number,
        told=Told.WHOLE,
    )


def tallied(members: Sequence[Member]) -> Tally:
    """Return a tally told whole."""
    ordered = sorted(members, key=lambda m: m.case)
    return Tally(
        members=tuple(ordered),
        persons=len([m for m in ordered if m.last]),
        now=len([m for m in ordered if m.now]),
        days=sum(m.days for m in ordered),
        told=Told.WHOLE,
    )
