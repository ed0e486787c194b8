"""The exchange is told what the desk does with questions, until it has answered."""

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from api.casezone.desk import Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.inbox import fetch
from api.casezone.keys import ErasedError
from api.casezone.questions import kept
from api.casezone.tables import QUESTION
from api.messages.questions import DeskTurn, TurnTaken
from api.states import QUESTION as MACHINE
from api.store.moves import Why

RECALL = "recall"


def settle(desk: Desk, ref: str) -> bool:
    """Tell the exchange what is pending, and hear what became of it.

    False: the provider or the clock was first, and it was not done. Telling it twice
    is safe. Raises ExchangeGoneError, with the call still pending.
    """
    with desk.store.reading() as store:
        row = kept.one(store, ref)
    if row is None or row["pending"] is None:
        return True
    event, turn = row["pending"], row["turn"]
    answer = _call(desk, row)
    taken = answer is not None and answer.taken
    with desk.store.writing() as store:
        now = kept.one(store, ref, lock=True)
        # The message of this very turn may have been heard in between.
        after = turn + int(taken and event != kept.ASK)
        if now is not None and now["pending"] == event and now["turn"] in (turn, after):
            values = {"pending": None, "pending_body": None, "turn": after}
            kept.keep(store, ref, values)
            why = Why(who=now["pending_by"], at=desk.now())
            if answer is None and kept.is_legal(now, RECALL):
                # The exchange has never heard of it: nobody else can end it.
                state = kept.MOVES.move(store, MACHINE, ref, now["state"], RECALL, why)
                kept.keep(store, ref, {"state": state})
            elif taken and event == kept.ASK_MEND:
                kept.move_refusal(store, now, event, why)
    fetch(desk)
    return taken


def settle_all(desk: Desk) -> None:
    """Tell again what was told and never answered.

    Raises ExchangeGoneError after all were told, when some could not be.
    """
    query = select(QUESTION.c.ref).where(QUESTION.c.pending.is_not(None))
    with desk.store.reading() as store:
        waiting = store.execute(query).scalars().all()
    gone = None
    for ref in waiting:
        try:
            settle(desk, ref)
        except ExchangeGoneError as error:
            gone = error
    if gone is not None:
        raise gone


def _call(desk: Desk, row: RowMapping) -> TurnTaken | None:
    ref, event, case = row["ref"], row["pending"], row["case_ref"]
    try:
        if event == kept.ASK:
            return desk.exchange.question(ref, kept.told_of(desk.keys, row))
        body = DeskTurn(turn=row["turn"] + 1)
        if row["pending_body"] is not None:
            content = desk.keys.open(case, row["pending_body"])
            body = DeskTurn.model_validate_json(content)
    except ErasedError:
        # Of somebody who was erased nothing is told any more.
        event, body = RECALL, DeskTurn(turn=row["turn"] + 1)
    return desk.exchange.turn(ref, event, body)
