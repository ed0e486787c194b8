"""What a provider of OpenID Connect publishes, and its answer to a code."""

import re
import ssl
import threading
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet, RSAKey

from api.settings import SAFE, Provider

KNOWN_AT = "/.well-known/openid-configuration"
SECONDS, FRESH, APART = 5.0, 3600.0, 30.0
BITS = 2048


class ProviderGoneError(Exception):
    """The provider does not answer, or not as one."""


class RefusedError(Exception):
    """Nobody is let in; the word says which check failed, and nothing of anybody."""


class Metadata:
    """What a provider publishes, kept for an hour.

    Its keys are asked again when a token names one that is not known, but not more
    often than twice a minute, whatever tokens come by.
    """

    def __init__(self, provider: Provider, believed: ssl.SSLContext) -> None:
        """Ask nothing yet; `believed`: whose certificates are."""
        self._provider = provider
        self._believed = believed
        self._turn = threading.Lock()
        self._told: Mapping[str, Any] = {}
        self._told_at = self._keys_at = float("-inf")
        self._keys: KeySet | None = None

    def address(self, name: str) -> str:
        """Return an address that the provider publishes."""
        with self._turn:
            if time.monotonic() - self._told_at > FRESH:
                found = self._get(self._provider.issuer.rstrip("/") + KNOWN_AT)
                if found.get("issuer") != self._provider.issuer:
                    raise ProviderGoneError("it is another issuer")
                self._told, self._told_at = found, time.monotonic()
            address = self._told.get(name)
        if not isinstance(address, str) or not re.fullmatch(SAFE, address):
            raise ProviderGoneError(f"no safe {name}")
        return address

    def keys(self, *, unknown: bool = False) -> KeySet:
        """Return the keys it signs with; `unknown`: those known already do not do."""
        where = self.address("jwks_uri")
        with self._turn:
            age = time.monotonic() - self._keys_at
            if self._keys is None or age > FRESH or (unknown and age > APART):
                self._keys = _keys_in(self._get(where))
                self._keys_at = time.monotonic()
            return self._keys

    def token(self, code: str, proof: str) -> str:
        """Return the ID token for a code; RefusedError when the provider gives none."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._provider.redirect,
            "code_verifier": proof,
        }
        where = self.address("token_endpoint")
        known = self._provider.client, self._provider.secret.get_secret_value()
        ways = self._told.get("token_endpoint_auth_methods_supported")
        basic = None
        if ways is None or "client_secret_basic" in ways:
            basic = httpx2.BasicAuth(*map(quote_plus, known))
        else:
            form |= {"client_id": known[0], "client_secret": known[1]}
        try:
            answer = httpx2.post(
                where, data=form, auth=basic, timeout=SECONDS, verify=self._believed
            )
        except httpx2.HTTPError as error:
            raise ProviderGoneError(type(error).__name__) from error
        if answer.is_client_error:
            raise RefusedError("code")
        token = _object(answer).get("id_token")
        if not isinstance(token, str):
            raise ProviderGoneError("no ID token")
        return token

    def _get(self, address: str) -> Mapping[str, Any]:
        try:
            answer = httpx2.get(address, timeout=SECONDS, verify=self._believed)
            return _object(answer)
        except httpx2.HTTPError as error:
            raise ProviderGoneError(type(error).__name__) from error


def _object(answer: httpx2.Response) -> Mapping[str, Any]:
    try:
        tree = answer.raise_for_status().json()
    except (httpx2.HTTPError, ValueError) as error:
        raise ProviderGoneError(type(error).__name__) from error
    if not isinstance(tree, dict):
        raise ProviderGoneError("no object")
    return tree


def _keys_in(tree: Mapping[str, Any]) -> KeySet:
    """Return the keys that may sign; those of other kinds are passed over."""
    found = list[Key]()
    for one in tree.get("keys") or ():
        if one.get("kty") != "RSA" or one.get("use", "sig") != "sig":
            continue
        try:
            key = RSAKey.import_key(one)
        except (JoseError, ValueError):
            continue
        if key.public_key.key_size >= BITS:
            found.append(key)
    if not found:
        raise ProviderGoneError("no keys")
    return KeySet(found)
