"""Questions of principle as the case zone keeps them: sealed, written before asked."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, PRINCIPLE
from api.messages.principles import PrincipleAnswer, PrincipleAsked, Said
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.states import NEW, IllegalMoveError
from api.states import PRINCIPLE as MACHINE
from api.store.moves import CLOCK, Moves, Why

MOVES = Moves(tables.TRANSITION)
EXCHANGE = "exchange"
# In these states nobody waits for money here; who is parked may wait for just that.
OVER = ("OUTSIDE", "CLOSED", "ERASED")
OPEN = ("ASKED", "ASKED_BACK")
# How the exchange came to a state; what has happened here already is passed over.
STEPS = {
    "ASKED": (),
    "ASKED_BACK": ("ask-back",),
    "WILLING": ("willing",),
    "UNWILLING": ("unwilling",),
    "DECIDED": ("willing", "decide"),
    "RECALLED": ("recall",),
    "LAPSED": ("lapse",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is sealed of a question: what was asked, and what the funder has said."""

    asked: PrincipleAsked
    said: Said


def ask(
    store: Connection, keys: Keys, case: str, asked: PrincipleAsked, why: Why
) -> str:
    """Keep that a question is going to be asked; return its reference."""
    ref = secrets.token_hex(16)
    state = MOVES.move(store, MACHINE, ref, NEW, "ask", why)
    content = Content(asked=asked, said=Said())
    store.execute(
        insert(PRINCIPLE).values(
            ref=ref,
            case_ref=case,
            state=state,
            asked_by=why.who,
            asked_at=why.at,
            answer_by=datetime.fromisoformat(asked.answer_by),
            due=1,
            done=0,
            sealed=_sealed(keys, case, content),
        )
    )
    return ref


def reply(
    store: Connection, keys: Keys, row: RowMapping, asked: PrincipleAsked, why: Why
) -> None:
    """Keep that the desk replies; IllegalMoveError when nothing was asked back."""
    state = MOVES.move(store, MACHINE, row["ref"], row["state"], "reply", why)
    values = {
        "state": state,
        "answer_by": datetime.fromisoformat(asked.answer_by),
        "due": row["due"] + 1,
        "sealed": _sealed(keys, row["case_ref"], Content(asked=asked, said=Said())),
    }
    _update(store, row["ref"], values)


def heard(store: Connection, ref: str) -> None:
    """Keep that the exchange has news of a question; it is asked for later."""
    same = PRINCIPLE.c.ref == ref
    store.execute(update(PRINCIPLE).where(same).values(due=PRINCIPLE.c.due + 1))


