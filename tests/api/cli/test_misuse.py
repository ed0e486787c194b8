"""A wrong command line is told in plain Dutch and English, or in the language asked."""

from datetime import datetime

import pytest
import typer.main

from api.cli import app
from tests.api.cli.running import V1, run

PROGRAM = typer.main.get_command(app)
INTERNAL = ("Value error", "Input should", "Error", "Usage", "Invalid", "Try ", "%")


@pytest.mark.parametrize(
    ("args", "nl", "en"),
    [
        (
            ("match", V1, "--as-of", "2026-02-30"),
            '--as-of: gevonden "2026-02-30"; verwacht een datum zoals 2027-01-15.',
            '--as-of: found "2026-02-30"; expected a date such as 2027-01-15.',
        ),
        (
            ("match", V1, "--workers=0"),
            '--workers: gevonden "0"; verwacht een geheel getal van 1 tot en met 256.',
            '--workers: found "0"; expected a whole number from 1 to 256.',
        ),
        (
            ("match", V1, "--time-limit", "soon"),
            '--time-limit: gevonden "soon"; verwacht een gewoon getal vanaf 0.',
            '--time-limit: found "soon"; expected an ordinary number from 0 up.',
        ),
        (
            ("match", V1, "--time-limit", "inf"),
            "Geef een gewoon aantal seconden.",
            "Give an ordinary number of seconds.",
        ),
        (
            ("rules", "--lang", "fr"),
            '--lang: gevonden "fr"; verwacht nl of en.',
            '--lang: found "fr"; expected nl or en.',
        ),
        (
            ("match", V1, "--worker", "1"),
            'Onbekende optie: "--worker". Bedoeld is misschien: --workers.',
            'Unknown option: "--worker". Perhaps meant: --workers.',
        ),
        (
            ("match", V1, "--out"),
            "Na --out hoort een waarde.",
            "A value belongs after --out.",
        ),
        (
            ("rules", "--json=yes"),
            "Bij --json hoort geen waarde.",
            "No value belongs to --json.",
        ),
        (("match",), "Er ontbreekt: REGION.json.", "Missing: REGION.json."),
        (("letter", V1), "Er ontbreekt: --case.", "Missing: --case."),
        (
            ("rules", "all", "of them"),
            "Te veel opgegeven: all of them.",
            "Too much was given: all of them.",
        ),
        (
            ("colour",),
            'Onbekend commando: "colour". Kies uit: generate, match,',
            'Unknown command: "colour". Choose from: generate, match,',
        ),
        (
            ("generate",),
            "Geef óf --size, óf --cases met --places.",
            "Give either --size, or --cases with --places.",
        ),
        (
            ("generate", "--size", "huge"),
            "--size: kies uit tiny, regional,",
            "--size: choose from tiny, regional,",
        ),
        (("--",), "Deze opdracht klopt niet.", "This command line is not right."),
    ],
)
def test_a_wrong_command_line_is_told_in_both_languages(
    args: tuple[str, ...], nl: str, en: str
) -> None:
    done = run(*args)
    first, second = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert first.startswith(nl)
    assert second.startswith(en)
    assert [word for word in INTERNAL if word in done.err] == []


@pytest.mark.parametrize("args", [("--lang", "en"), ("--lang=en",)])
def test_the_language_that_is_asked_for_is_the_only_one(args: tuple[str, ...]) -> None:
    done = run("match", V1, *args, "--workers", "many")
    assert done.err == (
        '--workers: found "many"; expected a whole number from 1 to 256. '
        "See schakelpunt match --help.\n"
    )


def test_what_was_given_cannot_steer_a_terminal() -> None:
    done = run("match", V1, "--workers", "\x1b[2J", "--lang", "\x1b[2J")
    assert done.code == 2
    assert "\x1b" not in done.err


@pytest.mark.parametrize("name", PROGRAM.commands)
def test_a_wrong_value_of_any_option_names_what_was_expected(name: str) -> None:
    command = PROGRAM.commands[name]
    typed = (int, float, datetime)
    for param in command.params:
        kind = param.type_descriptor
        if kind.annotation in typed or kind.choices is not None:
            done = run(name, *needed(command, wrong=param))
            option = param.param_type_name == "option"
            shown = param.opts[0] if option else param.metavar
            assert f'{shown}: gevonden "?"; verwacht ' in done.err
            assert "een andere waarde" not in done.err


def needed(
    command: typer.core.TyperCommand, wrong: typer.core.TyperOption | None = None
) -> list[str]:
    """Return a value for what the command cannot do without; `?` for one of them."""
    given: list[str] = []
    for param in command.params:
        if param.required or param is wrong:
            good = next(iter(param.type_descriptor.choices or ["x"]))
            value = "?" if param is wrong else good
            named = [] if param.param_type_name == "argument" else [param.opts[0]]
            given += [*named, value]
    return given


def test_without_anything_the_help_is_shown() -> None:
    done = run()
    assert done.code == 2
    assert "Zoek de beste plekken" in done.err
