"""Gap reports from the command line: readers, files, languages, wrong input."""

import csv
import json
from pathlib import Path

import pytest

from api.reports import counting
from matcher.verifying import Failure
from matcher.verifying.gaps import Told
from tests.api.cli.running import V1, run

SECTIONS = (
    "Agenda",
    "Mensen zonder plek, per soort nee",
    "Per soort plek",
    "Wat in de weg staat",
    "Wie over het eerste advies beslist",
    "Waar de betaling op stuit",
    "Wat meer plekken doen",
    "Zonder muren tussen geldstromen (schaduwronde)",
    "De keten: waar het eerst vastloopt",
    "Nee tegen het eigen profiel",
    "Wat op oude cijfers rust",
    "Terugval",
    "Definities en werkwijze",
)


@pytest.fixture(name="region", scope="module")
def _region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gaps") / "region.json"
    path.write_text(
        run("generate", "--cases", "7", "--places", "20", "--seed", "2").out
    )
    return path


@pytest.fixture(name="later", scope="module")
def _later(region: Path) -> Path:
    tree = json.loads(region.read_bytes())
    tree["as_of"] = "2026-12-06"
    path = region.with_name("later.json")
    path.write_text(json.dumps(tree))
    return path


def test_the_report_opens_with_the_agenda_and_ends_with_the_method(
    region: Path,
) -> None:
    done = run("gaps", region)
    at = [done.out.find(f"\n{section}\n") for section in SECTIONS]
    assert done.code == 0
    assert min(at) > 0
    assert at == sorted(at)
    assert "Alle cijfers kloppen, ook langs een tweede weg." in done.out
    assert "Knelpunten tellen ..." in done.err


def test_english_is_the_second_language(region: Path) -> None:
    out = run("gaps", region, "--lang", "en").out
    assert "What stands in the way" in out
    assert "Definitions and method" in out


def test_a_report_is_written_in_three_forms(region: Path, tmp_path: Path) -> None:
    for form in ("json", "csv", "html"):
        out = tmp_path / f"report.{form}"
        done = run("gaps", region, "--out", out)
        assert done.code == 0
        assert out.stat().st_size > 1000
    claims = json.loads((tmp_path / "report.json").read_bytes())
    assert claims["reader"] == "desk"
    assert (tmp_path / "report.html").read_text().startswith("<!doctype html>")
    assert len(list(tmp_path.iterdir())) == 3


def test_the_tidy_table_adds_up_to_the_claims(region: Path, tmp_path: Path) -> None:
    table, claims = tmp_path / "r.csv", tmp_path / "r.json"
    run("gaps", region, "--out", table)
    run("gaps", region, "--out", claims)
    rows = list(csv.DictReader(table.read_text().splitlines()))
    total = json.loads(claims.read_bytes())["total"]
    for section in ("kinds", "cells", "owners"):
        for measure, expected in (("persons", "persons"), ("waited", "days")):
            found = [
                r for r in rows if (r["section"], r["measure"]) == (section, measure)
            ]
            assert sum(int(r["value"]) for r in found) == total[expected]
    assert {r["exactness"] for r in rows} == {"exact", "upper_bound"}
    assert {r["unit"] for r in rows} >= {"persons", "person-days", "places", "stays"}


def test_the_same_region_gives_the_same_bytes(region: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run("gaps", region, "--out", first, "--workers", "1")
    run("gaps", region, "--out", second, "--workers", "8")
    assert first.read_bytes() == second.read_bytes()


def test_a_stored_result_is_read_and_not_worked_out(
    region: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.json"
    run("match", region, "--out", result)
    done = run("gaps", region, "--result", result)
    assert done.code == 0
    assert "De beste verdeling zoeken" not in done.err
    assert done.out == run("gaps", region).out


def test_two_days_are_one_report_in_whatever_order(region: Path, later: Path) -> None:
    done = run("gaps", later, region)
    assert done.code == 0
    assert "van 22 november 2026 tot en met 6 december 2026" in done.out
    assert "nu zonder plek" in done.out
    assert done.out == run("gaps", region, later).out


@pytest.mark.parametrize("audience", ["taskforce", "funder"])
def test_other_readers_get_no_reference(region: Path, audience: str) -> None:
    done = run("gaps", region, "--audience", audience)
    refs = [case["ref"] for case in json.loads(region.read_bytes())["cases"]]
    assert done.code == 0
    assert [ref for ref in refs if ref in done.out] == []
    assert "Voor lezers buiten het schakelpunt geldt een grens" in done.out


def test_a_funder_gets_its_own_part(region: Path) -> None:
    done = run("gaps", region, "--for", "ZK-UTRECHT")
    assert done.code == 0
    assert "Het gaat alleen over het eigen gebied en geld van" in done.out


def test_a_run_without_time_says_that_it_is_not_proved(region: Path) -> None:
    done = run("gaps", region, "--time-limit", "0")
    assert done.code == 3
    assert "Een ronde is niet bewezen." in done.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--out", "rapport.pdf"), "eindigt op .json, .csv, .html"),
        (("--for", "NIEMAND"), "een financier van deze regio"),
        (("--for", "DJI", "--audience", "desk"), "verwacht bij --audience funder"),
        (("--for", "DJI", "--audience", "taskforce"), "gevonden taskforce"),
        (("--audience", "krant"), "krant"),
        (("--result", "er-is-niets.json"), "niet te lezen"),
        (("--out", "er-is-geen-map/r.json"), "niet te schrijven"),
    ],
)
def test_wrong_options_are_bad_input(
    region: Path, args: tuple[str, ...], said: str
) -> None:
    done = run("gaps", region, *args)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_files_of_two_regions_are_bad_input_and_so_is_one_day_twice(
    region: Path, later: Path
) -> None:
    done = run("gaps", region, V1, region, later)
    assert done.code == 2
    assert f"{V1}: regio" in done.err
    assert f"{region}: dag 2026-11-22 staat ook in een ander bestand" in done.err


def test_a_result_of_another_region_is_bad_input(
    region: Path, later: Path, tmp_path: Path
) -> None:
    result = tmp_path / "result.json"
    run("match", later, "--out", result)
    assert run("gaps", region, "--result", result).code == 2
    twice = run("gaps", later, region, "--result", result, "--result", result)
    assert twice.code == 2
    assert "voor deze dag is er al een resultaat" in twice.err


def test_a_report_that_the_second_way_rejects_is_not_shown(
    region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = Failure(("total", "persons"), 3, 4)
    monkeypatch.setattr(
        counting, "verify_gaps", lambda *_: Told(failures=(failure,), complete=True)
    )
    out = tmp_path / "report.json"
    done = run("gaps", region, "--out", out)
    assert done.code == 4
    assert "total.persons: gevonden 4; tweede weg: 3" in done.err
    assert not out.exists()
