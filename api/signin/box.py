"""The key of signing in: outside the store, so that a copy of that opens nothing."""

import contextlib
import hmac
import os
import secrets
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BYTES, NONCE = 32, 12


class UnreadableError(Exception):
    """It was not sealed by this key, or not about this."""


class Box:
    """Seals what signing in keeps; its key is made when it is first needed."""

    def __init__(self, folder: Path, zone: str) -> None:
        """Read nothing yet."""
        self._file = folder / f"{zone}-sign-in.key"

    def seal(self, content: bytes, about: str) -> bytes:
        """Return the content, readable with this key and for this purpose only."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Return what was sealed; raises UnreadableError."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise UnreadableError(about) from error

    def mark(self, text: str) -> str:
        """Return what stands for a text and does not let it be guessed."""
        return hmac.new(self._key, b"mark" + text.encode(), sha256).hexdigest()

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(hmac.digest(self._key, b"seal", "sha256"))

    @cached_property
    def _key(self) -> bytes:
        if not self._file.exists():
            self._make()
        return self._file.read_bytes()

    def _make(self) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._file.with_name(f"{self._file.name}.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link to a name that is taken fails: two at once make one key.
            with contextlib.suppress(FileExistsError):
                self._file.hardlink_to(draft)
        finally:
            draft.unlink()
