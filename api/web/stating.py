"""The route of the algorithm statement, for everybody who is signed in.

Nothing of a case is in it. The service runs under the standard objective.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Header
from starlette.responses import Response

from api.reports.page import page
from api.statement.blocks import statement_blocks
from api.statement.claims import AlgorithmStatement
from api.statement.making import statement
from api.web.accepting import HTML, JSON, accepted
from api.web.access import SignedIn
from api.web.sharing import AskedLang
from matcher.objective import Objective

router = APIRouter(prefix="/algorithm-statement", tags=["statement"])
Accept = Annotated[str, Header(alias="Accept", description="JSON, or a page (HTML)")]
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {HTML: {}}, "description": "The statement"},
    406: {"description": "No such form"},
}


@router.get("", response_model=AlgorithmStatement, responses=ANSWERS)
def read_algorithm_statement(
    _: SignedIn, accept: Accept = JSON, lang: AskedLang = "nl"
) -> AlgorithmStatement | Response:
    """Return what the matcher decides, on what, and what it never uses.

    Made from the rules that are released, under the objective of every run here.
    """
    kind = accepted(accept, (JSON, HTML))
    said = statement(lang, Objective())
    if kind == HTML:
        return Response(page(said.title, statement_blocks(said), lang), media_type=HTML)
    return said
