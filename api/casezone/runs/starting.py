"""A run is put in the queue, over the region as it is now."""

from http import HTTPStatus

from sqlalchemy import Connection

from api.casezone.cases import kept
from api.casezone.decisions.kept import lapse_parked
from api.casezone.desk import Desk
from api.casezone.land import land_of
from api.casezone.runs import queue
from api.casezone.runs.queue import Job
from api.casezone.runs.snapshots import refs_in, take
from api.identity import Account
from api.regionfile import RegionFileError
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.store.moves import CLOCK, Why
from api.web.problems import FaultBody, Problem, wrong_state
from matcher.objective import Objective


def start(
    desk: Desk, store: Connection, account: Account, seconds: int | None, why: Why
) -> str:
    """Return a new run, logged for every case that it looks at.

    Wake `desk.delivery` when the transaction has ended. 409 when what is known does not
    fit together.
    """
    lapse_parked(store, desk.today(), Why(who=CLOCK, at=why.at))
    snapshot = _taken(desk, store)
    most = seconds or desk.settings.solve_seconds
    job = Job(objective=canonical(tree_of(Objective())), seconds=most)
    kept.log(store, account, "run", refs_in(store, snapshot), why)
    made = queue.ask(store, snapshot, job, why)
    desk.delivery.tell(store, made)
    return made


def _taken(desk: Desk, store: Connection) -> str:
    try:
        land = land_of(store, desk.today())
        return take(store, desk.keys, desk.now(), land)
    except LookupError as error:
        raise wrong_state("There is no region yet.") from error
    except RegionFileError as error:
        faults = [
            FaultBody(location=f.path, expected=f.expected.en) for f in error.faults
        ]
        detail = "What is known does not fit together."
        raise Problem(HTTPStatus.CONFLICT, detail, faults) from error
