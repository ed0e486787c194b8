"""The worked example of CONTRIBUTING.md is run as it is printed there."""

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from fixtures.facts import CASE, OFFER
from matcher.rule import Rule, Verdict
from matcher.rules import RULE_BY_KEY, RULES

PAGE = Path(__file__).parents[3] / "CONTRIBUTING.md"


def blocks(language):
    fence = rf"^```{language}\n(.*?)^```$"
    return re.findall(fence, PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def example(monkeypatch):
    """Give the rule of the example and its tests, as modules of this run only."""
    names = ("matcher.rules.families", "tests.matcher.rules.test_families")
    modules = []
    for name, code in zip(names, blocks("python"), strict=True):
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(code, name, "exec"), module.__dict__)  # noqa: S102 - our own page
        modules.append(module)
    return modules


def test_the_example_is_a_rule_that_is_not_released(example):
    (rule,) = example[0].FAMILY_RULES
    assert isinstance(rule, Rule)
    assert rule.key not in RULE_BY_KEY
    assert rule.key in blocks("markdown")[0]
    assert rule.answer(CASE, OFFER) is Verdict.HOLDS


def test_the_tests_of_the_example_pass(example):
    tests = [f for n, f in vars(example[1]).items() if n.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        marks = getattr(test, "pytestmark", [])
        for values in marks[0].args[1] if marks else [()]:
            test(*values)


def test_the_line_in_the_contents_stands_between_lines_that_are_there():
    added = re.findall(r"^([ +])\s+\*(\w+),$", blocks("diff")[0], re.MULTILINE)
    contents = inspect.getsource(sys.modules["matcher.rules"])
    before, line, after = (name for _, name in added)
    assert [sign for sign, _ in added] == [" ", "+", " "]
    assert re.search(rf"\*{before},\s+\*{after},", contents)
    assert line not in contents
    assert len(RULES) == len({(r.key, r.version) for r in RULES})
