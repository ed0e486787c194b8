"""Routes of a provider: the questions about its own places, and its answers."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection, RowMapping, select, tuple_
from starlette.responses import Response

from api.exchange.capacity import Doing
from api.exchange.clocks import end_what_is_over
from api.exchange.questions import answering
from api.exchange.questions.kept import OPEN, NoRoomError, locked, one
from api.exchange.questions.refusals import NotMendedError, mend
from api.exchange.questions.shapes import (
    Agree,
    AgreeIf,
    Answered,
    AskBack,
    Decline,
    Meet,
    NewTakeBack,
    QuestionBody,
    question_body,
)
from api.exchange.tables import QUESTION
from api.identity import Account, Role
from api.states import IllegalMoveError
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.shape import Shape
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/questions", tags=["questions"])
Provider = Annotated[Account, Depends(serves(Role.PROVIDER))]
OpenOnly = Annotated[bool, Query(alias="open", description="Open questions alone")]
B = TypeVar("B", bound=Shape)
Do = Callable[[Connection, RowMapping, B, Doing], None]


@router.get("")
def list_questions(
    state: InZone,
    account: Provider,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
    open_only: OpenOnly = False,  # noqa: FBT002 - a query parameter
) -> Page[QuestionBody]:
    """Return the questions about own places, the first that ends first."""
    end_what_is_over(state)
    table = QUESTION.c
    query = select(QUESTION).where(table.owner == account.organisation)
    if open_only:
        query = query.where(table.state.in_(OPEN))
    with state.store.reading() as store:
        if cursor is not None:
            last = one(store, cursor)
            if last is None or last["owner"] != account.organisation:
                raise invalid([FaultBody(location="cursor", expected="a cursor")])
            place = tuple_(table.answer_by, table.ref)
            query = query.where(place > (last["answer_by"], last["ref"]))
        query = query.order_by(table.answer_by, table.ref).limit(page_size + 1)
        rows = store.execute(query).mappings().all()
    bodies = [question_body(row, state.now()) for row in rows]
    return page_of(bodies, page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_question(state: InZone, account: Provider, ref: str) -> QuestionBody:
    """Return one question about an own place."""
    end_what_is_over(state)
    with state.store.reading() as store:
        return question_body(_own(account, one(store, ref)), state.now())


@router.post("/{ref}/_ask-back", response_model=Answered)
def ask_desk_back(
    state: InZone, account: Provider, ref: str, body: AskBack, key: Key = None
) -> Response:
    """Ask something back first; the clock runs on."""
    return _answer(state, (account, ref, "ask-back"), body, answering.ask_back, key)


@router.post("/{ref}/_meet", response_model=Answered)
def meet(
    state: InZone, account: Provider, ref: str, body: Meet, key: Key = None
) -> Response:
    """Agree on a day for the kennismaking."""
    return _answer(state, (account, ref, "meet"), body, answering.meet, key)


@router.post("/{ref}/_agree", response_model=Answered)
def agree(
    state: InZone, account: Provider, ref: str, body: Agree, key: Key = None
) -> Response:
    """Say yes: one unit is held from now on. It is no placement."""
    return _answer(state, (account, ref, "agree"), body, answering.agree, key)


@router.post("/{ref}/_agree-if", response_model=Answered)
def agree_if(
    state: InZone, account: Provider, ref: str, body: AgreeIf, key: Key = None
) -> Response:
    """Say yes under a condition; a hold comes when the desk accepts it."""
    return _answer(state, (account, ref, "agree-if"), body, answering.agree_if, key)


@router.post("/{ref}/_decline", response_model=Answered)
def decline(
    state: InZone, account: Provider, ref: str, body: Decline, key: Key = None
) -> Response:
    """Say no, with a coded reason and what follows from it."""
    return _answer(state, (account, ref, "decline"), body, answering.decline, key)


@router.post("/{ref}/_promise", response_model=Answered)
def promise(
    state: InZone, account: Provider, ref: str, body: NewTakeBack, key: Key = None
) -> Response:
    """Promise to take the person back until a day, or say that it is not covered."""
    return _answer(state, (account, ref, "promise"), body, answering.promise, key)


@router.post("/{ref}/_mend", response_model=Answered)
def mend_refusal(
    state: InZone, account: Provider, ref: str, key: Key = None
) -> Response:
    """Say that the own record or opening is mended; it must have changed since."""
    return _answer(state, (account, ref, "mend"), Shape(), _mend, key)


def _answer(
    state: ZoneState,
    who: tuple[Account, str, str],
    body: B,
    do: Do[B],
    key: str | None,
) -> Response:
    end_what_is_over(state)
    account, ref, event = who
    doing = Doing(who=account.ref, at=state.now())

    def answer(store: Connection) -> Answer:
        do(store, _own(account, locked(store, ref)), body, doing)
        row = _own(account, one(store, ref))
        return Answer(body=Answered(ref=ref, state=row["state"]))

    asked = Asked(account=account, key=key, what=f"{event} {ref}", body=body)
    try:
        return once(state, asked, answer)
    except IllegalMoveError as error:
        raise wrong_state(f"It is {error.source.lower()}: nothing changed.") from error
    except NoRoomError as error:
        raise wrong_state("The place has no unit free from that day on.") from error
    except NotMendedError as error:
        raise wrong_state("Nothing has been changed since the no.") from error


def _mend(store: Connection, row: RowMapping, _: Shape, doing: Doing) -> None:
    mend(store, row, doing)


def _own(account: Account, row: RowMapping | None) -> RowMapping:
    if row is None or row["owner"] != account.organisation:
        raise not_found("question")
    return row
