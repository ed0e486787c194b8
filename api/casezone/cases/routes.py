"""Routes for cases: check a draft, bring in, list, read, correct, erase."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body
from pydantic import WithJsonSchema
from pydantic.alias_generators import to_camel
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.cases import kept
from api.casezone.cases.current import Current, current
from api.casezone.cases.described import CASE_RECORD
from api.casezone.cases.drafts import (
    Eligibility,
    Lookalikes,
    eligibility_of,
    new_file,
    region_with,
)
from api.casezone.cases.kept import File
from api.casezone.cases.likeness import alike
from api.casezone.corrections.kept import disputed
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.keys import ErasedError
from api.casezone.land import Land, files_of
from api.casezone.options.present import everybody, files_at, ready_at
from api.casezone.placements import calls
from api.casezone.placements.erasing import give_back
from api.casezone.reach import check_own, reaches
from api.casezone.readings import log
from api.identity import Role
from api.regionfile.parse import Tree
from api.regionfile.walk import text_at
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, as_response, once
from api.web.paging import USUAL, Cursor, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.records import camel
from api.web.shape import Shape
from api.web.versions import IfMatch, etag, matched, stale

router = APIRouter(prefix="/cases", tags=["cases"])
SEES_ALL = frozenset({Role.COORDINATOR})
REF_BYTES = 8
# A closed case is there, and nobody looks into it any more.
SHIELDED: Land = {"case": {}, "placements": [], "rulings": [], "ties": []}
Facts = Annotated[
    dict[str, Any],
    WithJsonSchema(CASE_RECORD),
    Body(description="A case of the region file, its fields in camelCase"),
]
Shown = Annotated[dict[str, Any], WithJsonSchema(CASE_RECORD)]


class CaseInShort(Shape):
    """A case in a list: nothing by which others could know the person."""

    ref: str
    state: str
    version: int
    waiting_since: date
    latest: date | None
    placed: bool


class CasePage(Shape):
    """A page of cases, in the order of their reference.

    `restricted`: those of this page of which the use is restricted (AVG art. 18); that
    they are there is told, no more.
    """

    items: tuple[CaseInShort, ...]
    restricted: tuple[str, ...]
    next: str | None


class BroughtIn(Shape):
    """A new case. No facts: this answer is kept for a request that is repeated."""

    ref: str
    version: int


class CaseFile(Shape):
    """A case with its facts, its placements, rulings and ties.

    They are empty when the case is closed: it is shielded until it is erased.
    `disputed`: the fields that the person says are wrong, and nobody has decided on.
    """

    ref: str
    state: str
    version: int
    restricted: bool
    disputed: tuple[str, ...]
    case: Shown
    placements: tuple[dict[str, Any], ...]
    rulings: tuple[dict[str, Any], ...]
    ties: tuple[dict[str, Any], ...]


@router.post("/_check")
def check_draft(desk: AtDesk, account: DeskOnly, body: Facts) -> Eligibility:
    """Say what these facts make possible, and who is like them; nothing is kept."""
    check_own(account, body)
    ready, others = ready_at(desk), files_at(desk)
    file = new_file(_named(body))
    ((ref, _),) = files_of(region_with(ready, file))
    rest = [facts for known, facts in others if known.ref != ref]
    region = region_with(ready, file, rest)
    found = alike(region.case[ref], everybody(desk))
    refs = found if account.role in SEES_ALL else ()
    log(desk, account, "lookalike", refs)
    known = Lookalikes(number=len(found), refs=refs)
    return eligibility_of(ready.board(region, ref), known)


@router.post("", status_code=HTTPStatus.CREATED, response_model=BroughtIn)
def bring_in_case(
    desk: AtDesk, account: DeskOnly, body: Facts, key: Key = None
) -> Response:
    """Bring in a case; it waits from now on. Without a `ref` it gets a random one."""
    why = Why(who=account.ref, at=desk.now())
    check_own(account, body)
    ready, named = ready_at(desk), _named(body)

    def do(store: Connection) -> Answer:
        ((ref, file),) = files_of(region_with(ready, new_file(named)))
        if kept.is_known(store, ref) or desk.keys.was_destroyed(ref):
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
) -> CasePage:
    """Return the cases in short; a page has fewer where some are out of reach."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        found = kept.some(store, cursor or "", page_size + 1)
        now = current(store)
        page = page_of(found, page_size, [file.ref for file in found])
        own = [file for file in page.items if reaches(desk, account, file)]
        kept.log(store, account, "list", [file.ref for file in own], why)
    shut = tuple(file.ref for file in own if file.restricted)
    shown = _shown(desk, now, (file for file in own if not file.restricted))
    return CasePage(items=tuple(shown), restricted=shut, next=page.next)


