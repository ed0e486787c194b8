"""An ID token is believed when a provider signed it, for us, now, for this visit."""

import hmac
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from api.settings import Provider
from api.signin.metadata import Metadata, RefusedError

ALGORITHMS = ["RS256"]
# Clocks of two machines differ.
LEEWAY = 60
LONGEST = 200


def checked(
    token: str, metadata: Metadata, provider: Provider, nonce: str, at: datetime
) -> dict[str, Any]:
    """Return the claims of a token; raises RefusedError with what is wrong."""
    claims = _signed(token, metadata)
    wanted = JWTClaimsRegistry(
        now=int(at.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
    )
    try:
        wanted.validate(claims)
    except JoseError as error:
        raise RefusedError("claims") from error
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
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST:
        raise RefusedError("sub")
    return claims


def _signed(token: str, metadata: Metadata) -> dict[str, Any]:
    try:
        try:
            return _decoded(token, metadata.keys())
        except InvalidKeyIdError:
            # It may sign with a key that is newer than those that are kept.
            return _decoded(token, metadata.keys(unknown=True))
    except (JoseError, ValueError) as error:
        raise RefusedError("signature") from error


def _decoded(token: str, keys: KeySet) -> dict[str, Any]:
    return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
