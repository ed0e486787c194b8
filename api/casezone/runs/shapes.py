"""What goes over the line about runs."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Literal

from pydantic import Field
from sqlalchemy.engine import RowMapping

from api.casezone.runs.figures import Figure
from api.text import blocks as made_of
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
    """What is claimed of a run, or of one case in it, and the text of it.

    `figures`: the age of what is known of each place that is named, on the day of
    the run. `withheld`: something about people who may not meet is left out.
    """

    run: str
    case: str | None
    claim: dict[str, Any]
    text: tuple[Block, ...]
    figures: tuple[Figure, ...]
    withheld: bool = False


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


def blocks_of(text: Iterable[made_of.Block]) -> tuple[Block, ...]:
    """Return a text as it goes over the line."""
    return tuple(_blocks(text))


def _blocks(text: Iterable[made_of.Block]) -> Iterator[Block]:
    for part in text:
        match part:
            case made_of.Heading():
                yield _block("heading", part.text, part.level)
            case made_of.Line():
                yield _block("line", part.text, part.depth)
            case made_of.Grid():
                yield _grid("", part.columns, part.rows)
            case made_of.Chart():
                bars = tuple((bar.label, bar.shown) for bar in part.bars)
                yield _grid(part.title, (), bars)
            case made_of.Flow():
                yield _grid(part.title, (), part.boxes)


def _block(kind: Literal["heading", "line"], text: str, depth: int) -> Block:
    return Block(kind=kind, text=text, depth=depth, columns=(), rows=())


def _grid(
    text: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Block:
    return Block(kind="grid", text=text, depth=0, columns=columns, rows=rows)
