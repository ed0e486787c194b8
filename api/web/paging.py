"""Lists come in pages: a cursor says where the next one begins."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from api.web.problems import FaultBody, invalid
from api.web.shape import Shape

T = TypeVar("T")
LARGEST, USUAL = 200, 50
Cursor = Annotated[
    str | None,
    Query(alias="cursor", max_length=64, description="`next` of the page before"),
]
PageSize = Annotated[int, Query(alias="pageSize", ge=1, le=LARGEST)]


class Page(Shape, Generic[T]):
    """One page; `next` is the cursor of the page after it, null at the end."""

    items: tuple[T, ...]
    next: str | None


def after_day(cursor: str | None) -> tuple[date, str]:
    """Return the day and the mark after which a list by day goes on."""
    if cursor is None:
        return date.min, ""
    day, _, mark = cursor.partition(".")
    try:
        return date.fromisoformat(day), mark
    except ValueError as error:
        fault = FaultBody(location="cursor", expected="`next` of the page before")
        raise invalid([fault]) from error


def page_of(items: Sequence[T], size: int, key: Sequence[str]) -> Page[T]:
    """Return the first `size` of items that were read one too many."""
    more = len(items) > size
    return Page(items=tuple(items[:size]), next=key[size - 1] if more else None)
