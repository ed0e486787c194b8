"""How a command ends that cannot write, or that somebody stopped."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from api.cli.work.exits import Exit
from api.cli.work.files import UNWRITABLE
from api.cli.work.misuse import languages
from api.text.language import Both, Lang
from api.text.reasons import reason

STDOUT = Both("standaarduitvoer", "standard output")


def ended_by(error: OSError | KeyboardInterrupt, given: Sequence[str]) -> Exit:
    """Return the exit code of what ended a command; tell why it could not write.

    A closed pipe ends it without a word: whoever reads has enough.
    """
    if isinstance(error, KeyboardInterrupt):
        return Exit.INTERRUPTED
    let_go(sys.stdout, sys.__stdout__)
    if isinstance(error, BrokenPipeError):
        let_go(sys.stderr, sys.__stderr__)
        return Exit.CLOSED_PIPE
    try:
        told = (_unwritable(error, lang) for lang in languages(given))
        sys.stderr.write(" / ".join(told) + "\n")
        sys.stderr.flush()
    except OSError:
        let_go(sys.stderr, sys.__stderr__)
    return Exit.BAD_INPUT


def _unwritable(error: OSError, lang: Lang) -> str:
    source = error.filename or STDOUT.in_(lang)
    return UNWRITABLE.in_(lang).format(source=source, why=reason(error, lang))


def let_go(stream: TextIO | None, original: TextIO | None) -> None:
    """Send what still waits in a stream of this process nowhere.

    Otherwise Python tries once more at its very end, and fails aloud.
    """
    if stream is None or stream is not original:
        return
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
