"""Sealed under one key; what is sealed says how, and under which key."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# The first byte of all that is sealed: another algorithm gets another one.
AES_256_GCM = b"\x01"
NONCE = 12


class UnreadableError(Exception):
    """It was not sealed in a known way, by this key, or not about this."""


def sealed(key: bytes, content: bytes, about: str, named: bytes = b"") -> bytes:
    """Return content that only this key opens, and only for what it is about.

    `named`: what tells this key from others, where there are some.
    """
    head, nonce = AES_256_GCM + named, secrets.token_bytes(NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, content, head + about.encode())


def opened(key: bytes, box: bytes, about: str, named: bytes = b"") -> bytes:
    """Return what was sealed; raises UnreadableError."""
    head = AES_256_GCM + named
    if not box.startswith(head):
        raise UnreadableError(about)
    nonce, secret = box[len(head) :][:NONCE], box[len(head) + NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, secret, head + about.encode())
    except (InvalidTag, ValueError) as error:
        raise UnreadableError(about) from error


def name_in(box: bytes, length: int) -> bytes:
    """Return what names the key of a box; raises UnreadableError."""
    if not box.startswith(AES_256_GCM):
        raise UnreadableError("algorithm")
    return box[len(AES_256_GCM) :][:length]
