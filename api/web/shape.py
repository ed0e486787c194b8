"""The form of every body: camelCase, strict, nothing extra."""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


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
