"""Routes for decisions about a case: each is kept with its reason, and read back."""

from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.decisions import kept
from api.casezone.decisions.deciding import decide, decided, request
from api.casezone.decisions.kept import Decided
from api.casezone.decisions.needed import held, no_hold, proposal, rules_against
from api.casezone.decisions.reasons import DecisionKind
from api.casezone.decisions.shapes import (
    Accept,
    Close,
    DecisionBody,
    DecisionMade,
    Deviate,
    Park,
    PlaceOutside,
    Resume,
    Return,
)
from api.casezone.desk import AtDesk, DeskOnly, MayLook
from api.casezone.placements import kept as placements
from api.store.moves import Why
from api.web.once import Key
from api.web.problems import FaultBody, invalid, not_found, wrong_state

router = APIRouter(prefix="/cases/{ref}", tags=["decisions"])


@router.post("/_accept", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def accept_proposal(
    desk: AtDesk, account: DeskOnly, ref: str, body: Accept, key: Key = None
) -> Response:
    """Agree on the place that a run proposed; it needs a hold of this case there."""

    def work(store: Connection) -> Decided:
        found = proposal(desk, store, body.run, ref)
        hold = held(store, body.hold, ref)
        if found is None or found.place != hold["place"]:
            raise wrong_state("The hold is not at the place that the run proposed.")
        return decided(DecisionKind.ACCEPT, body, found)

    return decide(desk, request(account, key, ref, "_accept", body), ref, work)


@router.post("/_deviate", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def deviate_from_proposal(
    desk: AtDesk, account: DeskOnly, ref: str, body: Deviate, key: Key = None
) -> Response:
    """Agree on another place than was proposed; it needs a hold of this case there.

    Rules that block it are kept with the decision.
    """
    against = rules_against(desk, ref, body.hold)

    def work(store: Connection) -> Decided:
        run = body.run
        found = None if run is None else proposal(desk, store, run, ref)
        hold = held(store, body.hold, ref)
        if found is not None and found.place == hold["place"]:
            raise wrong_state("This is the place that the run proposed: accept it.")
        return decided(DecisionKind.DEVIATE, body, found, against)

    return decide(desk, request(account, key, ref, "_deviate", body), ref, work)


@router.post("/_park", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def park_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Park, key: Key = None
) -> Response:
    """Look for no place until a day; on that day the case waits again by itself."""
    if body.until <= desk.today():
        fault = FaultBody(location="/until", expected="a day that is to come")
        raise invalid([fault])

    def work(store: Connection) -> Decided:
        no_hold(store, ref)
        return decided(DecisionKind.PARK, body)

    return decide(desk, request(account, key, ref, "_park", body), ref, work)


@router.post("/_resume", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def resume_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Resume, key: Key = None
) -> Response:
    """Look for a place again, before the day until which the case was parked."""
    what = decided(DecisionKind.RESUME, body)
    return decide(
        desk, request(account, key, ref, "_resume", body), ref, lambda _: what
    )


@router.post(
    "/_place-outside", status_code=HTTPStatus.CREATED, response_model=DecisionMade
)
def place_outside(
    desk: AtDesk, account: DeskOnly, ref: str, body: PlaceOutside, key: Key = None
) -> Response:
    """Keep that somebody goes to an organisation outside the network."""

    def work(store: Connection) -> Decided:
        no_hold(store, ref)
        return decided(DecisionKind.PLACE_OUTSIDE, body)

    return decide(desk, request(account, key, ref, "_place-outside", body), ref, work)


@router.post("/_return", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def return_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Return, key: Key = None
) -> Response:
    """Look for a place here again for somebody who was placed outside."""
    what = decided(DecisionKind.RETURN, body)
    return decide(
        desk, request(account, key, ref, "_return", body), ref, lambda _: what
    )


@router.post("/_close", status_code=HTTPStatus.CREATED, response_model=DecisionMade)
def close_case(
    desk: AtDesk, account: DeskOnly, ref: str, body: Close, key: Key = None
) -> Response:
    """End the work of the desk; somebody who was placed stays where they are."""

    def work(store: Connection) -> Decided:
        no_hold(store, ref)
        placement = placements.in_force(store).get(ref)
        if placement is not None and placement["state"] in placements.COMING:
            raise wrong_state("The person has not arrived yet.")
        return decided(DecisionKind.CLOSE, body)

    return decide(desk, request(account, key, ref, "_close", body), ref, work)


@router.get("/decisions")
def list_decisions(
    desk: AtDesk, account: MayLook, ref: str
) -> tuple[DecisionBody, ...]:
    """Return what was decided about a case, the oldest first; that is logged."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        if cases.one(store, ref) is None:
            raise not_found("case")
        rows = kept.of_case(store, ref)
        cases.log(store, account, "decisions", [ref], why)
    return tuple(kept.opened(desk.keys, row) for row in rows)


@router.get("/decisions/{decision}")
def read_decision(
    desk: AtDesk, account: MayLook, ref: str, decision: str
) -> DecisionBody:
    """Return one decision about a case; that is logged."""
    for body in list_decisions(desk, account, ref):
        if body.ref == decision:
            return body
    raise not_found("decision")
