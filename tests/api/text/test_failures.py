"""A claim that fails is told in words, in both languages, never as code."""

import ast
import pathlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

import pytest

from api.text.failures import failure_text
from api.text.labels import label
from matcher.funding.conditions import Condition, ConditionCode
from matcher.kinds import KindOfNo, Owner
from matcher.result import RunStatus, TightLimit
from matcher.verifying import Failure
from matcher.verifying.failure import AtMost, Beyond, Path, Remark
from tests.matcher.verifying.running import failures, outcome_of, region_of

VERIFYING = pathlib.Path(__file__).parents[3] / "matcher" / "verifying"
PYTHON = re.compile(r"\b(True|False|None|datetime|frozenset|\w+\.\w+\()|[<>'\[\]{}]")
CODE = re.compile(r"\b[A-Z]{2,}(_[A-Z0-9]+)+\b|\b(OPTIMAL|COMPETITION|RENEWAL)\b")
both = pytest.mark.parametrize("lang", ["nl", "en"])


def line(expected: object, found: object, lang: str, *path: str | int) -> str:
    return failure_text(Failure(path or ("x",), expected, found), lang)


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (True, "ja", "yes"),
        (False, "nee", "no"),
        (None, "niets", "nothing"),
        ("", "niets", "nothing"),
        ((), "niets", "nothing"),
        (12_345, "12.345", "12,345"),
        (date(2026, 12, 1), "1 december 2026", "1 December 2026"),
        (("A", "B"), "A; B", "A; B"),
        (AtMost(3), "hoogstens 3", "at most 3"),
        (Beyond(1_000), "voorbij 1.000", "beyond 1,000"),
        (Remark.NOT_PROVED, "niet bewezen de beste", "not proved to be the best"),
        ("PLEK-1", "PLEK-1", "PLEK-1"),
    ],
)
def test_a_value_is_written_as_people_do(value: object, nl: str, en: str) -> None:
    assert line(value, 0, "nl") == f"x: gevonden 0; tweede weg: {nl}"
    assert line(0, value, "en") == f"x: found {en}; second way: 0"


@both
def test_a_member_of_a_closed_list_is_called_by_its_label(lang: str) -> None:
    for member in (KindOfNo.COMPETITION, RunStatus.OPTIMAL, Owner.CIZ):
        assert label(member, lang) in line(member, 0, lang)


def test_steps_and_facts_are_called_by_their_names() -> None:
    steps = ("placed_u0", "late_days")
    assert "geplaatst, vandaag nodig; dagen te laat" in line(steps, 0, "nl", "steps")
    assert "risks (pet)" in line(("case.traits:HUISDIER",), 0, "en", "missing")


@pytest.mark.parametrize(
    ("value", "nl"),
    [
        ("2027-01-05", "5 januari 2027"),
        ("WLZ_VERBLIJF:VG_5@|-|-", "Wlz verblijf zonder behandeling VG-5"),
        (
            "WMO_BW:@C-0344|-|ZVW_AMBULANT:@",
            "Wmo beschermd wonen C-0344 + Zvw ambulante ggz",
        ),
        ("2027-13-45", "2027-13-45"),
        ("HUISDIER", "huisdier"),
        ("0344", "0344"),
    ],
)
def test_what_a_rule_found_is_told_in_words(value: str, nl: str) -> None:
    assert line(value, 0, "nl", "slots").lower().endswith(f": {nl}".lower())


def test_a_claim_is_told_field_by_field() -> None:
    limit = TightLimit(id="X", kind="BUDGET", capacity=1_000, used=0)
    assert "capacity: 1.000; used: 0" in line(limit, None, "nl")
    condition = Condition(code=ConditionCode.RENEWAL, owner=Owner.CIZ, due=None)
    assert "The decider renews the decision" in line((condition,), (), "en")


def test_a_long_value_is_cut_short() -> None:
    assert len(line(tuple("x" * 50), tuple("y" * 90), "nl")) < 250


def values(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield everything a result is made of, wholes and leaves, with its path."""
    yield path, value
    if is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for k, entry in enumerate(value):
            yield from values(entry, (*path, k))


def is_plain(value: object) -> bool:
    """Tell whether a value holds no reference of the region or id of the run."""
    if is_dataclass(value) or isinstance(value, tuple):
        return all(is_plain(v) for _, v in list(values(value))[1:])
    return isinstance(value, Enum) or not isinstance(value, str)


@both
@pytest.mark.parametrize("key", ["D5", "JARI", "APART"])
def test_nothing_in_a_result_is_told_as_python_or_as_a_code(
    key: str, lang: str
) -> None:
    every = [(p, v) for p, v in values(outcome_of(key).result) if p]
    told = [line(value, None, lang, *path).partition(": ")[2] for path, value in every]
    assert [text for text in told if PYTHON.search(text)] == []
    plain = [line(v, None, lang).partition(": ")[2] for _, v in every if is_plain(v)]
    assert len(plain) > 20
    assert [text for text in plain if CODE.search(text)] == []


def test_a_plan_that_is_not_proved_may_not_call_itself_the_best() -> None:
    whole = outcome_of("D2").result
    claimed = replace(whole, unique=False)
    told = [failure_text(f, "nl") for f in failures(region_of("D2"), claimed)]
    assert "status: gevonden bewezen de beste verdeling; tweede weg: niet bewezen" in (
        "\n".join(told)
    )


def test_the_verifier_makes_no_text() -> None:
    texts = [
        f"{path.name}:{node.lineno}"
        for path in sorted(VERIFYING.glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Failure"
        for argument in call.args[1:]
        for node in ast.walk(argument)
        if isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    ]
    assert texts == []
