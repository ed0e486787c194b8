"""Signing in at the provider of a zone (OpenID Connect), and coming back."""

import logging
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from api.authorities import believed
from api.log.visit import actor_of, visit
from api.settings import Settings, Zone
from api.signin.box import Box
from api.signin.following import BY, end, follow, told
from api.signin.metadata import ProviderGoneError, RefusedError
from api.signin.outside import Outside, Returned
from api.signin.tokens import word
from api.store.moves import Why
from api.web.problems import FaultBody, Problem, invalid
from api.web.sessions import Session, session_of
from api.web.shape import Shape
from api.web.trying import paced_at_provider
from api.web.zone import InZone

router = APIRouter(prefix="/sessions", tags=["sessions"])
LOG = logging.getLogger(__name__)
TOKEN = "logout_token"  # noqa: S105 - the name of a field
FORM = {
    "application/x-www-form-urlencoded": {
        "schema": {
            "type": "object",
            "properties": {TOKEN: {"type": "string"}},
            "required": [TOKEN],
        }
    }
}
NONE: dict[int | str, dict[str, str]] = {404: {"description": "No provider is set"}}


class BegunBody(Shape):
    """Go to `url`; keep `secret` in this browser and nowhere else until you return."""

    url: str
    secret: str
    until: datetime


class ReturnedBody(Shape):
    """What the provider sent along to the redirect address, and the secret kept."""

    code: str = Field(min_length=1, max_length=4000)
    state: str = Field(min_length=1, max_length=200)
    secret: str = Field(min_length=1, max_length=1000)


class EndedBody(Shape):
    """Whether a session was open here; it has ended."""

    ended: bool


def outside_of(settings: Settings, zone: Zone) -> Outside | None:
    """Return a zone as a client of its provider; None where none is set."""
    if settings.oidc is None:
        return None
    box = Box(settings.log_keys, zone)
    return Outside(settings.oidc, box, believed(settings.authorities))


async def outside(state: InZone, request: Request) -> Outside:
    """Return the provider of the zone; 404 where none is set, 429 when too often."""
    found = request.app.state.outside
    if not isinstance(found, Outside):
        detail = "This zone has no provider to sign in at."
        raise Problem(HTTPStatus.NOT_FOUND, detail)
    await paced_at_provider(state, request)
    return found


AtProvider = Annotated[Outside, Depends(outside)]


@router.post("/_begin-at-provider", status_code=HTTPStatus.OK, responses=NONE)
def begin_at_provider(state: InZone, there: AtProvider) -> BegunBody:
    """Return where to sign in."""
    try:
        begun = there.begin(state.wall())
    except ProviderGoneError as error:
        raise _gone(error) from error
    return BegunBody(url=begun.url, secret=begun.secret, until=begun.until)


@router.post(
    "/_finish-at-provider",
    status_code=HTTPStatus.CREATED,
    responses=NONE | {401: {"description": "No"}},
)
def finish_at_provider(state: InZone, there: AtProvider, body: ReturnedBody) -> Session:
    """Open a session for who signed in at the provider.

    The account is made, or follows what the provider says of role and organisation.
    """
    back = Returned(code=body.code, state=body.state, secret=body.secret)
    try:
        claims = there.finish(back, state.wall())
        wanted = told(claims, there.provider, state.zone)
        with state.store.writing() as store:
            why = Why(who=BY, at=state.now())
            account = follow(
                store, state.people, wanted, claims, why, state.has_organisation
            )
    except ProviderGoneError as error:
        raise _gone(error) from error
    except RefusedError as error:
        # Which check it was is for who keeps the settings, not for who tries.
        LOG.warning("nobody is let in from the provider: %s", error)
        detail = "What the provider says lets nobody in here."
        raise Problem(HTTPStatus.UNAUTHORIZED, detail) from error
    visit().actor = actor_of(account)
    # A second factor is the provider's to ask.
    there_too = word(claims, "sid")
    return session_of(state, account, has_second=True, outside=there_too)


async def _whole(request: Request) -> bytes:
    return await request.body()


@router.post(
    "/_end-from-provider",
    status_code=HTTPStatus.OK,
    responses=NONE,
    openapi_extra={"requestBody": {"required": True, "content": FORM}},
)
def end_from_provider(
    state: InZone, there: AtProvider, data: Annotated[bytes, Depends(_whole)]
) -> EndedBody:
    """End the sessions of who was signed out at the provider, which tells it here."""
    # Nobody is signed in; whose sessions end is in the log all the same.
    visit().tried = ""
    form = parse_qs(data.decode(errors="replace"))
    try:
        who = there.signed_out(form.get(TOKEN, [""])[0], state.wall())
        with state.store.writing() as store:
            issuer = there.provider.issuer
            account = end(store, state.people, issuer, who, state.wall())
    except ProviderGoneError as error:
        raise _gone(error) from error
    except RefusedError as error:
        LOG.warning("nobody is signed out by the provider: %s", error)
        expected = "a logout token of the provider, for this zone, that was not used"
        raise invalid([FaultBody(location=f"/{TOKEN}", expected=expected)]) from error
    visit().tried = account or ""
    return EndedBody(ended=account is not None)


def _gone(error: ProviderGoneError) -> Problem:
    LOG.warning("the provider does not answer: %s", error)
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The provider does not answer.",
        headers={"Retry-After": "30"},
    )
