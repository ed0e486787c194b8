"""What an application log may tell of an error: its kind and where, never a value.

The message of an error often quotes what it was given: a fact of a case, a password.
"""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def told(error: BaseException) -> str:
    """Return the kinds of an error and its causes, and the lines it came through."""
    found, seen = [], set[int]()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        found.append(f"{type(one).__name__} ({_way(one.__traceback__)})")
        one = one.__cause__ or one.__context__
    return " from ".join(found)


class Plain(logging.Formatter):
    """Writes a record with its error told in this way."""

    def __init__(self) -> None:
        """Use one form for all."""
        super().__init__(FORM)

    def formatException(self, ei: Any) -> str:  # noqa: N802, ANN401 - of logging
        """Return the kind of an error and where it happened."""
        return told(ei[1]) if ei[1] is not None else ""


def log_plainly() -> None:
    """Let all that this process logs go to standard error in this form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    threading.excepthook = _in_thread


def _in_thread(of: threading.ExceptHookArgs) -> None:
    if of.exc_value is not None:
        logging.getLogger(__name__).error("a thread ended: %s", told(of.exc_value))


def _way(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
