"""Route for the ranked options of one case, at once and without a run."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.explaining.base import Language
from api.casezone.options.present import files_at, ready_at, region_at_present
from api.casezone.options.shapes import CaseOptions, options_body
from api.casezone.readings import log
from api.text.names import Names
from api.web.problems import not_found, wrong_state
from matcher.explaining.ranked import own_options

router = APIRouter(tags=["options"])
Most = Annotated[
    int,
    Query(
        alias="possibleMost", ge=0, le=1000, description="Of what is possible, at most"
    ),
]
USUAL = 50


@router.get("/cases/{ref}/options")
def rank_options(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    possible_most: Most = USUAL,
    lang: Language = "nl",
) -> CaseOptions:
    """Return what a case can have now, best first; stale figures stand apart."""
    files = files_at(desk)
    version = next((file.version for file, _ in files if file.ref == ref), None)
    if version is None:
        raise not_found("case")
    ready = ready_at(desk)
    region = region_at_present(ready, (facts for _, facts in files))
    if ref in region.fixed:
        raise wrong_state("This case has a place: it asks for none.")
    board = ready.board(region, ref)
    found = own_options(board)
    log(desk, account, "options", [ref])
    days = board.objective.stale_days
    names = Names(region, lang)
    return options_body((ref, version), found, days, possible_most, names)
