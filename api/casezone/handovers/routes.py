"""Routes for the handover of a placement: whose turn, by when, settled by whom."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.handovers import kept
from api.casezone.handovers.items import Item, ItemState, NotApplicable
from api.casezone.handovers.kept import Kept
from api.casezone.handovers.shapes import (
    HandoverBody,
    ItemBody,
    LeftOut,
    Planned,
    Settled,
    item_body,
)
from api.casezone.placements.moving import Moving, moving
from api.casezone.tables import RECORD
from api.identity import Account
from api.regionfile.parse import Tree
from api.web.problems import FaultBody, invalid, not_found
from api.web.versions import IfMatch, etag, matched, stale

router = APIRouter(prefix="/placements/{ref}", tags=["handovers"])
SAID = ("transport", "back_to", "until", "reason", "note")


@router.get("/handover")
def read_handover(
    desk: AtDesk, account: DeskOnly, ref: str, response: Response
) -> HandoverBody:
    """Return the handover of a placement; that is logged."""
    with _found(desk, ref, account) as (m, handover):
        cases.log(m.store, account, "handover", [m.file.ref], m.why)
        body = _body(m, handover)
    response.headers.update(etag(body.version))
    return body


@router.get("/handover-items/{item}")
def read_item(
    desk: AtDesk, account: DeskOnly, ref: str, item: Item, response: Response
) -> ItemBody:
    """Return one item, with the ETag of its handover; that is logged."""
    body = read_handover(desk, account, ref, response)
    return next(one for one in body.items if one.item is item)


@router.put("/handover-items/{item}")
def plan_item(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    item: Item,
    body: Planned,
    response: Response,
    if_match: IfMatch = None,
) -> HandoverBody:
    """Say whose turn an item is and by when, of the version that was read."""
    version = matched(if_match)
    with _found(desk, ref, account) as (m, handover):
        if handover.version != version:
            raise stale()
        said = {"owner": body.owner.value, "organisation": body.organisation}
        shown = _changed(m, handover, item, said, {"due": body.due})
    response.headers.update(etag(shown.version))
    return shown


@router.post("/handover-items/{item}/_settle")
def settle_item(
    desk: AtDesk, account: DeskOnly, ref: str, item: Item, body: Settled
) -> HandoverBody:
    """Keep that an item is settled, by whom and when."""
    with _found(desk, ref, account) as (m, handover):
        _check(m.store, item, body)
        said = body.model_dump(mode="json")
        return _settled(m, handover, item, said, ItemState.SETTLED)


@router.post("/handover-items/{item}/_leave-out")
def leave_item_out(
    desk: AtDesk, account: DeskOnly, ref: str, item: Item, body: LeftOut
) -> HandoverBody:
    """Keep that an item needs nothing here, and why."""
    faults = []
    if body.reason is NotApplicable.OTHER and body.note is None:
        faults.append(FaultBody(location="/note", expected="a note with OTHER"))
    if body.reason is NotApplicable.NOT_COVERED and item is not Item.TAKE_BACK:
        expected = "another reason: this one is for TAKE_BACK"
        faults.append(FaultBody(location="/reason", expected=expected))
    if faults:
        raise invalid(faults)
    with _found(desk, ref, account) as (m, handover):
        said = body.model_dump(mode="json")
        return _settled(m, handover, item, said, ItemState.NOT_APPLICABLE)


@contextmanager
def _found(desk: Desk, ref: str, account: Account) -> Iterator[tuple[Moving, Kept]]:
    with moving(desk, ref, account.ref) as m:
        handover = kept.one(m.store, ref, m.file.ref, lock=True)
        if handover is None:
            raise not_found("handover")
        yield m, handover


def _settled(
    m: Moving, handover: Kept, item: Item, said: Mapping[str, Tree], state: ItemState
) -> HandoverBody:
    values = {
        "state": state.value,
        "settled_by": m.why.who,
        "settled_at": m.why.at,
    }
    return _changed(m, handover, item, dict.fromkeys(SAID) | dict(said), values)


def _changed(
    m: Moving,
    handover: Kept,
    item: Item,
    said: Mapping[str, Tree],
    values: Mapping[str, object],
) -> HandoverBody:
    kept.change(m.store, m.desk.keys, handover, item, said, values, m.why)
    after = kept.one(m.store, handover.placement, handover.case)
    return _body(m, after or handover)


def _body(m: Moving, handover: Kept) -> HandoverBody:
    rows = kept.items(m.store, handover.placement)
    keys, today = m.desk.keys, m.desk.today()
    return HandoverBody(
        placement=handover.placement,
        state=handover.state,
        version=handover.version,
        items=tuple(
            item_body(row, kept.told(keys, handover.case, row), today) for row in rows
        ),
    )


def _check(store: Connection, item: Item, body: Settled) -> None:
    belongs = {
        "transport": (Item.TRANSPORT, body.transport, "PLANNED or ACUTE"),
        "backTo": (Item.TAKE_BACK, body.back_to, "the place to go back to"),
        "until": (Item.TAKE_BACK, body.until, "until when that holds"),
    }
    faults = [
        FaultBody(
            location=f"/{name}",
            expected=expected if item is owner else f"nothing: it is for {owner}",
        )
        for name, (owner, value, expected) in belongs.items()
        if (value is None) is (item is owner)
    ]
    known = select(RECORD.c.ref).where(
        RECORD.c.kind == "place", RECORD.c.ref == body.back_to
    )
    if body.back_to is not None and store.execute(known).first() is None:
        faults.append(FaultBody(location="/backTo", expected="a place of the region"))
    if faults:
        raise invalid(faults)
