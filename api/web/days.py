"""Days and moments over the line: text in the form of ISO 8601, never a number."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field

# A moment near the end of the calendar cannot be told in another time zone.
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def _as_text(value: object) -> object:
    if isinstance(value, int | float):
        message = "Input should be text"
        raise ValueError(message)  # noqa: TRY004 - pydantic makes a fault of it
    return value


Day = Annotated[date, BeforeValidator(_as_text), Field(strict=False)]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_as_text),
    Field(strict=False, ge=FIRST, lt=LAST),
]
