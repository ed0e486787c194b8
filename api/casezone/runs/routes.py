"""Routes for runs: ask, follow, cancel, result, explanation, replay."""

from contextlib import suppress
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select
from starlette.responses import Response, StreamingResponse

from api.casezone.cases import kept
from api.casezone.desk import AtDesk, DeskOnly, MayLook
from api.casezone.exchange import ExchangeGoneError
from api.casezone.inbox import fetch
from api.casezone.keys import ErasedError
from api.casezone.masking import handled_by
from api.casezone.readings import log
from api.casezone.runs import queue
from api.casezone.runs.explained import explanation
from api.casezone.runs.following import events
from api.casezone.runs.found import (
    check_open,
    check_unrestricted,
    done,
    erased,
    found,
)
from api.casezone.runs.results import content_of, refs_of
from api.casezone.runs.shapes import Explanation, NewRun, RunBody, run_body
from api.casezone.runs.snapshots import (
    SnapshotErasedError,
    refs_in,
    region_at,
)
from api.casezone.runs.starting import start
from api.casezone.tables import RUN
from api.identity import Role
from api.states import IllegalMoveError
from api.store.moves import Why
from api.text.language import Lang
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import wrong_state
from api.web.zone import InZone

router = APIRouter(prefix="/runs", tags=["runs"])
Language = Annotated[Lang, Query(alias="lang")]
STREAM = "text/event-stream"
ENDS: dict[int | str, dict[str, Any]] = {
    409: {"description": "The run has no result, or none any more to change"},
    410: {"description": "A case was erased since; the answer names it"},
}


@router.post("", status_code=HTTPStatus.ACCEPTED, response_model=RunBody)
def ask_run(desk: AtDesk, account: DeskOnly, body: NewRun, key: Key = None) -> Response:
    """Ask for a run over all cases that wait, on the region as it is now."""
    why = Why(who=account.ref, at=desk.now())
    with suppress(ExchangeGoneError):
        # What was held a moment ago is not free any more.
        fetch(desk)

    def do(store: Connection) -> Answer:
        return _accepted(store, start(desk, store, account, body.seconds, why))

    asked = Asked(account=account, key=key, what="runs", body=body)
    answer = once(desk, asked, do)
    desk.delivery.wake()
    return answer


@router.get("")
def list_runs(
    desk: AtDesk, _: MayLook, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[RunBody]:
    """Return the runs, by reference."""
    query = select(RUN).where(RUN.c.id > (cursor or "")).order_by(RUN.c.id)
    with desk.store.reading() as store:
        rows = store.execute(query.limit(page_size + 1)).mappings().all()
    return page_of([run_body(r) for r in rows], page_size, [r["id"] for r in rows])


@router.get("/{ref}")
def read_run(desk: AtDesk, _: MayLook, ref: str) -> RunBody:
    """Return how far a run is."""
    return _body(desk, ref)


@router.get("/{ref}/events", response_class=StreamingResponse)
def follow_run(desk: AtDesk, _: MayLook, ref: str) -> StreamingResponse:
    """Send how far a run is whenever that changes, until it has ended.

    Whoever comes back hears first how far it is now.
    """
    _body(desk, ref)
    return StreamingResponse(events(lambda: _body(desk, ref)), media_type=STREAM)


@router.post("/{ref}/_cancel")
def cancel_run(desk: AtDesk, account: DeskOnly, ref: str) -> RunBody:
    """End a run at once; its worker hears it within a second and looks for another."""
    why = Why(who=account.ref, at=desk.now())
    try:
        with desk.store.writing() as store:
            queue.cancel(store, found(store, ref, lock=True), why)
    except IllegalMoveError as error:
        raise wrong_state(f"The run is {error.source.lower()} already.") from error
    return _body(desk, ref)


@router.get("/{ref}/result", response_class=Response, responses=ENDS)
def read_result(desk: AtDesk, account: MayLook, ref: str) -> Response:
    """Return the result file of a run: the same bytes each time."""
    with desk.store.reading() as store:
        done(store, ref)
        about = refs_of(store, ref)
        if account.role is not Role.AUDITOR:
            check_open(store, about)
        check_unrestricted(store, about)
        try:
            content = content_of(store, desk.keys, ref)
        except SnapshotErasedError as error:
            raise erased(error) from error
    log(desk, account, "result", about)
    return Response(content, media_type="application/json")


@router.get("/{ref}/cases/{case}", responses=ENDS)
def explain_case(
    desk: AtDesk, account: DeskOnly, ref: str, case: str, lang: Language = "nl"
) -> Explanation:
    """Return why this case has this proposal, or which no, and what would change it."""
    with desk.store.reading() as store:
        run = ref, done(store, ref)["snapshot"]
        check_open(store, [case])
        try:
            told, named = explanation(
                store, desk.keys, run, case, handled_by(account, case), lang
            )
        except ErasedError as error:
            raise erased(SnapshotErasedError((case,))) from error
        check_open(store, named)
    log(desk, account, "explain", named)
    return told


@router.post(
    "/{ref}/replays",
    status_code=HTTPStatus.ACCEPTED,
    response_model=RunBody,
    responses=ENDS,
)
def replay_run(desk: AtDesk, account: MayLook, ref: str, key: Key = None) -> Response:
    """Compute a run anew on its own snapshot; its `sameBytes` tells how that went."""
    why = Why(who=account.ref, at=desk.now())

    def do(store: Connection) -> Answer:
        row = done(store, ref)
        try:
            region_at(store, desk.keys, row["snapshot"])
        except SnapshotErasedError as error:
            raise erased(error) from error
        kept.log(store, account, "run", refs_in(store, row["snapshot"]), why)
        job = queue.job_of(row)
        made = queue.ask(store, row["snapshot"], job, why, replay_of=ref)
        desk.delivery.tell(store, made)
        return _accepted(store, made)

    asked = Asked(account=account, key=key, what=f"replays {ref}", body=None)
    answer = once(desk, asked, do)
    desk.delivery.wake()
    return answer


def _accepted(store: Connection, ref: str) -> Answer:
    return Answer(
        body=run_body(found(store, ref)),
        status=HTTPStatus.ACCEPTED,
        headers={"Location": f"/v1/runs/{ref}"},
    )


def _body(desk: InZone, ref: str) -> RunBody:
    with desk.store.reading() as store:
        row = found(store, ref)
        first = None
        if row["replay_of"] is not None:
            first = found(store, row["replay_of"])["result_hash"]
    return run_body(row, first)
