"""What is kept outside the store: the key of the log, and how far it was sealed.

Who can write the store can then neither make a batch nor cut the end off unseen.
"""

import contextlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from api.settings import Zone

BYTES, NAMED = 32, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last batch that was sealed."""

    number: int
    digest: str


class NoKeyError(Exception):
    """The key of the log is not there."""


class LogKey:
    """The key of one zone's log and its head, in a folder of its own."""

    def __init__(self, folder: Path, zone: Zone) -> None:
        """Read nothing yet."""
        self.zone = zone
        self._folder = folder
        self._key = folder / f"{zone}.key"
        self._head = folder / f"{zone}.head"

    def make(self) -> None:
        """Make a key when there is none; two at once make one."""
        if self._key.is_file():
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._folder / f"{self.zone}.{secrets.token_hex(8)}"
        _write(draft, secrets.token_bytes(BYTES))
        try:
            # A link to a name that is taken fails: nobody's key is written over.
            with contextlib.suppress(FileExistsError):
                self._key.hardlink_to(draft)
        finally:
            draft.unlink()

    @property
    def secret(self) -> bytes:
        """The key; raises NoKeyError."""
        try:
            return self._key.read_bytes()
        except FileNotFoundError as error:
            raise NoKeyError(str(self._key)) from error

    @property
    def name(self) -> str:
        """What tells one key from another, and nothing of the key."""
        return sha256(b"name" + self.secret).hexdigest()[:NAMED]

    def sign(self, content: bytes) -> str:
        """Return the digest that only this key makes."""
        return hmac.new(self.secret, content, sha256).hexdigest()

    @property
    def head(self) -> Head | None:
        """How far the log was sealed; None before that, or when it is not there."""
        try:
            tree = json.loads(self._head.read_text(encoding="utf-8"))
            return Head(number=int(tree["number"]), digest=str(tree["digest"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def put_head(self, head: Head) -> None:
        """Keep how far the log was sealed; all of it, or what it was before."""
        draft = self._folder / f"{self.zone}.{secrets.token_hex(8)}"
        tree = {"digest": head.digest, "number": head.number}
        _write(draft, json.dumps(tree).encode())
        draft.replace(self._head)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
