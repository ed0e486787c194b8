"""What the exchange tells of a question; told twice, or late, it changes nothing."""

from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.holds import kept as holds
from api.casezone.keys import ErasedError, Keys
from api.casezone.questions import kept
from api.messages import QuestionMoved, RefusalMended, TakeBackPromised
from api.messages.codes import Consequence, Withdrawal
from api.messages.questions import Said
from api.regionfile.parse import Tree
from api.states import QUESTION as MACHINE
from api.states import IllegalMoveError
from api.store.moves import Why

OF_DESK = frozenset({"reply", "accept-condition", "recall"})
TO_MEND = (Consequence.MEND_PROFILE, Consequence.MEND_OPENING)


def moved(store: Connection, keys: Keys, message: QuestionMoved, why: Why) -> None:
    """Follow an event of a question, with the hold or the refusal that it brings."""
    row = kept.one(store, message.ref, lock=True)
    if row is None or message.number <= row["number"]:
        return
    who = row["pending_by"] if message.event in OF_DESK else why.who
    by = Why(who=who, at=why.at)
    try:
        state = kept.MOVES.move(
            store, MACHINE, message.ref, row["state"], message.event, by
        )
    except IllegalMoveError:
        return
    values = {
        "state": state,
        "number": message.number,
        "turn": max(message.turn, row["turn"]),
        "answer_by": message.answer_by,
        "empty_nights": message.empty_nights.value,
    }
    kept.keep(store, message.ref, values)
    kept.keep_said(store, keys, row, message.said)
    if message.hold_until is not None:
        nights = message.empty_nights.value
        holds.take(store, row, message.hold_until, nights, by)
    if state == "DECLINED":
        _declined(store, keys, row, message.said, by)


def promised(store: Connection, keys: Keys, message: TakeBackPromised) -> None:
    """Keep who takes the person back."""
    row = kept.one(store, message.ref, lock=True)
    if row is None or message.number <= row["number"]:
        return
    kept.keep(store, message.ref, {"number": message.number})
    try:
        before = kept.said_of(keys, row)
    except ErasedError:
        return
    said = before.model_copy(update={"take_back": message.take_back})
    kept.keep_said(store, keys, row, said)


def withdrawn(store: Connection, keys: Keys, ref: str, withdrawal: Withdrawal) -> None:
    """Keep why the provider took back the unit that it held."""
    row = kept.one(store, ref, lock=True)
    if row is None:
        return
    with suppress(ErasedError):
        said = kept.said_of(keys, row).model_copy(update={"withdrawal": withdrawal})
        kept.keep_said(store, keys, row, said)


def mended(store: Connection, message: RefusalMended, why: Why) -> None:
    """Keep that the provider has mended what its no went against."""
    row = kept.one(store, message.ref, lock=True)
    if row is not None and row["refusal"] == "MENDING":
        kept.move_refusal(store, row, "mend", why)


def _declined(
    store: Connection, keys: Keys, row: RowMapping, said: Said, why: Why
) -> None:
    if said.against is not None or said.consequence in TO_MEND:
        kept.move_refusal(store, row, "flag", why)
    if said.consequence is Consequence.NOT_THIS_PERSON:
        _refused(store, keys, row, why)


def _refused(store: Connection, keys: Keys, row: RowMapping, why: Why) -> None:
    """Let the facts of the case say that this place has refused: runs read it there."""
    file = cases.one(store, row["case_ref"], lock=True)
    if file is None:
        return
    try:
        facts = cases.opened(keys, file)
        case = facts["case"]
        assert isinstance(case, dict)  # noqa: S101 - a file of ours
        before = case["refused_by"]
        assert isinstance(before, list)  # noqa: S101 - idem
        after: list[Tree] = sorted({*map(str, before), row["place"]})
        fresh = facts | {"case": case | {"refused_by": after}}
        cases.correct(store, keys, file, fresh, why)
    except (ErasedError, IllegalMoveError):
        return
