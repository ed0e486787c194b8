"""Routes for corrections: ask, look what it would change, decide, tell."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import cast

from fastapi import APIRouter
from pydantic.alias_generators import to_snake
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.casezone.apart import Effort
from api.casezone.asking import found_case, why_of
from api.casezone.cases import kept as cases
from api.casezone.corrections.changing import checked, corrected, facts_said
from api.casezone.corrections.deciding import Following, follow
from api.casezone.corrections.effects import effects_of
from api.casezone.corrections.kept import CORRECTIONS, OPEN, decided_on, facts_of
from api.casezone.corrections.shapes import (
    Accepted,
    CorrectionAsked,
    CorrectionBody,
    Effects,
    Longer,
    NewCorrection,
    NotAccepted,
    PartAccepted,
    RecipientTold,
    Withdrawn,
)
from api.casezone.corrections.showing import correction_body, recipients
from api.casezone.desk import AtDesk, Desk
from api.casezone.land import Land
from api.casezone.options.present import ready_at
from api.casezone.rights.asking import (
    Asker,
    Looker,
    found_thing,
    legal,
    logged,
    received_on,
)
from api.casezone.rights.term import (
    EXTEND,
    check_past,
    check_told,
    longer_term,
    term_from,
)
from api.casezone.things import Thing
from api.identity import Account
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, invalid, wrong_state
from api.web.versions import IfMatch, etag, matched

router = APIRouter(tags=["rights of the person"])


@router.post(
    "/cases/{ref}/corrections",
    status_code=HTTPStatus.CREATED,
    response_model=CorrectionAsked,
)
def ask_correction(
    desk: AtDesk, account: Asker, ref: str, body: NewCorrection, key: Key = None
) -> Response:
    """Write down which facts the person says are wrong; they are disputed from now on.

    Only fields of the own record as the person may read it can be named.
    """
    why = why_of(desk, account)
    check_past("/receivedOn", body.received_on, desk.today())
    if body.dated > desk.today():
        raise invalid([FaultBody(location="/dated", expected="today or earlier")])
    with desk.store.reading() as store:
        file = found_case(store, ref)
    record = cast("Land", cases.opened(desk.keys, file)["case"])
    said = facts_said(record, body.facts)
    facts = cast("list[Land]", said)
    checked(ready_at(desk), corrected(record, facts, body.source, body.dated), facts)
    due = term_from(body.received_on)

    def do(store: Connection) -> Answer:
        if found_case(store, ref, lock=True).version != file.version:
            raise wrong_state("The case has changed meanwhile. Ask again.")
        _check_new(desk, store, ref, {str(fact["path"]) for fact in facts})
        about: Land = {
            "facts": said,
            "source": body.source,
            "dated": body.dated.isoformat(),
            "received_on": body.received_on.isoformat(),
            "note": body.note,
        }
        made = CORRECTIONS.start(store, desk.keys, ref, due, about, why)
        logged(store, account, "ask-correction", ref, why)
        return Answer(
            body=CorrectionAsked(ref=made, state=OPEN, due=due),
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/corrections/{made}"},
        )

    asked = Asked(account=account, key=key, what=f"corrections {ref}", body=body)
    return once(desk, asked, do)


@router.get("/cases/{ref}/corrections")
def list_corrections(
    desk: AtDesk, account: Looker, ref: str
) -> tuple[CorrectionBody, ...]:
    """Return the corrections of a case, those that ended too."""
    with desk.store.writing() as store:
        found_case(store, ref)
        logged(store, account, "corrections", ref, why_of(desk, account))
    with desk.store.reading() as store:
        found = CORRECTIONS.of_case(store, desk.keys, ref)
        return tuple(correction_body(desk, store, one) for one in found)


@router.get("/corrections/{ref}")
def read_correction(desk: AtDesk, account: Looker, ref: str) -> CorrectionBody:
    """Return a correction, with what rests on its facts and the outcome after it."""
    return _read(desk, account, ref)


@router.get("/corrections/{ref}/effects")
async def try_correction(
    desk: AtDesk, account: Asker, ref: str, response: Response
) -> Effects:
    """Return what a correction would change; nothing is kept. Decide by its ETag."""
    file, thing = await run_in_threadpool(_opened, desk, account, ref)

    def work(effort: Effort) -> Effects:
        return effects_of(desk, file, thing, effort)

    found = await desk.apart.answer(desk.settings.answer_seconds, work)
    response.headers.update(etag(found.version))
    return found


@router.post("/corrections/{ref}/_accept")
def accept_correction(
    desk: AtDesk,
    account: Asker,
    ref: str,
    body: Accepted,
    if_match: IfMatch = None,
) -> CorrectionBody:
    """Correct the facts as they were said, and work out anew; all of it or nothing.

    `If-Match`: the version of the case of which the effects were looked at.
    """
    what = Following(
        ref=ref,
        version=matched(if_match),
        event="accept",
        picked=lambda facts: facts,
        said={"note": body.note},
    )
    follow(desk, account, what, why_of(desk, account))
    return _read(desk, account, ref)


@router.post("/corrections/{ref}/_accept-part")
def accept_part(
    desk: AtDesk,
    account: Asker,
    ref: str,
    body: PartAccepted,
    if_match: IfMatch = None,
) -> CorrectionBody:
    """Correct some of the facts, and say why the others stay as they are."""
    paths = {to_snake(path) for path in body.paths}

    def picked(facts: Sequence[Land]) -> Sequence[Land]:
        found = [fact for fact in facts if fact["path"] in paths]
        if not 0 < len(found) < len(facts) or len(found) != len(paths):
            expected = "some of the facts of this correction, not all"
            raise invalid([FaultBody(location="/paths", expected=expected)])
        return found

    said: Land = {"reason": body.reason.value, "note": body.note}
    what = Following(
        ref=ref,
        version=matched(if_match),
        event="accept-part",
        picked=picked,
        said=said,
    )
    follow(desk, account, what, why_of(desk, account))
    return _read(desk, account, ref)


@router.post("/corrections/{ref}/_refuse")
def refuse_correction(
    desk: AtDesk, account: Asker, ref: str, body: NotAccepted
) -> CorrectionBody:
    """Keep that the facts stay as they are, and why."""
    said: Land = {"reason": body.reason.value, "note": body.note}
    return _moved(desk, account, ref, "refuse", said)


@router.post("/corrections/{ref}/_withdraw")
def withdraw_correction(
    desk: AtDesk, account: Asker, ref: str, body: Withdrawn
) -> CorrectionBody:
    """Keep that the person takes the request back."""
    return _moved(desk, account, ref, "withdraw", {"note": body.note})


@router.post("/corrections/{ref}/_extend")
def extend_correction(
    desk: AtDesk, account: Asker, ref: str, body: Longer
) -> CorrectionBody:
    """Take two months more; the person was told why within the first month."""
    said: Land = {"reason": body.reason.value, "note": body.note}
    said["told_on"] = body.told_on.isoformat()
    return _moved(desk, account, ref, EXTEND, said, body)


@router.post("/corrections/{ref}/_tell")
def tell_recipient(
    desk: AtDesk, account: Asker, ref: str, body: RecipientTold
) -> CorrectionBody:
    """Keep that a partner who received the fact was told that it is corrected."""
    with desk.store.reading() as store:
        found = found_thing(desk, store, CORRECTIONS, ref)
    with legal("correction"):
        CORRECTIONS.machine.target(found.state, "tell")
    check_told(body.told_on, decided_on(found), desk.today())
    if body.question not in {one.question for one in recipients(found)}:
        expected = "the question of a partner who received the fact"
        raise invalid([FaultBody(location="/question", expected=expected)])
    said: Land = {"question": body.question, "told_on": body.told_on.isoformat()}
    return _moved(desk, account, ref, "tell", said)


def _moved(
    desk: Desk,
    account: Account,
    ref: str,
    event: str,
    said: Land,
    longer: Longer | None = None,
) -> CorrectionBody:
    why = why_of(desk, account)
    with legal("correction"), desk.store.writing() as store:
        thing = found_thing(desk, store, CORRECTIONS, ref, lock=True)
        CORRECTIONS.machine.target(thing.state, event)
        due = None
        if longer is not None:
            due = longer_term(
                received_on(thing), thing.due, longer.told_on, desk.today()
            )
        CORRECTIONS.move(store, desk.keys, thing, event, said, why, due)
        logged(store, account, f"{event}-correction", thing.case, why)
    return _read(desk, account, ref)


def _read(desk: Desk, account: Account, ref: str) -> CorrectionBody:
    with desk.store.writing() as store:
        found = found_thing(desk, store, CORRECTIONS, ref)
        logged(store, account, "correction", found.case, why_of(desk, account))
    with desk.store.reading() as store:
        return correction_body(desk, store, found)


def _opened(desk: Desk, account: Account, ref: str) -> tuple[cases.File, Thing]:
    """Return a correction that is not decided, with its case; that is logged."""
    with desk.store.writing() as store:
        thing = found_thing(desk, store, CORRECTIONS, ref)
        file = found_case(store, thing.case)
        logged(store, account, "try-correction", file.ref, why_of(desk, account))
    if thing.state != OPEN:
        raise wrong_state(f"The correction is {thing.state.lower()}.")
    return file, thing


def _check_new(desk: Desk, store: Connection, case: str, paths: set[str]) -> None:
    for other in CORRECTIONS.of_case(store, desk.keys, case):
        if other.state == OPEN and paths & {str(f["path"]) for f in facts_of(other)}:
            raise wrong_state("One of these facts is disputed already.")
