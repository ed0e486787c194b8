"""Questions of principle in the store of the exchange, which decides on their state."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.exchange.capacity import RECORDS, Doing
from api.exchange.outbox import send
from api.exchange.tables import PRINCIPLE, TRANSITION
from api.messages.principles import (
    PrincipleAnswer,
    PrincipleAsked,
    PrincipleChanged,
    Said,
)
from api.states import NEW
from api.states import PRINCIPLE as MACHINE
from api.store.moves import CLOCK, Moves, Why

MOVES = Moves(TRANSITION)
FUNDER = "funder"
OPEN = ("ASKED", "ASKED_BACK")


def ask(
    store: Connection, ref: str, body: PrincipleAsked, doing: Doing
) -> PrincipleAnswer | None:
    """Keep a question or the desk's reply, and return where it stands.

    The same again is answered again. None: there is no such funder.
    """
    lapse(store, doing.at)
    # Its row makes two who put the same question at one moment wait for each other.
    if RECORDS.one(store, FUNDER, body.funder, lock=True) is None:
        return None
    row = one(store, ref, lock=True)
    if row is None:
        state = MOVES.move(store, MACHINE, ref, NEW, "ask", _why(doing))
        new = {"ref": ref, "state": state, "asked_at": doing.at}
        store.execute(insert(PRINCIPLE).values(new | _asked(body)))
    elif row["state"] == "ASKED_BACK" and body.round > asked(row).round:
        state = MOVES.move(store, MACHINE, ref, row["state"], "reply", _why(doing))
        same = PRINCIPLE.c.ref == ref
        values = _asked(body) | {"state": state, "funder": row["funder"]}
        store.execute(update(PRINCIPLE).where(same).values(values))
    return answer(store, ref)


def recall(store: Connection, ref: str, doing: Doing) -> PrincipleAnswer | None:
    """Take a question back unless it has ended; return where it stands."""
    lapse(store, doing.at)
    row = one(store, ref, lock=True)
    if row is None:
        return None
    if row["state"] in OPEN:
        state = MOVES.move(store, MACHINE, ref, row["state"], "recall", _why(doing))
        store.execute(
            update(PRINCIPLE).where(PRINCIPLE.c.ref == ref).values(state=state)
        )
    return answer(store, ref)


def say(
    store: Connection, row: RowMapping, event: str, what: Said, doing: Doing
) -> None:
    """Keep what the funder says, and let the desk know that there is an answer."""
    ref = row["ref"]
    state = MOVES.move(store, MACHINE, ref, row["state"], event, _why(doing))
    values = {"state": state, "answer": what.model_dump_json(by_alias=True)}
    store.execute(update(PRINCIPLE).where(PRINCIPLE.c.ref == ref).values(values))
    send(store, PrincipleChanged(ref=ref), doing.at)


def lapse(store: Connection, now: datetime) -> None:
    """End every question that was not answered by its moment, and tell the desk."""
    rows = store.execute(select(PRINCIPLE).where(_over(now)).with_for_update())
    for row in rows.mappings().all():
        say(store, row, "lapse", said(row), Doing(who=CLOCK, at=now))


def has_lapsed(store: Connection, now: datetime) -> bool:
    """Tell whether a question waits to be ended."""
    query = select(PRINCIPLE.c.ref).where(_over(now)).limit(1)
    return store.execute(query).first() is not None


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a question; with `lock` nobody changes it meanwhile."""
    query = select(PRINCIPLE).where(PRINCIPLE.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def some(
    store: Connection, funder: str, state: str | None, after: str, most: int
) -> tuple[RowMapping, ...]:
    """Return the questions of one funder after a reference."""
    query = select(PRINCIPLE).where(
        PRINCIPLE.c.funder == funder, PRINCIPLE.c.ref > after
    )
    if state is not None:
        query = query.where(PRINCIPLE.c.state == state)
    rows = store.execute(query.order_by(PRINCIPLE.c.ref).limit(most))
    return tuple(rows.mappings())


def asked(row: RowMapping) -> PrincipleAsked:
    """Return what was asked."""
    return PrincipleAsked.model_validate_json(row["asked"])


def said(row: RowMapping) -> Said:
    """Return what the funder has said."""
    return Said.model_validate_json(row["answer"])


def answer(store: Connection, ref: str) -> PrincipleAnswer:
    """Return where a question stands."""
    row = (
        store.execute(select(PRINCIPLE).where(PRINCIPLE.c.ref == ref)).mappings().one()
    )
    return PrincipleAnswer(
        ref=ref, state=row["state"], round=asked(row).round, said=said(row)
    )


def _asked(body: PrincipleAsked) -> dict[str, object]:
    return {
        "funder": body.funder,
        "answer_by": datetime.fromisoformat(body.answer_by),
        "asked": body.model_dump_json(by_alias=True),
        "answer": Said().model_dump_json(by_alias=True),
    }


def _over(now: datetime) -> ColumnElement[bool]:
    return PRINCIPLE.c.state.in_(OPEN) & (PRINCIPLE.c.answer_by <= now)


def _why(doing: Doing) -> Why:
    return Why(who=doing.who, at=doing.at)