def settle(desk: Desk, ref: str) -> None:
    """Put a question to the exchange and keep where it stands; twice does no harm.

    Raises ExchangeGoneError, with the question still to be put.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["done"] >= row["due"]:
        return
    try:
        asked = opened(desk.keys, row).asked
    except ErasedError:
        _drop(desk, ref)
        return
    answer = desk.exchange.call("PUT", f"/principles/{ref}", PrincipleAnswer, asked)
    try:
        with desk.store.writing() as store:
            _follow(store, desk, ref, answer, row["due"])
    except ErasedError:
        _drop(desk, ref)


def settle_all(desk: Desk) -> None:
    """Settle what is still to be put or heard; take back what nobody waits for.

    That is of a case that was erased, or for which no place is looked for any more.
    """
    waits = PRINCIPLE.c.done < PRINCIPLE.c.due
    query = select(PRINCIPLE.c.ref).where(waits)
    open_ones = (
        select(PRINCIPLE.c.ref, CASE.c.state)
        .join(CASE, CASE.c.ref == PRINCIPLE.c.case_ref)
        .where(CASE.c.state.in_(OVER), PRINCIPLE.c.state.in_(OPEN))
    )
    with desk.store.reading() as store:
        refs = store.execute(query).scalars().all()
        spare = store.execute(open_ones.order_by(PRINCIPLE.c.ref)).all()
    for row in spare:
        if row.state == "ERASED":
            _drop(desk, row.ref)
            continue
        # The funder, or its clock, may have been first.
        with suppress(IllegalMoveError):
            recall(desk, row.ref, Why(who=CLOCK, at=desk.now()))
    for ref in refs:
        settle(desk, ref)


def recall(desk: Desk, ref: str, why: Why) -> None:
    """Take a question back at the exchange, and keep that.

    Raises IllegalMoveError when it has ended, and ExchangeGoneError.
    """
    settle(desk, ref)
    answer = desk.exchange.call("DELETE", f"/principles/{ref}", PrincipleAnswer)
    state = "RECALLED" if answer is None else answer.state
    with desk.store.writing() as store:
        row = one(store, ref, lock=True)
        if row is not None:
            _move(store, row, state, why)
    if state != "RECALLED" or (row is not None and row["state"] == "RECALLED"):
        raise IllegalMoveError(MACHINE.name, state, "recall")


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a question."""
    query = select(PRINCIPLE).where(PRINCIPLE.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def some(
    store: Connection, state: str | None, after: str, most: int
) -> tuple[RowMapping, ...]:
    """Return questions after a reference, in one state or in all (None)."""
    query = select(PRINCIPLE).where(PRINCIPLE.c.ref > after)
    if state is not None:
        query = query.where(PRINCIPLE.c.state == state)
    rows = store.execute(query.order_by(PRINCIPLE.c.ref).limit(most))
    return tuple(rows.mappings())


def of_case(store: Connection, case: str) -> tuple[RowMapping, ...]:
    """Return the questions of a case, the oldest first."""
    query = select(PRINCIPLE).where(PRINCIPLE.c.case_ref == case)
    ordered = query.order_by(PRINCIPLE.c.asked_at, PRINCIPLE.c.ref)
    return tuple(store.execute(ordered).mappings())


def opened(keys: Keys, row: RowMapping) -> Content:
    """Return what was asked and said; raises ErasedError when the key is gone."""
    tree = read(keys.open(row["case_ref"], row["sealed"]))
    return Content(
        asked=PrincipleAsked.model_validate(tree["asked"]),
        said=Said.model_validate(tree["said"]),
    )


def adopt(store: Connection, ref: str, at: datetime) -> None:
    """Keep that the desk has taken the decision over into the case."""
    _update(store, ref, {"adopted_at": at})


def _follow(
    store: Connection,
    desk: Desk,
    ref: str,
    answer: PrincipleAnswer | None,
    due: int,
) -> None:
    row = one(store, ref, lock=True)
    if row is None or row["done"] >= due:
        return
    why = Why(who=EXCHANGE, at=desk.now())
    asked = opened(desk.keys, row).asked
    values: dict[str, object] = {"done": due}
    if answer is None:
        # No such funder any more: nobody can answer.
        _move(store, row, "RECALLED", why)
    elif answer.round == asked.round:
        # An answer to what was asked before the desk replied is of no use.
        _move(store, row, answer.state, why)
        content = Content(asked=asked, said=answer.said)
        values["sealed"] = _sealed(desk.keys, row["case_ref"], content)
    _update(store, ref, values)


def _move(store: Connection, row: RowMapping, target: str, why: Why) -> None:
    state = row["state"]
    for event in STEPS[target]:
        if (state, event) in MACHINE.moves:
            state = MOVES.move(store, MACHINE, row["ref"], state, event, why)
    _update(store, row["ref"], {"state": state})


def _drop(desk: Desk, ref: str) -> None:
    """Take back a question of a case that was erased."""
    desk.exchange.call("DELETE", f"/principles/{ref}", PrincipleAnswer)
    with desk.store.writing() as store:
        row = one(store, ref, lock=True)
        if row is not None:
            _move(store, row, "RECALLED", Why(who=EXCHANGE, at=desk.now()))
            _update(store, ref, {"done": row["due"]})


def _update(store: Connection, ref: str, values: dict[str, object]) -> None:
    store.execute(update(PRINCIPLE).where(PRINCIPLE.c.ref == ref).values(values))


def _sealed(keys: Keys, case: str, content: Content) -> bytes:
    tree: Land = {
        "asked": cast("Tree", content.asked.model_dump(mode="json", by_alias=True)),
        "said": cast("Tree", content.said.model_dump(mode="json", by_alias=True)),
    }
    return keys.seal(case, canonical(tree))
