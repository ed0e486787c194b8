"""A plan with everybody's options, and what there would be after some moves."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from matcher.model.region import Region
from matcher.result import Move, Result
from matcher.verifying.candidates import Candidate, candidates
from matcher.verifying.desk import Desk, desk_of
from matcher.verifying.placed import Load
from matcher.verifying.takes import Take, failing

Chosen = dict[str, Candidate]


class Crowd:
    """All options of a region, and those that a result chose.

    `broken` holds the cases of which the chosen option is not one of theirs.
    """

    def __init__(self, region: Region, result: Result) -> None:
        """Work out all options, and find the chosen ones among them."""
        self.desk: Desk = desk_of(region, result.objective)
        self.options = {
            case.ref: candidates(self.desk, i) for i, case in enumerate(self.desk.cases)
        }
        self.chosen: Chosen = {}
        self.broken: list[str] = []
        self._with_more: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        for told in result.cases:
            if told.placed is None:
                continue
            key = told.placed.option.key
            match = [o for o in self.options.get(told.case, ()) if o.key == key]
            if match:
                self.chosen[told.case] = match[0]
            else:
                self.broken.append(told.case)

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """The cases without a place that have an option, sorted."""
        return tuple(
            ref
            for ref, own in sorted(self.options.items())
            if own and ref not in self.chosen
        )

    @cached_property
    def limits(self) -> dict[str, Take]:
        """Each limit that some option takes from, with a take of it."""
        return {
            key: take
            for own in self.options.values()
            for option in own
            for key, take in option.takes.items()
        }

    @cached_property
    def fitting(self) -> dict[str, tuple[Candidate, ...]]:
        """The options that keep every limit as the only new one, chosen ones too."""
        return {
            ref: tuple(
                o for o in own if o is self.chosen.get(ref) or not failing(o.takes)
            )
            for ref, own in self.options.items()
        }

    def fitting_with_more(self, ref: str, kind: str) -> tuple[Candidate, ...]:
        """Return the options that only limits of one kind could stop alone."""
        key = (ref, kind)
        if key not in self._with_more:
            self._with_more[key] = tuple(
                option
                for option in self.options[ref]
                if option is self.chosen.get(ref)
                or all(limit.kind == kind for limit in failing(option.takes))
            )
        return self._with_more[key]

    def after(self, moves: Iterable[Move], without: str | None = None) -> Chosen | None:
        """Return the plan once somebody has left and the moves are made.

        None when a move is not to another option of that case, or is made twice.
        """
        made = {ref: o for ref, o in self.chosen.items() if ref != without}
        moved: set[str] = set()
        for move in moves:
            there = [o for o in self.options.get(move.case, ()) if o.key == move.option]
            told = (move.place, move.team, move.start)
            if not there or move.case in moved or move.case == without:
                return None
            claim = there[0].claim
            if told != (claim.place, claim.team, claim.start):
                return None
            if there[0] is self.chosen.get(move.case):
                return None
            moved.add(move.case)
            made[move.case] = there[0]
        return made

    def lacking(self, plan: Chosen) -> dict[str, int]:
        """Return what a plan takes of each limit beyond what there is."""
        load = Load(plan)
        return {
            key: load.taken[key] - take.capacity for key, take in load.overfull(plan)
        }

    def lacks_beside(
        self, option: Candidate, instead_of: Candidate | None = None
    ) -> dict[str, int]:
        """Return what an option lacks beside the plan, once another is given up."""
        given: Mapping[str, Take] = {} if instead_of is None else instead_of.takes
        short = {
            key: self.load.taken[key]
            - (given[key].amount if key in given else 0)
            + take.amount
            - take.capacity
            for key, take in option.takes.items()
        }
        return {key: lack for key, lack in short.items() if lack > 0}

    @cached_property
    def load(self) -> Load:
        """What the plan takes."""
        return Load(self.chosen)

    def can_bind(self, key: str) -> bool:
        """Tell whether everybody placed and one newcomer could exceed a limit."""

        def most(ref: str) -> int:
            own = self.fitting[ref]
            return max((o.takes[key].amount for o in own if key in o.takes), default=0)

        together = sum(most(ref) for ref in self.chosen)
        newcomer = max((most(ref) for ref in self.waiting), default=0)
        return together + newcomer > self.limits[key].capacity

    def kinds_used(self, ref: str) -> set[str]:
        """Return the kinds of limit that the options of a case take from."""
        return {t.kind for o in self.options[ref] for t in o.takes.values()}
