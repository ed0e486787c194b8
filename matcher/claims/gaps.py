"""What a gap report says: who has no place, why, and what would really help."""

from dataclasses import dataclass
from datetime import date

from matcher.cells import Cell
from matcher.claims.agenda import AgendaItem
from matcher.claims.figures import (
    Audience,
    Count,
    Exactness,
    Obstacle,
    Stop,
    Tally,
    Told,
)
from matcher.kinds import FundingCause, KindOfNo, Owner
from matcher.model.terms import PlaceType, Stelsel
from matcher.result import Move, RunStatus


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
