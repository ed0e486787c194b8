"""What a gap report says: who has no place, why, and what would really help.

`members` name persons by reference: they are the desk's. What another reader gets
has none, and its figures may be hidden, rounded or those of an earlier report.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.cells import Cell
from matcher.kinds import Family, FundingCause, KindOfNo, Owner
from matcher.model.terms import AgendaOutcome, PlaceType, Stelsel
from matcher.result import Move, RunStatus


class Audience(StrEnum):
    """Who reads a gap report; the value is how the command line names it."""

    DESK = "desk"
    TASKFORCE = "taskforce"
    FUNDER = "funder"


class Told(StrEnum):
    """How a figure is told to a reader.

    STANDING: as it was published before, since too few persons entered or left.
    """

    WHOLE = "WHOLE"
    ROUNDED = "ROUNDED"
    STANDING = "STANDING"
    HIDDEN = "HIDDEN"


class Exactness(StrEnum):
    """Whether a figure is the number itself, or a number that it cannot exceed."""

    EXACT = "EXACT"
    UPPER_BOUND = "UPPER_BOUND"


class Obstacle(StrEnum):
    """What stands between persons and places: the players among whom a gap is shared.

    A family of rules; facts that are not known; openings of dwellings; all other
    limits together.
    """

    CONSENT_TITLE = Family.CONSENT_TITLE.value
    REGISTRATION = Family.REGISTRATION.value
    SECURITY = Family.SECURITY.value
    EXCLUSION = Family.EXCLUSION.value
    PROFILE = Family.PROFILE.value
    PROTECTION = Family.PROTECTION.value
    REGION = Family.REGION.value
    DATES = Family.DATES.value
    BASICS = Family.BASICS.value
    FUNDING = Family.FUNDING.value
    UNKNOWN_FACTS = "UNKNOWN_FACTS"
    OPENINGS = "OPENINGS"
    OTHER_LIMITS = "OTHER_LIMITS"


class Subject(StrEnum):
    """What an item of the agenda is about; the first part of its topic key."""

    PLACES = "PLACES"
    FUNDING = "FUNDING"
    EXCLUSION = "EXCLUSION"
    FACTS = "FACTS"
    OFFER = "OFFER"


class Stop(StrEnum):
    """Where a chain of places that others need comes to an end.

    GIVEN: the opening goes to others in this plan. LEFT: an opening is left, and its
    date or another limit is in the way. NO: who stays there has a no that
    is not about room. PROPOSED: who stays there has a proposal. STAYS: who lives there
    asks for no other place. CYCLE: they need each other's places. NOBODY: no one is
    known to stay there.
    """

    GIVEN = "GIVEN"
    LEFT = "LEFT"
    NO = "NO"
    PROPOSED = "PROPOSED"
    STAYS = "STAYS"
    CYCLE = "CYCLE"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in one row: the days counted there, and how the person counts.

    `last`: counted here, since the last no is of this row; `now`: without a place on
    the last day as well.
    """

    case: str
    days: int
    last: bool
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Persons (each counted once), those without a place now, and person-days."""

    members: tuple[Member, ...]
    persons: int | None
    now: int | None
    days: int | None
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number, and the persons it is about."""

    members: tuple[str, ...]
    number: int | None
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNote:
    """One run that the report counts: a day, how far it came, its population."""

    as_of: date
    snapshot: str
    status: RunStatus
    asking: Count
    fixed: Count
    without: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """Persons by the kind of their no."""

    kind: KindOfNo
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRow:
    """Persons by cell; None: no place of the region was ever near."""

    cell: Cell | None
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """Persons by who decides on the change of the first advice that takes longest.

    None: no advice. `also`: those of them who need another owner as well.
    """

    owner: Owner | None
    tally: Tally
    also: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """Persons with a funding gap, by its cause and by the party that decides."""

    cause: FundingCause
    who: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """The exact share (numerator, denominator) of one obstacle in the gap.

    `needed`: persons without any place if all but this obstacle went; `alone`: how
    many would have a place together if only this one went.
    """

    obstacle: Obstacle
    share: tuple[int, int] | None
    needed: Count
    alone: int | None
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """So many more places: the persons they place in the view of openings.

    `urgency`: the class of the last of them, `days`: their days waited together.
    `most`: no more persons than that gain a place, whatever the other limits.
    """

    places: int
    persons: int
    days: int | None
    urgency: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What so many more places really do, with all limits: a re-solve.

    `moves`: who goes where then; `gained`: who has a place that had none. `proved`:
    no better plan keeps everybody placed.
    """

    places: int
    gained: tuple[str, ...]
    persons: int | None
    days: int | None
    proved: bool
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """The value of one, two and three more places in a cell.

    `pool`: persons without a place who could get in, in the view of openings.
    """

    cell: Cell
    pool: Count
    exactness: Exactness
    steps: tuple[Step, ...]
    checked: Checked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Values of all cells where a place more does something in the view of openings.

    `cells`: cells looked at; `base`: persons without a place who have room in the view
    without any place more, so that in no other cell a place more gives more than that.
    """

    cells: int
    base: int | None
    rows: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Persons beside a fitting place with room that another stelsel pays for.

    From the stelsel the person has money under to that of the place; `area` is that
    of the place, None for all areas together. `pool`: who stands beside such a place;
    the number: how many of them at once, one bed each.
    """

    origin: Stelsel
    target: Stelsel
    area: str | None
    pool: Count
    persons: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """The financing shadow run: walls one by one, and all of them together."""

    walls: tuple[Wall, ...]
    pool: Count
    persons: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The first blocking link of chains: at which kind of place, and what stops it.

    `holders`: who stay there; `behind`: who wait for it, directly or further back;
    `longest`: the most places between one of them and the link.
    """

    type: PlaceType
    stop: Stop
    kind: KindOfNo | None
    cause: FundingCause | None
    owner: Owner | None
    holders: Count
    behind: Count
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRow:
    """Refusals by one provider: all, and those against its own profile.

    `unstated`: the place says nothing of a profile, so it cannot be told.
    """

    provider: str
    refusals: Count
    against: Count
    unstated: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleRow:
    """What rests on old figures of one provider; `oldest` in days."""

    provider: str
    openings: int
    stale: int
    proposals: Count
    resting: Count
    oldest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FallRow:
    """Falls back within so many days, of stays that ended or lasted at least that.

    `type` None: all types of place together.
    """

    type: PlaceType | None
    within: int
    stays: Count
    back: Count


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of a report is a funder's own: stelsels, and areas (none = all)."""

    funder: str
    stelsels: tuple[Stelsel, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """All there is to say of the gaps of one region, over one or more runs.

    Tables over all runs: `kinds`, `cells`, `owners`, `causes`. All else is of the
    last day. `agenda`: what is chosen of `topics`, which are all items that could be
    on one. `partial`: rows with too few persons behind them are left out.
    """

    format: int
    region: str
    synthetic: bool
    reader: Audience
    funder: str
    runs: tuple[RunNote, ...]
    rule_set: str
    objective_id: str
    stale_days: int
    agenda: tuple[AgendaItem, ...]
    topics: tuple[AgendaItem, ...]
    total: Tally
    kinds: tuple[KindRow, ...]
    cells: tuple[CellRow, ...]
    owners: tuple[OwnerRow, ...]
    causes: tuple[CauseRow, ...]
    shares: tuple[ShareRow, ...]
    values: Values
    shadow: Shadow
    chain: tuple[Link, ...]
    refusals: tuple[RefusalRow, ...]
    stale: tuple[StaleRow, ...]
    falls: tuple[FallRow, ...]
    scopes: tuple[Scope, ...]
    partial: bool
