"""Civil days, YYYY-MM-DD, and moments with their offset over the line: always text."""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A moment near the end of the calendar cannot be told in another time zone.
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def _day(value: object) -> object:
    # Left to itself a number would be read as a moment since 1970.
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    if isinstance(value, date):
        return value
    raise PydanticCustomError("day", "Input should be a day as YYYY-MM-DD")


def _moment(value: object) -> object:
    if isinstance(value, str | datetime):
        return value
    raise PydanticCustomError("moment", "Input should be a moment with its offset")


Day = Annotated[date, Field(strict=False), BeforeValidator(_day)]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_moment),
    Field(strict=False, ge=FIRST, lt=LAST),
]
