"""What is never used: it is in no record, and changing it changes no result."""

import ast
import re
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.statement.making import statement
from api.statement.never import NEVER
from fixtures.generator import generate
from matcher.facts.origins import USED, record_paths, unused_paths
from matcher.flow import run
from matcher.model.case import Case
from matcher.objective import Objective
from matcher.scene import prepare
from tests.matcher.facts.watching import NAMED

# How a field or code for it would be called, in Dutch or English.
CALLED = {
    "nationality": r"nation|vreemdel|citizenship|staatsburger",
    "ethnicity": r"ethni|etnisch|race|ras|language|taal|birth|geboort|origin|afkomst",
    "religion": r"relig|godsdienst|geloof|belief|church|kerk",
    "orientation": r"orientation|gerichtheid|geaardheid|gender|sexual",
    "politics": r"politi|vakbond|union",
    "identity": r"name|naam|bsn|address|adres|street|straat|postcode|phone|email",
    "text": r"note|notes|text|tekst|remark|opmerking|verhaal|toelichting|description",
    "prediction": r"predict|voorspel|score|probab|kans|profiling|recidiv|likelihood",
    "model": r"model|weights|embedding|feature",
}
# Not what the word makes one think of: an address that is in order, as yes or no.
HARMLESS = {"ADRES"}
LEARNING = {
    *(
        "sklearn",
        "scikit",
        "torch",
        "tensorflow",
        "keras",
        "jax",
        "xgboost",
        "lightgbm",
    ),
    *("catboost", "transformers", "statsmodels", "scipy", "fairlearn", "onnxruntime"),
}
UNREAD = tuple(path for path in unused_paths() if path != "regie")
TEXT = st.text(min_size=1, max_size=12)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def words_of(path, kind):
    """Yield the names of a field, and of every code that may stand there."""
    yield from path.lower().split(".")
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield from (m.name.lower() for m in kind if m.name not in HARMLESS)


@pytest.mark.parametrize("what", sorted(NEVER))
def test_the_record_has_no_field_or_code_for_it(what):
    called = re.compile(rf"(^|_)({CALLED[what]})")
    found = {
        (path, word)
        for path, kind in record_paths().items()
        for word in words_of(path, kind)
        if called.search(word)
    }
    assert found == set()


def test_a_record_holds_codes_numbers_dates_and_references():
    for path, kind in record_paths().items():
        assert isinstance(kind, type), path
        assert issubclass(kind, (Enum, int, date, str)), path


def test_text_that_is_read_only_names_another_record_or_one_code():
    read = {p for p, kind in record_paths().items() if kind is str and p in USED}
    # A number of the case, names of fields, opaque tokens, and a kind of place.
    assert read == set(NAMED) | {"ref", "unknown", "denied", "stay_now.kind"}


def test_nothing_that_learns_is_imported_by_the_matcher():
    root = Path(matcher.__file__).parent
    imported = {
        name.split(".")[0]
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in imports(node)
    }
    assert imported
    assert imported & LEARNING == set()


def imports(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


@cache
def region(seed):
    return generate("tiny", seed)


@cache
def result_of(seed):
    return result_bytes(region(seed))


def outcome(changed):
    return run(
        changed,
        snapshot="0" * 64,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=1,
    )


def result_bytes(changed):
    """Return the bytes of a result; the snapshot, which is of the record, is fixed."""
    return canonical(tree_of(outcome(changed).result))


def drawn(draw, record, path, kind):
    """Return the record with another value at a path, in every member of a list."""
    name, _, inner = path.partition(".")
    value = getattr(record, name)
    if inner and isinstance(value, tuple):
        return replace(
            record, **{name: tuple(drawn(draw, one, inner, kind) for one in value)}
        )
    if inner:
        return replace(record, **{name: drawn(draw, value, inner, kind)})
    values = {int: st.integers(0, 4000), date: DAYS, str: TEXT}
    of_kind = values[kind] if kind in values else st.sampled_from(list(kind))
    return replace(record, **{name: draw(of_kind)})


@given(data=st.data(), seed=st.integers(1, 3))
@settings(max_examples=12, deadline=None)
def test_what_is_not_read_never_changes_a_result(data, seed):
    kinds = record_paths()
    cases = []
    for case in region(seed).cases:
        changed = case
        for path in UNREAD:
            changed = drawn(data.draw, changed, path, kinds[path])
        assert isinstance(changed, Case)
        cases.append(changed)
    changed = replace(region(seed), cases=tuple(cases), past_stays=(), precedents=())
    before, after = (prepare(r, Objective()) for r in (region(seed), changed))
    pairs = [
        (i, j) for i in range(len(before.cases)) for j in range(len(before.offers))
    ]
    for at in ("blocked", "unknown"):
        one, other = (getattr(scene.eligible, at) for scene in (before, after))
        assert all(one(i)[j] == other(i)[j] for i, j in pairs)
    assert after.options == before.options
    assert result_bytes(changed) == result_of(seed)


def test_who_holds_the_regie_changes_whom_to_call_and_nothing_else():
    before = outcome(region(1)).result
    other = tuple(replace(case, regie="iemand anders") for case in region(1).cases)
    after = outcome(replace(region(1), cases=other)).result
    assert after.steps == before.steps
    assert [c.placed for c in after.cases] == [c.placed for c in before.cases]
    names = {case.regie for case in region(1).cases}
    assert unnamed(after, {"iemand anders"}) == unnamed(before, names)


def unnamed(result, names):
    text = canonical(tree_of(result)).decode()
    for name in names:
        text = text.replace(f'"{name}"', '"-"')
    return text


def test_a_text_that_names_nothing_here_never_counts_by_what_it_says():
    made = []
    for text in ("een verhaal over iemand", "iets heel anders"):
        cases = tuple(
            replace(
                case,
                wishes=(text,),
                denied=(*case.denied, text),
                stay_now=replace(case.stay_now, kind=text),
            )
            for case in region(2).cases
        )
        made.append(result_bytes(replace(region(2), cases=cases)))
    assert made[0] == made[1]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_everything_that_is_never_used_is_said(lang):
    said = statement(lang, Objective())
    assert len(said.never) == len(NEVER) == len(CALLED)
    assert all(one.name and one.text for one in said.never)
