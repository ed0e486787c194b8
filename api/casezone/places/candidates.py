"""The route for who could use a place, and which openings that would set free."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.rejected import RejectedError
from api.casezone.apart import Effort
from api.casezone.desk import AtDesk, Desk
from api.casezone.explaining.base import Language, RunFile, WholeDesk, whole_run
from api.casezone.explaining.told import Telling
from api.casezone.runs.latest import last_run
from api.casezone.runs.routes import ENDS
from api.casezone.runs.shapes import Explanation
from api.regionfile.shape import tree_of
from api.text.candidates import candidates_blocks
from api.text.names import Names
from api.web.problems import not_found, wrong_state
from matcher.candidates import candidates
from matcher.claims.candidates import Candidates
from matcher.verifying.openings import candidates_failures

router = APIRouter(tags=["places"])
OfRun = Annotated[
    str | None,
    Query(alias="run", max_length=64, description="The last run when not given"),
]


@router.get("/places/{ref}/candidates", responses=ENDS)
async def list_candidates(
    desk: AtDesk, account: WholeDesk, ref: str, run: OfRun = None, lang: Language = "nl"
) -> Explanation:
    """Return who could use a place, and which opening arises if this one moves on.

    For the desk alone: it names cases of everybody. Nothing is planned anew.
    """

    def work(_: Effort) -> Explanation:
        file = whole_run(desk, run or _last(desk))
        found = _candidates(file, ref)
        text = candidates_blocks(found, Names(file.region, lang))
        telling = Telling(desk=desk, account=account, action="candidates", file=file)
        return telling.told(tree_of(found), tuple(text))

    return await desk.apart.answer(desk.settings.answer_seconds, work)


def _last(desk: Desk) -> str:
    with desk.store.reading() as store:
        found = last_run(store)
    if found is None:
        raise wrong_state("There is no run with a result yet.")
    return found


def _candidates(file: RunFile, place: str) -> Candidates:
    region, result, snapshot = file.region, file.result, file.result.snapshot
    if place not in region.place:
        raise not_found("place in this run")
    settled = file.settled
    try:
        found = candidates(settled.scene, settled.plan, place, snapshot=snapshot)
    except KeyError as error:
        raise not_found("place of one's own") from error
    failures = tuple(candidates_failures(region, result, found, snapshot=snapshot))
    if failures:
        raise RejectedError(failures, claim=found)
    return found
