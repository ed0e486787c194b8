"""Lines are added to the log, in the transaction of what they tell of."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert

from api.identity import Account
from api.log.shape import GROUNDS, Entry, Event, Ground, Outcome
from api.log.tables import ENTRY
from api.log.visit import actor_of, visit
from api.store.moves import Why
from api.store.shared import REF

CASE = "case"
EVENTS: Mapping[str, Event] = {
    "list": Event.SEARCH,
    "read": Event.READ,
    "explain": Event.READ,
    "result": Event.EXPORT,
    "export": Event.EXPORT,
    "reveal": Event.EXPORT,
    "run": Event.RUN,
    "ask_run": Event.RUN,
    "replay_run": Event.RUN,
    "read_result": Event.EXPORT,
    "check_draft": Event.SEARCH,
    "sign_in": Event.SIGN_IN,
    "finish_at_provider": Event.SIGN_IN,
    "sign_out": Event.SIGN_OUT,
    "end_from_provider": Event.SIGN_OUT,
    "list_log": Event.READ_LOG,
    "list_readings": Event.READ_LOG,
}


def log(
    store: Connection,
    account: Account,
    action: str,
    refs: Iterable[str],
    why: Why,
    *,
    kind: str = CASE,
    ground: Ground | None = None,
    on_behalf: str = "",
) -> None:
    """Keep that somebody read or did something with these, one line for each.

    It counts when the transaction ends well; end that before you answer.
    """
    now = visit()
    actor = actor_of(account)
    entries = [
        Entry(
            at=why.at,
            event=EVENTS.get(action, Event.READ),
            action=action,
            outcome=Outcome.OK,
            actor=actor,
            on_behalf=on_behalf,
            ground=ground or now.ground or GROUNDS[account.role],
            kind=kind,
            ref=ref,
            request=now.request,
            point=now.point,
        )
        for ref in refs
    ]
    if entries:
        add(store, entries)
        now.told = True


def add(store: Connection, entries: Iterable[Entry]) -> None:
    """Keep lines as they are."""
    rows = [_row(entry) for entry in entries]
    if not rows:
        return
    turn = 0
    if store.dialect.name != "sqlite":
        # The number of this transaction, so that sealing knows what is still going on.
        turn = store.exec_driver_sql("SELECT txid_current()").scalar_one()
    store.execute(insert(ENTRY), [row | {"turn": turn} for row in rows])


def _row(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at,
        "event": entry.event.value,
        "action": entry.action[:REF],
        "outcome": entry.outcome.value,
        "who": entry.actor.who,
        "role": entry.actor.role,
        "organisation": entry.actor.organisation,
        "on_behalf": entry.on_behalf,
        "ground": entry.ground.value,
        "kind": entry.kind[:REF],
        "ref": entry.ref,
        "request": entry.request,
        "point": entry.point[:REF],
    }
