"""Limits: everything that runs out when options are combined."""

from dataclasses import dataclass

from matcher.kinds import LimitKind, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `capacity` of something over the options in `amounts`.

    `amounts`: pairs (position of the option, amount > 0). Units by kind: openings
    and residents in persons, care load in hours per week, budgets and ceilings in
    eurocents per day. `about`: the place, location, tie or budget it belongs to.
    """

    id: str
    kind: LimitKind
    capacity: int
    owner: Owner
    source: str
    about: str
    amounts: tuple[tuple[int, int], ...]
