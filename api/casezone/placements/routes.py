"""Routes for placements: read, secured, arrived, fallen through, ended, taken back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import cast

from fastapi import APIRouter
from sqlalchemy import Connection

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.land import read
from api.casezone.placements import calls, kept, moving
from api.casezone.placements.moving import Moving
from api.casezone.placements.shapes import (
    Arrival,
    End,
    Fall,
    PlacementBody,
    PlacementFile,
    TakeBack,
    placement_body,
)
from api.casezone.sharing.crossing import check_crossing
from api.identity import Account
from api.messages import StayTold
from api.sharing.words import Phase
from api.store.moves import Why
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found, wrong_state

router = APIRouter(prefix="/placements", tags=["placements"])


@router.get("")
def list_placements(
    desk: AtDesk, account: DeskOnly, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[PlacementBody]:
    """Return the placements, those that ended too, by reference; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        rows = kept.some(store, cursor or "", page_size + 1)
        items = [placement_body(row, told=_told(store, row["hold"])) for row in rows]
        seen = {row["case_ref"] for row in rows[:page_size]}
        cases.log(store, account, "placements", sorted(seen), why)
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_placement(desk: AtDesk, account: DeskOnly, ref: str) -> PlacementFile:
    """Return a placement, with why it ended; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = kept.one(store, ref)
        file = None if row is None else cases.one(store, row["case_ref"])
        if row is None or file is None:
            raise not_found("placement")
        cases.log(store, account, "placement", [file.ref], why)
        told = _told(store, row["hold"])
    sealed = row["sealed"]
    said = {} if sealed is None else read(desk.keys.open(file.ref, sealed))
    return PlacementFile(
        **placement_body(row, told=told).model_dump(),
        reason=cast("str | None", said.get("reason")),
        note=cast("str | None", said.get("note")),
        back_to=cast("str | None", said.get("back_to")),
    )


@router.post("/{ref}/_secure")
def secure_placement(desk: AtDesk, account: DeskOnly, ref: str) -> PlacementBody:
    """Make a placement geborgd: everything of its handover is settled."""
    return _moved(desk, account, ref, moving.secure)


@router.post("/{ref}/_arrive")
def arrive_at_placement(
    desk: AtDesk, account: DeskOnly, ref: str, body: Arrival
) -> PlacementBody:
    """Keep that the person came: the unit is occupied, follow-up is planned.

    While the exchange does not answer the placement stays secured; it is told again.
    """
    _check_day(desk, Phase.HANDOVER, body.day)
    after = _moved(desk, account, ref, lambda m: moving.arrive(m, body.day))
    if after.told_exchange and after.state != kept.STAYING:
        raise wrong_state("The hold has ended at the exchange. Ask for another one.")
    return after


@router.post("/{ref}/_fall-through")
def let_placement_fall(
    desk: AtDesk, account: DeskOnly, ref: str, body: Fall
) -> PlacementBody:
    """Keep that a placement does not happen: its hold is given back, the case waits."""
    return _moved(desk, account, ref, lambda m: moving.fall_through(m, body))


@router.post("/{ref}/_end")
def end_placement(
    desk: AtDesk, account: DeskOnly, ref: str, body: End
) -> PlacementBody:
    """Keep that a stay ended for good: the unit is free again, the case is closed."""
    _check_day(desk, Phase.FOLLOW_UP, body.day)
    return _moved(desk, account, ref, lambda m: moving.end(m, body))


@router.post("/{ref}/_take-back")
def take_back(
    desk: AtDesk, account: DeskOnly, ref: str, body: TakeBack
) -> PlacementBody:
    """Keep that somebody comes back: the unit is free again, the case waits again."""
    _check_day(desk, Phase.FOLLOW_UP, body.day)
    return _moved(desk, account, ref, lambda m: moving.take_back(m, body))


def _check_day(desk: Desk, phase: Phase, day: date) -> None:
    check_crossing(desk, phase, StayTold(day=day.isoformat()))


def _moved(
    desk: Desk, account: Account, ref: str, move: Callable[[Moving], str | None]
) -> PlacementBody:
    with moving.moving(desk, ref, account.ref) as found:
        call = move(found)
        hold = found.row["hold"]
    if call is not None:
        # It is told again by itself; the answer says that it was not told yet.
        with suppress(ExchangeGoneError):
            calls.settle_of(desk, hold)
    with desk.store.reading() as store:
        row = kept.one(store, ref)
        if row is None:
            raise not_found("placement")
        return placement_body(row, told=_told(store, row["hold"]))


def _told(store: Connection, hold: str | None) -> bool:
    return hold is None or not any(
        calls.pending(store, hold, kind) for kind in calls.TAKEN
    )
