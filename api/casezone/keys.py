"""A key for each case, in a folder of its own; without it the facts are gone."""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from api.aead import UnreadableError, opened, sealed
from api.keyfiles import destroy, sync, write_new
from api.store import StoreFull

BYTES, TOKEN = 32, 24


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
            write_new(fresh, secrets.token_bytes(BYTES))
            fresh.replace(path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise StoreFull("the folder of keys") from error
        sync(self._folder)

    def has(self, ref: str) -> bool:
        """Tell whether the facts of a case can be read."""
        return self._path(ref).is_file()

    def destroy(self, ref: str) -> None:
        """Erase a case from every place where its facts are kept, for ever."""
        path = self._path(ref)
        if not self.was_destroyed(ref):
            self._note(path.stem)
        destroy(path)

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
        return sealed(self._key(ref), content, ref)

    def open(self, ref: str, box: bytes) -> bytes:
        """Return what was sealed; ErasedError when the key is gone."""
        try:
            return opened(self._key(ref), box, ref)
        except UnreadableError as error:
            raise ErasedError(ref) from error

    def token(self, ref: str) -> str:
        """Return what stands for a case where only its key can tell which it is.

        Raises ErasedError when the key is gone: then nobody can tell any more.
        """
        return hmac.new(self._key(ref), b"token", sha256).hexdigest()[:TOKEN]

    def _key(self, ref: str) -> bytes:
        try:
            return self._path(ref).read_bytes()
        except FileNotFoundError as error:
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
