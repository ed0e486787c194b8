"""Generated regions, rules and schemas on standard output."""

import io
import json
import re

import pytest

from api.cli.work import screen
from api.regionfile import read_region
from api.text.labels import label
from matcher.rules import FOR_PEOPLE, RULES
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
    whole = " ".join(shown.split())
    assert [r.key for r in RULES if f"{r.key}: " not in shown] == []
    for source in (s for one in (*RULES, *FOR_PEOPLE) for s in one.sources):
        texts = (source.article, source.reading, source.doubt or source.reading)
        assert source.bwb_id in whole
        assert [t for t in texts if getattr(t, lang) not in whole] == []


def test_an_old_text_is_marked_in_both_languages() -> None:
    marks = {"nl": "; opnieuw te lezen.", "en": "; to be read again."}
    old = sum(s.old for one in (*RULES, *FOR_PEOPLE) for s in one.sources)
    assert old
    for lang, mark in marks.items():
        shown = " ".join(run("rules", "--lang", lang).out.split())
        assert shown.count(mark) == old


def test_an_english_catalogue_says_what_the_name_of_a_law_means() -> None:
    shown = " ".join(run("rules", "--lang", "en").out.split())
    assert "Wet zorg en dwang (Care and Coercion Act, BWBR0040632)" in shown
    assert "gelezen" not in shown


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_table_of_rules_stands_in_columns_with_whole_keys(
    width: int, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "PLAIN_WIDTH", width)
    _, _, head, rule, *lines = run("rules", "--lang", lang).out.splitlines()
    rows = lines[: lines.index("")]
    assert len(head) <= len(rule) <= width
    assert "…" not in "".join(rows)
    starts = [found.start() for found in re.finditer(r"\S+", head)]
    assert [row[: starts[1]].strip() for row in rows if row[0] != " "] == [
        r.key for r in RULES
    ]
    for start in starts[1:]:
        assert {row[start - 2 : start].strip() for row in rows} == {""}
    words = {word for row in rows for word in row.split()}
    assert words <= known_words(lang)


def known_words(lang: str) -> set[str]:
    titles = [getattr(r, f"title_{lang}") for r in RULES]
    named = [label(m, lang) for r in RULES for m in (r.strength, r.owner)]
    days = [f"{r.lead_days[0]}-{r.lead_days[1]}" for r in RULES]
    return {w for text in (*titles, *named, *days, "–") for w in text.split()} | {
        r.key for r in RULES
    }


def test_the_catalogue_as_json_has_what_people_need_of_a_rule() -> None:
    whole = json.loads(run("rules", "--json").out)
    assert [r["key"] for r in whole["rules"]] == [r.key for r in RULES]
    for rule in whole["rules"]:
        assert {"strength", "change_class", "owner", "lead_days", "sources"} <= set(
            rule
        )
    assert whole["for_people"]


def test_the_catalogue_as_json_gives_both_languages_of_every_source() -> None:
    whole = json.loads(run("rules", "--json").out)
    for source in (
        s for one in (*whole["rules"], *whole["for_people"]) for s in one["sources"]
    ):
        for name in ("law", "article", "reading", "doubt"):
            text = source[name]
            assert name == "doubt" or text is not None
            assert text is None or (set(text) == {"nl", "en"} and all(text.values()))


def test_the_schemas_are_shown() -> None:
    schemas = json.loads(run("schema").out)
    assert set(schemas) == {"region", "result", "changes", "sharing-policy"}
    assert set(json.loads(V1.read_text())) <= set(schemas["region"]["properties"])
