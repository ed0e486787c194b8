"""Reveals as the case zone keeps them: written before the exchange is told."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.cases.kept import IN_FORCE
from api.casezone.desk import Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.keys import ErasedError, Keys
from api.casezone.tables import CASE, HOLD, QUESTION, RESTRICTION, REVEAL
from api.messages.reveals import RevealState, RevealTold
from api.states import NEW
from api.states import REVEAL as MACHINE
from api.store.moves import CLOCK, Moves, Why

MOVES = Moves(tables.TRANSITION)
REVEALED = "REVEALED"
OVER_CASE = ("ERASED", "CLOSED")
OVER_QUESTION = ("REFUSED", "DECLINED", "RECALLED", "LAPSED")
OVER_HOLD = ("RELEASED", "WITHDRAWN", "LAPSED", "LEFT")


def reveal(
    store: Connection,
    keys: Keys,
    case: str,
    told: RevealTold,
    consent: str | None,
    why: Why,
) -> str:
    """Keep what is going to be revealed; return its reference."""
    ref = secrets.token_hex(16)
    because = Why(who=why.who, at=why.at, why=told.ground)
    store.execute(
        insert(REVEAL).values(
            ref=ref,
            case_ref=case,
            question=told.question,
            consent=consent,
            state=MOVES.move(store, MACHINE, ref, NEW, "reveal", because),
            ground=told.ground,
            until=told.until,
            settled=False,
            sealed=keys.seal(case, told.model_dump_json(by_alias=True).encode()),
            made_at=why.at,
            made_by=why.who,
        )
    )
    return ref


def end(store: Connection, row: RowMapping, event: str, why: Why) -> None:
    """Keep that a reveal has ended; the exchange is told after this.

    Raises IllegalMoveError when it had ended already.
    """
    state = MOVES.move(store, MACHINE, row["ref"], row["state"], event, why)
    _update(store, row["ref"], state=state, settled=False)


def take_back_of(store: Connection, consent: str, why: Why) -> tuple[str, ...]:
    """Take back all that was revealed on a consent; return which reveals those were."""
    query = select(REVEAL).where(
        REVEAL.c.consent == consent, REVEAL.c.state == REVEALED
    )
    rows = store.execute(query.with_for_update()).mappings().all()
    for row in rows:
        end(store, row, "take-back", why)
    return tuple(row["ref"] for row in rows)


def settle(desk: Desk, ref: str) -> None:
    """Tell the exchange how a reveal stands; telling it twice is safe.

    Raises ExchangeGoneError, with the reveal still to be told.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["settled"]:
        return
    answer = _told(desk, row)
    with desk.store.writing() as store:
        now = one(store, ref, lock=True)
        if now is None or now["state"] != row["state"]:
            return
        _update(store, ref, settled=True)
        if now["state"] == REVEALED and (answer is None or answer.state != REVEALED):
            # The exchange was first: its question or its hold had ended.
            why = Why(who=CLOCK, at=desk.now())
            end(store, now, "lapse", why)
            _update(store, ref, settled=True)


def settle_all(desk: Desk) -> None:
    """End what is over, and tell the exchange all that waits.

    Raises ExchangeGoneError after all were told, when some could not be.
    """
    with desk.store.reading() as store:
        over = _over(store, desk.now())
        query = select(REVEAL.c.ref).where(REVEAL.c.settled.is_(False))
        waiting = {*store.execute(query).scalars(), *over}
    if over:
        with desk.store.writing() as store:
            for ref in over:
                row = one(store, ref, lock=True)
                if row is not None and row["state"] == REVEALED:
                    end(store, row, "lapse", Why(who=CLOCK, at=desk.now()))
    gone = None
    for ref in sorted(waiting):
        try:
            settle(desk, ref)
        except ExchangeGoneError as error:
            gone = error
    if gone is not None:
        raise gone


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a reveal."""
    query = select(REVEAL).where(REVEAL.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def of_case(store: Connection, case: str) -> tuple[RowMapping, ...]:
    """Return the reveals about a case, those that ended too, the newest last."""
    query = select(REVEAL).where(REVEAL.c.case_ref == case)
    rows = store.execute(query.order_by(REVEAL.c.made_at, REVEAL.c.ref))
    return tuple(rows.mappings())


def told_of(keys: Keys, row: RowMapping) -> RevealTold:
    """Return what was revealed; raises ErasedError."""
    return RevealTold.model_validate_json(keys.open(row["case_ref"], row["sealed"]))


def _told(desk: Desk, row: RowMapping) -> RevealState | None:
    ref, kind = row["ref"], RevealState
    if row["state"] == REVEALED:
        try:
            told = told_of(desk.keys, row)
        except ErasedError:
            # Of somebody who was erased nothing is told any more.
            return desk.exchange.call("POST", f"/reveals/{ref}/_take-back", kind)
        return desk.exchange.call("PUT", f"/reveals/{ref}", kind, told)
    return desk.exchange.call("POST", f"/reveals/{ref}/_take-back", kind)


def _over(store: Connection, now: datetime) -> tuple[str, ...]:
    ended = select(QUESTION.c.ref).where(QUESTION.c.state.in_(OVER_QUESTION))
    left = select(HOLD.c.ref).where(HOLD.c.state.in_(OVER_HOLD))
    closed = select(CASE.c.ref).where(CASE.c.state.in_(OVER_CASE))
    stopped = select(RESTRICTION.c.case_ref).where(RESTRICTION.c.state.in_(IN_FORCE))
    query = select(REVEAL.c.ref).where(
        REVEAL.c.state == REVEALED,
        (REVEAL.c.until <= now)
        | REVEAL.c.question.in_(ended)
        | REVEAL.c.question.in_(left)
        | REVEAL.c.case_ref.in_(closed)
        | REVEAL.c.case_ref.in_(stopped),
    )
    return tuple(store.execute(query).scalars())


def _update(store: Connection, ref: str, **values: object) -> None:
    store.execute(update(REVEAL).where(REVEAL.c.ref == ref).values(values))
