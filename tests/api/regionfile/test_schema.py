"""The JSON Schema says what reading checks, as far as a schema can."""

import copy

import pytest
from jsonschema import Draft202012Validator

from api.regionfile import schema
from tests.api.regionfile.broken import Json, set_at, valid


@pytest.fixture(name="validator")
def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def test_the_valid_region_fits_the_schema(validator: Draft202012Validator) -> None:
    assert [e.message for e in validator.iter_errors(valid())] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", 2),
        ("colour", "rood"),
        ("cases.0.age", -1),
        ("cases.0.age", "34"),
        ("cases.0.sex", "man"),
        ("cases.0.security", 5),
        ("places.0.openings.0.count", -1),
        ("places.0.max_stay_days", 0),
        ("locations.0.high_risk_cap", -1),
    ],
)
def test_what_reading_refuses_does_not_fit_the_schema(
    validator: Draft202012Validator, path: str, value: object
) -> None:
    tree: Json = copy.deepcopy(valid())
    set_at(tree, path, value)
    assert list(validator.iter_errors(tree))
