"""How the program reads its command line and how it ends, whatever happens.

Only typer is loaded here: what an ending needs more is loaded when it comes to that.
"""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from api.text.language import Both

NAME = "schakelpunt"
HELP = Both("Toon deze uitleg.", "Show this help.")


class MisuseError(typer.BadParameter):
    """The command line asks for what cannot be; `said` tells it in both languages."""

    def __init__(self, nl: str, en: str) -> None:
        """Hold both texts."""
        super().__init__(nl)
        self.said = Both(nl, en)


def both(nl: str, en: str) -> str:
    """Return what help shows of an option: Dutch, and English after it."""
    return f"{nl} ({en})"


class Command(TyperCommand):
    """A command whose docstring is a paragraph of Dutch and one of English."""

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - of typer
        """Return both paragraphs as one text, whole."""
        paragraphs = (self.help or "").split("\n\n")
        nl, *rest = (" ".join(text.split()) for text in paragraphs)
        return both(nl, " ".join(rest)) if rest else nl

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer hides the types
        """Return the option `--help`, in both languages."""
        return _in_both(super().get_help_option(ctx))


class Program(TyperGroup):
    """All commands; every ending has its exit code and at most a few plain lines."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - typer hides the types
        """Return the option `--help`, in both languages."""
        return _in_both(super().get_help_option(ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        *_: object,
        standalone_mode: bool = True,
        **__: object,
    ) -> int:
        """Run one command; end the program with its code, or return that code."""
        code = self._ended(list(sys.argv[1:] if args is None else args))
        return sys.exit(code) if standalone_mode else code

    def _ended(self, given: list[str]) -> int:
        """Run one command and write out what waits; return how it ended."""
        try:
            _check_streams()
            code = self._run(given)
            sys.stdout.flush()
        except (OSError, KeyboardInterrupt) as error:
            from api.cli.work.ending import ended_by

            return ended_by(error, given)
        return code

    def _run(self, given: list[str]) -> int:
        try:
            with self.make_context(NAME, list(given)) as context:
                self.invoke(context)
        except typer.Exit as end:
            return end.exit_code
        except typer.TyperException as error:
            from api.cli.work.misuse import told_misuse

            return told_misuse(error, given, tuple(self.commands))
        return 0


def _check_streams() -> None:
    """Raise OSError without standard output; without standard error, use none."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        raise OSError(errno.EBADF, "")


def _in_both(option: Any) -> Any:  # noqa: ANN401 - typer hides the types
    option.help = both(*HELP)
    # Without a value of its own typer loads pydantic, only to find that there is none.
    option.default = False
    return option
