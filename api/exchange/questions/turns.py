"""What the case zone does with a question: each turn is taken once."""

from sqlalchemy import Connection, RowMapping, update

from api.exchange.capacity import Doing
from api.exchange.questions.kept import Change, NoRoomError, change, locked, said_of
from api.exchange.questions.refusals import ask_mend
from api.exchange.tables import QUESTION
from api.messages.codes import TakeBackKind
from api.messages.questions import DeskTurn, Said, TakeBack, TurnTaken
from api.states import IllegalMoveError

ASK_MEND = "ask-mend"


def take_turn(
    store: Connection, ref: str, event: str, turn: DeskTurn, doing: Doing
) -> TurnTaken | None:
    """Let the desk do something with its question; None: there is no such one.

    A turn that was taken before is answered again. One that cannot be taken, because
    the provider or the clock was first, changes nothing.
    """
    row = locked(store, ref)
    if row is None:
        return None
    state, taken = str(row["state"]), True
    if turn.turn > row["turn"]:
        try:
            state = _done(store, row, event, turn, doing)
        except (IllegalMoveError, NoRoomError):
            taken = False
    return TurnTaken(ref=ref, state=state, taken=taken)


def _done(
    store: Connection, row: RowMapping, event: str, turn: DeskTurn, doing: Doing
) -> str:
    if event == ASK_MEND:
        ask_mend(store, row, doing)
        same = QUESTION.c.ref == row["ref"]
        store.execute(update(QUESTION).where(same).values(turn=turn.turn))
        return str(row["state"])
    nights = turn.empty_nights
    more = Change(
        said=_said(said_of(row), turn),
        turn=turn.turn,
        why="" if turn.reply is None else turn.reply.value,
        answer_by=turn.answer_by,
        empty_nights=None if nights is None else nights.value,
    )
    return str(change(store, row, event, more, doing)["state"])


def _said(before: Said, turn: DeskTurn) -> Said:
    told: dict[str, object] = {}
    if turn.reply is not None:
        told["reply"] = turn.reply
    if turn.take_back_until is not None:
        # By whom is known to the case zone alone.
        told["take_back"] = TakeBack(
            kind=TakeBackKind.PROMISED, until=turn.take_back_until
        )
    return before.model_copy(update=told)
