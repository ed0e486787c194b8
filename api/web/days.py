"""Civil days over the line: YYYY-MM-DD and nothing else."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _day(value: object) -> object:
    # Left to itself a number would be read as a moment since 1970.
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    if isinstance(value, date):
        return value
    raise PydanticCustomError("day", "Input should be a day as YYYY-MM-DD")


Day = Annotated[date, Field(strict=False), BeforeValidator(_day)]
