"""One round of retention over the store of a zone."""

from datetime import date, datetime, time

from sqlalchemy import Connection

from api.casezone.keys import Keys
from api.casezone.retention import let_go
from api.casezone.tables import REPLAY as CASE_REPLAY
from api.casezone.tables import SESSION as CASE_SESSION
from api.exchange.tables import REPLAY, SESSION
from api.log.shape import Event
from api.log.writing import add
from api.retention.jobs import Doing, Done, common
from api.retention.terms import CLOSED_CASE, JOINT_DATA
from api.serving.logs import command_line
from api.settings import CaseSettings, Settings, Zone
from api.store import Store, check
from api.web.zone import HERE

OF_CASES = (CLOSED_CASE, JOINT_DATA)


def run_retention(
    store: Store, zone: Zone, settings: Settings, day: date, *, dry: bool
) -> tuple[Done, ...]:
    """Let go what is over its term on a day, or say what would go; both in one go.

    Every case that goes and every other kind leaves a line in the log.
    """
    check(store, zone)
    doing = Doing(settings=settings, at=datetime.combine(day, time.min, HERE), dry=dry)
    if dry:
        with store.reading() as connection:
            return _done(connection, doing)
    with store.writing() as connection:
        done = _done(connection, doing)
        for one in done:
            _log(connection, one, doing.at)
    if isinstance(settings, CaseSettings):
        keys = Keys(settings.keys)
        for one in done:
            for ref in one.refs if one.term in OF_CASES else ():
                keys.destroy(ref)
    return done


def _done(store: Connection, doing: Doing) -> tuple[Done, ...]:
    settings = doing.settings
    if isinstance(settings, CaseSettings):
        return (
            *let_go(store, doing),
            *common(store, doing, CASE_SESSION, CASE_REPLAY),
        )
    return tuple(common(store, doing, SESSION, REPLAY))


def _log(store: Connection, done: Done, at: datetime) -> None:
    about = [(done.term.key, str(done.count))] if done.count else []
    if done.term in OF_CASES:
        about = [("case", ref) for ref in done.refs]
    add(
        store,
        [
            command_line(Event.RETENTION, done.term.key, kind, ref, at)
            for kind, ref in about
        ],
    )
