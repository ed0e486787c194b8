"""What a result cites: whether each claim is true, not whether one is missing.

The quick half of the second way. That nothing better, easier or further was left out
(other options, other places, other sets of changes) is the other half: `verify`.
"""

from collections.abc import Iterable, Iterator

from matcher.funding.line import Accountant
from matcher.model.region import Region
from matcher.objective import StepName
from matcher.result import ChangeSet, No, OptionClaim, Result
from matcher.verifying.candidates import Candidate, at_offer, candidates
from matcher.verifying.desk import Desk, desk_of
from matcher.verifying.failure import AtMost, Failure, Path, Remark, differences
from matcher.verifying.objection import Objection
from matcher.verifying.placed import Load
from matcher.verifying.refusal import offer_no
from matcher.verifying.repairs import Atoms, changes, repairs
from matcher.verifying.standing import Stand, stand_before

Offers = dict[str, list[int]]


def verify_cited(region: Region, result: Result) -> tuple[Failure, ...]:
    """Return every cited claim that fails.

    Each proposal is an option of its case, the plan keeps all limits and has the
    values it says; each offer that is named in a no stands as it is told; each set of
    changes opens the places it names, and none of them is needless for that.
    """
    desk = desk_of(region, result.objective)
    position = {case.ref: i for i, case in enumerate(desk.cases)}
    at: Offers = {}
    for j, (offer, _) in enumerate(desk.answers.offers):
        at.setdefault(offer.place, []).append(j)
    failures: list[Failure] = []
    chosen: dict[str, Candidate] = {}
    for k, case in enumerate(result.cases):
        if case.case not in position:
            failures.append(
                Failure(("cases", k, "case"), Objection.CASE_OF_REGION, case.case)
            )
            continue
        file = _File(desk, position[case.case], at)
        if case.placed is not None:
            found = file.option(case.placed.option)
            path: Path = ("cases", k, "placed", "option")
            if found is None:
                failures.append(Failure(path, Remark.OPTION_OF_CASE, case.case))
            else:
                chosen[case.case] = found
        elif case.no is not None:
            failures += file.no(case.no, ("cases", k, "no"))
    return (*failures, *_plan(result, chosen))


def _plan(result: Result, chosen: dict[str, Candidate]) -> Iterator[Failure]:
    load = Load(chosen)
    for key, take in load.overfull(chosen):
        yield Failure(("limits", key), AtMost(take.capacity), load.taken[key])
    for k, step in enumerate(result.steps):
        value = sum(option.steps[StepName(step.name)] for option in chosen.values())
        yield from differences(value, step.value, ("steps", k, "value"))
    for k, limit in enumerate(result.tight):
        yield from differences(load.taken[limit.id], limit.used, ("tight", k, "used"))


class _File:
    """One case before the offers that a result names; `at`: offers by place."""

    def __init__(self, desk: Desk, i: int, at: Offers) -> None:
        self._desk, self._i, self._at = desk, i, at
        self._money = Accountant(desk.cases[i], desk.region)

    def option(self, claim: OptionClaim) -> Candidate | None:
        """Return the option that is claimed, worked out at its own offers only."""
        own: Iterable[Candidate]
        if claim.bridge is not None:
            own = candidates(self._desk, self._i)
        else:
            own = (
                o for j in self._offers(claim.place, claim.team) for o in self._own(j)
            )
        return next((option for option in own if option.claim == claim), None)

    def no(self, no: No, path: Path) -> Iterator[Failure]:
        """Yield every claim of a no that fails by itself."""
        for k, claim in enumerate(no.cited):
            told = [
                offer_no(self._desk, self._i, self._stand(j))
                for j in self._offers(claim.place, claim.team)
            ]
            if claim not in told and not self._is_bridged(claim.place):
                yield Failure((*path, "cited", k), Remark.AS_IT_STANDS, claim)
        opening = self._opening({p for found in no.sets for p in found.places})
        for k, found in enumerate(no.sets):
            yield from self._set(opening, found, (*path, "sets", k))

    def _set(
        self, opening: dict[str, list[Atoms]], claim: ChangeSet, path: Path
    ) -> Iterator[Failure]:
        atoms: Atoms = frozenset(
            (c.rule or "", c.fact or "", c.place or "") for c in claim.changes
        )
        used: set[tuple[str, str, str]] = set()
        for place in claim.places:
            parts = [part for part in opening.get(place, ()) if part <= atoms]
            if not parts:
                yield Failure((*path, "places"), Remark.MINIMAL, place)
                return
            used |= set().union(*parts)
        if claim.places and used != atoms:
            yield Failure((*path, "changes"), Remark.MINIMAL, claim.changes)
            return
        told = changes(self._desk, self._i, atoms)
        yield from differences(told, claim.changes, (*path, "changes"))

    def _opening(self, places: set[str]) -> dict[str, list[Atoms]]:
        """Return the sets of changes that open each of these places."""
        stands = [self._stand(j) for p in sorted(places) for j in self._at.get(p, ())]
        found: dict[str, list[Atoms]] = {}
        for repair in repairs(self._desk, self._i, stands):
            place = self._desk.offer(repair.stand.offer)[0].place
            found.setdefault(place, []).append(repair.atoms)
        return found

    def _stand(self, j: int) -> Stand:
        return stand_before(self._desk, self._i, j, tuple(self._own(j)))

    def _own(self, j: int) -> Iterator[Candidate]:
        """Yield the options at one offer, if its rules hold."""
        if not any(self._desk.answers.against(self._i, j)):
            yield from at_offer(self._desk, self._i, j, self._money, None)

    def _offers(self, place: str, team: str | None) -> list[int]:
        there = self._at.get(place, ())
        return [j for j in there if self._desk.offer(j)[0].team == team]

    def _is_bridged(self, place: str) -> bool:
        """Tell whether an option by way of a bridge is at a place."""
        own = candidates(self._desk, self._i)
        return any(o.claim.place == place for o in own if o.claim.bridge)
