"""The form of every body: camelCase, strict, nothing extra."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _full_date(value: object) -> object:
    """Let a full date through; a number would count seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    message = "a date such as 2026-11-27"
    raise ValueError(message)


Day = Annotated[date, Field(strict=False), BeforeValidator(_full_date)]


class Shape(BaseModel):
    """A body of a request or an answer."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        strict=True,
        frozen=True,
    )


class Coded(Shape):
    """A body of codes and dates, which come as text over the line."""

    model_config = ConfigDict(strict=False)
