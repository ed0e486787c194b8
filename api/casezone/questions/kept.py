"""Questions as the case zone keeps them: written before the exchange is called."""

import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.keys import ErasedError, Keys
from api.casezone.questions.shapes import NewQuestion, Own
from api.casezone.tables import QUESTION
from api.messages.questions import DeskTurn, QuestionAsked, Said
from api.states import NEW, REFUSAL, IllegalMoveError
from api.states import QUESTION as MACHINE
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
OPEN = ("ASKED", "ASKED_BACK", "MEETING", "AGREED_IF")
# In these states the provider waits for the desk.
OF_DESK = ("ASKED_BACK", "AGREED_IF")
FLAGGED = "FLAGGED"
ASK, ASK_MEND = "ask", "ask-mend"


class BusyError(Exception):
    """What the desk did before has not been answered by the exchange yet."""


def ask(
    store: Connection,
    keys: Keys,
    case: str,
    body: NewQuestion,
    told: QuestionAsked,
    why: Why,
) -> str:
    """Keep that a question is going to be asked; return its reference."""
    ref = secrets.token_hex(16)
    own = Own(notes=() if body.note is None else (body.note,))
    store.execute(
        insert(QUESTION).values(
            ref=ref,
            case_ref=case,
            place=body.place,
            other=body.other,
            run=body.run,
            state=MOVES.move(store, MACHINE, ref, NEW, "ask", why),
            number=0,
            turn=0,
            pending=ASK,
            pending_by=why.who,
            start=body.start,
            until=body.until,
            answer_by=body.answer_by,
            hold_days=body.hold_days,
            empty_nights=body.empty_nights.value,
            asked=_sealed(keys, case, told),
            own=_sealed(keys, case, own),
            said=_sealed(keys, case, Said()),
            asked_at=why.at,
            asked_by=why.who,
        )
    )
    return ref


def begin(
    store: Connection,
    keys: Keys,
    row: RowMapping,
    event: str,
    turn: DeskTurn,
    own: Own,
    who: str,
) -> None:
    """Keep what the desk is going to do with a question, which was locked.

    Raises IllegalMoveError when it cannot happen now, and BusyError.
    """
    if event == ASK_MEND:
        REFUSAL.target(row["refusal"] or NEW, event)
    else:
        MACHINE.target(row["state"], event)
    if row["pending"] is not None:
        raise BusyError
    case = row["case_ref"]
    values: dict[str, Any] = {"pending": event, "pending_by": who}
    if keys.has(case):
        values |= {
            "pending_body": _sealed(keys, case, turn),
            "own": _sealed(keys, case, own),
        }
    _update(store, row["ref"], values)


def move_refusal(store: Connection, row: RowMapping, event: str, why: Why) -> None:
    """Let the desk, or the provider, go on with a refusal, which was locked."""
    ref, source = row["ref"], row["refusal"] or NEW
    state = MOVES.move(store, REFUSAL, ref, source, event, why)
    _update(store, ref, {"refusal": state})


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a question; with `lock` nobody changes it meanwhile."""
    query = select(QUESTION).where(QUESTION.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def of_case(store: Connection, case: str) -> tuple[RowMapping, ...]:
    """Return the questions about a case, the newest last."""
    query = select(QUESTION).where(QUESTION.c.case_ref == case)
    rows = store.execute(query.order_by(QUESTION.c.asked_at, QUESTION.c.ref))
    return tuple(rows.mappings())


def is_asked(store: Connection, case: str, place: str) -> bool:
    """Tell whether a question about this case for this place is open."""
    query = select(QUESTION.c.ref).where(
        QUESTION.c.case_ref == case,
        QUESTION.c.place == place,
        QUESTION.c.state.in_(OPEN),
    )
    return store.execute(query.limit(1)).first() is not None


def told_of(keys: Keys, row: RowMapping) -> QuestionAsked:
    """Return what crossed; raises ErasedError."""
    return QuestionAsked.model_validate_json(keys.open(row["case_ref"], row["asked"]))


def said_of(keys: Keys, row: RowMapping) -> Said:
    """Return what was said to a question; raises ErasedError."""
    return Said.model_validate_json(keys.open(row["case_ref"], row["said"]))


def own_of(keys: Keys, row: RowMapping) -> Own:
    """Return what the desk alone keeps; raises ErasedError."""
    return Own.model_validate_json(keys.open(row["case_ref"], row["own"]))


def keep_said(store: Connection, keys: Keys, row: RowMapping, said: Said) -> None:
    """Keep what was said; nothing when the case was erased."""
    try:
        sealed = _sealed(keys, row["case_ref"], said)
    except ErasedError:
        return
    _update(store, row["ref"], {"said": sealed})


def keep(store: Connection, ref: str, values: dict[str, Any]) -> None:
    """Keep what is known now of a question, which was locked."""
    _update(store, ref, values)


def is_legal(row: RowMapping, event: str) -> bool:
    """Tell whether an event can happen to a question."""
    try:
        MACHINE.target(row["state"], event)
    except IllegalMoveError:
        return False
    return True


def refs(rows: Iterable[RowMapping]) -> tuple[str, ...]:
    """Return the cases that questions are about, each once."""
    return tuple(sorted({row["case_ref"] for row in rows}))


def _sealed(
    keys: Keys, case: str, content: QuestionAsked | DeskTurn | Own | Said
) -> bytes:
    return keys.seal(case, content.model_dump_json(by_alias=True).encode())


def _update(store: Connection, ref: str, values: dict[str, Any]) -> None:
    store.execute(update(QUESTION).where(QUESTION.c.ref == ref).values(values))
