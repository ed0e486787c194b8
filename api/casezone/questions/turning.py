"""One turn of the desk with a question: kept, told to the exchange, and heard."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.keys import ErasedError
from api.casezone.questions import kept
from api.casezone.questions.calling import settle
from api.casezone.questions.shapes import Own
from api.casezone.sharing.crossing import check_crossing
from api.casezone.unreachable import unreachable
from api.identity import Account
from api.messages.questions import DeskTurn
from api.sharing.words import Phase
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.problems import not_found, wrong_state

# With a condition that is accepted the hold comes into being.
AFTER = {"accept-condition": Phase.HANDOVER}
Says = Callable[[RowMapping, Own], tuple[dict[str, Any], Own]]


def take_turn(desk: Desk, account: Account, ref: str, event: str, says: Says) -> None:
    """Do something with a question, or raise the problem that stands in the way.

    `says` gives what is told to the exchange, and what the desk keeps for itself.
    """
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = found(store, ref, lock=True)
        try:
            told, own = says(row, kept.own_of(desk.keys, row))
            turn = DeskTurn(turn=row["turn"] + 1, **told)
            check_crossing(desk, AFTER.get(event, Phase.ASKING), turn)
            kept.begin(store, desk.keys, row, event, turn, own, account.ref)
        except IllegalMoveError as error:
            raise wrong_state(f"It is {error.source.lower()}.") from error
        except kept.BusyError as error:
            detail = "The exchange has not answered what was done before."
            raise wrong_state(detail) from error
        except ErasedError as error:
            raise not_found("question") from error
        cases.log(store, account, event, [row["case_ref"]], why)
    tell(desk, ref)


def tell(desk: Desk, ref: str) -> None:
    """Tell the exchange; a problem when it is not there, or somebody was first."""
    try:
        taken = settle(desk, ref)
    except ExchangeGoneError as error:
        raise unreachable() from error
    if not taken:
        with desk.store.reading() as store:
            state = str(found(store, ref)["state"]).lower()
        detail = "Not done: somebody or the clock was first, or there is no room."
        raise wrong_state(f"{detail} The question is {state}.")


def found(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    """Return a question about a case that was not erased; a problem without one."""
    row = kept.one(store, ref, lock=lock)
    if row is None or cases.one(store, row["case_ref"]) is None:
        raise not_found("question")
    return row
