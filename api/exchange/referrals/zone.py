"""Routes of the case zone alone: fetch a box, tell that it was received or closed."""

import base64

from fastapi import APIRouter, Depends

from api.exchange.capacity import Doing
from api.exchange.referrals import kept
from api.messages.referrals import ReferralBox, ReferralState
from api.web.access import other_zone
from api.web.problems import not_found
from api.web.zone import InZone

CASE_ZONE = "case-zone"
router = APIRouter(tags=["zones"], dependencies=[Depends(other_zone)])


@router.get("/referrals/{ref}/box")
def fetch_box(state: InZone, ref: str) -> ReferralBox:
    """Return the sealed box of a referral, until it was received."""
    with state.store.reading() as store:
        row = kept.one(store, ref)
    if row is None or row["sealed"] is None:
        raise not_found("box")
    sealed = base64.b64encode(row["sealed"]).decode()
    return ReferralBox(ref=ref, organisation=row["organisation"], sealed=sealed)


@router.post("/referrals/{ref}/_receive")
def receive_referral(state: InZone, ref: str) -> ReferralState:
    """Keep that the case zone has the facts; the box is gone here. Twice is once."""
    return _moved(state, ref, "RECEIVED")


@router.post("/referrals/{ref}/_close")
def close_referral(state: InZone, ref: str) -> ReferralState:
    """Keep that the desk has closed a referral; twice is once."""
    return _moved(state, ref, "CLOSED")


def _moved(state: InZone, ref: str, target: str) -> ReferralState:
    doing = Doing(who=CASE_ZONE, at=state.now())
    with state.store.writing() as store:
        found = kept.move_to(store, ref, target, doing)
    if found is None:
        raise not_found("referral")
    return ReferralState(ref=ref, state=found)  # type: ignore[arg-type]
