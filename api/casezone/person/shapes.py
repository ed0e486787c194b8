"""What an export for a person consists of."""

from datetime import date, datetime
from typing import Any

from api.casezone.runs.shapes import Block
from api.casezone.seen.routes import Seen
from api.web.shape import Shape


class Version(Shape):
    """The own record as it was from a moment on; each fact has its source and date."""

    version: int
    since: datetime
    by: str
    record: dict[str, Any]


class HeldRow(Shape):
    """Something else that is held: a hold, a decision, a placement, an action."""

    kind: str
    row: dict[str, Any]


class OwnRun(Shape):
    """A run: the profile it used, its outcome, and the letter that explains it."""

    run: str
    as_of: date
    profile: dict[str, Any]
    proposal: dict[str, Any] | None
    no: dict[str, Any] | None
    letter: tuple[Block, ...]


class NotGiven(Shape):
    """A kind that nobody is given, whether or not there is anything of it."""

    kind: str
    code: str
    what: str
    ground: str


class Export(Shape):
    """Everything that is held of one person."""

    case: str
    state: str
    made_at: datetime
    versions: tuple[Version, ...]
    held: tuple[HeldRow, ...]
    runs: tuple[OwnRun, ...]
    seen: tuple[Seen, ...]
    withheld: tuple[NotGiven, ...]
