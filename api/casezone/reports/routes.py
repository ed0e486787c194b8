"""Routes for gap reports at the desk that were made: list, read."""

from datetime import date, datetime
from typing import Annotated, cast

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.land import land_of, read, region_of
from api.casezone.reports import kept
from api.casezone.reports.tokens import renamed, tokens_of
from api.identity import Account
from api.regionfile.write import canonical
from api.reports.forms import ANSWERS, Accept, report_response
from api.store.moves import Why
from api.text.language import Lang
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found
from api.web.shape import Shape
from matcher.claims.figures import Audience

router = APIRouter(prefix="/reports", tags=["reports"])
Language = Annotated[Lang, Query(alias="lang")]
Ref = Annotated[str, Field(min_length=1, max_length=64)]
MOST = 1_000_000


class ReportInShort(Shape):
    """A gap report: for whom, of which day, the how manieth for this reader.

    `sent`: it is where its reader can read it.
    """

    ref: str
    audience: Audience
    funder: str | None
    as_of: date
    number: int
    made_at: datetime
    made_by: str
    sent: bool


@router.get("")
def list_reports(
    desk: AtDesk, _: DeskOnly, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[ReportInShort]:
    """Return the gap reports that were made, by reference."""
    with desk.store.reading() as store:
        rows = kept.some(store, cursor or "", page_size + 1)
    return page_of(list(map(_short, rows)), page_size, [row["ref"] for row in rows])


@router.get("/{ref}", response_class=Response, responses=ANSWERS)
def read_report(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    accept: Accept = "application/json",
    lang: Language = "nl",
) -> Response:
    """Return a gap report as its reader gets it: claims, a table or a page."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _found(store, ref)
        body = row["told"]
        if row["audience"] == Audience.DESK.value:
            refs = log_all(store, account, "read-report", why)
            names = {token: ref for ref, token in tokens_of(desk.keys, refs).items()}
            body = canonical(renamed(read(body), names))
        region = region_of(land_of(store, desk.today()), [])
    return report_response(body, region, accept, lang)


def log_all(store: Connection, account: Account, action: str, why: Why) -> list[str]:
    """Keep that facts of all cases are used; return which cases those are."""
    refs = [file.ref for file in cases.some(store, "", MOST)]
    cases.log(store, account, action, refs, why)
    return refs


def _short(row: RowMapping) -> ReportInShort:
    return ReportInShort(
        ref=row["ref"],
        audience=Audience(row["audience"]),
        funder=row["funder"] or None,
        as_of=row["as_of"],
        number=row["number"],
        made_at=row["made_at"],
        made_by=row["made_by"],
        sent=cast("bool", row["settled"]),
    )


def _found(store: Connection, ref: str) -> RowMapping:
    row = kept.one(store, ref)
    if row is None:
        raise not_found("report")
    return row
