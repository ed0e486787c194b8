"""What a proposal says, worked out a second way."""

from collections import Counter

from matcher.objective import MAXIMISED, StepName
from matcher.result import Placed, SecondBest, StepCost
from matcher.verifying.candidates import Candidate
from matcher.verifying.desk import Desk
from matcher.verifying.follow import follow_on
from matcher.verifying.prove import canonical
from matcher.verifying.takes import Take, Takes


class Load:
    """What a plan takes of every limit."""

    def __init__(self, chosen: dict[str, Candidate]) -> None:
        """Add up what the chosen options take."""
        self.taken: Counter[str] = Counter()
        for option in chosen.values():
            self.add(option.takes)

    def add(self, takes: Takes) -> None:
        """Take more."""
        self.taken.update({key: take.amount for key, take in takes.items()})

    def overfull(self, chosen: dict[str, Candidate]) -> list[tuple[str, Take]]:
        """Return the limits of which more is taken than there is."""
        limits = {k: t for option in chosen.values() for k, t in option.takes.items()}
        return [
            (key, take)
            for key, take in sorted(limits.items())
            if self.taken[key] > take.capacity
        ]

    def fits(self, takes: Takes, instead_of: Takes | None = None) -> bool:
        """Tell whether `takes` fit beside the plan, without `instead_of`."""
        given = instead_of or {}
        return all(
            self.taken[key] - (given[key].amount if key in given else 0) + take.amount
            <= take.capacity
            for key, take in takes.items()
        )


def placed(
    desk: Desk, i: int, own: tuple[Candidate, ...], mine: Candidate, load: Load
) -> Placed:
    """Return the proposal of one case with its second best elsewhere."""
    case = desk.cases[i].ref
    here = (mine.claim.place, mine.claim.team)
    others = [
        option
        for option in own
        if (option.claim.place, option.claim.team) != here
        and load.fits(option.takes, instead_of=mine.takes)
    ]
    best = max(others, key=lambda o: rank(case, o), default=None)
    return Placed(
        option=mine.claim,
        options=len(own),
        second=None if best is None else _second(mine, best),
        follow_on=follow_on(desk, i, mine),
    )


def _second(mine: Candidate, best: Candidate) -> SecondBest:
    costs = []
    for name, value in mine.steps.items():
        more = value - best.steps[name]
        worse = more if StepName(name) in MAXIMISED else -more
        if worse:
            costs.append(StepCost(step=name, worse_by=worse))
    return SecondBest(
        place=best.claim.place,
        team=best.claim.team,
        start=best.claim.start,
        costs=tuple(costs),
    )


def rank(case: str, option: Candidate) -> tuple[int, ...]:
    """Return a key that is larger for a better option of the same case."""
    values = [
        value if StepName(name) in MAXIMISED else -value
        for name, value in option.steps.items()
    ]
    return (*values, canonical(case, option.key))
