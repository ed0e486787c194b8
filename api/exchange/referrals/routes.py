"""Routes of a referring partner: bring in a case, see that it was received, closed."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from fastapi import APIRouter, Body, Depends
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.exchange.capacity import Doing
from api.exchange.referrals import kept
from api.exchange.referrals.checked import checked, digest
from api.identity import Account, Role
from api.sealing import SealError, about_referral, public_key, seal
from api.settings import ExchangeSettings
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import Problem, not_found
from api.web.shape import Shape
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/referrals", tags=["referrals"])
Referrer = Annotated[Account, Depends(serves(Role.REFERRER))]
Facts = Annotated[
    dict[str, Any],
    Body(
        description="A case of the region file without its `ref`, fields in camelCase"
    ),
]


class ReferralBody(Shape):
    """How far a referral is; what becomes of the case is told by the desk itself."""

    ref: str
    state: Literal["SENT", "RECEIVED", "CLOSED"]
    sent_at: datetime


@router.post("", status_code=HTTPStatus.CREATED, response_model=ReferralBody)
def bring_in_referral(
    state: InZone, account: Referrer, body: Facts, key: Key = None
) -> Response:
    """Bring in a case: its facts are sealed at once, for the case zone alone."""
    lock = _public_key(state)
    doing = Doing(who=account.ref, at=state.now())
    with state.store.reading() as store:
        content = checked(store, body, state.today())

    def do(store: Connection) -> Answer:
        ref, organisation = kept.new_ref(), account.organisation
        box = seal(lock, content, about_referral(ref, organisation))
        kept.keep(store, ref, organisation, box, doing)
        shown = ReferralBody(ref=ref, state="SENT", sent_at=doing.at)
        headers = {"Location": f"/v1/referrals/{ref}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    secret = state.settings.zone_secret.get_secret_value()
    same = {"digest": digest(secret, body)}
    asked = Asked(account=account, key=key, what="referrals", body={**same})
    return once(state, asked, do)


@router.get("")
def list_referrals(
    state: InZone,
    account: Referrer,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[ReferralBody]:
    """Return the referrals of the own organisation."""
    with state.store.reading() as store:
        rows = kept.some(store, account.organisation, cursor or "", page_size + 1)
    return page_of(list(map(_body, rows)), page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_referral(state: InZone, account: Referrer, ref: str) -> ReferralBody:
    """Return how far a referral of the own organisation is."""
    with state.store.reading() as store:
        row = kept.one(store, ref)
    if row is None or row["organisation"] != account.organisation:
        raise not_found("referral")
    return _body(row)


def _body(row: RowMapping) -> ReferralBody:
    return ReferralBody(ref=row["ref"], state=row["state"], sent_at=row["sent_at"])


def _public_key(state: ZoneState) -> X25519PublicKey:
    assert isinstance(state.settings, ExchangeSettings)  # noqa: S101 - of this zone
    try:
        return public_key(state.settings.referral_key)
    except SealError as error:
        detail = "This exchange takes no referrals: it has no key of the case zone."
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail) from error
