"""Referrals: the exchange has a sealed box, which the case zone alone can open."""

from typing import Literal

from api.web.shape import Shape


class ReferralSent(Shape):
    """A referring partner brought in a case; its box waits to be fetched."""

    type: Literal["referral-sent"] = "referral-sent"
    version: Literal[1] = 1
    ref: str


class ReferralBox(Shape):
    """The facts under the public key of the case zone, in base64."""

    version: Literal[1] = 1
    ref: str
    organisation: str
    sealed: str


class ReferralState(Shape):
    """How far a referral is; received and closed is all that a partner hears."""

    ref: str
    state: Literal["SENT", "RECEIVED", "CLOSED"]
