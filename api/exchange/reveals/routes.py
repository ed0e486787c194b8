"""The route of a provider: what the desk revealed for a question about an own place."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic.alias_generators import to_camel
from sqlalchemy import RowMapping

from api.exchange.clocks import end_what_is_over
from api.exchange.questions.kept import one
from api.exchange.reveals import kept
from api.exchange.sharing.phases import phase_of
from api.identity import Account, Role
from api.log.writing import log
from api.messages.reveals import Revealed
from api.sharing.policy import Policy
from api.sharing.reading import in_force
from api.sharing.words import Partner, Phase
from api.store.moves import Why
from api.web.access import serves
from api.web.problems import not_found
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/questions", tags=["questions"])
Provider = Annotated[Account, Depends(serves(Role.PROVIDER))]
QUESTION, READ = "question", "read_revealed"


class RevealedBody(Shape):
    """More about one person, for one provider: until when and on which ground.

    A field that is null is not revealed. It is dropped when `until` has passed.
    """

    ref: str
    ground: str
    until: datetime
    fields: Revealed


@router.get("/{ref}/reveals")
def read_revealed(
    state: InZone, account: Provider, ref: str
) -> tuple[RevealedBody, ...]:
    """Return what is revealed for a question about an own place; that is logged."""
    end_what_is_over(state)
    policy = in_force(state.settings.sharing)
    why = Why(who=account.ref, at=state.now())
    with state.store.writing() as store:
        row = one(store, ref)
        if row is None or row["owner"] != account.organisation:
            raise not_found("question")
        found, phase = kept.in_force(store, ref), phase_of(store, ref)
        if found:
            log(store, account, READ, [ref], why, kind=QUESTION)
        return tuple(_body(policy, phase, one, why.at) for one in found)


def _body(policy: Policy, phase: Phase, row: RowMapping, at: datetime) -> RevealedBody:
    told = Revealed.model_validate_json(row["body"])
    age = (at - row["received_at"]).days
    may = {
        name: value
        for name, value in told
        if _allowed(policy, phase, name, row["ground"], age)
    }
    return RevealedBody(
        ref=row["ref"],
        ground=row["ground"],
        until=row["until"],
        fields=Revealed.model_construct(**may),
    )


def _allowed(policy: Policy, phase: Phase, name: str, ground: str, age: int) -> bool:
    cell = (f"case.{to_camel(name)}", phase, Partner.PROVIDER)
    row = policy.revealed.get((cell, ground))
    return row is not None and row.days is not None and age <= row.days
