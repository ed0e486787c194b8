"""The plan of a result, the second way: who sits where, and where else they could."""

from collections.abc import Iterator

from matcher.funding.line import Accountant
from matcher.result import OptionClaim, Result
from matcher.verifying.candidates import Candidate, at_offer, candidates
from matcher.verifying.desk import Desk
from matcher.verifying.placed import Load
from matcher.verifying.takes import failing


class Seated:
    """Options of the cases that are asked for, and what the plan takes of each limit.

    The result is one that was verified: its options are taken as lawful.
    """

    def __init__(self, desk: Desk, result: Result) -> None:
        """Find the chosen option of each placed case again."""
        self.desk = desk
        self.at = {case.ref: i for i, case in enumerate(desk.cases)}
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self.chosen = {
            case.case: self._chosen(case.case, case.placed.option)
            for case in result.cases
            if case.placed is not None
        }
        self.load = Load(self.chosen)

    def options(self, ref: str) -> tuple[Candidate, ...]:
        """Return every option of a case."""
        if ref not in self._known:
            self._known[ref] = candidates(self.desk, self.at[ref])
        return self._known[ref]

    def fitting(self, ref: str) -> tuple[Candidate, ...]:
        """Return the options of a case that keep every limit alone, and its chosen."""
        now = self.chosen.get(ref)
        return tuple(
            option
            for option in self.options(ref)
            if not failing(option.takes) or (now is not None and option.key == now.key)
        )

    def _chosen(self, ref: str, claim: OptionClaim) -> Candidate:
        if claim.bridge is not None:
            return next(o for o in self.options(ref) if o.claim == claim)
        return next(o for o in self._there(ref, claim) if o.claim == claim)

    def _there(self, ref: str, claim: OptionClaim) -> Iterator[Candidate]:
        i = self.at[ref]
        money = Accountant(self.desk.cases[i], self.desk.region)
        for j, (offer, _) in enumerate(self.desk.answers.offers):
            if (offer.place, offer.team) == (claim.place, claim.team):
                yield from at_offer(self.desk, i, j, money, None)
