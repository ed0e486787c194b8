"""Routes for follow-up: what falls due, and how it goes."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.followups import kept
from api.casezone.followups.shapes import (
    FollowUpBody,
    FollowUpFile,
    HowItGoes,
    follow_up_body,
    follow_up_file,
)
from api.store.moves import Why
from api.web.days import Day
from api.web.paging import USUAL, Cursor, Page, PageSize, after_day, page_of
from api.web.problems import not_found, wrong_state

router = APIRouter(prefix="/follow-ups", tags=["follow-ups"])
Due = Annotated[
    Day | None,
    Query(description="What falls due by this day; without it by today"),
]


@router.get("")
def list_follow_ups(
    desk: AtDesk,
    account: DeskOnly,
    due: Due = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[FollowUpBody]:
    """Return what is to be asked by a day, the oldest first; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    after = after_day(cursor)
    with desk.store.writing() as store:
        rows = kept.due(store, due or desk.today(), after, page_size + 1)
        seen = {row["case_ref"] for row in rows[:page_size]}
        cases.log(store, account, "follow-ups", sorted(seen), why)
    items = [follow_up_body(row, desk.today()) for row in rows]
    return page_of(items, page_size, [f"{r['due']}.{r['ref']}" for r in rows])


@router.get("/{ref}")
def read_follow_up(desk: AtDesk, account: DeskOnly, ref: str) -> FollowUpFile:
    """Return a follow-up with its outcome; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = kept.one(store, ref)
        if row is None:
            raise not_found("follow-up")
        cases.log(store, account, "follow-up", [row["case_ref"]], why)
    return follow_up_file(row, kept.told(desk.keys, row), desk.today())


@router.post("/{ref}/_record")
def record_follow_up(
    desk: AtDesk, account: DeskOnly, ref: str, body: HowItGoes
) -> FollowUpFile:
    """Keep how it goes; it is asked once."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = kept.one(store, ref, lock=True)
        if row is None:
            raise not_found("follow-up")
        if row["recorded_at"] is not None:
            raise wrong_state("It was recorded already how this goes.")
        kept.record(store, desk.keys, row, body.model_dump(mode="json"), why)
    return read_follow_up(desk, account, ref)
