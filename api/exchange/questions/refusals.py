"""A no against what the provider itself has published, and what is mended then."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, or_, select, update

from api.exchange.capacity import PLACE, RECORDS, Doing
from api.exchange.outbox import send
from api.exchange.tables import LEDGER, QUESTION, TRANSITION
from api.messages import RefusalMended
from api.messages.codes import RULES_OF, Against, Consequence, Reason, Side
from api.messages.questions import CriterionTold, Said
from api.states import NEW, IllegalMoveError
from api.states import REFUSAL as MACHINE
from api.store.moves import Moves, Why
from matcher.projecting.provider import Answer

MOVES = Moves(TRANSITION)


class NotMendedError(Exception):
    """Nothing was changed since the no."""


def against(
    said: Said, criteria: Sequence[CriterionTold], *, free: bool
) -> tuple[Against | None, str | None]:
    """Return what a no goes against, with the rule of the place that says yes."""
    if said.side is not Side.AANBIEDER or said.reason is None:
        return None, None
    if said.reason is Reason.NO_ROOM:
        return (Against.OPENING if free else None), None
    rules = RULES_OF.get(said.reason, ())
    asked = [c for c in criteria if c.rule in rules]
    if not asked or any(c.answer is not Answer.MET for c in asked):
        return None, None
    return Against.PROFILE, asked[0].rule


def is_to_mend(said: Said) -> bool:
    """Tell whether the desk looks at a no first, before anything is mended."""
    mends = (Consequence.MEND_PROFILE, Consequence.MEND_OPENING)
    return said.against is not None or said.consequence in mends


def ask_mend(store: Connection, row: RowMapping, doing: Doing) -> None:
    """Ask the provider to mend; IllegalMoveError when there is nothing to mend."""
    said = Said.model_validate_json(row["said"])
    if row["state"] != "DECLINED" or not is_to_mend(said) or row["refusal"]:
        raise IllegalMoveError(MACHINE.name, row["refusal"] or NEW, "ask-mend")
    state = _move(store, row["ref"], NEW, "flag", doing)
    _move(store, row["ref"], state, "ask-mend", doing)


def mend(store: Connection, row: RowMapping, doing: Doing) -> None:
    """Keep that the provider has mended what its no went against, and tell it.

    Raises IllegalMoveError when it was not asked, NotMendedError when the record, or
    what the ledger says of the place, is as it was.
    """
    MACHINE.target(row["refusal"] or NEW, "mend")
    said = Said.model_validate_json(row["said"])
    if said.against is Against.OPENING or said.consequence is Consequence.MEND_OPENING:
        changed = _ledger_changed(store, row)
    else:
        record = RECORDS.one(store, PLACE, row["place"])
        changed = record is not None and record.version > row["record_version"]
    if not changed:
        raise NotMendedError
    _move(store, row["ref"], row["refusal"], "mend", doing)
    send(store, RefusalMended(ref=row["ref"]), doing.at)


def _ledger_changed(store: Connection, row: RowMapping) -> bool:
    since = row["refusal_at"]
    query = select(LEDGER.c.id).where(
        LEDGER.c.place == row["place"],
        LEDGER.c.hold.is_(None),
        or_(LEDGER.c.entered_at > since, LEDGER.c.ended_at > since),
    )
    return store.execute(query.limit(1)).first() is not None


def _move(store: Connection, ref: str, source: str, event: str, doing: Doing) -> str:
    why = Why(who=doing.who, at=doing.at)
    state = MOVES.move(store, MACHINE, ref, source, event, why)
    store.execute(update(QUESTION).where(QUESTION.c.ref == ref).values(refusal=state))
    return state
