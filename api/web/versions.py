"""Versions of records: an ETag with each, and If-Match with each change."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import Header

from api.web.problems import FaultBody, Problem, invalid

_ETAG = re.compile(r'"(\d{1,9})"')
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="The ETag of the version that is changed"),
]


def etag(version: int) -> dict[str, str]:
    """Return the header that names a version."""
    return {"ETag": f'"{version}"'}


def matched(if_match: str | None) -> int:
    """Return the version that a change is about.

    428 when none is given, 400 when it is no ETag of ours.
    """
    if if_match is None:
        detail = "Give the ETag of the version that you change as If-Match."
        raise Problem(HTTPStatus.PRECONDITION_REQUIRED, detail)
    found = _ETAG.fullmatch(if_match)
    if found is None:
        raise invalid([FaultBody(location="If-Match", expected='an ETag such as "3"')])
    return int(found[1])


def stale() -> Problem:
    """Return that somebody changed the record since."""
    detail = "The record has changed since. Read it again; nothing was changed."
    return Problem(HTTPStatus.PRECONDITION_FAILED, detail)
