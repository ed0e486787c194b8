"""What could be on the agenda of a gap report, and what was decided on it before."""

from dataclasses import dataclass
from datetime import date

from matcher.cells import Cell
from matcher.claims.figures import Count, Exactness, Subject, Tally, Told
from matcher.kinds import FundingCause, KindOfNo, Owner
from matcher.model.terms import AgendaOutcome, Stelsel


@dataclass(frozen=True, slots=True, kw_only=True)
class Casus:
    """One person in bands only; `alike`: how many without a place match it."""

    urgency: int
    age: tuple[int, int]
    kind: KindOfNo
    cause: FundingCause | None
    waited: tuple[int, int]
    money: tuple[Stelsel, ...]
    title: bool
    alike: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided last on this topic, and what came of it.

    `before`: persons of the topic on the day `before_on` of an earlier region file,
    None without one.
    """

    by: str
    on: date
    outcome: AgendaOutcome
    effect_from: date | None
    before_on: date | None
    before: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What settling an item would do: persons with a place, their days waited."""

    persons: int | None
    days: int | None
    exactness: Exactness
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item: what, who is competent, effect, one casus, what was decided before.

    `topic` is a stable key (docs/decisions/0009). `together`: about all parties of one
    kind, its key ends in `*`. `places`: how many more places the effect is about, 0
    for other subjects.
    """

    topic: str
    subject: Subject
    owner: Owner
    parties: tuple[str, ...]
    cell: Cell | None
    cause: FundingCause | None
    rule: str | None
    together: bool
    places: int
    tally: Tally
    effect: Effect
    casus: Casus | None
    decided: Decided | None
