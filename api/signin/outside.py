"""Signing in at a provider of OpenID Connect: the code flow, with PKCE (RFC 7636).

What must come back unharmed is sealed and kept by who signs in, so nothing is stored
for somebody who never returns.
"""

import hmac
import json
import secrets
import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from api.aead import UnreadableError
from api.settings import Provider
from api.signin.box import Box
from api.signin.metadata import Metadata, RefusedError
from api.signin.tokens import SignedOut, checked, signed_out

BYTES = 32
ABOUT = "sign-in at a provider"
WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Where to go, and what to keep meanwhile: the same browser must bring it back."""

    url: str
    secret: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What the provider sent along, and what was kept meanwhile."""

    code: str
    state: str
    secret: str


class Outside:
    """One zone as a client of its provider."""

    def __init__(self, provider: Provider, box: Box, believed: ssl.SSLContext) -> None:
        """Ask nothing yet; `believed`: whose certificates are."""
        self.provider = provider
        self._box = box
        self._metadata = Metadata(provider, believed)

    def begin(self, at: datetime) -> Begun:
        """Return where somebody signs in; raises ProviderGoneError."""
        kept = {
            name: secrets.token_urlsafe(BYTES) for name in ("state", "nonce", "proof")
        }
        until = at + WITHIN
        asked = {
            "response_type": "code",
            "client_id": self.provider.client,
            "redirect_uri": self.provider.redirect,
            "scope": self.provider.scope,
            "state": kept["state"],
            "nonce": kept["nonce"],
            "code_challenge": _challenge(kept["proof"]),
            "code_challenge_method": "S256",
        }
        if self.provider.acr:
            asked["acr_values"] = " ".join(self.provider.acr)
        where = self._metadata.address("authorization_endpoint")
        sign = "&" if "?" in where else "?"
        sealed = self._box.seal(
            json.dumps(kept | {"until": until.timestamp()}).encode(), ABOUT
        )
        return Begun(
            url=f"{where}{sign}{urlencode(asked)}",
            secret=urlsafe_b64encode(sealed).decode(),
            until=until,
        )

    def finish(self, back: Returned, at: datetime) -> dict[str, Any]:
        """Return what the provider says of who signed in.

        Raises RefusedError when anything is not as it was asked, ProviderGoneError.
        """
        kept = self._kept(back, at)
        token = self._metadata.token(back.code, kept["proof"])
        return checked(token, self._metadata, self.provider, kept["nonce"], at)

    def signed_out(self, token: str, at: datetime) -> SignedOut:
        """Return who was signed out there; raises RefusedError, ProviderGoneError."""
        return signed_out(token, self._metadata, self.provider, at)

    def _kept(self, back: Returned, at: datetime) -> dict[str, Any]:
        try:
            sealed = urlsafe_b64decode(back.secret.encode())
            kept: dict[str, Any] = json.loads(self._box.open(sealed, ABOUT))
        except (UnreadableError, ValueError) as error:
            raise RefusedError("secret") from error
        if not hmac.compare_digest(kept["state"].encode(), back.state.encode()):
            raise RefusedError("state")
        if kept["until"] < at.timestamp():
            raise RefusedError("late")
        return kept


def _challenge(proof: str) -> str:
    digest = sha256(proof.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
