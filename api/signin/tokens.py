"""What a provider signs is believed when it is for us, now, and for this purpose.

An ID token is for one visit; a logout token (OpenID Connect Back-Channel Logout 1.0)
says that somebody was signed out there.
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry, Token

from api.settings import Provider
from api.signin.metadata import Metadata, RefusedError

ALGORITHMS = ["RS256"]
# Clocks of two machines differ.
LEEWAY = 60
LONGEST = 200
SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"
REMEMBERED = timedelta(days=1)
TYPES = frozenset({"", "jwt", "logout+jwt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOut:
    """Who was signed out: a subject, a session there, or both.

    `mark`: stands for this telling, which counts once until `until`.
    """

    subject: str | None
    session: str | None
    mark: str
    until: datetime


def checked(
    token: str, metadata: Metadata, provider: Provider, nonce: str, at: datetime
) -> dict[str, Any]:
    """Return the claims of a token; raises RefusedError with what is wrong."""
    claims = _claims(_signed(token, metadata), provider, at)
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else provider.client) != provider.client:
        raise RefusedError("azp")
    shown = claims.get("nonce")
    if not isinstance(shown, str) or not hmac.compare_digest(
        shown.encode(), nonce.encode()
    ):
        raise RefusedError("nonce")
    if provider.acr and claims.get("acr") not in provider.acr:
        raise RefusedError("acr")
    if word(claims, "sub") is None:
        raise RefusedError("sub")
    return claims


def signed_out(
    token: str, metadata: Metadata, provider: Provider, at: datetime
) -> SignedOut:
    """Return who was signed out; raises RefusedError with what is wrong."""
    found = _signed(token, metadata)
    claims = _claims(found, provider, at)
    if str(found.header.get("typ", "")).lower() not in TYPES:
        raise RefusedError("typ")
    # It is remembered as long as it counts.
    if claims["exp"] > (at + REMEMBERED).timestamp():
        raise RefusedError("exp")
    events = claims.get("events")
    told = events.get(SIGNED_OUT) if isinstance(events, dict) else None
    # With a nonce it would be an ID token, which is for signing in.
    if not isinstance(told, dict) or "nonce" in claims:
        raise RefusedError("events")
    subject, session, jti = (word(claims, name) for name in ("sub", "sid", "jti"))
    if jti is None or (subject is None and session is None):
        raise RefusedError("sub")
    return SignedOut(
        subject=subject,
        session=session,
        mark=sha256(f"{provider.issuer} {jti}".encode()).hexdigest(),
        until=datetime.fromtimestamp(claims["exp"], UTC) + timedelta(seconds=LEEWAY),
    )


def word(claims: dict[str, Any], name: str) -> str | None:
    """Return a claim that is a word; None without one, and for one that is too long."""
    found = claims.get(name)
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST else None


def _claims(token: Token, provider: Provider, at: datetime) -> dict[str, Any]:
    """Return the claims of a token for us and of now; raises RefusedError."""
    wanted = JWTClaimsRegistry(
        now=int(at.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        wanted.validate(token.claims)
    except JoseError as error:
        raise RefusedError("claims") from error
    return token.claims


def _signed(token: str, metadata: Metadata) -> Token:
    try:
        try:
            return _decoded(token, metadata.keys())
        except InvalidKeyIdError:
            # It may sign with a key that is newer than those that are kept.
            return _decoded(token, metadata.keys(unknown=True))
    except (JoseError, ValueError) as error:
        raise RefusedError("signature") from error


def _decoded(token: str, keys: KeySet) -> Token:
    return jwt.decode(token, keys, algorithms=ALGORITHMS)
