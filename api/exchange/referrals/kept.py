"""Referrals in the store of the exchange; a box is gone as soon as it was received."""

import secrets

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.exchange.capacity import Doing
from api.exchange.outbox import send
from api.exchange.tables import REFERRAL, TRANSITION
from api.messages.referrals import ReferralSent
from api.states import NEW
from api.states import REFERRAL as MACHINE
from api.store.moves import Moves, Why

MOVES = Moves(TRANSITION)
# How far a referral is, and which events lead there.
ORDER = ("SENT", "RECEIVED", "CLOSED")
EVENTS = {"RECEIVED": "receive", "CLOSED": "close"}


def new_ref() -> str:
    """Return the reference of a new referral: a random one, of the partner alone."""
    return secrets.token_hex(16)


def keep(
    store: Connection, ref: str, organisation: str, sealed: bytes, doing: Doing
) -> None:
    """Keep the box of a referral, and tell the case zone that it is there."""
    state = MOVES.move(store, MACHINE, ref, NEW, "send", _why(doing))
    store.execute(
        insert(REFERRAL).values(
            ref=ref,
            organisation=organisation,
            state=state,
            sent_by=doing.who,
            sent_at=doing.at,
            sealed=sealed,
        )
    )
    send(store, ReferralSent(ref=ref), doing.at)


def move_to(store: Connection, ref: str, state: str, doing: Doing) -> str | None:
    """Bring a referral as far as a state; once there it stays. None: there is none."""
    row = one(store, ref, lock=True)
    if row is None:
        return None
    at = str(row["state"])
    for step in ORDER[ORDER.index(at) + 1 : ORDER.index(state) + 1]:
        at = MOVES.move(store, MACHINE, ref, at, EVENTS[step], _why(doing))
    same = REFERRAL.c.ref == ref
    # What the case zone has, nobody needs here.
    store.execute(update(REFERRAL).where(same).values(state=at, sealed=None))
    return at


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a referral."""
    query = select(REFERRAL).where(REFERRAL.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def some(
    store: Connection, organisation: str, after: str, most: int
) -> tuple[RowMapping, ...]:
    """Return the referrals of one organisation after a reference."""
    own = REFERRAL.c.organisation == organisation
    query = select(REFERRAL).where(own, REFERRAL.c.ref > after)
    rows = store.execute(query.order_by(REFERRAL.c.ref).limit(most))
    return tuple(rows.mappings())


def _why(doing: Doing) -> Why:
    return Why(who=doing.who, at=doing.at)
