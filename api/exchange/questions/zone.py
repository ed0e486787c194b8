"""Routes for the case zone alone: ask a question, and every turn after that."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from api.exchange.capacity import Doing
from api.exchange.clocks import end_what_is_over
from api.exchange.questions.kept import ask
from api.exchange.questions.turns import ASK_MEND, take_turn
from api.messages.questions import DeskTurn, QuestionAsked, TurnTaken
from api.web.access import other_zone
from api.web.problems import FaultBody, invalid, not_found
from api.web.zone import InZone, ZoneState

CASE_ZONE = "case-zone"
NewRef = Annotated[str, Path(min_length=1, max_length=64)]
router = APIRouter(
    prefix="/questions", tags=["zones"], dependencies=[Depends(other_zone)]
)


@router.put("/{ref}")
def put_question(state: InZone, ref: NewRef, body: QuestionAsked) -> TurnTaken:
    """Put a question to a provider or refuse it; the same again answers the same."""
    if body.until is not None and body.until <= body.start:
        raise invalid([FaultBody(location="/until", expected="a day after the start")])
    end_what_is_over(state)
    with state.store.writing() as store:
        found = ask(store, ref, body, Doing(who=CASE_ZONE, at=state.now()))
    return TurnTaken(ref=ref, state=found, taken=found != "REFUSED")


@router.post("/{ref}/_reply")
def take_reply(state: InZone, ref: str, body: DeskTurn) -> TurnTaken:
    """Take the reply of the desk to a question back."""
    return _turn(state, ref, "reply", body)


@router.post("/{ref}/_accept-condition")
def take_acceptance(state: InZone, ref: str, body: DeskTurn) -> TurnTaken:
    """Take it that the desk accepts the condition: a hold comes into being."""
    return _turn(state, ref, "accept-condition", body)


@router.post("/{ref}/_recall")
def take_recall(state: InZone, ref: str, body: DeskTurn) -> TurnTaken:
    """Take a question back."""
    return _turn(state, ref, "recall", body)


@router.post("/{ref}/_ask-mend")
def take_mend(state: InZone, ref: str, body: DeskTurn) -> TurnTaken:
    """Ask the provider to mend what its no goes against."""
    return _turn(state, ref, ASK_MEND, body)


def _turn(state: ZoneState, ref: str, event: str, body: DeskTurn) -> TurnTaken:
    end_what_is_over(state)
    with state.store.writing() as store:
        doing = Doing(who=CASE_ZONE, at=state.now())
        found = take_turn(store, ref, event, body, doing)
    if found is None:
        raise not_found("question")
    return found
