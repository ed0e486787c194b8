"""Routes for questions: ask one, read it, reply, accept its condition, recall it."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.holds import kept as holds
from api.casezone.questions import kept
from api.casezone.questions.drafting import Draft, drafted
from api.casezone.questions.shapes import (
    Acceptance,
    NewQuestion,
    NewReply,
    Own,
    QuestionBody,
    QuestionInShort,
    Recall,
)
from api.casezone.questions.showing import in_short, whole
from api.casezone.questions.turning import found, take_turn, tell
from api.casezone.tables import CASE, QUESTION, RUN
from api.identity import Account
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from matcher.model.terms import ExclusionCondition

router = APIRouter(tags=["questions"])
OpenOnly = Annotated[bool, Query(alias="open", description="Open questions alone")]
WAITING = "WAITING"


@router.post(
    "/cases/{ref}/questions",
    status_code=HTTPStatus.CREATED,
    response_model=QuestionInShort,
)
def ask_question(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewQuestion, key: Key = None
) -> Response:
    """Ask one provider one question; 409 when the place has no unit free for it."""
    why = Why(who=account.ref, at=desk.now())
    # Worked out before: nobody waits for the store meanwhile.
    draft = drafted(desk, ref, body)

    def do(store: Connection) -> Answer:
        made = _asked(desk, store, draft, body, why)
        cases.log(store, account, "ask", [ref], why)
        shown = in_short(found(store, made), why.at)
        headers = {"Location": f"/v1/questions/{made}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    asked = Asked(account=account, key=key, what=f"questions {ref}", body=body)
    answer = once(desk, asked, do)
    made = answer.headers["Location"].rpartition("/")[2]
    tell(desk, made)
    with desk.store.reading() as store:
        now = in_short(found(store, made), why.at)
    if now.state == "REFUSED":
        raise wrong_state("No unit is free that is not asked for or held already.")
    answer.body = now.model_dump_json(by_alias=True).encode()
    answer.headers["Content-Length"] = str(len(answer.body))
    return answer


@router.get("/cases/{ref}/questions")
def list_questions_of_case(
    desk: AtDesk, account: DeskOnly, ref: str
) -> tuple[QuestionInShort, ...]:
    """Return the questions about a case, those that ended too."""
    now = desk.now()
    with desk.store.writing() as store:
        if cases.one(store, ref) is None:
            raise not_found("case")
        cases.log(store, account, "list", [ref], Why(who=account.ref, at=now))
        return tuple(in_short(row, now) for row in kept.of_case(store, ref))


@router.get("/questions")
def list_questions(
    desk: AtDesk,
    account: DeskOnly,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
    open_only: OpenOnly = False,  # noqa: FBT002 - a query parameter
) -> Page[QuestionInShort]:
    """Return the questions of the desk."""
    now = desk.now()
    query = (
        select(QUESTION)
        .join(CASE, CASE.c.ref == QUESTION.c.case_ref)
        .where(QUESTION.c.ref > (cursor or ""), CASE.c.state != cases.ERASED)
    )
    if open_only:
        query = query.where(QUESTION.c.state.in_(kept.OPEN))
    query = query.order_by(QUESTION.c.ref).limit(page_size + 1)
    with desk.store.writing() as store:
        rows = store.execute(query).mappings().all()
        seen = kept.refs(rows[:page_size])
        cases.log(store, account, "list", seen, Why(who=account.ref, at=now))
    items = [in_short(row, now) for row in rows]
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/questions/{ref}")
def read_question(desk: AtDesk, account: DeskOnly, ref: str) -> QuestionBody:
    """Return a question with what was told of the case, and what was answered."""
    return _read(desk, account, ref)


@router.post("/questions/{ref}/_reply")
def reply(desk: AtDesk, account: DeskOnly, ref: str, body: NewReply) -> QuestionBody:
    """Reply to a question back."""
    if body.answer_by is not None and body.answer_by <= desk.now():
        fault = FaultBody(location="/answerBy", expected="a moment that is to come")
        raise invalid([fault])

    def says(_: RowMapping, own: Own) -> tuple[dict[str, Any], Own]:
        told = body.model_dump(include={"reply", "empty_nights", "answer_by"})
        return told, noted(own, body.note)

    take_turn(desk, account, ref, "reply", says)
    return _read(desk, account, ref)


@router.post("/questions/{ref}/_accept-condition")
def accept_condition(
    desk: AtDesk, account: DeskOnly, ref: str, body: Acceptance
) -> QuestionBody:
    """Accept the condition of a provider: a hold comes into being."""

    def says(row: RowMapping, own: Own) -> tuple[dict[str, Any], Own]:
        condition = kept.said_of(desk.keys, row).condition
        back, start = body.take_back, row["start"]
        if condition is ExclusionCondition.TERUGNAMEGARANTIE and back is None:
            expected = "who takes back, and until when: that is the condition"
            raise invalid([FaultBody(location="/takeBack", expected=expected)])
        if back is not None and back.until <= start:
            fault = FaultBody(location="/takeBack/until", expected=f"after {start}")
            raise invalid([fault])
        # By which place stays here: it would tell where somebody comes from.
        told = {} if back is None else {"take_back_until": back.until}
        kept_back = own.take_back if back is None else back
        return told, noted(own, body.note).model_copy(update={"take_back": kept_back})

    take_turn(desk, account, ref, "accept-condition", says)
    return _read(desk, account, ref)


@router.post("/questions/{ref}/_recall")
def recall(desk: AtDesk, account: DeskOnly, ref: str, body: Recall) -> QuestionBody:
    """Take a question back; 409 when the provider has answered it already."""
    take_turn(desk, account, ref, "recall", lambda _, own: ({}, noted(own, body.note)))
    return _read(desk, account, ref)


def noted(own: Own, note: str | None) -> Own:
    """Return what the desk keeps, with a note more."""
    notes = own.notes if note is None else (*own.notes, note)
    return own.model_copy(update={"notes": notes})


def _asked(
    desk: Desk, store: Connection, draft: Draft, body: NewQuestion, why: Why
) -> str:
    ref = draft.case
    file = cases.one(store, ref, lock=True)
    if file is None:
        raise not_found("case")
    if file.state != WAITING:
        raise wrong_state(f"The case is {file.state.lower()}.")
    for hold in holds.in_force(store, ref):
        if not holds.goes_with(hold, body.place, body.other):
            raise wrong_state("This case has a hold already.")
    if kept.is_asked(store, ref, body.place):
        raise wrong_state("This place is being asked for this case already.")
    run = select(RUN.c.id).where(RUN.c.id == body.run)
    if body.run is not None and store.execute(run).first() is None:
        raise invalid([FaultBody(location="/run", expected="a run of this desk")])
    told = draft.of_version(file.version)
    return kept.ask(store, desk.keys, ref, body, told, why)


def _read(desk: Desk, account: Account, ref: str) -> QuestionBody:
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = found(store, ref)
        cases.log(store, account, "read", [row["case_ref"]], why)
        return whole(store, desk.keys, row, why.at)
