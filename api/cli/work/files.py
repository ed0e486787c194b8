"""Files of the command line: input with all its faults, output in one piece."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO

from api.regionfile import RegionFileError, read_region
from api.regionfile.names import FIRST_DAY, LAST_DAY
from api.text.language import Both, Lang
from api.text.reasons import (
    A_FOLDER,
    AN_INPUT,
    NO_ACCESS,
    NO_FOLDER,
    REASONS,
    reason,
)
from matcher.model.region import Region

STDIN = Path("-")
STDIN_NAME = Both("standaardinvoer", "standard input")
FAULTS = Both(
    "{source}: aantal fouten: {number}. Er is niets geschreven.",
    "{source}: number of faults: {number}. Nothing was written.",
)
DATE_RANGE = Both(
    f"kies een dag van {FIRST_DAY} tot en met {LAST_DAY}",
    f"choose a day from {FIRST_DAY} to {LAST_DAY}",
)
UNREADABLE = Both("{source}: niet te lezen ({why}).", "{source}: unreadable ({why}).")
UNWRITABLE = Both(
    "{source}: niet te schrijven ({why}).", "{source}: unwritable ({why})."
)


class BadInputError(Exception):
    """Input cannot be used; `lines` say why, in the language of the user."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        """Hold the lines."""
        super().__init__("\n".join(lines))
        self.lines = lines


def load_region(path: Path, as_of: date | None, lang: Lang) -> Region:
    """Return the region in a file or on standard input; BadInputError otherwise."""
    if as_of is not None and not FIRST_DAY <= as_of <= LAST_DAY:
        raise BadInputError((f"--as-of {as_of}: {DATE_RANGE.in_(lang)}.",))
    try:
        return read_region(_source(path), as_of)
    except (RegionFileError, OSError) as error:
        raise bad_input(path, error, lang) from error


def bad_input(
    path: Path, error: RegionFileError | OSError, lang: Lang
) -> BadInputError:
    """Return what to tell about a file that is wrong or unreadable."""
    source = STDIN_NAME.in_(lang) if path == STDIN else path
    if isinstance(error, OSError):
        why = _reason(path, error, lang)
        return BadInputError((UNREADABLE.in_(lang).format(source=source, why=why),))
    head = FAULTS.in_(lang).format(source=source, number=len(error.faults))
    return BadInputError((head, *(f"  {f.text(lang)}" for f in error.faults)))


def check_writable(path: Path, lang: Lang, inputs: Iterable[Path] = ()) -> None:
    """Raise BadInputError when no file can be written there, before any work.

    Nor may it be one of the `inputs`, by this name or by another.
    """
    why = _obstacle(path, inputs)
    if why is not None:
        told = UNWRITABLE.in_(lang).format(source=path, why=why.in_(lang))
        raise BadInputError((told,))


def unwritable(path: Path, error: OSError, lang: Lang) -> str:
    """Return what to tell when a file could not be written after all.

    A closed pipe is no fault of the file: it is raised again, for the ending.
    """
    if isinstance(error, BrokenPipeError):
        raise error
    why = _reason(path, error, lang)
    return UNWRITABLE.in_(lang).format(source=path, why=why)


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file in one piece: other readers see the old one or the new one.

    A path that is no ordinary file, such as a pipe, is written to directly; a link
    stays a link. A `private` file is for its owner alone.
    """
    if is_special(path):
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o600 if private else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_special(path: Path) -> bool:
    """Tell whether a path is there and is no ordinary file, such as a pipe."""
    found = _status(path)
    return found is not None and not stat.S_ISREG(found.st_mode)


def _source(path: Path) -> Path | IO[bytes]:
    if path != STDIN:
        return path
    if sys.stdin is None:
        raise OSError(errno.EBADF, "")
    return sys.stdin.buffer


def _obstacle(path: Path, inputs: Iterable[Path]) -> Both | None:
    """Return what stands in the way of writing a file; None when nothing does."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return _closed_folder(path)
    except OSError as error:
        return REASONS.get(error.errno or 0, NO_ACCESS)
    if stat.S_ISDIR(found.st_mode):
        return A_FOLDER
    if not stat.S_ISREG(found.st_mode):
        return None if os.access(path, os.W_OK) else NO_ACCESS
    read = [_stdin_status() if i == STDIN else _status(i) for i in inputs]
    if any(i is not None and os.path.samestat(found, i) for i in read):
        return AN_INPUT
    return _closed_folder(path)


def _closed_folder(path: Path) -> Both | None:
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        return NO_FOLDER
    return None if os.access(folder, os.W_OK | os.X_OK) else NO_ACCESS


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _stdin_status() -> os.stat_result | None:
    try:
        return os.fstat(sys.stdin.fileno())
    except (OSError, AttributeError):
        return None


def _reason(path: Path, error: OSError, lang: Lang) -> str:
    missing = error.errno == errno.ENOENT and _status(path.parent) is None
    return NO_FOLDER.in_(lang) if missing else reason(error, lang)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
