"""A gap report over the line: the form that a reader accepts."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Header
from starlette.responses import Response

from api.regionfile.shape import shaped
from api.reports.gapfile import FORMS
from api.text.language import Lang
from api.text.names import Names
from api.web.problems import Problem
from matcher.claims.gaps import GapReport
from matcher.model.region import Region

TYPES = {"application/json": ".json", "text/csv": ".csv", "text/html": ".html"}
ANY = ("*/*", "application/*")
Accept = Annotated[
    str, Header(alias="Accept", description="JSON, or a table (CSV), or a page (HTML)")
]
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in TYPES}, "description": "The report"},
    406: {"description": "No such form"},
}


def report_response(body: bytes, region: Region, accept: str, lang: Lang) -> Response:
    """Return a report in the first form that is accepted; 406 when none is."""
    kind = _kind(accept)
    content = FORMS[TYPES[kind]](shaped(GapReport, body), Names(region, lang))
    return Response(content, media_type=kind)


def _kind(accept: str) -> str:
    # By weight, then in the order in which they stand; q=0 means never.
    wanted = [_weighed(part) for part in accept.split(",")]
    for kind, weight in sorted(wanted, key=lambda one: -one[1]):
        if weight > 0 and kind in TYPES:
            return kind
        if weight > 0 and kind in ANY:
            return "application/json"
        if weight > 0 and kind == "text/*":
            return "text/html"
    detail = "A report comes as " + ", ".join(TYPES) + "."
    raise Problem(HTTPStatus.NOT_ACCEPTABLE, detail)


def _weighed(part: str) -> tuple[str, float]:
    kind, *options = (text.strip().lower() for text in part.split(";"))
    weight = 1.0
    for option in options:
        if option.startswith("q="):
            try:
                weight = float(option[2:])
            except ValueError:
                weight = 0.0
    return kind, weight
