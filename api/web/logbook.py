"""The log for an auditor, the same in both zones; that it was read is logged too."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, Field
from sqlalchemy import Row

from api.identity import Account, Role
from api.log.reading import Wanted, lines
from api.log.shape import Event, Outcome
from api.log.writing import CASE, log
from api.store.moves import Why
from api.web.access import serves
from api.web.paging import USUAL, Page, PageSize, page_of
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/log-entries", tags=["log"])
Auditor = Annotated[Account, Depends(serves(Role.AUDITOR))]
LineCursor = Annotated[
    str | None,
    Query(
        alias="cursor", pattern=r"^\d{1,18}$", description="`next` of the page before"
    ),
]
Text = Annotated[str | None, Query(max_length=64)]
Moment = Annotated[AwareDatetime | None, Query()]


class LogLine(Shape):
    """One line of the log; `batch` is null until it is sealed."""

    id: int
    at: datetime
    event: str
    action: str
    outcome: str
    account: str = Field(description="Empty where nobody was recognised")
    role: str
    organisation: str
    on_behalf: str
    ground: str
    kind: str
    ref: str
    zone: str
    request: str
    point: str
    batch: int | None


def wanted_of(
    since: Moment = None,
    until: Moment = None,
    who: Annotated[str | None, Query(alias="account", max_length=64)] = None,
    event: Event | None = None,
    outcome: Outcome | None = None,
    kind: Text = None,
    ref: Text = None,
) -> Wanted:
    """Return which lines a request asks for."""
    return Wanted(
        since=since,
        until=until,
        who=who,
        event=event,
        outcome=outcome,
        kind=kind,
        ref=ref,
    )


@router.get("")
def list_log(
    state: InZone,
    account: Auditor,
    wanted: Annotated[Wanted, Depends(wanted_of)],
    cursor: LineCursor = None,
    page_size: PageSize = USUAL,
) -> Page[LogLine]:
    """Return lines of the log, the oldest first."""
    with state.store.writing() as store:
        found = lines(store, wanted, int(cursor or 0), page_size + 1)
        why = Why(who=account.ref, at=state.now())
        about = [] if wanted.ref is None else [wanted.ref]
        log(store, account, "list_log", about, why, kind=wanted.kind or CASE)
    items = [_line(state.zone, row) for row in found]
    return page_of(items, page_size, [str(row.id) for row in found])


def _line(zone: str, row: Row[Any]) -> LogLine:
    return LogLine(
        id=row.id,
        at=row.at,
        event=row.event,
        action=row.action,
        outcome=row.outcome,
        account=row.who,
        role=row.role,
        organisation=row.organisation,
        on_behalf=row.on_behalf,
        ground=row.ground,
        kind=row.kind,
        ref=row.ref,
        zone=zone,
        request=row.request,
        point=row.point,
        batch=row.batch,
    )
