"""Boxes that anybody can close and only the case zone can open (HPKE, RFC 9180)."""

import base64
import binascii
from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
# The first byte of a box: another suite gets another one. Then which key opens it.
X25519_AES_256_GCM = b"\x01"
NAMED = 8
# The length of a box tells little of what is in it.
BLOCK = 8192


class SealError(Exception):
    """There is no such key, or it does not open this box."""


def public_key(text: str) -> X25519PublicKey:
    """Return the public key in base64 text; raises SealError for another text."""
    try:
        return X25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise SealError("no public key") from error


def public_text(key: X25519PrivateKey) -> str:
    """Return the public half of a key, as it goes into a setting."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def seal(key: X25519PublicKey, content: bytes, about: str) -> bytes:
    """Return a box of JSON text; it opens only with what it is about."""
    padded, head = content + b" " * (-len(content) % BLOCK), _head(key)
    return head + SUITE.encrypt(padded, key, info=head + about.encode())


def unseal(keys: Iterable[X25519PrivateKey], box: bytes, about: str) -> bytes:
    """Return what is in a box; raises SealError when none of these keys opens it."""
    for key in keys:
        head = _head(key.public_key())
        if not box.startswith(head):
            continue
        try:
            closed, info = box[len(head) :], head + about.encode()
            return SUITE.decrypt(closed, key, info=info).rstrip(b" ")
        except (InvalidTag, ValueError) as error:
            raise SealError("the box does not open") from error
    raise SealError("the box is of another key")


def about_referral(ref: str, organisation: str) -> str:
    """Return what binds a box to one referral of one organisation."""
    return f"schakelpunt referral 1 {ref} {organisation}"


def _head(key: X25519PublicKey) -> bytes:
    return X25519_AES_256_GCM + sha256(key.public_bytes_raw()).digest()[:NAMED]
