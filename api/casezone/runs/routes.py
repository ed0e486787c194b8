"""Routes for runs: ask, follow, cancel, result, explanation, replay."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from api.casezone.cases import kept
from api.casezone.desk import AtDesk, Desk
from api.casezone.keys import ErasedError
from api.casezone.land import land_of
from api.casezone.runs import queue
from api.casezone.runs.explained import explanation
from api.casezone.runs.queue import ENDED, Job
from api.casezone.runs.results import content_of, refs_of
from api.casezone.runs.shapes import Explanation, NewRun, RunBody, run_body
from api.casezone.runs.snapshots import (
    SnapshotErasedError,
    refs_in,
    region_at,
    take,
)
from api.casezone.tables import RUN
from api.identity import Account, Role
from api.regionfile import RegionFileError
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.states import IllegalMoveError
from api.store.moves import Why
from api.text.language import Lang
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, Problem, not_found, wrong_state
from api.web.zone import InZone
from matcher.objective import Objective

router = APIRouter(prefix="/runs", tags=["runs"])
DeskOnly = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD))]
MayLook = Annotated[
    Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD, Role.AUDITOR))
]
Language = Annotated[Lang, Query(alias="lang")]
LOOK, LONGEST = 0.5, 3600.0
STREAM = "text/event-stream"
ENDS: dict[int | str, dict[str, Any]] = {
    409: {"description": "The run has no result, or none any more to change"},
    410: {"description": "A case was erased since; the answer names it"},
}


@router.post("", status_code=HTTPStatus.ACCEPTED, response_model=RunBody)
def ask_run(desk: AtDesk, account: DeskOnly, body: NewRun, key: Key = None) -> Response:
    """Ask for a run over all cases that wait, on the region as it is now."""
    why = Why(who=account.ref, at=desk.now())

    def do(store: Connection) -> Answer:
        snapshot = _taken(desk, store)
        seconds = body.seconds or desk.settings.solve_seconds
        job = Job(objective=canonical(tree_of(Objective())), seconds=seconds)
        kept.log(store, account, "run", refs_in(store, snapshot), why)
        return _accepted(store, queue.ask(store, snapshot, job, why))

    asked = Asked(account=account, key=key, what="runs", body=body)
    answer = once(desk, asked, do)
    desk.work.set()
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
    """Send how far a run is whenever that changes, until it has ended."""
    _body(desk, ref)
    return StreamingResponse(_events(desk, ref), media_type=STREAM)


@router.post("/{ref}/_cancel", status_code=HTTPStatus.ACCEPTED)
def cancel_run(desk: AtDesk, account: DeskOnly, ref: str) -> RunBody:
    """End a run; one that is being computed ends as soon as its worker hears it."""
    why = Why(who=account.ref, at=desk.now())
    try:
        with desk.store.writing() as store:
            queue.cancel(store, _found(store, ref, lock=True), why)
    except IllegalMoveError as error:
        raise wrong_state(f"The run is {error.source.lower()} already.") from error
    return _body(desk, ref)


@router.get("/{ref}/result", response_class=Response, responses=ENDS)
def read_result(desk: AtDesk, account: MayLook, ref: str) -> Response:
    """Return the result file of a run: the same bytes each time."""
    with desk.store.reading() as store:
        _done(store, ref)
        about = refs_of(store, ref)
        if account.role is not Role.AUDITOR and kept.shielded(store, about):
            raise _shielded()
        try:
            content = content_of(store, desk.keys, ref)
        except SnapshotErasedError as error:
            raise _erased(error) from error
    _log(desk, account, "result", about)
    return Response(content, media_type="application/json")


@router.get("/{ref}/cases/{case}", responses=ENDS)
def explain_case(
    desk: AtDesk, account: DeskOnly, ref: str, case: str, lang: Language = "nl"
) -> Explanation:
    """Return why this case has this proposal, or which no, and what would change it."""
    with desk.store.reading() as store:
        run = ref, _done(store, ref)["snapshot"]
        if kept.shielded(store, [case]):
            raise _shielded()
        try:
            found = explanation(store, desk.keys, run, case, lang)
        except ErasedError as error:
            raise _erased(SnapshotErasedError((case,))) from error
    _log(desk, account, "explain", [case])
    return found


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
        row = _done(store, ref)
        try:
            region_at(store, desk.keys, row["snapshot"])
        except SnapshotErasedError as error:
            raise _erased(error) from error
        kept.log(store, account, "run", refs_in(store, row["snapshot"]), why)
        job = queue.job_of(row)
        made = queue.ask(store, row["snapshot"], job, why, replay_of=ref)
        return _accepted(store, made)

    asked = Asked(account=account, key=key, what=f"replays {ref}", body=None)
    answer = once(desk, asked, do)
    desk.work.set()
    return answer


def _log(desk: Desk, account: Account, action: str, about: Iterable[str]) -> None:
    with desk.store.writing() as store:
        why = Why(who=account.ref, at=desk.now())
        kept.log(store, account, action, about, why)


async def _events(desk: Desk, ref: str) -> AsyncIterator[str]:
    # Whoever follows takes a thread for a look only, not while waiting.
    before, ends = "", time.monotonic() + LONGEST
    while time.monotonic() < ends:
        body = await run_in_threadpool(_body, desk, ref)
        text = body.model_dump_json(by_alias=True)
        if text != before:
            yield f"event: progress\ndata: {text}\n\n"
        if body.state in ENDED:
            return
        before = text
        await asyncio.sleep(LOOK)


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


def _accepted(store: Connection, ref: str) -> Answer:
    return Answer(
        body=run_body(_found(store, ref)),
        status=HTTPStatus.ACCEPTED,
        headers={"Location": f"/v1/runs/{ref}"},
    )


def _body(desk: InZone, ref: str) -> RunBody:
    with desk.store.reading() as store:
        row = _found(store, ref)
        first = None
        if row["replay_of"] is not None:
            first = _found(store, row["replay_of"])["result_hash"]
    return run_body(row, first)


def _found(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    row = queue.one(store, ref, lock=lock)
    if row is None:
        raise not_found("run")
    return row


def _done(store: Connection, ref: str) -> RowMapping:
    row = _found(store, ref)
    if row["state"] != "DONE":
        raise wrong_state(f"The run is {row['state'].lower()}: it has no result.")
    return row


def _shielded() -> Problem:
    detail = "A case in it is closed: it is shielded until it is erased."
    return Problem(HTTPStatus.FORBIDDEN, detail)


def _erased(error: SnapshotErasedError) -> Problem:
    named = ", ".join(error.refs)
    detail = f"Erased since: {named}." if named else "A case was erased since."
    return Problem(HTTPStatus.GONE, detail)
