"""What a question asks for, worked out a second way."""

from dataclasses import dataclass

from matcher.claims.contrast import Contrast, Premise, Question
from matcher.verifying.candidates import Candidate
from matcher.verifying.seated import Seated
from matcher.verifying.takes import failing


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """Who would come where and who may make way; `targets` are the newcomer's options.

    `at`: the place that is looked at when nothing leads there.
    """

    newcomer: str
    holder: str | None
    place: str | None
    at: str
    targets: tuple[Candidate, ...]

    @property
    def fitting(self) -> tuple[Candidate, ...]:
        """The targets that keep every limit alone."""
        return tuple(option for option in self.targets if not failing(option.takes))


def posed(seats: Seated, claim: Contrast) -> Posed | Premise:
    """Return what a claim asks for, or why the question does not arise."""
    comes, leaves = claim.case, claim.other
    if claim.question is Question.NOT_CASE:
        comes, leaves = claim.other or "", claim.case
    fixed = seats.desk.region.fixed
    if comes in fixed:
        return Premise.FIXED
    if leaves in fixed:
        return Premise.OTHER_FIXED
    if leaves is None:
        return _somewhere(seats, comes, claim.place or "")
    return _replacing(seats, comes, leaves)


def _somewhere(seats: Seated, comes: str, place: str) -> Posed | Premise:
    now = seats.chosen.get(comes)
    if now is not None and place in _parts(now):
        return Premise.ALREADY_THERE
    return _posed(seats, comes, None, place, place)


def _replacing(seats: Seated, comes: str, leaves: str) -> Posed | Premise:
    has, now = seats.chosen.get(leaves), seats.chosen.get(comes)
    if has is None:
        return Premise.NO_PLACE
    there = has.claim.place
    if now is not None and now.claim.place == there:
        return Premise.SAME_PLACE
    return _posed(seats, comes, leaves, None if now is None else there, there)


def _posed(
    seats: Seated, comes: str, leaves: str | None, place: str | None, at: str
) -> Posed:
    own = seats.options(comes)
    return Posed(
        newcomer=comes,
        holder=leaves,
        place=place,
        at=at,
        targets=tuple(o for o in own if place is None or place in _parts(o)),
    )


def _parts(option: Candidate) -> tuple[str, str | None]:
    return option.claim.place, option.claim.team
