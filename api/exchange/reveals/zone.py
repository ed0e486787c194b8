"""Routes for the case zone alone: reveal fields for a question, and take them back."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from api.exchange.capacity import Doing
from api.exchange.clocks import end_what_is_over
from api.exchange.reveals.kept import take, take_back
from api.messages.reveals import RevealState, RevealTold
from api.sharing.reading import in_force
from api.web.access import other_zone
from api.web.problems import not_found
from api.web.zone import InZone

CASE_ZONE = "case-zone"
NewRef = Annotated[str, Path(min_length=1, max_length=64)]
router = APIRouter(
    prefix="/reveals", tags=["zones"], dependencies=[Depends(other_zone)]
)


@router.put("/{ref}")
def put_reveal(state: InZone, ref: NewRef, body: RevealTold) -> RevealState:
    """Let the provider of a question read more; the same again answers the same."""
    end_what_is_over(state)
    grounds = {ground for _, ground in in_force(state.settings.sharing).revealed}
    with state.store.writing() as store:
        doing = Doing(who=CASE_ZONE, at=state.now())
        found = take(store, ref, body, grounds, doing)
    if found is None:
        raise not_found("question")
    return RevealState.model_validate({"ref": ref, "state": found})


@router.post("/{ref}/_take-back")
def take_reveal_back(state: InZone, ref: str) -> RevealState:
    """Take back what was revealed: from now on nobody reads it here."""
    end_what_is_over(state)
    with state.store.writing() as store:
        doing = Doing(who=CASE_ZONE, at=state.now())
        found = take_back(store, ref, doing)
    if found is None:
        raise not_found("reveal")
    return RevealState.model_validate({"ref": ref, "state": found})
