"""Reveals in the store of the exchange: the fields are dropped when one ends."""

from collections.abc import Container
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update

from api.exchange.capacity import Doing
from api.exchange.questions import kept as questions
from api.exchange.sharing.phases import phase_of
from api.exchange.tables import HOLD, QUESTION, REVEAL, TRANSITION
from api.messages.reveals import RevealTold
from api.sharing.words import Phase
from api.states import NEW
from api.states import REVEAL as MACHINE
from api.store.moves import CLOCK, Moves, Why

MOVES = Moves(TRANSITION)
REVEALED, LAPSED = "REVEALED", "LAPSED"
# Only after the provider wanted to meet, or said yes.
MAY = frozenset({Phase.MEETING, Phase.HANDOVER})
OVER_QUESTION = ("REFUSED", "DECLINED", "RECALLED", "LAPSED")
OVER_HOLD = ("RELEASED", "WITHDRAWN", "LAPSED", "LEFT")


def take(
    store: Connection, ref: str, told: RevealTold, grounds: Container[str], doing: Doing
) -> str | None:
    """Keep what is revealed and return its state; None: there is no such question.

    Told twice is once: what has ended does not come back. What is told too early, too
    late, or on none of these grounds, is LAPSED and not kept.
    """
    # Locked first: two who tell it at once are one after the other.
    if questions.locked(store, told.question) is None:
        return None
    known = one(store, ref, lock=True)
    if known is not None:
        return str(known["state"])
    is_due = phase_of(store, told.question) in MAY and told.until > doing.at
    if not is_due or told.ground not in grounds:
        return LAPSED
    why = Why(who=doing.who, at=doing.at, why=told.ground)
    state = MOVES.move(store, MACHINE, ref, NEW, "reveal", why)
    store.execute(
        insert(REVEAL).values(
            ref=ref,
            question=told.question,
            state=state,
            ground=told.ground,
            until=told.until,
            received_at=doing.at,
            body=told.fields.model_dump_json(by_alias=True),
        )
    )
    return state


def take_back(store: Connection, ref: str, doing: Doing) -> str | None:
    """Drop what was revealed and return the state; None: there is no such reveal."""
    row = one(store, ref, lock=True)
    if row is None:
        return None
    if row["state"] != REVEALED:
        return str(row["state"])
    return _ended(store, row, "take-back", doing)


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a reveal."""
    query = select(REVEAL).where(REVEAL.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def in_force(store: Connection, question: str) -> tuple[RowMapping, ...]:
    """Return what is revealed for a question, the first first."""
    query = select(REVEAL).where(
        REVEAL.c.question == question, REVEAL.c.state == REVEALED
    )
    rows = store.execute(query.order_by(REVEAL.c.received_at, REVEAL.c.ref))
    return tuple(rows.mappings())


def lapse(store: Connection, now: datetime) -> None:
    """Drop everything whose term, or whose question, is over."""
    over = select(REVEAL).where(_over(now)).with_for_update(skip_locked=True)
    for row in store.execute(over).mappings().all():
        _ended(store, row, "lapse", Doing(who=CLOCK, at=now))


def has_lapsed(store: Connection, now: datetime) -> bool:
    """Tell whether something that was revealed waits to be dropped."""
    query = select(REVEAL.c.ref).where(_over(now)).limit(1)
    return store.execute(query).first() is not None


def _over(now: datetime) -> ColumnElement[bool]:
    ended = select(QUESTION.c.ref).where(QUESTION.c.state.in_(OVER_QUESTION))
    left = select(HOLD.c.ref).where(HOLD.c.state.in_(OVER_HOLD))
    over = (
        (REVEAL.c.until <= now)
        | REVEAL.c.question.in_(ended)
        | REVEAL.c.question.in_(left)
    )
    return (REVEAL.c.state == REVEALED) & over


def _ended(store: Connection, row: RowMapping, event: str, doing: Doing) -> str:
    ref, why = row["ref"], Why(who=doing.who, at=doing.at)
    state = MOVES.move(store, MACHINE, ref, row["state"], event, why)
    values = {"state": state, "body": None}
    store.execute(update(REVEAL).where(REVEAL.c.ref == ref).values(values))
    return state
