"""An offer: what one option could use."""

from dataclasses import dataclass
from datetime import date

FULL = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one option could use.

    `opening` and `team_opening` are positions in the place's openings, FULL when
    the place has none; `start` is the latest of the openings and the day of the
    run; `until` the earliest end of the openings (None = open).
    """

    place: str
    opening: int
    team: str | None
    team_opening: int
    start: date
    until: date | None

    @property
    def key(self) -> str:
        """Text that is unique for the offer and sorts the same everywhere."""
        team = "" if self.team is None else f"+{self.team}#{self.team_opening}"
        return f"{self.place}#{self.opening}{team}"
