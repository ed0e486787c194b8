"""Messages of the exchange: each is handled once, in the order it was sent."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from api.casezone import tables
from api.casezone.cases import kept as cases
from api.casezone.exchange import Exchange
from api.casezone.placements import kept as placements
from api.casezone.principles import kept as principles
from api.casezone.referrals import kept as referrals
from api.casezone.tables import HOLD, INBOX, RECORD
from api.messages import Envelope, HoldEnded, RecordChanged
from api.messages.principles import PrincipleChanged
from api.states import HOLD as MACHINE
from api.store import Store
from api.store.moves import Moves, Why

LOCK = 7_204_413
EXCHANGE = "exchange"
MOVES = Moves(tables.TRANSITION)


def fetch(store: Store, exchange: Exchange, now: datetime) -> int:
    """Handle all messages that wait; return how many those were.

    Raises ExchangeGoneError and StoreGone: what was handled stays handled.
    """
    done = 0
    while True:
        with store.reading() as connection:
            last = _last(connection)
        found = exchange.messages(last)
        if not found:
            return done
        with store.writing() as connection:
            handle(connection, found, now)
        done += len(found)


def handle(store: Connection, found: tuple[Envelope, ...], now: datetime) -> None:
    """Handle messages in order; one that was handled before is left alone."""
    if store.dialect.name != "sqlite":
        store.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    last = _last(store)
    for envelope in found:
        if envelope.id <= last:
            continue
        message = envelope.message
        if isinstance(message, RecordChanged):
            _record_changed(store, message, now)
        elif isinstance(message, HoldEnded):
            _hold_ended(store, message, now)
        elif isinstance(message, PrincipleChanged):
            principles.heard(store, message.ref)
        else:
            referrals.heard(store, message.ref, now)
        store.execute(
            insert(INBOX).values(
                id=envelope.id,
                type=message.type,
                version=message.version,
                handled_at=now,
            )
        )


def _last(store: Connection) -> int:
    return store.execute(select(func.max(INBOX.c.id))).scalar() or 0


def _record_changed(store: Connection, message: RecordChanged, now: datetime) -> None:
    values = {
        "version": message.record_version,
        "body": message.body,
        "changed_at": now,
        "changed_by": EXCHANGE,
    }
    same = (RECORD.c.kind == message.kind) & (RECORD.c.ref == message.ref)
    if not store.execute(update(RECORD).where(same).values(values)).rowcount:
        new = values | {"kind": message.kind, "ref": message.ref, "owner": None}
        store.execute(insert(RECORD).values(new))


def _hold_ended(store: Connection, message: HoldEnded, now: datetime) -> None:
    same = HOLD.c.ref == message.ref
    case = store.execute(select(HOLD.c.case_ref).where(same)).scalar()
    if case is None:
        return
    file = cases.one(store, case, lock=True)
    query = select(HOLD.c.state).where(same).with_for_update()
    state = store.execute(query).scalar_one()
    if state != "HELD":
        return
    why = Why(who=EXCHANGE, at=now, why="the hold ended")
    placement = placements.of_hold(store, message.ref)
    if placement is not None and placement["state"] in placements.COMING:
        placements.fall_through(store, file, placement, why)
    target = MOVES.move(store, MACHINE, message.ref, state, "lapse", why)
    store.execute(update(HOLD).where(same).values(state=target))
