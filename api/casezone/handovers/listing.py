"""Route for the items of all handovers that fall due."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.handovers import kept
from api.casezone.handovers.shapes import ItemDue, item_due
from api.store.moves import Why
from api.web.days import Day
from api.web.paging import USUAL, Cursor, Page, PageSize, after_day, page_of

router = APIRouter(prefix="/handover-items", tags=["handovers"])
Due = Annotated[
    Day | None,
    Query(description="What falls due by this day; without it by today"),
]


@router.get("")
def list_handover_items(
    desk: AtDesk,
    account: DeskOnly,
    due: Due = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[ItemDue]:
    """Return what is to be settled by a day, the oldest first; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    after = after_day(cursor)
    with desk.store.writing() as store:
        rows = kept.due(store, due or desk.today(), after, page_size + 1)
        seen = {row["case_ref"] for row in rows[:page_size]}
        cases.log(store, account, "handover-items", sorted(seen), why)
    marks = [f"{r['due']}.{r['placement']}.{r['item']}" for r in rows]
    return page_of([item_due(row, desk.today()) for row in rows], page_size, marks)
