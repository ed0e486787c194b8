"""Generated regions, rules and schemas on standard output."""

import io
import json

import pytest

from api.regionfile import read_region
from matcher.rules import RULES
from tests.api.cli.running import V1, run


def test_a_generated_region_can_be_read_and_is_the_same_again() -> None:
    args = ("generate", "--cases", "5", "--places", "20", "--seed", "3")
    region = read_region(io.BytesIO(run(*args).out.encode()))
    assert len(region.open_cases) == 5
    assert run(*args).out == run(*args).out


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--size", "huge"),
        ("--size", "tiny", "--cases", "3"),
        ("--cases", "3"),
        ("--places", "30"),
        ("--cases", "0", "--places", "30"),
        ("--size", "tiny", "--tightness", "0"),
        ("--size", "tiny", "--seed", "-1"),
    ],
)
def test_numbers_that_make_no_region_are_bad_input(args: tuple[str, ...]) -> None:
    done = run("generate", *args)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_catalogue_shows_every_rule_with_its_sources(lang: str) -> None:
    shown = run("rules", "--lang", lang).out
    assert [r.key for r in RULES if f"{r.key}: " not in shown] == []
    assert [s.bwb_id for r in RULES for s in r.sources if s.bwb_id not in shown] == []


def test_the_catalogue_as_json_has_what_people_need_of_a_rule() -> None:
    whole = json.loads(run("rules", "--json").out)
    assert [r["key"] for r in whole["rules"]] == [r.key for r in RULES]
    for rule in whole["rules"]:
        assert {"strength", "change_class", "owner", "lead_days", "sources"} <= set(
            rule
        )
        assert all(s["article"] and s["reading"] for s in rule["sources"])
    assert whole["for_people"]


def test_the_schemas_are_shown() -> None:
    schemas = json.loads(run("schema").out)
    assert set(schemas) == {"region", "result"}
    assert set(json.loads(V1.read_text())) <= set(schemas["region"]["properties"])
