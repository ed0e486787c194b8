"""What goes over the line about runs."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field
from sqlalchemy.engine import RowMapping

from api.web.shape import Shape


class NewRun(Shape):
    """How long a run may compute; null = the setting of the installation."""

    seconds: int | None = Field(default=None, ge=1, le=3600)


class RunBody(Shape):
    """How far a run is. A run proposes; it is no besluit."""

    ref: str
    state: str
    stage: str
    step: int
    snapshot: str
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    attempt: int
    result_hash: str | None
    replay_of: str | None
    same_bytes: bool | None


class Block(Shape):
    """A part of a text: a heading, a line, or a table."""

    kind: Literal["heading", "line", "grid"]
    text: str
    depth: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Explanation(Shape):
    """The outcome of one case in a run: what is claimed, and the text of it."""

    run: str
    case: str
    claim: dict[str, Any]
    text: tuple[Block, ...]


def run_body(row: RowMapping, first_hash: str | None = None) -> RunBody:
    """Return a run; `first_hash` is the hash of the result that it replays."""
    ended = row["result_hash"]
    same = None if first_hash is None or ended is None else first_hash == ended
    return RunBody(
        ref=row["id"],
        state=row["state"],
        stage=row["stage"],
        step=row["step"],
        snapshot=row["snapshot"],
        asked_by=row["asked_by"],
        asked_at=row["asked_at"],
        ended_at=row["ended_at"],
        attempt=row["attempt"],
        result_hash=ended,
        replay_of=row["replay_of"],
        same_bytes=same,
    )
