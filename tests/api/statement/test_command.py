"""`schakelpunt statement`: forms, languages, files, and all faults at once."""

import json
import stat

import pytest

from api.statement.fields import FIELDS
from matcher.rules import RULES
from tests.api.cli.running import run

langs = pytest.mark.parametrize(
    ("lang", "title"),
    [("nl", "Hoe het schakelpunt rekent"), ("en", "How the desk computes")],
)


@langs
def test_it_is_shown_as_text(lang, title):
    done = run("statement", "--lang", lang)
    assert done.code == 0
    assert done.out.strip().startswith(title)
    assert all(rule.key in done.out for rule in RULES)


@langs
def test_it_is_written_in_every_form(lang, title, tmp_path):
    for form in ("text", "html", "json"):
        out = tmp_path / f"statement.{form}"
        done = run("statement", "--lang", lang, "--format", form, "--out", out)
        assert done.code == 0
        assert str(out) in done.out.replace("\n", "")
        assert title in out.read_text(encoding="utf-8")
    said = json.loads((tmp_path / "statement.json").read_bytes())
    assert [rule["key"] for rule in said["rules"]] == [rule.key for rule in RULES]
    assert (tmp_path / "statement.html").read_text().startswith("<!doctype html>")
    assert len(list(tmp_path.iterdir())) == 3


def test_the_same_call_gives_the_same_bytes():
    for form in ("text", "html", "json", "register", "register-csv"):
        assert run("statement", "--format", form).out == (
            run("statement", "--format", form).out
        )


def test_an_objective_of_the_region_is_told(tmp_path):
    path = tmp_path / "objective.json"
    path.write_text('{"name": "winter", "guard_days": 33, "steps": ["fit"]}')
    done = run("statement", "--objective", path)
    assert "winter" in done.out
    assert "33" in done.out
    assert "gewachte dagen" not in done.out.partition("Afgesproken")[0]


def test_the_entry_is_shown_and_what_is_open_is_told_beside_it():
    done = run("statement", "--format", "register")
    assert done.code == 0
    assert tuple(json.loads(done.out)) == tuple(FIELDS)
    for name, field in FIELDS.items():
        assert (f"  {name} (" in done.err) is field.own
    assert "organization (Organisatie), verplicht" in done.err


def test_nothing_is_open_when_the_organisation_fills_it_in(tmp_path):
    own = {name: "https://x.example/y" for name, field in FIELDS.items() if field.own}
    own |= {"begin_date": "2027-01", "end_date": "2028-01", "status": "In gebruik"}
    own |= {"publication_category": "Impactvolle algoritmes"}
    own |= {"impacttoetsen_grouping": [{"title": "DPIA"}, {"title": "IAMA"}]}
    path = tmp_path / "organisation.json"
    path.write_text(json.dumps(own))
    done = run("statement", "--format", "register", "--organisation", path)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["status"] == "In gebruik"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_that_is_wrong_with_the_files_is_told_at_once(tmp_path, lang):
    objective, own = tmp_path / "objective.json", tmp_path / "own.json"
    objective.write_text('{"guard_days": 0}')
    wrong = {
        "organization": " ",
        "begin_date": "januari 2027",
        "end_date": "2027-13",
        "contact_email": "bel ons",
        "status": "Aan",
        "publication_category": "Groot",
        "website": "http://x.example",
        "provider": "x" * 201,
        "impacttoetsen_grouping": [{"title": "DPIA", "link": "hier"}],
        "naam": "x",
    }
    own.write_text(json.dumps(wrong))
    done = run(
        *("statement", "--lang", lang, "--format", "register"),
        *("--objective", objective, "--organisation", own),
    )
    assert (done.code, done.out) == (2, "")
    for name in ("guard_days", *wrong):
        assert name in done.err


def test_a_file_that_is_not_there_or_no_object_is_told(tmp_path):
    assert run("statement", "--organisation", tmp_path / "none.json").code == 2
    path = tmp_path / "list.json"
    path.write_text("[]")
    assert run("statement", "--organisation", path).code == 2
    path.write_text('{"impacttoetsen_grouping": 3, "status": 4}')
    done = run("statement", "--organisation", path)
    assert done.code == 2
    assert "status" in done.err


def test_a_file_that_is_read_is_never_written(tmp_path):
    path = tmp_path / "own.json"
    path.write_text("{}")
    done = run("statement", "--organisation", path, "--out", path)
    assert done.code == 2
    assert path.read_text() == "{}"
    assert run("statement", "--out", tmp_path).code == 2
    assert stat.S_ISDIR(tmp_path.stat().st_mode)
