"""Routes for restrictions: impose, read, tell that it ends, lift."""

from datetime import date
from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.asking import found_case, why_of
from api.casezone.corrections.kept import CORRECTIONS
from api.casezone.corrections.kept import OPEN as ASKED
from api.casezone.desk import AtDesk, Desk
from api.casezone.land import Land
from api.casezone.objections.kept import OBJECTIONS, keeps_restricted
from api.casezone.plans.started import said
from api.casezone.restrictions import kept
from api.casezone.restrictions.kept import RESTRICTIONS
from api.casezone.restrictions.shapes import (
    Ending,
    Imposed,
    Lifted,
    NewRestriction,
    RestrictionBody,
)
from api.casezone.rights.asking import (
    Asker,
    Looker,
    found_thing,
    last_said,
    legal,
    logged,
    text_in,
)
from api.casezone.rights.term import check_told
from api.casezone.things import Thing
from api.identity import Account
from api.text.rights import LiftReason, RestrictionGround
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, invalid, wrong_state
from api.web.zone import HERE

router = APIRouter(tags=["rights of the person"])


@router.post(
    "/cases/{ref}/restrictions",
    status_code=HTTPStatus.CREATED,
    response_model=Imposed,
)
def restrict_case(
    desk: AtDesk, account: Asker, ref: str, body: NewRestriction, key: Key = None
) -> Response:
    """Restrict the use of a case from now on: no run, question, reveal or proposal."""
    why = why_of(desk, account)
    _check(desk, body)

    def do(store: Connection) -> Answer:
        found_case(store, ref, lock=True)
        for other in kept.live(store, desk.keys, ref):
            if other.body["ground"] == body.ground.value:
                raise wrong_state("It is restricted on this ground already.")
        if body.correction is not None:
            _check_correction(desk, store, ref, body.correction)
        made = kept.impose(
            store,
            desk.keys,
            ref,
            body.ground,
            body.look_again,
            body.correction,
            body.note,
            why,
        )
        logged(store, account, "restrict", ref, why)
        return Answer(
            body=Imposed(ref=made, state="IN_FORCE", due=body.look_again),
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/restrictions/{made}"},
        )

    asked = Asked(account=account, key=key, what=f"restrictions {ref}", body=body)
    return once(desk, asked, do)


@router.get("/cases/{ref}/restrictions")
def list_restrictions(
    desk: AtDesk, account: Looker, ref: str
) -> tuple[RestrictionBody, ...]:
    """Return the restrictions of a case, those that were lifted too."""
    with desk.store.writing() as store:
        found_case(store, ref)
        logged(store, account, "restrictions", ref, why_of(desk, account))
        found = RESTRICTIONS.of_case(store, desk.keys, ref)
    return tuple(_body(one) for one in found)


@router.get("/restrictions/{ref}")
def read_restriction(desk: AtDesk, account: Looker, ref: str) -> RestrictionBody:
    """Return a restriction."""
    return _read(desk, account, ref)


@router.post("/restrictions/{ref}/_tell")
def tell_ending(
    desk: AtDesk, account: Asker, ref: str, body: Ending
) -> RestrictionBody:
    """Keep that the person was told that it ends (AVG art. 18 lid 3).

    409 while the correction or objection that it waits for is not decided.
    """
    told: Land = {"reason": body.reason.value, "note": body.note}
    told["told_on"] = body.told_on.isoformat()
    return _moved(desk, account, ref, "tell", told, body.told_on)


@router.post("/restrictions/{ref}/_lift")
def lift_restriction(
    desk: AtDesk, account: Asker, ref: str, body: Lifted
) -> RestrictionBody:
    """End a restriction; 409 before the person was told."""
    return _moved(desk, account, ref, "lift", {"note": body.note})


def _check(desk: Desk, body: NewRestriction) -> None:
    faults = []
    if body.look_again < desk.today():
        faults.append(FaultBody(location="/lookAgain", expected="today or later"))
    if body.ground is RestrictionGround.OBJECTION:
        expected = "another ground: an objection restricts by itself"
        faults.append(FaultBody(location="/ground", expected=expected))
    if body.correction and body.ground is not RestrictionGround.ACCURACY:
        expected = "null: only with ACCURACY"
        faults.append(FaultBody(location="/correction", expected=expected))
    if faults:
        raise invalid(faults)


def _check_correction(desk: Desk, store: Connection, case: str, ref: str) -> None:
    found = CORRECTIONS.one(store, desk.keys, ref)
    if found is None or found.case != case or found.state != ASKED:
        expected = "a correction of this case that is not decided"
        raise invalid([FaultBody(location="/correction", expected=expected)])


def _moved(
    desk: Desk,
    account: Account,
    ref: str,
    event: str,
    line: Land,
    told_on: date | None = None,
) -> RestrictionBody:
    why = why_of(desk, account)
    with desk.store.reading() as store:
        case = found_thing(desk, store, RESTRICTIONS, ref).case
    with legal("restriction"), desk.store.writing() as store:
        # The case first, as everybody who decides about it does.
        found_case(store, case, lock=True)
        found = found_thing(desk, store, RESTRICTIONS, ref, lock=True)
        RESTRICTIONS.machine.target(found.state, event)
        if told_on is not None:
            since = found.made_at.astimezone(HERE).date()
            check_told(told_on, since, desk.today())
        _check_decided(desk, store, found)
        RESTRICTIONS.move(store, desk.keys, found, event, line, why)
        logged(store, account, f"{event}-restriction", case, why)
    return _read(desk, account, ref)


def _check_decided(desk: Desk, store: Connection, restriction: Thing) -> None:
    waits_for = text_in(restriction.body, "waits_for")
    if waits_for is None:
        return
    correction = CORRECTIONS.one(store, desk.keys, waits_for)
    if correction is not None and correction.state == ASKED:
        raise wrong_state("The correction that it waits for is not decided.")
    objection = OBJECTIONS.one(store, desk.keys, waits_for)
    if objection is not None and keeps_restricted(objection):
        detail = "The objection is not decided, or it ended the use for good."
        raise wrong_state(detail)


def _read(desk: Desk, account: Account, ref: str) -> RestrictionBody:
    with desk.store.writing() as store:
        found = found_thing(desk, store, RESTRICTIONS, ref)
        logged(store, account, "restriction", found.case, why_of(desk, account))
    return _body(found)


def _body(found: Thing) -> RestrictionBody:
    told = last_said(found, "tell")
    day, reason = text_in(told, "told_on"), text_in(told, "reason")
    return RestrictionBody(
        ref=found.ref,
        case=found.case,
        state=found.state,
        ground=RestrictionGround(str(found.body["ground"])),
        since=found.made_at,
        look_again=found.due,
        waits_for=text_in(found.body, "waits_for"),
        note=text_in(found.body, "note"),
        told_on=None if day is None else date.fromisoformat(day),
        reason=None if reason is None else LiftReason(reason),
        said=said(found.body),
    )
