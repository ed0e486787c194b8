"""Routes for gap reports at the desk: make one for a reader, list, read."""

from contextlib import suppress
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query
from pydantic import Field, model_validator
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.land import land_of, read, region_of
from api.casezone.reports import kept
from api.casezone.reports.kept import Reader
from api.casezone.reports.making import whole_report
from api.casezone.reports.tokens import renamed, tokens_of
from api.casezone.sharing.crossing import check_crossing
from api.casezone.tables import RECORD
from api.identity import Account, Role
from api.messages.reports import ReportSent
from api.regionfile.write import canonical
from api.reports.forms import ANSWERS, Accept, report_response
from api.store.moves import Why
from api.text.language import Lang
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.shape import Coded, Shape
from matcher.claims.figures import Audience

router = APIRouter(prefix="/reports", tags=["reports"])
DeskOnly = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD))]
Language = Annotated[Lang, Query(alias="lang")]
Ref = Annotated[str, Field(min_length=1, max_length=64)]
MOST = 1_000_000


class NewReport(Coded):
    """For whom, and over which finished runs, one a day; null = over the last one."""

    audience: Audience
    funder: Ref | None = None
    runs: Annotated[tuple[Ref, ...], Field(min_length=1, max_length=26)] | None = None

    @model_validator(mode="after")
    def _names_its_funder(self) -> "NewReport":
        if (self.audience is Audience.FUNDER) != (self.funder is not None):
            raise ValueError("funder goes with the audience funder, and only there")
        return self


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


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=ReportInShort,
    responses={410: {"description": "A case of a run was erased since"}},
)
def make_report(
    desk: AtDesk, account: DeskOnly, body: NewReport, key: Key = None
) -> Response:
    """Count what everybody together runs into; a funder reads its own in the exchange.

    It is held against all that this reader was told before.
    """
    why = Why(who=account.ref, at=desk.now())
    reader = Reader(audience=body.audience, funder=body.funder or "")
    with desk.store.reading() as store:
        _check_funder(store, body.funder)
    if body.audience is Audience.FUNDER:
        day = desk.today().isoformat()
        check_crossing(desk, None, ReportSent(funder=reader.funder, as_of=day, body=""))
    whole = whole_report(desk, body.runs)
    with desk.store.reading() as store:
        made = kept.held_against(store, reader, whole)

    def do(store: Connection) -> Answer:
        ref = kept.keep(store, made, why)
        if ref is None:
            raise wrong_state("This reader was told another report meanwhile.")
        _log(desk, store, account, "make-report")
        headers = {"Location": f"/v1/reports/{ref}"}
        shown = _short(_found(store, ref))
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    asked = Asked(account=account, key=key, what="reports", body=body)
    answer = once(desk, asked, do)
    # Without an exchange that answers it is put there later.
    with suppress(ExchangeGoneError):
        kept.settle(desk, answer.headers["Location"].rpartition("/")[2])
    return answer


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
    with desk.store.writing() as store:
        row = _found(store, ref)
        body = row["told"]
        if row["audience"] == Audience.DESK.value:
            refs = _log(desk, store, account, "read-report")
            names = {token: ref for ref, token in tokens_of(desk.keys, refs).items()}
            body = canonical(renamed(read(body), names))
        region = region_of(land_of(store, desk.today()), [])
    return report_response(body, region, accept, lang)


def _log(desk: Desk, store: Connection, account: Account, action: str) -> list[str]:
    """Keep that facts of all cases were used; return which cases those are."""
    refs = [file.ref for file in cases.some(store, "", MOST)]
    why = Why(who=account.ref, at=desk.now())
    cases.log(store, account, action, refs, why)
    return refs


def _check_funder(store: Connection, funder: str | None) -> None:
    if funder is None:
        return
    same = (RECORD.c.kind == "funder") & (RECORD.c.ref == funder)
    if store.execute(RECORD.select().where(same)).first() is None:
        raise invalid(
            [FaultBody(location="/funder", expected="a funder of the region")]
        )


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
