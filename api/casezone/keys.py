"""A key for each case, in a folder of its own; without it the facts are gone."""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.store import StoreFull

BYTES, NONCE, TOKEN = 32, 12, 24


class ErasedError(Exception):
    """The key of a case was destroyed: its facts cannot be read any more."""

    def __init__(self, ref: str) -> None:
        """Name the case."""
        super().__init__(ref)
        self.ref = ref


class Keys:
    """The keys of cases; the name of a file does not tell the reference."""

    def __init__(self, folder: Path) -> None:
        """Make the folder, for the owner alone, when it is not there."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._destroyed = folder / "destroyed"

    def make(self, ref: str) -> None:
        """Make the key of a case that is new in the store, whole or not at all.

        A key that is there was made for a case that was never kept, and is replaced.
        FileExistsError for a case that was erased: it never comes back.
        """
        if self.was_destroyed(ref):
            raise FileExistsError(self._path(ref).name)
        path = self._path(ref)
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        try:
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(BYTES))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise StoreFull("the folder of keys") from error
        _sync(self._folder)

    def has(self, ref: str) -> bool:
        """Tell whether the facts of a case can be read."""
        return self._path(ref).is_file()

    def destroy(self, ref: str) -> None:
        """Erase a case from every place where its facts are kept, for ever."""
        path = self._path(ref)
        if not self.was_destroyed(ref):
            self._note(path.stem)
        # Two may destroy one key at the same moment: the second finds nothing.
        with suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(bytes(BYTES))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            _sync(self._folder)

    def was_destroyed(self, ref: str) -> bool:
        """Tell whether a case was erased, whatever a store that was put back says."""
        return self.name_of(ref) in self.destroyed()

    def destroyed(self) -> frozenset[str]:
        """Return the names of all keys that were destroyed."""
        try:
            told = self._destroyed.read_text(encoding="ascii")
        except FileNotFoundError:
            return frozenset()
        return frozenset(told.split())

    @staticmethod
    def name_of(ref: str) -> str:
        """Return the name of a key: it does not tell the reference."""
        return sha256(ref.encode()).hexdigest()

    def seal(self, ref: str, content: bytes) -> bytes:
        """Return content that only the key of this case opens."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher(ref).encrypt(nonce, content, ref.encode())

    def open(self, ref: str, sealed: bytes) -> bytes:
        """Return what was sealed; ErasedError when the key is gone."""
        nonce, secret = sealed[:NONCE], sealed[NONCE:]
        if not secret:
            raise ErasedError(ref)
        try:
            return self._cipher(ref).decrypt(nonce, secret, ref.encode())
        except InvalidTag as error:
            raise ErasedError(ref) from error

    def token(self, ref: str) -> str:
        """Return what stands for a case where only its key can tell which it is.

        Raises ErasedError when the key is gone: then nobody can tell any more.
        """
        try:
            key = self._path(ref).read_bytes()
        except FileNotFoundError as error:
            raise ErasedError(ref) from error
        return hmac.new(key, b"token", sha256).hexdigest()[:TOKEN]

    def _cipher(self, ref: str) -> AESGCM:
        try:
            return AESGCM(self._path(ref).read_bytes())
        except (FileNotFoundError, ValueError) as error:
            raise ErasedError(ref) from error

    def _note(self, name: str) -> None:
        # First the note, then the key: what ends in between is erased all the same.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        with os.fdopen(os.open(self._destroyed, flags, 0o600), "wb") as file:
            file.write(f"{name}\n".encode())
            file.flush()
            os.fsync(file.fileno())

    def _path(self, ref: str) -> Path:
        return self._folder / f"{self.name_of(ref)}.key"


def _sync(folder: Path) -> None:
    """Let the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
