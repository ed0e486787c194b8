"""Routes for questions of principle: ask a funder, reply, recall, adopt a decision."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.cases.drafts import region_with
from api.casezone.cases.kept import File
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.keys import ErasedError
from api.casezone.options.present import ready_at
from api.casezone.principles import kept
from api.casezone.principles.adopting import adopted, offer_of
from api.casezone.principles.asking import Hint, hint_of, question
from api.casezone.principles.shapes import (
    NewPrinciple,
    NewReply,
    PrincipleBody,
    PrincipleInList,
    PrincipleInShort,
)
from api.casezone.runs.results import outcome_of
from api.casezone.sharing.crossing import check_crossing
from api.casezone.supplies import Ready
from api.casezone.unreachable import unreachable
from api.identity import Account
from api.messages.principles import PrincipleAsked, State
from api.sharing.words import Phase
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, Problem, invalid, not_found, wrong_state
from api.web.versions import IfMatch, etag, matched, stale
from matcher.model.region import Region

router = APIRouter(tags=["principles"])
InState = Annotated[State | None, Query(alias="state")]


@router.post(
    "/cases/{ref}/principles",
    status_code=HTTPStatus.CREATED,
    response_model=PrincipleInShort,
)
def ask_principle(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewPrinciple, key: Key = None
) -> Response:
    """Ask a funder whether it is willing in principle, without the person."""
    why = Why(who=account.ref, at=desk.now())
    if body.answer_by <= why.at:
        raise invalid([FaultBody(location="/answerBy", expected="a later moment")])

    ready = ready_at(desk)

    def do(store: Connection) -> Answer:
        file = _case(store, ref, lock=True)
        if file.state in kept.OVER:
            raise wrong_state(f"The case is {file.state.lower()}.")
        region = _region(desk, ready, file)
        hint = Hint() if body.run is None else _hint(desk, store, region, ref, body.run)
        asked = question(region, region.case[ref], body, hint)
        if any(_same(desk, row, asked) for row in kept.of_case(store, ref)):
            raise wrong_state("This funder has been asked and may still answer.")
        check_crossing(desk, Phase.ASKING, asked)
        made = kept.ask(store, desk.keys, ref, asked, why)
        cases.log(store, account, "ask-funder", [ref], why)
        shown = PrincipleInShort(ref=made, state="ASKED")
        headers = {"Location": f"/v1/principles/{made}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    request = Asked(account=account, key=key, what=f"principles {ref}", body=body)
    answer = once(desk, request, do)
    _settle(desk, answer.headers["Location"].rpartition("/")[2])
    return answer


@router.get("/principles")
def list_principles(
    desk: AtDesk,
    account: DeskOnly,
    state: InState = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[PrincipleInList]:
    """Return the questions of principle; `state=ASKED_BACK` waits for the desk."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        rows = kept.some(store, state, cursor or "", page_size + 1)
        shown = sorted({row["case_ref"] for row in rows[:page_size]})
        cases.log(store, account, "principles", shown, why)
    return page_of(list(map(_in_list, rows)), page_size, [row["ref"] for row in rows])