@router.get("/{ref}")
def read_case(
    desk: AtDesk, account: DeskOnly, ref: str, response: Response
) -> CaseFile:
    """Return a case with its facts; that it was read is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        file = _found(store, ref)
        facts, now = kept.opened(desk.keys, file), current(store)
        shut = file.state == kept.CLOSED
        ties = () if shut else text_at({**facts}, "ties[].b")
        others = {other for _, other in ties}
        kept.log(store, account, "read", sorted({ref, *others}), why)
        doubted = disputed(store, desk.keys, ref)
    response.headers.update(etag(file.version))
    return _case_file(file, SHIELDED if shut else now.seen(file, facts), doubted)


@router.put("/{ref}", response_model=CaseFile)
def correct_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Facts, if_match: IfMatch = None
) -> Response:
    """Replace the facts of a case, of the version that was read."""
    version = matched(if_match)
    why = Why(who=account.ref, at=desk.now())
    with desk.store.reading() as store:
        _found(store, ref)
    ((other, fresh),) = files_of(region_with(ready_at(desk), new_file(body)))
    if other != ref:
        raise invalid([FaultBody(location="/ref", expected=f"{ref}")])
    with desk.store.writing() as store:
        before = _found(store, ref, lock=True)
        if before.version != version:
            raise stale()
        file = kept.opened(desk.keys, before) | {"case": fresh["case"]}
        try:
            kept.correct(store, desk.keys, before, file, why)
        except IllegalMoveError as error:
            raise wrong_state("This case is closed.") from error
        after, now = _found(store, ref), current(store)
        doubted = disputed(store, desk.keys, ref)
    return as_response(
        Answer(
            body=_case_file(after, now.seen(after, file), doubted),
            headers=etag(after.version),
        )
    )


@router.delete("/{ref}", status_code=HTTPStatus.NO_CONTENT)
def erase_case(desk: AtDesk, account: DeskOnly, ref: str) -> None:
    """Erase a case: its facts are gone from every snapshot, result and backup."""
    why = Why(who=account.ref, at=desk.now())
    try:
        with desk.store.writing() as store:
            kept.erase(store, _found(store, ref, lock=True), why)
            told = give_back(store, ref, why)
    except IllegalMoveError as error:
        raise wrong_state("This case cannot be erased now.") from error
    desk.keys.destroy(ref)
    # Without an exchange that answers it is told later.
    with suppress(ExchangeGoneError):
        for call in told:
            calls.settle(desk, call)


def _named(facts: dict[str, Any]) -> dict[str, Any]:
    return {"ref": secrets.token_hex(REF_BYTES)} | facts


def _found(store: Connection, ref: str, *, lock: bool = False) -> File:
    file = kept.one(store, ref, lock=lock)
    if file is None:
        raise not_found("case")
    return file


def _shown(desk: Desk, now: Current, files: Iterable[File]) -> Iterator[CaseInShort]:
    for file in files:
        # One that was erased since it was read is not in the list any more.
        with suppress(ErasedError):
            yield _in_short(now, file, kept.opened(desk.keys, file))


def _in_short(now: Current, file: File, facts: Land) -> CaseInShort:
    case = cast("dict[str, Tree]", facts["case"])
    urgency = cast("dict[str, Tree]", case["urgency"])
    latest = urgency.get("latest")
    return CaseInShort(
        ref=file.ref,
        state=file.state,
        version=file.version,
        waiting_since=date.fromisoformat(str(case["waiting_since"])),
        latest=None if latest is None else date.fromisoformat(str(latest)),
        placed=now.placed(file, facts),
    )


def _case_file(file: File, facts: Land, doubted: tuple[str, ...]) -> CaseFile:
    shown = cast("dict[str, Any]", camel(facts))
    return CaseFile(
        ref=file.ref,
        state=file.state,
        version=file.version,
        restricted=file.restricted,
        disputed=tuple(map(to_camel, doubted)),
        case=shown["case"],
        placements=tuple(shown["placements"]),
        rulings=tuple(shown["rulings"]),
        ties=tuple(shown["ties"]),
    )
