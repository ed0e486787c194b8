"""Messages of the exchange: each is handled once, in the order it was sent."""

import json
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.holds import kept as holds
from api.casezone.keys import ErasedError, Keys
from api.casezone.placements import calls
from api.casezone.placements import kept as placements
from api.casezone.placements.endings import FallReason
from api.casezone.principles import kept as principles
from api.casezone.questions import heard
from api.casezone.referrals import kept as referrals
from api.casezone.tables import INBOX, RECORD
from api.messages import (
    Envelope,
    HoldEnded,
    Message,
    PlacesConfirmed,
    QuestionMoved,
    RecordChanged,
    RefusalMended,
    TakeBackPromised,
)
from api.messages.principles import PrincipleChanged
from api.messages.referrals import ReferralSent
from api.regionfile.write import canonical
from api.store.moves import Why

LOCK = 7_204_413
EXCHANGE, PLACE = "exchange", "place"
WITHDRAWN = {"reason": FallReason.PROVIDER_WITHDRAWS.value, "note": None}


def fetch(desk: Desk) -> int:
    """Handle all messages that wait; return how many those were.

    Raises ExchangeGoneError and StoreGone: what was handled stays handled.
    """
    done = 0
    while True:
        with desk.store.reading() as connection:
            last = _last(connection)
        found = desk.exchange.messages(last)
        if not found:
            return done
        with desk.store.writing() as connection:
            handle(connection, desk.keys, found, desk.now())
        done += len(found)


def handle(
    store: Connection, keys: Keys, found: tuple[Envelope, ...], now: datetime
) -> None:
    """Handle messages in order; one that was handled before is left alone."""
    if store.dialect.name != "sqlite":
        store.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    last = _last(store)
    for envelope in found:
        if envelope.id <= last:
            continue
        _handle(store, keys, envelope.message, now)
        store.execute(
            insert(INBOX).values(
                id=envelope.id,
                type=envelope.message.type,
                version=envelope.message.version,
                handled_at=now,
            )
        )


def _handle(store: Connection, keys: Keys, message: Message, now: datetime) -> None:
    why = Why(who=EXCHANGE, at=now)
    match message:
        case RecordChanged():
            _record_changed(store, message, now)
        case PlacesConfirmed():
            _confirmed(store, message, now)
        case HoldEnded():
            _hold_ended(store, keys, message, now)
        case QuestionMoved():
            heard.moved(store, keys, message, why)
        case TakeBackPromised():
            heard.promised(store, keys, message)
        case RefusalMended():
            heard.mended(store, message, why)
        case PrincipleChanged():
            principles.heard(store, message.ref)
        case ReferralSent():
            referrals.heard(store, message.ref, now)


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


def _confirmed(store: Connection, message: PlacesConfirmed, now: datetime) -> None:
    places = (RECORD.c.kind == PLACE) & RECORD.c.ref.in_(message.refs)
    for row in store.execute(select(RECORD.c.ref, RECORD.c.body).where(places)).all():
        tree = json.loads(row.body) | {"confirmed_at": message.day.isoformat()}
        values = {"body": canonical(tree).decode(), "changed_at": now}
        store.execute(
            update(RECORD)
            .where(RECORD.c.kind == PLACE, RECORD.c.ref == row.ref)
            .values(values)
        )


def _hold_ended(
    store: Connection, keys: Keys, message: HoldEnded, now: datetime
) -> None:
    hold = holds.one(store, message.ref)
    if hold is None:
        return
    # The case first, as everybody who decides about it does.
    file = cases.one(store, hold["case_ref"], lock=True)
    hold = holds.one(store, message.ref, lock=True)
    if hold is None or hold["state"] != holds.HELD:
        return
    why = Why(who=EXCHANGE, at=now, why="the hold ended")
    placement = placements.of_hold(store, message.ref)
    if placement is not None and placement["state"] in placements.COMING:
        placements.fall_through(store, file, placement, why)
        for one in holds.together(store, hold):
            if one != message.ref:
                calls.ask(store, one, calls.RELEASE, None, why)
    if message.withdrawal is None:
        holds.end(store, message.ref, "lapse", why)
        return
    holds.end(store, message.ref, "withdraw", why)
    heard.withdrawn(store, keys, message.ref, message.withdrawal)
    if placement is not None:
        with suppress(ErasedError):
            placements.keep_why(store, keys, placement, WITHDRAWN)