@router.get("/cases/{ref}/principles")
def list_principles_of_case(
    desk: AtDesk, account: DeskOnly, ref: str
) -> tuple[PrincipleBody, ...]:
    """Return the questions of principle about a case, those that ended too."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        _case(store, ref)
        cases.log(store, account, "principles", [ref], why)
        rows = kept.of_case(store, ref)
        return tuple(_body(desk, store, row) for row in rows)


@router.get("/principles/{ref}")
def read_principle(desk: AtDesk, account: DeskOnly, ref: str) -> PrincipleBody:
    """Return a question of principle, and what the desk may adopt of the answer."""
    return _shown(desk, account, ref)


@router.post("/principles/{ref}/_reply")
def reply_to_funder(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewReply
) -> PrincipleBody:
    """Answer everything that the funder asked back: yes, no or unknown."""
    why = Why(who=account.ref, at=desk.now())
    if body.answer_by is not None and body.answer_by <= why.at:
        raise invalid([FaultBody(location="/answerBy", expected="a later moment")])
    try:
        with desk.store.writing() as store:
            row = _row(store, ref, lock=True)
            content = _content(desk, row)
            given = [one.asked for one in body.replies]
            if row["state"] == "ASKED_BACK" and sorted(given) != list(
                content.said.asks
            ):
                told = ", ".join(content.said.asks)
                raise invalid([FaultBody(location="/replies", expected=told)])
            update = {
                "round": content.asked.round + 1,
                "replies": (*content.asked.replies, *body.replies),
            }
            if body.answer_by is not None:
                update["answer_by"] = body.answer_by.isoformat()
            asked = content.asked.model_copy(update=update)
            check_crossing(desk, Phase.ASKING, asked)
            kept.reply(store, desk.keys, row, asked, why)
    except IllegalMoveError as error:
        raise _wrong(error) from error
    _settle(desk, ref)
    return _shown(desk, account, ref)


@router.post("/principles/{ref}/_recall")
def recall_principle(desk: AtDesk, account: DeskOnly, ref: str) -> PrincipleBody:
    """Take a question back as long as it was not answered."""
    with desk.store.reading() as store:
        _row(store, ref)
    try:
        kept.recall(desk, ref, Why(who=account.ref, at=desk.now()))
    except IllegalMoveError as error:
        raise _wrong(error) from error
    except ExchangeGoneError as error:
        raise unreachable() from error
    return _shown(desk, account, ref)


@router.post("/principles/{ref}/_adopt")
def adopt_decision(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    response: Response,
    if_match: IfMatch = None,
) -> PrincipleBody:
    """Correct the entitlement of the case by the decision that the funder told of.

    `If-Match`: the version of the case that the desk has read.
    """
    version = matched(if_match)
    why = Why(who=account.ref, at=desk.now(), why="decision of a funder")
    ready = ready_at(desk)
    try:
        with desk.store.writing() as store:
            row = _row(store, ref, lock=True)
            content = _content(desk, row)
            if content.said.decision is None or row["adopted_at"] is not None:
                raise wrong_state("There is no decision to adopt, or it was adopted.")
            before = _case(store, row["case_ref"], lock=True)
            if before.version != version:
                raise stale()
            file = adopted(cases.opened(desk.keys, before), content)
            region_with(ready, file | {"placements": []})
            cases.correct(store, desk.keys, before, file, why)
            kept.adopt(store, ref, why.at)
    except IllegalMoveError as error:
        raise wrong_state("This case cannot be corrected now.") from error
    response.headers.update(etag(version + 1))
    return _shown(desk, account, ref)


def _hint(desk: Desk, store: Connection, region: Region, ref: str, run: str) -> Hint:
    outcome = outcome_of(store, desk.keys, run, ref)
    return hint_of(region, ref, None if outcome is None else outcome.no)


def _region(desk: Desk, ready: Ready, file: File) -> Region:
    facts = cases.opened(desk.keys, file)
    alone = facts | {"placements": [], "ties": [], "rulings": []}
    return region_with(ready, alone)


def _same(desk: Desk, row: RowMapping, asked: PrincipleAsked) -> bool:
    if row["state"] not in kept.OPEN:
        return False
    before = kept.opened(desk.keys, row).asked
    return (before.funder, before.route) == (asked.funder, asked.route)


def _shown(desk: Desk, account: Account, ref: str) -> PrincipleBody:
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _row(store, ref)
        cases.log(store, account, "principle", [row["case_ref"]], why)
        return _body(desk, store, row)


def _in_list(row: RowMapping) -> PrincipleInList:
    return PrincipleInList(
        ref=row["ref"],
        case=row["case_ref"],
        state=row["state"],
        answer_by=row["answer_by"],
        to_adopt=row["state"] == "DECIDED" and row["adopted_at"] is None,
    )


def _body(desk: Desk, store: Connection, row: RowMapping) -> PrincipleBody:
    content = _content(desk, row)
    offer = None
    if row["adopted_at"] is None:
        file = _case(store, row["case_ref"])
        offer = offer_of(cases.opened(desk.keys, file), content, file.version)
    return PrincipleBody(
        ref=row["ref"],
        case=row["case_ref"],
        state=row["state"],
        asked_at=row["asked_at"],
        answer_by=row["answer_by"],
        adopted_at=row["adopted_at"],
        asked=content.asked,
        said=content.said,
        offer=offer,
    )


def _content(desk: Desk, row: RowMapping) -> kept.Content:
    try:
        return kept.opened(desk.keys, row)
    except ErasedError as error:
        raise not_found("principle") from error


def _row(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    row = kept.one(store, ref, lock=lock)
    if row is None:
        raise not_found("principle")
    return row


def _case(store: Connection, ref: str, *, lock: bool = False) -> File:
    file = cases.one(store, ref, lock=lock)
    if file is None:
        raise not_found("case")
    return file


def _settle(desk: Desk, ref: str) -> None:
    try:
        kept.settle(desk, ref)
    except ExchangeGoneError as error:
        raise unreachable() from error


def _wrong(error: IllegalMoveError) -> Problem:
    told = error.source.lower().replace("_", " ")
    return wrong_state(f"The question is {told}.")
