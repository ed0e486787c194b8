"""One page for each partner, made from the table, in plain Dutch and English."""

import json
import re
from importlib.resources import files

import pytest

from api.sharing.fields import FIELDS
from api.sharing.page import partner_page
from api.sharing.reading import policy_in, standard
from api.sharing.words import NAMED, Partner
from tests.api.cli.running import run

LONGEST_SENTENCE, MOST_WORDS = 20, 520
each = pytest.mark.parametrize("partner", list(Partner))
langs = pytest.mark.parametrize("lang", ["nl", "en"])


def told(partner, lang, policy=None):
    return [block.text for block in partner_page(policy or standard(), partner, lang)]


@each
@langs
def test_a_page_names_every_field_that_a_partner_may_have(partner, lang):
    text = "\n".join(told(partner, lang))
    for row in standard().rows:
        if row.partner is partner:
            assert all(FIELDS[field].in_(lang) in text for field in row.fields)
            ground = standard().ground(row.ground)
            assert (ground.nl if lang == "nl" else ground.en) in text
            assert row.days is None or str(row.days) in text


@each
@langs
def test_a_page_is_one_page_long(partner, lang):
    assert sum(len(line.split()) for line in told(partner, lang)) <= MOST_WORDS


@each
def test_sentences_are_short_but_for_the_lists(partner):
    for line in told(partner, "nl"):
        for sentence in re.split(r"(?<=[.?!]) ", line):
            if "," not in sentence:
                assert len(sentence.split()) <= LONGEST_SENTENCE


@langs
def test_a_provider_reads_what_it_does_not_see(lang):
    text = "\n".join(told(Partner.PROVIDER, lang))
    assert FIELDS["file.ties"].in_(lang) in text
    assert "BSN" in text


def test_a_page_follows_the_table():
    tree = json.loads(files("api.sharing").joinpath("standard.json").read_text())
    for row in tree["rows"]:
        if row["partner"] == "AANBIEDER" and "question.hurry" in row["fields"]:
            row["fields"].remove("question.hurry")
    before = told(Partner.PROVIDER, "nl")
    after = told(Partner.PROVIDER, "nl", policy_in(json.dumps(tree).encode()))
    assert any(FIELDS["question.hurry"].nl in line for line in before)
    assert not any(FIELDS["question.hurry"].nl in line for line in after)


@langs
def test_the_command_shows_the_page(lang):
    ended = run("a4", "--partner", "provider", "--lang", lang)
    assert ended.code == 0
    flat = " ".join(ended.out.split())
    assert all(line in flat for line in told(Partner.PROVIDER, lang))


def test_the_command_writes_text_and_a_web_page(tmp_path):
    for name in ("a4.txt", "a4.html"):
        out = tmp_path / name
        assert run("a4", "--partner", "person", "--out", out).code == 0
        assert "inzage" in out.read_text(encoding="utf-8")
    assert (tmp_path / "a4.html").read_text(encoding="utf-8").startswith("<!doctype")


def test_the_command_names_the_partners_there_are():
    ended = run("a4", "--partner", "buurman")
    assert ended.code == 2
    assert all(name in ended.err for name in NAMED)


def test_the_command_shows_who_would_see_more(tmp_path):
    tree = json.loads(files("api.sharing").joinpath("standard.json").read_text())
    tree["rows"].pop()
    path = tmp_path / "new.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    (one,) = json.loads(run("policy", "diff", "-", path, "--json").out)
    assert (one["partner"], one["change"]) == ("VERWIJZER", "LESS")
    assert "ziet minder" in run("policy", "diff", "-", path).out
    assert "Nobody sees more" in run("policy", "diff", path, path, "--lang", "en").out


def test_the_command_refuses_a_policy_that_is_not_sound(tmp_path):
    path = tmp_path / "new.json"
    path.write_text('{"format": 1}', encoding="utf-8")
    for args in (("policy", "diff", "-", path), ("a4", "--partner=person", path)):
        assert run(*args).code == 2
    ended = run("a4", "--partner", "person", "--policy", path)
    assert ended.code == 2
    assert "rows" in ended.err
    assert run("policy", "diff", "-", tmp_path / "none.json").code == 2
    assert run("policy", "merge", "-", path).code == 2
