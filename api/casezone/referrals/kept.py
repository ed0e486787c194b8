"""Referrals in the case zone: fetched, opened, sealed anew under a key of their own."""

import base64
import binascii
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.tables import REFERRAL
from api.casezone.zonekey import zone_keys
from api.messages.referrals import ReferralBox, ReferralState
from api.regionfile import RegionFileError
from api.sealing import SealError, about_referral, unseal
from api.states import NEW
from api.states import REFERRAL as MACHINE
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
EXCHANGE, NOBODY = "exchange", ""


class ReferralOutcome(StrEnum):
    """What became of a referral; the partner hears only that it was closed."""

    TAKEN_IN = "TAKEN_IN"
    NOT_FOR_THIS_DESK = "NOT_FOR_THIS_DESK"
    OTHER_REGION = "OTHER_REGION"
    KNOWN_ALREADY = "KNOWN_ALREADY"
    PLACED_ALREADY = "PLACED_ALREADY"
    NO_CONSENT = "NO_CONSENT"
    INCOMPLETE = "INCOMPLETE"
    UNREADABLE = "UNREADABLE"


def heard(store: Connection, ref: str, at: datetime) -> None:
    """Keep that a referral waits at the exchange; its box is fetched later."""
    state = MOVES.move(store, MACHINE, ref, NEW, "send", Why(who=EXCHANGE, at=at))
    store.execute(
        insert(REFERRAL).values(
            ref=ref, organisation=NOBODY, state=state, heard_at=at, settled=False
        )
    )


def settle(desk: Desk, ref: str) -> None:
    """Fetch a box that waits, and tell the exchange how far the referral is.

    Raises ExchangeGoneError, with the rest still to be done.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["settled"]:
        return
    if row["state"] == "SENT":
        _receive(desk, ref)
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["state"] == "SENT":
        return
    if row["state"] == "CLOSED":
        desk.keys.destroy(key_of(ref))
    verb = "_close" if row["state"] == "CLOSED" else "_receive"
    desk.exchange.call("POST", f"/referrals/{ref}/{verb}", ReferralState)
    same = (REFERRAL.c.ref == ref) & (REFERRAL.c.state == row["state"])
    with desk.store.writing() as store:
        store.execute(update(REFERRAL).where(same).values(settled=True))


def settle_all(desk: Desk) -> None:
    """Settle every referral of which something is still to be done."""
    query = select(REFERRAL.c.ref).where(REFERRAL.c.settled.is_(False))
    with desk.store.reading() as store:
        waiting = store.execute(query).scalars().all()
    for ref in waiting:
        settle(desk, ref)


def close(
    store: Connection,
    row: RowMapping,
    outcome: ReferralOutcome,
    why: Why,
    case: str | None = None,
) -> None:
    """Close a referral, which was locked when it was read; its facts go with it.

    Its key is destroyed when that is settled, never before this is kept.
    """
    ref = row["ref"]
    state = MOVES.move(store, MACHINE, ref, row["state"], "close", why)
    values: dict[str, object] = {"state": state, "outcome": outcome.value}
    values |= {"case_ref": case, "sealed": None, "settled": False}
    store.execute(update(REFERRAL).where(REFERRAL.c.ref == ref).values(values))


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a referral."""
    query = select(REFERRAL).where(REFERRAL.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def some(
    store: Connection, state: str | None, after: str, most: int
) -> tuple[RowMapping, ...]:
    """Return referrals after a reference, in one state or in all (None)."""
    query = select(REFERRAL).where(REFERRAL.c.ref > after)
    if state is not None:
        query = query.where(REFERRAL.c.state == state)
    rows = store.execute(query.order_by(REFERRAL.c.ref).limit(most))
    return tuple(rows.mappings())


def opened(keys: Keys, row: RowMapping) -> Land | None:
    """Return the facts of a referral; None when there are none to read."""
    if row["sealed"] is None:
        return None
    try:
        return read(keys.open(key_of(row["ref"]), row["sealed"]))
    except ErasedError:
        return None


def key_of(ref: str) -> str:
    """Return under which name the key of a referral is kept."""
    return f"referral {ref}"


def _receive(desk: Desk, ref: str) -> None:
    box = desk.exchange.call("GET", f"/referrals/{ref}/box", ReferralBox)
    facts = None if box is None else _unsealed(desk, box)
    name = key_of(ref)
    with desk.store.writing() as store:
        row = one(store, ref, lock=True)
        if row is None or row["state"] != "SENT":
            return
        why = Why(who=EXCHANGE, at=desk.now())
        state = MOVES.move(store, MACHINE, ref, row["state"], "receive", why)
        desk.keys.make(name)
        values = {
            "state": state,
            "organisation": NOBODY if box is None else box.organisation,
            "sealed": None if facts is None else desk.keys.seal(name, facts),
        }
        store.execute(update(REFERRAL).where(REFERRAL.c.ref == ref).values(values))


def _unsealed(desk: Desk, box: ReferralBox) -> bytes | None:
    """Return the facts in a box; None when it does not open or holds no JSON."""
    about = about_referral(box.ref, box.organisation)
    try:
        keys = zone_keys(desk.settings.keys)
        facts = unseal(keys, base64.b64decode(box.sealed, validate=True), about)
        read(facts)
    except (SealError, binascii.Error, RegionFileError):
        return None
    return facts
