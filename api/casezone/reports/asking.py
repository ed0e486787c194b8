"""Routes to have a gap report made: ask for it, and see whether it is there."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field, model_validator
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.reports import jobs
from api.casezone.reports.kept import Reader
from api.casezone.reports.making import runs_to_use
from api.casezone.reports.routes import log_all
from api.casezone.sharing.crossing import check_crossing
from api.casezone.tables import RECORD
from api.messages.reports import ReportSent
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, invalid, not_found
from api.web.shape import Coded, Shape
from matcher.claims.figures import Audience

router = APIRouter(tags=["reports"])
Ref = Annotated[str, Field(min_length=1, max_length=64)]


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


class ReportJob(Shape):
    """A report that was asked for; `report`: what was made when it is DONE.

    `problem`: why none could be made, when it has FAILED.
    """

    ref: str
    state: Literal["QUEUED", "DONE", "FAILED"]
    audience: Audience
    funder: str | None
    asked_at: datetime
    asked_by: str
    report: str | None
    problem: str | None


@router.post("/reports", status_code=HTTPStatus.ACCEPTED, response_model=ReportJob)
def make_report(
    desk: AtDesk, account: DeskOnly, body: NewReport, key: Key = None
) -> Response:
    """Have counted what everybody together runs into; see `Location` when it is there.

    It is held against all that its reader was told before; a funder reads its own in
    the exchange.
    """
    why = Why(who=account.ref, at=desk.now())
    reader = Reader(audience=body.audience, funder=body.funder or "")
    if body.audience is Audience.FUNDER:
        day = desk.today().isoformat()
        check_crossing(desk, None, ReportSent(funder=reader.funder, as_of=day, body=""))

    def do(store: Connection) -> Answer:
        _check_funder(store, body.funder)
        ref = jobs.ask(store, reader, runs_to_use(store, body.runs), why)
        log_all(store, account, "make-report", why)
        headers = {"Location": f"/v1/report-jobs/{ref}"}
        shown = _body(_found(store, ref))
        return Answer(body=shown, status=HTTPStatus.ACCEPTED, headers=headers)

    asked = Asked(account=account, key=key, what="reports", body=body)
    answer = once(desk, asked, do)
    desk.counting.set()
    return answer


@router.get("/report-jobs/{ref}")
def read_report_job(desk: AtDesk, _: DeskOnly, ref: str) -> ReportJob:
    """Return whether a report that was asked for is there."""
    with desk.store.reading() as store:
        return _body(_found(store, ref))


def _check_funder(store: Connection, funder: str | None) -> None:
    if funder is None:
        return
    same = (RECORD.c.kind == "funder") & (RECORD.c.ref == funder)
    if store.execute(RECORD.select().where(same)).first() is None:
        expected = "a funder of the region"
        raise invalid([FaultBody(location="/funder", expected=expected)])


def _body(row: RowMapping) -> ReportJob:
    return ReportJob(
        ref=row["ref"],
        state=row["state"],
        audience=Audience(row["audience"]),
        funder=row["funder"] or None,
        asked_at=row["asked_at"],
        asked_by=row["asked_by"],
        report=row["report"],
        problem=row["problem"],
    )


def _found(store: Connection, ref: str) -> RowMapping:
    row = jobs.one(store, ref)
    if row is None:
        raise not_found("report job")
    return row
