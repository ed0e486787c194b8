"""A provider of OpenID Connect that says whatever a test lets it say."""

import base64
import json
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI, Request
from joserfc import jwt
from joserfc.jwk import RSAKey

SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"


@dataclass
class Hostile:
    """What it signs with and says; `asked`: what came to its token endpoint."""

    key: RSAKey
    published: list
    claims: dict = field(default_factory=dict)
    header: dict = field(default_factory=dict)
    signing: RSAKey | None = None
    algorithm: str = "RS256"
    url: str = ""
    keys_asked: int = 0
    asked: list = field(default_factory=list)
    issuer: str = ""

    def token(self):
        """Return the ID token that it gives for a code."""
        return self.signed(self.claims)

    def ending(self, **claims):
        """Return what it tells when it has signed somebody out."""
        usual = {"jti": secrets.token_hex(8), "events": {SIGNED_OUT: {}}}
        return self.signed(usual | claims)

    def signed(self, claims):
        now = int(time.time())
        usual = {"iss": self.url, "aud": "us", "sub": "s-1", "exp": now + 60}
        claims = usual | {"iat": now} | claims
        claims = {name: value for name, value in claims.items() if value is not None}
        key = self.signing or self.key
        header = {"alg": self.algorithm, "kid": key.kid} | self.header
        if self.algorithm == "none":
            parts = [part_of({"alg": "none"}), part_of(claims), ""]
            return ".".join(parts)
        return jwt.encode(header, claims, key, algorithms=[self.algorithm])


def part_of(tree):
    return base64.urlsafe_b64encode(json.dumps(tree).encode()).decode().rstrip("=")


def new_key():
    return RSAKey.generate_key(2048, auto_kid=True)


def hostile(key):
    """Return a provider and its application."""
    it = Hostile(key=key, published=[key])
    app = FastAPI(openapi_url=None)

    @app.get("/.well-known/openid-configuration")
    def metadata():
        return {
            "issuer": it.issuer or it.url,
            "authorization_endpoint": f"{it.url}/authorize",
            "token_endpoint": f"{it.url}/token",
            "jwks_uri": f"{it.url}/keys",
        }

    @app.get("/keys")
    def keys():
        it.keys_asked += 1
        return {"keys": [key.as_dict(private=False) for key in it.published]}

    @app.post("/token")
    async def token(request: Request):
        it.asked.append((request.headers, parse_qs((await request.body()).decode())))
        return {"id_token": it.token()}

    return it, app


def asked_of(url):
    """Return what an address of the provider asks for."""
    return {name: one for name, (one,) in parse_qs(urlsplit(url).query).items()}


def challenge(proof):
    digest = sha256(proof.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
