"""Routes of the case zone alone: questions of principle in, answers out."""

from datetime import datetime

from fastapi import APIRouter, Depends

from api.exchange.capacity import Doing
from api.exchange.principles import kept
from api.messages.principles import PrincipleAnswer, PrincipleAsked
from api.web.access import other_zone
from api.web.problems import FaultBody, invalid, not_found
from api.web.zone import InZone

CASE_ZONE = "case-zone"
router = APIRouter(tags=["zones"], dependencies=[Depends(other_zone)])


@router.put("/principles/{ref}")
def ask_principle(state: InZone, ref: str, body: PrincipleAsked) -> PrincipleAnswer:
    """Keep a question or a reply to the funder; the same again answers the same."""
    try:
        moment = datetime.fromisoformat(body.answer_by)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise invalid([FaultBody(location="/answerBy", expected="a moment")])
    with state.store.writing() as store:
        doing = Doing(who=CASE_ZONE, at=state.now())
        found = kept.ask(store, ref, body, doing)
    if found is None:
        raise not_found("funder")
    return found


@router.delete("/principles/{ref}", status_code=200)
def recall_principle(state: InZone, ref: str) -> PrincipleAnswer:
    """Take a question back, unless it has ended."""
    with state.store.writing() as store:
        found = kept.recall(store, ref, Doing(who=CASE_ZONE, at=state.now()))
    if found is None:
        raise not_found("principle")
    return found
