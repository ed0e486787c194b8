"""Telling what a command line gets wrong, without the words of the library."""

import json
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias, get_args

import typer

from api.cli.program import NAME, MisuseError
from api.cli.work.exits import Exit
from api.text import usage as say
from api.text.language import Both, Lang

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
# Typer keeps the types of its parameters to itself.
Parameter: TypeAlias = Any
Kind: TypeAlias = Any
# What stands without a name is told in the message of the library alone.
REFUSED = re.compile(r"'(.*)' is not", re.DOTALL)
EXTRA = re.compile(r" \((.*)\)$")


def told_misuse(
    error: typer.TyperException, given: Sequence[str], commands: Sequence[str]
) -> Exit:
    """Tell on standard error what is wrong with a command line."""
    if not given:
        sys.stderr.write(error.format_message() + "\n")
        return Exit.BAD_INPUT
    wrong = misuse(error, given, commands)
    command = getattr(getattr(error, "ctx", None), "command_path", NAME)
    for lang in languages(given):
        see = say.SEE.in_(lang).format(command=command)
        sys.stderr.write(f"{wrong.in_(lang)} {see}\n")
    return Exit.BAD_INPUT


def languages(given: Sequence[str]) -> tuple[Lang, ...]:
    """Return the language that a command line asks for; without one, both."""
    asked = value_given(("--lang",), given)
    return tuple(lang for lang in LANGUAGES if lang == asked) or LANGUAGES


def value_given(names: Sequence[str], given: Sequence[str]) -> str | None:
    """Return the last value that a command line gives to an option."""
    found: str | None = None
    for position, word in enumerate(given):
        name, sign, value = word.partition("=")
        if name in names:
            after = next(iter(given[position + 1 :]), None)
            found = value if sign else after
    return found


def misuse(
    error: typer.TyperException, given: Sequence[str], commands: Sequence[str]
) -> Both:
    """Return what is wrong with a command line, in both languages.

    The kinds of misuse are told apart by the names of their classes: the library
    gives no other access to them.
    """
    if isinstance(error, MisuseError):
        return error.said
    kind, details = type(error).__name__, vars(error)
    if kind == "NoSuchOption":
        return _no_such_option(details)
    if kind == "BadOptionUsage":
        name = details["option_name"]
        extra = any(word.startswith(f"{name}=") for word in given)
        return _filled(say.TAKES_NO_VALUE if extra else say.NEEDS_VALUE, name=name)
    if kind == "MissingParameter":
        return _filled(say.MISSING, name=_name(details["param"]))
    if kind == "BadParameter":
        return _bad_value(error, details["param"], given)
    return _other(error.message, given, commands)


def _other(message: str, given: Sequence[str], commands: Sequence[str]) -> Both:
    first = next((word for word in given if not word.startswith("-")), None)
    if first is not None and first not in commands:
        return _filled(say.NO_COMMAND, found=_quoted(first), known=", ".join(commands))
    extra = EXTRA.search(message)
    return say.WRONG if extra is None else _filled(say.TOO_MANY, found=extra[1])


def _no_such_option(details: dict[str, Any]) -> Both:
    wrong = _filled(say.NO_OPTION, found=_quoted(details["option_name"]))
    if not details["possibilities"]:
        return wrong
    meant = _filled(say.MEANT, known=", ".join(sorted(details["possibilities"])))
    return Both(*(" ".join(pair) for pair in zip(wrong, meant, strict=True)))


def _bad_value(
    error: typer.TyperException, param: Parameter, given: Sequence[str]
) -> Both:
    if param is None:
        return Both(error.message, error.message)
    found = value_given(param.opts, given)
    if found is None and (told := REFUSED.search(error.message)):
        found = told[1]
    expected = _expected(param.type_descriptor)
    texts = (
        say.BAD_VALUE.in_(lang).format(
            name=_name(param),
            found="–" if found is None else _quoted(found),
            expected=expected.in_(lang),
        )
        for lang in LANGUAGES
    )
    return Both(*texts)


def _expected(kind: Kind) -> Both:
    if kind.choices is not None:
        names = [str(getattr(choice, "value", choice)) for choice in kind.choices]
        return Both(*(_one_of(names, lang) for lang in LANGUAGES))
    if kind.annotation is datetime:
        return say.A_DATE
    number = {int: say.WHOLE, float: say.NUMBER}.get(kind.annotation)
    if number is None:
        return say.OTHER
    span = _span(kind.parameter_info.min, kind.parameter_info.max)
    return Both(*(a + b for a, b in zip(number, span, strict=True)))


def _span(low: float | None, high: float | None) -> Both:
    if low is None and high is None:
        return Both("", "")
    if low is None:
        return _filled(say.UP_TO, high=high)
    if high is None:
        return _filled(say.FROM, low=low)
    return _filled(say.BETWEEN, low=low, high=high)


def _one_of(names: Sequence[str], lang: Lang) -> str:
    *first, last = names
    return f"{', '.join(first)} {say.OR.in_(lang)} {last}" if first else last


def _name(param: Parameter) -> str:
    is_option = param.param_type_name == "option"
    return str(max(param.opts, key=len) if is_option else param.metavar or param.name)


def _filled(text: Both, **values: object) -> Both:
    return Both(*(part.format(**values) for part in text))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not text.isprintable())
