"""The log of a zone from outside its process: sealed, checked, written out."""

import base64
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from api.log.checking import Checked, check_log
from api.log.keeping import LogKey
from api.log.reading import every_batch, every_line
from api.log.sealing import last_batch, seal_all
from api.log.shape import Actor, Entry, Event, Ground, Outcome
from api.log.writing import add
from api.regionfile.write import canonical
from api.settings import Settings, Zone
from api.store import Store, check

COMMAND_LINE = Actor(who="command-line", role="OPERATOR", organisation="OPERATOR")


def seal_log(store: Store, zone: Zone, settings: Settings) -> int:
    """Seal what waits; return how many lines that were."""
    check(store, zone)
    key = LogKey(settings.log_keys, zone)
    return seal_all(store, key, settings.log_batch)


def verify_log(store: Store, zone: Zone, settings: Settings, now: datetime) -> Checked:
    """Go through the whole log; raises NoKeyError."""
    check(store, zone)
    key = LogKey(settings.log_keys, zone)
    since = now - timedelta(days=settings.keep_log_days)
    with store.reading() as connection:
        return check_log(connection, key, since)


def take_head_back(store: Store, zone: Zone, settings: Settings, now: datetime) -> bool:
    """Go on from the last batch of a store that was put back; False when it is newest.

    The lines after it are lost, and the log says so from now on.
    """
    key = LogKey(settings.log_keys, zone)
    with store.writing() as connection:
        last, head = last_batch(connection), key.head
        if head is None or head.number <= last.number:
            return False
        lost = f"{last.number + 1}-{head.number}"
        add(
            connection,
            [command_line(Event.CHANGE, "restore", "log-batch", lost, now)],
        )
    key.put_head(last)
    return True


def export_log(store: Store, zone: Zone, now: datetime) -> bytes:
    """Return every line and batch as lines of JSON; that this was done is logged."""
    check(store, zone)
    with store.writing() as connection:
        add(connection, [command_line(Event.READ_LOG, "export_log", "log", zone, now)])
        lines = b"".join(_lines(zone, every_line(connection)))
        return lines + b"".join(_lines(zone, iter(every_batch(connection))))


def command_line(
    event: Event, action: str, kind: str, ref: str, now: datetime
) -> Entry:
    """Return a line about what the operator does from the command line."""
    ground = Ground.RETENTION if event is Event.RETENTION else Ground.ADMINISTRATION
    return Entry(
        at=now,
        event=event,
        action=action,
        outcome=Outcome.OK,
        actor=COMMAND_LINE,
        on_behalf="",
        ground=ground,
        kind=kind,
        ref=ref,
        request="",
        point="",
    )


def _lines(zone: Zone, rows: Iterator[Row[Any]]) -> Iterator[bytes]:
    for row in rows:
        values = {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - of the library
        yield canonical({"zone": zone} | values)


def _plain(value: Any) -> Any:  # noqa: ANN401 - of a row
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value
