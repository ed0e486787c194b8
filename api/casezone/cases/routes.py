"""Routes for cases: check a draft, bring in, list, read, correct, erase."""

import secrets
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Depends
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.cases import kept
from api.casezone.cases.drafts import (
    Eligibility,
    eligibility_of,
    new_file,
    region_with,
)
from api.casezone.cases.kept import File
from api.casezone.desk import AtDesk, Desk
from api.casezone.land import Land, files_of, land_of
from api.identity import Account, Role
from api.regionfile.parse import Tree
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.access import serves
from api.web.once import Answer, Asked, Key, as_response, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.records import camel
from api.web.shape import Shape
from api.web.versions import IfMatch, etag, matched, stale

router = APIRouter(prefix="/cases", tags=["cases"])
DeskOnly = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD))]
REF_BYTES = 8
# A closed case is there, and nobody looks into it any more.
SHIELDED: Land = {"case": {}, "placements": [], "rulings": [], "ties": []}
Facts = Annotated[
    dict[str, Any],
    Body(description="A case of the region file, its fields in camelCase"),
]


class CaseInShort(Shape):
    """A case in a list: nothing by which others could know the person."""

    ref: str
    state: str
    version: int
    waiting_since: date
    latest: date | None
    placed: bool


class BroughtIn(Shape):
    """A new case. No facts: this answer is kept for a request that is repeated."""

    ref: str
    version: int


class CaseFile(Shape):
    """A case with its facts, its placements, rulings and ties.

    They are empty when the case is closed: it is shielded until it is erased.
    """

    ref: str
    state: str
    version: int
    case: dict[str, Any]
    placements: tuple[dict[str, Any], ...]
    rulings: tuple[dict[str, Any], ...]
    ties: tuple[dict[str, Any], ...]


@router.post("/_check")
def check_draft(desk: AtDesk, _: DeskOnly, body: Facts) -> Eligibility:
    """Say what the rules make of these facts; nothing is kept."""
    with desk.store.reading() as store:
        land = _land(desk, store)
    return eligibility_of(region_with(land, new_file(_named(body))))


@router.post("", status_code=HTTPStatus.CREATED, response_model=BroughtIn)
def bring_in_case(
    desk: AtDesk, account: DeskOnly, body: Facts, key: Key = None
) -> Response:
    """Bring in a case; it waits from now on. Without a `ref` it gets a random one."""
    why = Why(who=account.ref, at=desk.now())
    named = _named(body)

    def do(store: Connection) -> Answer:
        ((ref, file),) = files_of(region_with(_land(desk, store), new_file(named)))
        known = desk.keys.has(ref) or desk.keys.was_destroyed(ref)
        if known or kept.one(store, ref) is not None:
            raise wrong_state("There is a case with this reference already.")
        kept.bring_in(store, desk.keys, ref, file, why)
        shown = BroughtIn(ref=ref, version=1)
        headers = etag(1) | {"Location": f"/v1/cases/{ref}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    asked = Asked(account=account, key=key, what="cases", body=body)
    return once(desk, asked, do)


@router.get("")
def list_cases(
    desk: AtDesk, account: DeskOnly, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[CaseInShort]:
    """Return the cases in short."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        found = kept.some(store, cursor or "", page_size + 1)
        kept.log(store, account, "list", [f.ref for f in found[:page_size]], why)
    items = [_in_short(file, kept.opened(desk.keys, file)) for file in found]
    return page_of(items, page_size, [file.ref for file in found])


@router.get("/{ref}")
def read_case(
    desk: AtDesk, account: DeskOnly, ref: str, response: Response
) -> CaseFile:
    """Return a case with its facts; that it was read is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        file = _found(store, ref)
        kept.log(store, account, "read", [ref], why)
    response.headers.update(etag(file.version))
    if file.state == kept.CLOSED:
        return _case_file(file, SHIELDED)
    return _case_file(file, kept.opened(desk.keys, file))


@router.put("/{ref}", response_model=CaseFile)
def correct_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Facts, if_match: IfMatch = None
) -> Response:
    """Replace the facts of a case, of the version that was read."""
    version = matched(if_match)
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        before = _found(store, ref, lock=True)
        if before.version != version:
            raise stale()
        ((other, fresh),) = files_of(region_with(_land(desk, store), new_file(body)))
        if other != ref:
            raise invalid([FaultBody(location="/ref", expected=f"{ref}")])
        file = kept.opened(desk.keys, before) | {"case": fresh["case"]}
        kept.correct(store, desk.keys, before, file, why)
        after = _found(store, ref)
    return as_response(
        Answer(body=_case_file(after, file), headers=etag(after.version))
    )


@router.delete("/{ref}", status_code=HTTPStatus.NO_CONTENT)
def erase_case(desk: AtDesk, account: DeskOnly, ref: str) -> None:
    """Erase a case: its facts are gone from every snapshot, result and backup."""
    why = Why(who=account.ref, at=desk.now())
    try:
        with desk.store.writing() as store:
            kept.erase(store, desk.keys, _found(store, ref, lock=True), why)
    except IllegalMoveError as error:
        raise wrong_state("This case cannot be erased now.") from error


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    return {"ref": secrets.token_hex(REF_BYTES)} | facts


def _land(desk: Desk, store: Connection) -> Land:
    try:
        return land_of(store, desk.today())
    except LookupError as error:
        raise wrong_state("There is no region yet.") from error


def _found(store: Connection, ref: str, *, lock: bool = False) -> File:
    file = kept.one(store, ref, lock=lock)
    if file is None:
        raise not_found("case")
    return file


def _in_short(file: File, facts: Land) -> CaseInShort:
    case = cast("dict[str, Tree]", facts["case"])
    urgency = cast("dict[str, Tree]", case["urgency"])
    latest = urgency.get("latest")
    return CaseInShort(
        ref=file.ref,
        state=file.state,
        version=file.version,
        waiting_since=date.fromisoformat(str(case["waiting_since"])),
        latest=None if latest is None else date.fromisoformat(str(latest)),
        placed=bool(facts["placements"]),
    )


def _case_file(file: File, facts: Land) -> CaseFile:
    shown = cast("dict[str, Any]", camel(facts))
    return CaseFile(
        ref=file.ref,
        state=file.state,
        version=file.version,
        case=shown["case"],
        placements=tuple(shown["placements"]),
        rulings=tuple(shown["rulings"]),
        ties=tuple(shown["ties"]),
    )
