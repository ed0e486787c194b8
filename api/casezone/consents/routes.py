"""Routes for consent to sharing: written down, read, withdrawn."""

from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.consents import kept
from api.casezone.consents.kept import CONSENTS
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.land import Land
from api.casezone.reveals import kept as reveals
from api.casezone.reveals.shapes import ConsentBody, NewConsent, consent_body
from api.casezone.tables import RECORD
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.shape import Shape

router = APIRouter(tags=["sharing"])


class ConsentGiven(Shape):
    """A new consent. No facts: this answer is kept for a request that is repeated."""

    ref: str
    state: str


@router.post(
    "/cases/{ref}/sharing-consents",
    status_code=HTTPStatus.CREATED,
    response_model=ConsentGiven,
)
def give_consent(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewConsent, key: Key = None
) -> Response:
    """Write down that the person agrees to share fields with one provider."""
    why = Why(who=account.ref, at=desk.now())
    if body.until < desk.today():
        raise invalid([FaultBody(location="/until", expected="a day that is to come")])

    def do(store: Connection) -> Answer:
        _open_case(store, ref)
        _check_provider(store, body.provider)
        said: Land = {"provider": body.provider, "fields": [*map(str, body.fields)]}
        made = CONSENTS.start(store, desk.keys, ref, body.until, said, why)
        cases.log(store, account, "consent", [ref], why)
        shown = ConsentGiven(ref=made, state=kept.GIVEN)
        headers = {"Location": f"/v1/sharing-consents/{made}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    asked = Asked(account=account, key=key, what=f"consents {ref}", body=body)
    return once(desk, asked, do)


@router.get("/cases/{ref}/sharing-consents")
def list_consents(desk: AtDesk, account: DeskOnly, ref: str) -> tuple[ConsentBody, ...]:
    """Return the consents of a person to sharing, those that are over too."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        if cases.one(store, ref) is None:
            raise not_found("case")
        cases.log(store, account, "consents", [ref], why)
        found = CONSENTS.of_case(store, desk.keys, ref)
    return tuple(consent_body(one, desk.today()) for one in found)


@router.get("/sharing-consents/{ref}")
def read_consent(desk: AtDesk, account: DeskOnly, ref: str) -> ConsentBody:
    """Return one consent to sharing."""
    return _read(desk, account, ref)


@router.post("/sharing-consents/{ref}/_withdraw")
def withdraw_consent(desk: AtDesk, account: DeskOnly, ref: str) -> ConsentBody:
    """Withdraw a consent: what was revealed on it is taken back at once.

    While the exchange does not answer it is told again, until it has.
    """
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        thing = kept.one(store, desk.keys, ref, lock=True)
        if thing is None:
            raise not_found("consent")
        try:
            CONSENTS.move(store, desk.keys, thing, "withdraw", {}, why)
        except IllegalMoveError as error:
            raise wrong_state("It was withdrawn already.") from error
        back = reveals.take_back_of(store, ref, why)
        cases.log(store, account, "withdraw-consent", [thing.case], why)
    for one in back:
        try:
            reveals.settle(desk, one)
        except ExchangeGoneError:
            # It is told again by itself; nothing new is revealed meanwhile.
            break
    return _read(desk, account, ref)


def _read(desk: Desk, account: Account, ref: str) -> ConsentBody:
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        thing = kept.one(store, desk.keys, ref)
        if thing is None:
            raise not_found("consent")
        cases.log(store, account, "read", [thing.case], why)
    return consent_body(thing, desk.today())


def _open_case(store: Connection, ref: str) -> None:
    file = cases.one(store, ref, lock=True)
    if file is None:
        raise not_found("case")
    if file.state == cases.CLOSED:
        raise wrong_state("The case is closed.")


def _check_provider(store: Connection, ref: str) -> None:
    query = select(RECORD.c.ref).where(RECORD.c.kind == "provider", RECORD.c.ref == ref)
    if store.execute(query).first() is None:
        fault = FaultBody(location="/provider", expected="a provider of the region")
        raise invalid([fault])
