"""Routes for gap reports: a funder reads its own, the case zone puts them here."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.exchange.capacity import Doing
from api.exchange.land import LISTS, region_with
from api.exchange.reports import kept
from api.identity import Account, Role
from api.messages.reports import ReportKept, ReportSent
from api.reports.forms import ANSWERS, Accept, report_response
from api.text.language import Lang
from api.web.access import other_zone, serves
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/reports", tags=["reports"])
Funder = Annotated[Account, Depends(serves(Role.FUNDER))]
Language = Annotated[Lang, Query(alias="lang")]
CASE_ZONE = "case-zone"
# Names of gemeenten, payers and parties; places are not named in a report.
KINDS = tuple(kind for kind in LISTS if kind != "place")


class ReportInShort(Shape):
    """A gap report: of which day, and since when it can be read."""

    ref: str
    as_of: date
    received_at: datetime


@router.get("")
def list_reports(
    state: InZone, account: Funder, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[ReportInShort]:
    """Return the gap reports that this funder was sent."""
    with state.store.reading() as store:
        rows = kept.some(store, account.organisation, cursor or "", page_size + 1)
    items = [
        ReportInShort(ref=r["ref"], as_of=r["as_of"], received_at=r["received_at"])
        for r in rows
    ]
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/{ref}", response_class=Response, responses=ANSWERS)
def read_report(
    state: InZone,
    account: Funder,
    ref: str,
    accept: Accept = "application/json",
    lang: Language = "nl",
) -> Response:
    """Return a gap report as claims, as a table or as a page."""
    with state.store.reading() as store:
        row = kept.one(store, ref)
        if row is None or row["funder"] != account.organisation:
            raise not_found("report")
        region = region_with(store, state.today(), KINDS, {})
    return report_response(row["body"].encode(), region, accept, lang)


@router.put("/{ref}", dependencies=[Depends(other_zone)], tags=["zones"])
def put_report(state: InZone, ref: str, body: ReportSent) -> ReportKept:
    """Keep a report for its funder; the same again changes nothing."""
    with state.store.writing() as store:
        kept.keep(store, ref, body, Doing(who=CASE_ZONE, at=state.now()))
    return ReportKept(ref=ref)
