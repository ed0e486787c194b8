"""Routes for actions: start, read, done, dropped."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Body
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.asking import found_case, why_of
from api.casezone.contacts.checked import known_contact
from api.casezone.day import day_of
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.land import Land
from api.casezone.plans.kept import ACTIONS, STARTED
from api.casezone.plans.shapes import ActionBody, Done, Dropped, NewAction, Started
from api.casezone.plans.started import action_body, body_of, is_same
from api.casezone.readings import log
from api.identity import Account
from api.states import IllegalMoveError
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state

router = APIRouter(tags=["plans"])
Report = Annotated[Done | None, Body()]


@router.post(
    "/cases/{ref}/actions", status_code=HTTPStatus.CREATED, response_model=Started
)
def start_action(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewAction, key: Key = None
) -> Response:
    """Start a change that a run names for this case, or an action of one's own."""
    why = why_of(desk, account)
    if body.due < desk.today():
        raise invalid([FaultBody(location="/due", expected="today or later")])

    def do(store: Connection) -> Answer:
        found_case(store, ref, lock=True)
        known_contact(store, desk.today(), body.contact)
        made = body_of(desk, store, ref, body)
        for other in ACTIONS.of_case(store, desk.keys, ref):
            if other.state == STARTED and is_same(other.body, made):
                raise wrong_state("This was started already.")
        name = ACTIONS.start(store, desk.keys, ref, body.due, made, why)
        return Answer(
            body=Started(ref=name, state=STARTED, due=body.due),
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/actions/{name}"},
        )

    return once(
        desk, Asked(account=account, key=key, what=f"actions {ref}", body=body), do
    )


@router.get("/cases/{ref}/actions")
def list_actions(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[ActionBody]:
    """Return the actions of a case, those that ended too, by reference."""
    with desk.store.reading() as store:
        found_case(store, ref)
        day = day_of(desk, store, ref)
    log(desk, account, "actions", [ref])
    own = sorted(day.actions_of.get(ref, ()), key=lambda action: action.ref)
    found = [a for a in own if a.ref > (cursor or "")][: page_size + 1]
    items = [action_body(day, action) for action in found]
    return page_of(items, page_size, [action.ref for action in found])


@router.get("/actions/{ref}")
def read_action(desk: AtDesk, account: DeskOnly, ref: str) -> ActionBody:
    """Return an action."""
    return _read(desk, account, ref)


@router.post("/actions/{ref}/_done")
def end_action(
    desk: AtDesk, account: DeskOnly, ref: str, body: Report = None
) -> ActionBody:
    """Keep that an action was done."""
    note = None if body is None else body.note
    _moved(desk, account, ref, "done", {"note": note})
    return _read(desk, account, ref)


@router.post("/actions/{ref}/_drop")
def drop_action(desk: AtDesk, account: DeskOnly, ref: str, body: Dropped) -> ActionBody:
    """Keep that an action ends without being done, and why."""
    said: Land = {"reason": body.reason.value, "note": body.note}
    _moved(desk, account, ref, "drop", said)
    return _read(desk, account, ref)


def _moved(desk: Desk, account: Account, ref: str, event: str, said: Land) -> None:
    why = why_of(desk, account)
    try:
        with desk.store.writing() as store:
            action = ACTIONS.one(store, desk.keys, ref, lock=True)
            if action is None:
                raise not_found("action")
            ACTIONS.move(store, desk.keys, action, event, said, why)
    except IllegalMoveError as error:
        raise wrong_state(f"The action is {error.source.lower()}.") from error


def _read(desk: Desk, account: Account, ref: str) -> ActionBody:
    with desk.store.reading() as store:
        action = ACTIONS.one(store, desk.keys, ref)
        if action is None:
            raise not_found("action")
        day = day_of(desk, store, action.case)
    log(desk, account, "action", [action.case])
    return action_body(day, action)
