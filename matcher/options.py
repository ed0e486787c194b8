"""Options: the lawful ways to serve each case, with money, start and ground."""

from dataclasses import dataclass
from datetime import date

from matcher.funding.line import FundingLine
from matcher.model.terms import TitleKind
from matcher.result import Bridge, FitPoint, Ground
from matcher.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One lawful way to serve one case (`case`, `offer`: positions in the scene).

    `start` is the latest of the opening, the day the case can move and the days
    its decisions fall due. `late_days`: days after the latest date (0 if on
    time). `over_security`: levels above what is needed. `fit`: documented points.
    """

    case: int
    offer: int
    way: Way
    line: FundingLine
    start: date
    until: date | None
    ground: Ground
    title: TitleKind | None
    bridge: Bridge | None
    to_placer: bool
    over_security: int
    late_days: int
    cost_per_day: int
    fit: tuple[FitPoint, ...]
    key: str

    @property
    def conditional(self) -> bool:
        """Whether somebody still has to confirm something."""
        return self.line.conditional
