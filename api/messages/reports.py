"""A gap report for one funder: finished and protected before it crosses."""

from typing import Literal

from pydantic import Field

from api.web.shape import Shape


class ReportSent(Shape):
    """The report as canonical JSON, projected for this funder; made on a day."""

    version: Literal[1] = 1
    funder: str = Field(min_length=1, max_length=64)
    as_of: str = Field(max_length=10)
    body: str


class ReportKept(Shape):
    """The report is there for its funder."""

    ref: str
