"""Keys of one kind in a folder: the one in use, and those before it, kept to read."""

import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from api.keyfiles import destroy, sync, write_new

BYTES, NAMED = 32, 16


class NoKeyError(Exception):
    """A key is not there."""


@dataclass(frozen=True, slots=True)
class OneKey:
    """A key of 32 bytes of chance."""

    secret: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """What tells one key from another, and nothing of the key: 16 hex digits."""
        return sha256(b"name" + self.secret).hexdigest()[:NAMED]

    def sign(self, content: bytes) -> str:
        """Return the digest that only this key makes."""
        return hmac.new(self.secret, content, sha256).hexdigest()


class KeyRing:
    """Keys of one kind. Files are read each time: a new key is used at once.

    `<kind>.key` is in use; each key that ever was has a file with its name too, from
    before it is replaced on.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        """Read nothing yet."""
        self._folder, self._kind = folder, kind
        self._in_use = folder / f"{kind}.key"

    def make(self) -> None:
        """Make a key when there is none; two at once make one."""
        if self._in_use.is_file():
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._draft(secrets.token_bytes(BYTES))
        try:
            # A link to a name that is taken fails: nobody's key is written over.
            with suppress(FileExistsError):
                self._in_use.hardlink_to(draft)
        finally:
            draft.unlink()
        sync(self._folder)

    @property
    def current(self) -> OneKey:
        """The key in use; raises NoKeyError."""
        return _read(self._in_use)

    def named(self, name: str) -> OneKey:
        """Return the key in use or one before it, by its name; raises NoKeyError."""
        current = self.current
        return current if current.name == name else _read(self._file(name))

    def every(self) -> tuple[OneKey, ...]:
        """Return all keys, the one in use first; raises NoKeyError without any."""
        current = self.current
        files = sorted(self._folder.glob(f"{self._kind}.*.key"))
        older = [key for key in map(_read, files) if key != current]
        return (current, *older)

    def rotate(self) -> OneKey:
        """Let a new key be the one in use, and return it; the ones before it stay."""
        self.make()
        self._keep(self.current)
        new = OneKey(secrets.token_bytes(BYTES))
        # First under its name: whoever rotates meanwhile writes over none of them.
        self._keep(new)
        self._draft(new.secret).replace(self._in_use)
        sync(self._folder)
        return new

    def destroy(self, name: str) -> None:
        """Destroy a key that is not in use any more."""
        if self.current.name != name:
            destroy(self._file(name))

    def _keep(self, key: OneKey) -> None:
        draft = self._draft(key.secret)
        try:
            with suppress(FileExistsError):
                self._file(key.name).hardlink_to(draft)
        finally:
            draft.unlink()

    def _draft(self, secret: bytes) -> Path:
        draft = self._folder / f"{self._kind}.{secrets.token_hex(8)}.draft"
        write_new(draft, secret)
        return draft

    def _file(self, name: str) -> Path:
        return self._folder / f"{self._kind}.{name}.key"


def _read(path: Path) -> OneKey:
    try:
        return OneKey(path.read_bytes())
    except FileNotFoundError as error:
        raise NoKeyError(str(path)) from error
