"""The key of signing in: outside the store, so that a copy of that opens nothing."""

import hmac
from hashlib import sha256
from pathlib import Path

from api.aead import UnreadableError, name_in, opened, sealed
from api.keyring import NAMED, KeyRing, NoKeyError, OneKey


class Box:
    """Seals what signing in keeps; its key is made when it is first needed."""

    def __init__(self, folder: Path, zone: str) -> None:
        """Read nothing yet."""
        self.ring = KeyRing(folder, f"{zone}-sign-in")

    def seal(self, content: bytes, about: str) -> bytes:
        """Return the content, readable with this key and for this purpose only."""
        key = self._current
        return sealed(_for_sealing(key), content, about, bytes.fromhex(key.name))

    def open(self, box: bytes, about: str) -> bytes:
        """Return what was sealed, by a key before this one too; UnreadableError."""
        name = key_in(box)
        try:
            key = self.ring.named(name)
        except NoKeyError as error:
            raise UnreadableError(about) from error
        return opened(_for_sealing(key), box, about, bytes.fromhex(name))

    def mark(self, text: str) -> str:
        """Return what stands for a text and does not let it be guessed."""
        key = self._current.secret
        return hmac.new(key, b"mark" + text.encode(), sha256).hexdigest()

    @property
    def _current(self) -> OneKey:
        self.ring.make()
        return self.ring.current


def key_in(box: bytes) -> str:
    """Return the name of the key that sealed something; raises UnreadableError."""
    return name_in(box, NAMED // 2).hex()


def _for_sealing(key: OneKey) -> bytes:
    return hmac.digest(key.secret, b"seal", "sha256")
