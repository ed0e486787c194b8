"""Handovers in the store; who an item belongs to and what was said are sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, insert, or_, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.handovers.items import USUAL_OWNER, Item, ItemState
from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, HANDOVER, HANDOVER_ITEM, PLACEMENT
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.states import HANDOVER as MACHINE
from api.states import NEW
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
ERASED = "ERASED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A handover that was locked when it was read, of a placement of a case."""

    placement: str
    case: str
    state: str
    version: int


def open_all(
    store: Connection, keys: Keys, placement: str, case: str, due: date, why: Why
) -> None:
    """Open the handover of a new placement; every item with its usual owner."""
    state = MOVES.move(store, MACHINE, placement, NEW, "open", why)
    store.execute(insert(HANDOVER).values(placement=placement, state=state, version=1))
    rows = [
        {
            "placement": placement,
            "item": item.value,
            "state": ItemState.OPEN.value,
            "due": due,
            "sealed": keys.seal(case, canonical({"owner": USUAL_OWNER[item].value})),
        }
        for item in Item
    ]
    store.execute(insert(HANDOVER_ITEM), rows)


def one(
    store: Connection, placement: str, case: str, *, lock: bool = False
) -> Kept | None:
    """Return the handover of a placement; None when it came without one."""
    query = select(HANDOVER).where(HANDOVER.c.placement == placement)
    row = store.execute(query.with_for_update() if lock else query).first()
    if row is None:
        return None
    return Kept(placement=placement, case=case, state=row.state, version=row.version)


def items(store: Connection, placement: str) -> tuple[RowMapping, ...]:
    """Return the items of a handover, in the order of the list."""
    query = select(HANDOVER_ITEM).where(HANDOVER_ITEM.c.placement == placement)
    order = [item.value for item in Item]
    rows = store.execute(query).mappings().all()
    return tuple(sorted(rows, key=lambda row: order.index(row["item"])))


def told(keys: Keys, case: str, row: RowMapping) -> Land:
    """Return what is sealed of an item."""
    return read(keys.open(case, row["sealed"]))


def change(
    store: Connection,
    keys: Keys,
    kept: Kept,
    item: Item,
    said: Mapping[str, Tree],
    values: Mapping[str, object],
    why: Why,
) -> None:
    """Keep what changes about an item of an open handover; the rest of it stays.

    Raises IllegalMoveError when the handover is open no more.
    """
    named = Why(who=why.who, at=why.at, why=item.value)
    MOVES.move(store, MACHINE, kept.placement, kept.state, "settle", named)
    same = (HANDOVER_ITEM.c.placement == kept.placement) & (
        HANDOVER_ITEM.c.item == item.value
    )
    row = store.execute(select(HANDOVER_ITEM).where(same)).mappings().one()
    whole = told(keys, kept.case, row) | dict(said)
    sealed = keys.seal(kept.case, canonical(whole))
    store.execute(update(HANDOVER_ITEM).where(same).values(sealed=sealed, **values))
    _next(store, kept, kept.state)


def unsettled(store: Connection, placement: str) -> tuple[Item, ...]:
    """Return the items that are still open."""
    rows = items(store, placement)
    return tuple(Item(r["item"]) for r in rows if r["state"] == ItemState.OPEN.value)


def end(store: Connection, kept: Kept, event: str, why: Why) -> None:
    """Secure or stop a handover; IllegalMoveError when it is open no more."""
    state = MOVES.move(store, MACHINE, kept.placement, kept.state, event, why)
    _next(store, kept, state)


def due(
    store: Connection, day: date, after: tuple[date, str], most: int
) -> tuple[RowMapping, ...]:
    """Return the open items that fall due by a day, the oldest first.

    `after` is the day and the mark (placement, then item) of the one before.
    """
    mark = HANDOVER_ITEM.c.placement + "." + HANDOVER_ITEM.c.item
    query = (
        select(HANDOVER_ITEM, PLACEMENT.c.case_ref, PLACEMENT.c.place)
        .join(PLACEMENT, PLACEMENT.c.ref == HANDOVER_ITEM.c.placement)
        .join(HANDOVER, HANDOVER.c.placement == HANDOVER_ITEM.c.placement)
        .join(CASE, CASE.c.ref == PLACEMENT.c.case_ref)
        .where(
            CASE.c.state != ERASED,
            HANDOVER.c.state == "OPEN",
            HANDOVER_ITEM.c.state == ItemState.OPEN.value,
            HANDOVER_ITEM.c.due <= day,
            or_(
                HANDOVER_ITEM.c.due > after[0],
                and_(HANDOVER_ITEM.c.due == after[0], mark > after[1]),
            ),
        )
    )
    rows = store.execute(query.order_by(HANDOVER_ITEM.c.due, mark).limit(most))
    return tuple(rows.mappings())


def take_back_of(keys: Keys, case: str, rows: Iterable[RowMapping]) -> Land | None:
    """Return the promise of a take-back: the place to go back to, and until when."""
    for row in rows:
        promised = row["item"] == Item.TAKE_BACK and row["state"] == ItemState.SETTLED
        if promised:
            return told(keys, case, row)
    return None


def _next(store: Connection, kept: Kept, state: str) -> None:
    same = HANDOVER.c.placement == kept.placement
    values = {"state": state, "version": kept.version + 1}
    store.execute(update(HANDOVER).where(same).values(values))
