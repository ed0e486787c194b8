"""The form of every body: camelCase, strict, nothing extra."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel


def _no_number(value: object) -> object:
    """Let anything but a number through, which would count days since 1970."""
    if isinstance(value, int | float):
        message = "a date such as 2026-11-27"
        raise ValueError(message)  # noqa: TRY004 - pydantic wants this one
    return value


Day = Annotated[date, Field(strict=False), BeforeValidator(_no_number)]


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
