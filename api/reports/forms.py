"""A gap report over the line: the form that a reader accepts."""

from typing import Annotated, Any

from fastapi import Header
from starlette.responses import Response

from api.regionfile.shape import shaped
from api.reports.gapfile import FORMS
from api.text.language import Lang
from api.text.names import Names
from api.web.accepting import accepted
from matcher.claims.gaps import GapReport
from matcher.model.region import Region

TYPES = {"application/json": ".json", "text/csv": ".csv", "text/html": ".html"}
Accept = Annotated[
    str, Header(alias="Accept", description="JSON, or a table (CSV), or a page (HTML)")
]
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {} for kind in TYPES}, "description": "The report"},
    406: {"description": "No such form"},
}


def report_response(body: bytes, region: Region, accept: str, lang: Lang) -> Response:
    """Return a report in the first form that is accepted; 406 when none is."""
    kind = accepted(accept, tuple(TYPES))
    content = FORMS[TYPES[kind]](shaped(GapReport, body), Names(region, lang))
    return Response(content, media_type=kind)
