"""The log of one case: when, which role of which organisation, what and why."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Row, select

from api.casezone.cases import kept
from api.casezone.desk import AtDesk, MayLook
from api.casezone.tables import CASE
from api.log.reading import Wanted, lines
from api.store.moves import Why
from api.web.logbook import LineCursor
from api.web.paging import USUAL, Page, PageSize, page_of
from api.web.problems import not_found
from api.web.shape import Shape

router = APIRouter(prefix="/cases", tags=["log"])


class Seen(Shape):
    """Somebody looked or did something, or tried; the name is for an auditor."""

    at: datetime
    event: str
    outcome: str
    role: str
    organisation: str
    on_behalf: str
    ground: str


@router.get("/{ref}/readings")
def list_readings(
    desk: AtDesk,
    account: MayLook,
    ref: str,
    cursor: LineCursor = None,
    page_size: PageSize = USUAL,
) -> Page[Seen]:
    """Return who saw a case, the oldest first; of one that was erased too."""
    with desk.store.writing() as store:
        if store.execute(select(CASE.c.ref).where(CASE.c.ref == ref)).first() is None:
            raise not_found("case")
        wanted = Wanted(kind="case", ref=ref)
        found = lines(store, wanted, int(cursor or 0), page_size + 1)
        why = Why(who=account.ref, at=desk.now())
        kept.log(store, account, "list_readings", [ref], why)
    items = [seen(row) for row in found]
    return page_of(items, page_size, [str(row.id) for row in found])


def seen(row: Row[Any]) -> Seen:
    """Return a line of the log as the person may know it."""
    return Seen(
        at=row.at,
        event=row.event,
        outcome=row.outcome,
        role=row.role,
        organisation=row.organisation,
        on_behalf=row.on_behalf,
        ground=row.ground,
    )
