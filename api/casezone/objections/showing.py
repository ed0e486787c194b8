"""An objection as the desk reads it."""

from datetime import date
from typing import cast

from api.casezone.land import Land
from api.casezone.objections.kept import OPEN, OWN, concern_of
from api.casezone.objections.shapes import DoorAt, ObjectionBody
from api.casezone.plans.started import said
from api.casezone.rights.asking import last_said, received_on, text_in
from api.casezone.things import Thing
from api.text.rights import (
    CompellingGround,
    HeardOutcome,
    ObjectionGround,
    UpheldReason,
)


def objection_body(found: Thing, today: date) -> ObjectionBody:
    """Return an objection with what became of it."""
    body = found.body
    upheld = text_in(last_said(found, "uphold"), "reason")
    dismissed = text_in(last_said(found, "dismiss"), "reason")
    sent, heard = last_said(found, "forward"), last_said(found, "hear")
    sent_on, outcome = text_in(sent, "sent_on"), text_in(heard, "reason")
    return ObjectionBody(
        ref=found.ref,
        case=found.case,
        state=found.state,
        concern=concern_of(found),
        door=DoorAt.model_validate(cast("Land", body["door"])),
        own=bool(body[OWN]),
        ground=ObjectionGround(str(body["ground"])),
        received_on=received_on(found),
        due=found.due,
        overdue=found.state == OPEN and found.due < today,
        note=text_in(body, "note"),
        restriction=text_in(body, "restriction"),
        upheld=None if upheld is None else UpheldReason(upheld),
        dismissed=None if dismissed is None else CompellingGround(dismissed),
        sent_to=text_in(sent, "to"),
        sent_on=None if sent_on is None else date.fromisoformat(sent_on),
        outcome=None if outcome is None else HeardOutcome(outcome),
        said=said(body),
    )
