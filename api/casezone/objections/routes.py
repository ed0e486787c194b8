"""Routes for objections: the right door, write down, weigh, or send on."""

from datetime import date
from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.asking import found_case, why_of
from api.casezone.corrections.shapes import Longer, Withdrawn
from api.casezone.desk import AtDesk, Desk
from api.casezone.land import Land
from api.casezone.objections.doors import doors_of, is_own
from api.casezone.objections.kept import OBJECTIONS, OPEN, concern_of
from api.casezone.objections.shapes import (
    ConcernDoors,
    Dismissed,
    DoorBody,
    Forwarded,
    Heard,
    NewObjection,
    ObjectionBody,
    ObjectionMade,
    Upheld,
)
from api.casezone.objections.showing import objection_body
from api.casezone.objections.weighing import check_weigher
from api.casezone.restrictions.kept import impose
from api.casezone.rights.asking import (
    Asker,
    Looker,
    found_thing,
    legal,
    logged,
    received_on,
)
from api.casezone.rights.term import (
    EXTEND,
    check_past,
    longer_term,
    term_from,
)
from api.identity import Account
from api.text.rights import RestrictionGround
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, invalid, wrong_state
from matcher.doors import Body

router = APIRouter(tags=["rights of the person"])
WEIGHED = frozenset({"uphold", "dismiss"})


@router.get("/cases/{ref}/doors")
def list_doors(desk: AtDesk, account: Looker, ref: str) -> tuple[ConcernDoors, ...]:
    """Return all that the person may object to, and the right door for each."""
    with desk.store.writing() as store:
        file = found_case(store, ref)
        logged(store, account, "doors", ref, why_of(desk, account))
    with desk.store.reading() as store:
        return doors_of(desk, store, file)


@router.post(
    "/cases/{ref}/objections",
    status_code=HTTPStatus.CREATED,
    response_model=ObjectionMade,
)
def make_objection(
    desk: AtDesk, account: Asker, ref: str, body: NewObjection, key: Key = None
) -> Response:
    """Write an objection down; one that the desk weighs restricts the case at once."""
    why = why_of(desk, account)
    check_past("/receivedOn", body.received_on, desk.today())

    with desk.store.reading() as store:
        # Looked up before: nobody waits for the store meanwhile.
        own = is_own(_door(doors_of(desk, store, found_case(store, ref)), body))

    def do(store: Connection) -> Answer:
        found_case(store, ref, lock=True)
        _check_new(desk, store, ref, body)
        # What is another's is sent on as soon as can be.
        due = term_from(body.received_on) if own else desk.today()
        about: Land = {
            "concern": body.concern.model_dump(mode="json"),
            "door": body.door.model_dump(mode="json"),
            "own": own,
            "ground": body.ground.value,
            "received_on": body.received_on.isoformat(),
            "note": body.note,
        }
        made = OBJECTIONS.start(store, desk.keys, ref, due, about, why)
        limit = RestrictionGround.OBJECTION
        restriction = None
        if own:
            restriction = impose(store, desk.keys, ref, limit, due, made, None, why)
        logged(store, account, "object", ref, why)
        return Answer(
            body=ObjectionMade(ref=made, state=OPEN, due=due, restriction=restriction),
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/objections/{made}"},
        )

    asked = Asked(account=account, key=key, what=f"objections {ref}", body=body)
    return once(desk, asked, do)


@router.get("/cases/{ref}/objections")
def list_objections(
    desk: AtDesk, account: Looker, ref: str
) -> tuple[ObjectionBody, ...]:
    """Return the objections of a person, those that ended too."""
    with desk.store.writing() as store:
        found_case(store, ref)
        logged(store, account, "objections", ref, why_of(desk, account))
        found = OBJECTIONS.of_case(store, desk.keys, ref)
    return tuple(objection_body(one, desk.today()) for one in found)


@router.get("/objections/{ref}")
def read_objection(desk: AtDesk, account: Looker, ref: str) -> ObjectionBody:
    """Return an objection with what became of it."""
    return _read(desk, account, ref)


@router.post("/objections/{ref}/_uphold")
def uphold_objection(
    desk: AtDesk, account: Asker, ref: str, body: Upheld
) -> ObjectionBody:
    """Agree with an objection: a proposal is withdrawn, a use ends.

    By somebody who did not make what it is against.
    """
    line: Land = {"reason": body.reason.value, "note": body.note}
    return _moved(desk, account, ref, "uphold", line)


