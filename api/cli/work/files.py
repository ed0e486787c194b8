"""Files of the command line: input with all its faults, output in one piece."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from api.regionfile import RegionFileError, read_region
from api.regionfile.names import FIRST_DAY, LAST_DAY
from api.text.language import Both, Lang
from matcher.model.region import Region

STDIN = Path("-")
FAULTS = Both(
    "{source}: aantal fouten: {number}. Er is niets geschreven.",
    "{source}: number of faults: {number}. Nothing was written.",
)
DATE_RANGE = Both(
    f"kies een dag van {FIRST_DAY} tot en met {LAST_DAY}",
    f"choose a day from {FIRST_DAY} to {LAST_DAY}",
)
A_FOLDER = Both("het is een map", "it is a folder")
NO_ACCESS = Both("geen toegang", "no access")
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
    source = sys.stdin.buffer if path == STDIN else path
    try:
        return read_region(source, as_of)
    except (RegionFileError, OSError) as error:
        raise bad_input(path, error, lang) from error


def bad_input(
    path: Path, error: RegionFileError | OSError, lang: Lang
) -> BadInputError:
    """Return what to tell about a file that is wrong or unreadable."""
    if isinstance(error, OSError):
        why = error.strerror or type(error).__name__
        return BadInputError((UNREADABLE.in_(lang).format(source=path, why=why),))
    head = FAULTS.in_(lang).format(source=path, number=len(error.faults))
    return BadInputError((head, *(f"  {f.text(lang)}" for f in error.faults)))


def check_writable(path: Path, lang: Lang) -> None:
    """Raise BadInputError when no file can be written there, before any work."""
    folder = path.parent
    if path.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        why = (A_FOLDER if path.is_dir() else NO_ACCESS).in_(lang)
        raise BadInputError((UNWRITABLE.in_(lang).format(source=path, why=why),))


def unwritable(path: Path, error: OSError, lang: Lang) -> str:
    """Return what to tell when a file could not be written after all."""
    why = error.strerror or type(error).__name__
    return UNWRITABLE.in_(lang).format(source=path, why=why)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one piece: other readers see the old one or the new one.

    A path that is no ordinary file, such as a pipe, is written to directly.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
