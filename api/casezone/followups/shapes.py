"""What goes over the line about follow-up."""

from datetime import date, datetime
from typing import Annotated, cast

from pydantic import Field
from sqlalchemy.engine import RowMapping

from api.casezone.followups.kept import FollowUpOutcome
from api.casezone.land import Land
from api.web.notes import Note
from api.web.shape import Shape


class HowItGoes(Shape):
    """How it goes with somebody who was placed."""

    outcome: Annotated[FollowUpOutcome, Field(strict=False)]
    note: Note | None = None


class FollowUpBody(Shape):
    """That is asked how it goes `days` days after somebody came, on a day."""

    ref: str
    placement: str
    case: str
    place: str
    days: int
    due: date
    late: bool


class FollowUpFile(FollowUpBody):
    """A follow-up with its outcome, null before it was asked."""

    outcome: FollowUpOutcome | None
    note: str | None
    recorded_by: str | None
    recorded_at: datetime | None


def follow_up_body(row: RowMapping, today: date) -> FollowUpBody:
    """Return a follow-up as it stands in a list."""
    return FollowUpBody(
        ref=row["ref"],
        placement=row["placement"],
        case=row["case_ref"],
        place=row["place"],
        days=row["days"],
        due=row["due"],
        late=row["recorded_at"] is None and row["due"] < today,
    )


def follow_up_file(row: RowMapping, told: Land | None, today: date) -> FollowUpFile:
    """Return a follow-up with what was told."""
    said = told or {}
    outcome = said.get("outcome")
    return FollowUpFile(
        **follow_up_body(row, today).model_dump(),
        outcome=None if outcome is None else FollowUpOutcome(str(outcome)),
        note=cast("str | None", said.get("note")),
        recorded_by=row["recorded_by"],
        recorded_at=row["recorded_at"],
    )
