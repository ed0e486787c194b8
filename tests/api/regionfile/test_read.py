"""Reading a region file: what is accepted, and that all mistakes come at once."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from api.regionfile import RegionFileError, read_region
from matcher.model.terms import Security, Trait
from tests.api.regionfile.broken import (
    V1,
    faults_after,
    faults_of,
    set_at,
    valid,
)

WRONG_VALUES = [
    ("as_of", "2026-02-30", "as_of", "a date such as 2027-01-15"),
    ("as_of", 20261122, "as_of", "a date such as 2027-01-15"),
    ("as_of", "1697328000", "as_of", "a date such as 2027-01-15"),
    ("as_of", "0001-01-01", "as_of", "a date from 1900-01-01 to 2199-12-31"),
    ("cases.0.age", "34", "cases[0].age", "a whole number"),
    ("cases.0.age", 34.0, "cases[0].age", "a whole number"),
    ("cases.0.age", True, "cases[0].age", "a whole number"),
    ("cases.0.age", -1, "cases[0].age", "a whole number from 0 to 120"),
    ("cases.0.age", 10**30, "cases[0].age", "a whole number"),
    ("cases.0.age", None, "cases[0].age", "a whole number"),
    ("cases.0.security", True, "cases[0].security", "a whole number"),
    ("cases.0.security", 2.0, "cases[0].security", "a whole number"),
    ("cases.0.sex", "man", "cases[0].sex", "MAN, VROUW or X"),
    ("cases.0.urgency", [], "cases[0].urgency", "an object with fields"),
    ("cases.0.traits", "GEEN", "cases[0].traits", "a list"),
    ("cases.0.ref", "", "cases[0].ref", "text that is not empty"),
    (
        "cases.0.ref",
        "a b",
        "cases[0].ref",
        "a reference without spaces, 80 characters at most",
    ),
    (
        "region",
        "rood\x1b[31m",
        "region",
        "text of at most 1000 characters, without control characters",
    ),
    (
        "region",
        "\ud800",
        "region",
        "text of at most 1000 characters, without control characters",
    ),
    ("synthetic", 1, "synthetic", "true or false"),
    (
        "places.0.openings.0.count",
        -1,
        "places[0].openings[0].count",
        "a whole number from 0 to 100000",
    ),
    (
        "funders.0.budgets.0.cents_per_day",
        -5,
        "funders[0].budgets[0].cents_per_day",
        "a whole number from 0 to 100000000000",
    ),
]


@pytest.mark.parametrize(("at", "value", "path", "expected"), WRONG_VALUES)
def test_a_wrong_value_is_named_with_its_path_and_what_was_expected(
    at: str, value: object, path: str, expected: str
) -> None:
    found = faults_after(lambda tree: set_at(tree, at, value))
    assert found[path] == expected


def test_the_valid_region_is_read_with_its_types() -> None:
    region = read_region(V1)
    case = region.case["CASUS-1"]
    assert case.security is Security.GEEN
    assert case.checked_absent == (Trait.BRANDSTICHTING, Trait.ZEDENDELICT)
    assert region.place["PLEK-1"].openings[1].until == date(2027, 8, 1)
    assert [c.ref for c in region.open_cases] == ["CASUS-1"]


def test_as_of_replaces_the_day_of_the_file() -> None:
    assert read_region(V1, as_of=date(2027, 2, 1)).as_of == date(2027, 2, 1)


def test_every_mistake_is_reported_at_once() -> None:
    def change(tree: dict[str, object]) -> None:
        set_at(tree, "cases.0.dated", "gisteren")
        set_at(tree, "cases.1.age", -3)
        set_at(tree, "cases.1.municipality", "9999")
        set_at(tree, "places.1.colour", "rood")
        set_at(tree, "ties.0.b", "CASUS-9")
        set_at(tree, "bridging", [dict(valid()["bridging"][0]) for _ in range(2)])
        del tree["crisis_contact"]

    assert set(faults_after(change)) == {
        "cases[0].dated",
        "cases[1].age",
        "cases[1].municipality",
        "places[1].colour",
        "ties[0].b",
        "bridging[1].ref",
        "crisis_contact",
    }


def test_faults_are_sorted_by_path_with_numbers_as_numbers() -> None:
    tree = valid()
    tree["areas"] = [dict(tree["areas"][0], ref=f"G-{i}", name=1) for i in range(12)]
    paths = [p for p in faults_of(json.dumps(tree).encode()) if p.startswith("areas")]
    assert paths == [f"areas[{i}].name" for i in range(12)]


def test_faults_speak_dutch_and_english() -> None:
    data = V1.read_bytes().replace(b'"2026-11-22", "synthetic"', b'7, "synthetic"')
    with pytest.raises(RegionFileError) as caught:
        read_region(io.BytesIO(data))
    (fault,) = caught.value.faults
    assert fault.text() == "as_of: gevonden 7; verwacht een datum zoals 2027-01-15"
    assert fault.text("en") == "as_of: found 7; expected a date such as 2027-01-15"


def test_a_long_wrong_value_is_shortened() -> None:
    data = V1.read_bytes().replace(b'"MAN"', b'"' + b"m" * 500 + b'"', 1)
    with pytest.raises(RegionFileError) as caught:
        read_region(io.BytesIO(data))
    assert len(caught.value.faults[0].value) == 60


@pytest.mark.parametrize(
    "number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"0.5"]
)
def test_a_number_that_is_not_whole_is_refused(number: bytes) -> None:
    data = V1.read_bytes().replace(b'"age": 34', b'"age": ' + number)
    assert faults_of(data) == {"cases[0].age": "a whole number"}


def test_a_number_of_ten_thousand_digits_is_refused() -> None:
    data = V1.read_bytes().replace(b'"age": 34', b'"age": ' + b"9" * 10_000)
    assert faults_of(data) == {"cases[0].age": "a whole number"}


def test_keys_that_occur_twice_are_named_also_deep_down() -> None:
    data = V1.read_bytes().replace(
        b'"consequence": "GEEN_DAK"', b'"latest": null, "consequence": "GEEN_DAK"'
    )
    data = data.replace(b'"format": 1,', b'"format": 1, "as_of": "2026-11-22",')
    assert faults_of(data) == {
        "as_of": "this field only once",
        "cases[0].urgency.latest": "this field only once",
    }


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 1.0])
def test_another_format_version_is_refused(version: object) -> None:
    found = faults_after(lambda tree: set_at(tree, "format", version))
    assert found == {"format": "format version 1"}


@pytest.mark.parametrize("data", [b"[]", b"null", b"1", b'"x"'])
def test_a_file_that_is_no_object_is_refused(data: bytes) -> None:
    assert faults_of(data) == {"$": "an object with fields"}


@pytest.mark.parametrize("data", [b"", b"{", b'{"a":}', b"\x00", b'{"a": "\n"}', b"{]"])
def test_a_file_that_is_no_json_is_refused(data: bytes) -> None:
    (expected,) = faults_of(data).values()
    assert expected.startswith("valid JSON at line ")


def test_a_file_that_is_no_utf8_is_refused() -> None:
    assert faults_of(b'{"region": "\xff"}') == {"$": "text in UTF-8"}


def test_a_byte_order_mark_does_no_harm() -> None:
    assert faults_of(b"\xef\xbb\xbf" + V1.read_bytes()) == {}


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize("levels", [65, 1_000, 100_000])
def test_a_file_of_too_many_levels_is_refused(
    opening: bytes, closing: bytes, levels: int
) -> None:
    data = opening * levels + b"1" + closing * levels
    assert faults_of(data) == {"$": "at most 64 levels of brackets"}


def test_brackets_in_text_are_no_levels() -> None:
    found = faults_after(lambda tree: set_at(tree, "region", '["' * 300))
    assert found == {}


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    with pytest.raises(RegionFileError) as caught:
        read_region(large)
    assert [f.expected.en for f in caught.value.faults] == ["a file of 50 MB at most"]