@router.post("/objections/{ref}/_dismiss")
def dismiss_objection(
    desk: AtDesk, account: Asker, ref: str, body: Dismissed
) -> ObjectionBody:
    """Go on all the same, on a compelling ground; by somebody else, as with a yes."""
    line: Land = {"reason": body.ground.value, "note": body.note}
    return _moved(desk, account, ref, "dismiss", line)


@router.post("/objections/{ref}/_withdraw")
def withdraw_objection(
    desk: AtDesk, account: Asker, ref: str, body: Withdrawn
) -> ObjectionBody:
    """Keep that the person takes an objection back."""
    return _moved(desk, account, ref, "withdraw", {"note": body.note})


@router.post("/objections/{ref}/_extend")
def extend_objection(
    desk: AtDesk, account: Asker, ref: str, body: Longer
) -> ObjectionBody:
    """Take two months more; the person was told why within the first month."""
    line: Land = {"reason": body.reason.value, "note": body.note}
    line["told_on"] = body.told_on.isoformat()
    return _moved(desk, account, ref, EXTEND, line, body.told_on)


@router.post("/objections/{ref}/_forward")
def forward_objection(
    desk: AtDesk, account: Asker, ref: str, body: Forwarded
) -> ObjectionBody:
    """Keep that it was sent on to whose door it is (Awb art. 2:3 and 6:15)."""
    line: Land = {"to": body.to, "note": body.note}
    line["sent_on"] = body.sent_on.isoformat()
    check_past("/sentOn", body.sent_on, desk.today())
    return _moved(desk, account, ref, "forward", line)


@router.post("/objections/{ref}/_hear")
def hear_objection(
    desk: AtDesk, account: Asker, ref: str, body: Heard
) -> ObjectionBody:
    """Keep what was decided where an objection was sent."""
    line: Land = {"reason": body.outcome.value, "note": body.note}
    line["decided_on"] = body.decided_on.isoformat()
    check_past("/decidedOn", body.decided_on, desk.today())
    return _moved(desk, account, ref, "hear", line)


def _moved(
    desk: Desk,
    account: Account,
    ref: str,
    event: str,
    line: Land,
    told_on: date | None = None,
) -> ObjectionBody:
    why = why_of(desk, account)
    with desk.store.reading() as store:
        case = found_thing(desk, store, OBJECTIONS, ref).case
    with legal("objection"), desk.store.writing() as store:
        # The case first, as everybody who decides about it does.
        found_case(store, case, lock=True)
        found = found_thing(desk, store, OBJECTIONS, ref, lock=True)
        OBJECTIONS.machine.target(found.state, event)
        if event in WEIGHED:
            check_weigher(store, account, found)
        if event == "forward" and found.body["own"]:
            raise wrong_state("The desk itself weighs it.")
        due = None
        if told_on is not None:
            due = longer_term(received_on(found), found.due, told_on, desk.today())
        OBJECTIONS.move(store, desk.keys, found, event, line, why, due)
        logged(store, account, f"{event}-objection", case, why)
    return _read(desk, account, ref)


def _read(desk: Desk, account: Account, ref: str) -> ObjectionBody:
    with desk.store.writing() as store:
        found = found_thing(desk, store, OBJECTIONS, ref)
        logged(store, account, "objection", found.case, why_of(desk, account))
    return objection_body(found, desk.today())


def _door(concerns: tuple[ConcernDoors, ...], body: NewObjection) -> DoorBody:
    """Return the door that is asked; 400 when it is none for this."""
    found = [one for one in concerns if one.concern == body.concern]
    if not found:
        expected = "something in the doors of this case"
        raise invalid([FaultBody(location="/concern", expected=expected)])
    asked = (body.door.reason, body.door.means, body.door.body)
    for door in found[0].doors:
        elsewhere = door.body is Body.SCHAKELPUNT and not is_own(door)
        if (door.reason, door.means, door.body) == asked and not elsewhere:
            return door
    expected = "a door for this; correction and restriction are asked for by themselves"
    raise invalid([FaultBody(location="/door", expected=expected)])


def _check_new(desk: Desk, store: Connection, case: str, body: NewObjection) -> None:
    door = body.door.model_dump(mode="json")
    for other in OBJECTIONS.of_case(store, desk.keys, case):
        same = concern_of(other) == body.concern and other.body["door"] == door
        if same and other.state == OPEN:
            raise wrong_state("This objection is there already.")
