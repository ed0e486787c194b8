"""Matching from the command line: exit codes, files, languages."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from api.cli.work import matching
from matcher.flow import RunOutcome
from matcher.verifying import Failure
from tests.api.cli.running import V1, run


@pytest.fixture(name="region")
def _region(tmp_path: Path) -> Path:
    path = tmp_path / "region.json"
    path.write_text(run("generate", "--size", "tiny", "--seed", "1").out)
    return path


def test_a_region_is_matched_shown_and_written(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "result.json"
    done = run("match", region, "--out", out)
    result = json.loads(out.read_bytes())
    assert done.code == 0
    assert f"Met een voorstel: {placed_in(result)} van 8 casussen." in done.out
    assert result["status"] == "OPTIMAL"
    assert (tmp_path / "result.sidecar.json").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "region.json",
        "result.json",
        "result.sidecar.json",
    ]


def placed_in(result: dict[str, list[dict[str, object]]]) -> int:
    return sum(case["placed"] is not None for case in result["cases"])


def test_every_case_stands_in_the_tables(region: Path) -> None:
    cases = json.loads(region.read_bytes())["cases"]
    placed = {p["case"] for p in json.loads(region.read_bytes())["placements"]}
    shown = run("match", region).out
    assert [
        c["ref"] for c in cases if c["ref"] not in placed and c["ref"] not in shown
    ] == []


def test_standard_input_is_read_too(region: Path) -> None:
    assert run("match", "-", stdin=region.read_bytes()).code == 0


def test_the_same_region_gives_the_same_bytes(region: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run("match", region, "--out", first, "--workers", "1")
    run("match", region, "--out", second, "--workers", "8")
    assert first.read_bytes() == second.read_bytes()


def test_progress_is_told_on_standard_error(region: Path) -> None:
    done = run("match", region)
    assert "Regels nagaan ..." in done.err
    assert "Nagaan langs een tweede weg ..." in done.err
    assert "Regels nagaan" not in done.out


def test_english_is_the_second_language(region: Path) -> None:
    done = run("match", region, "--lang", "en")
    assert "With a proposal:" in done.out
    assert "Checking rules ..." in done.err


def test_another_day_and_objective_are_used(region: Path, tmp_path: Path) -> None:
    objective, out = tmp_path / "objective.json", tmp_path / "out.json"
    objective.write_text('{"name": "proef", "guard_days": 30, "steps": ["placed_u0"]}')
    done = run(
        "match", region, "--as-of", "2026-12-01", "--objective", objective, "--out", out
    )
    result = json.loads(out.read_bytes())
    assert done.code == 0
    assert result["as_of"] == "2026-12-01"
    assert result["objective"]["name"] == "proef"
    assert [step["name"] for step in result["steps"]] == ["placed_u0"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"steps": ["snel"]}', "steps[0]"),
        ('{"steps": []}', "steps"),
        ('{"guard_days": 0}', "guard_days"),
        ('{"guard_days": 1.5}', "guard_days"),
        ('{"stale_days": 99999999}', "stale_days"),
        ('{"name": 1}', "name"),
        ('{"colour": 1}', "colour"),
        ("[]", "$"),
    ],
)
def test_a_wrong_objective_is_bad_input(
    region: Path, tmp_path: Path, text: str, path: str
) -> None:
    objective = tmp_path / "objective.json"
    objective.write_text(text)
    done = run("match", region, "--objective", objective)
    assert done.code == 2
    assert f"  {path}: " in done.err


def test_a_wrong_region_names_every_fault_and_writes_nothing(tmp_path: Path) -> None:
    tree = json.loads(V1.read_text())
    tree["cases"][0]["age"] = -1
    tree["cases"][1]["dated"] = "morgen"
    wrong, out = tmp_path / "wrong.json", tmp_path / "out.json"
    wrong.write_text(json.dumps(tree))
    done = run("match", wrong, "--out", out)
    assert done.code == 2
    assert done.out == ""
    assert "cases[0].age: gevonden -1; verwacht" in done.err
    assert 'cases[1].dated: gevonden "morgen"; verwacht een datum' in done.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_a_region_that_cannot_be_read_is_bad_input(tmp_path: Path, name: str) -> None:
    done = run("match", tmp_path / name)
    assert done.code == 2
    assert "niet te lezen" in done.err


def test_an_output_that_cannot_be_written_is_bad_input(
    region: Path, tmp_path: Path
) -> None:
    assert run("match", region, "--out", tmp_path / "no" / "out.json").code == 2
    assert run("match", region, "--out", tmp_path).code == 2


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", ["region.json", "soft.json", "hard.json"])
def test_the_region_is_never_replaced_by_its_result(
    region: Path, tmp_path: Path, name: str, lang: str
) -> None:
    before = region.read_bytes()
    (tmp_path / "soft.json").symlink_to(region)
    (tmp_path / "hard.json").hardlink_to(region)
    done = run("match", region, "--out", tmp_path / name, "--lang", lang)
    why = {"nl": "dit bestand is ook invoer", "en": "this file is input as well"}
    assert done.code == 2
    assert done.err.splitlines() == [done.err.strip()]
    assert why[lang] in done.err
    assert region.read_bytes() == before
    assert not list(tmp_path.glob("*.sidecar.json"))


@pytest.mark.parametrize(
    ("given", "out"),
    [
        ("objective.json", "objective.json"),
        ("out.sidecar.json", "out.json"),
        ("out.json.rejected", "out.json"),
    ],
)
def test_no_other_input_is_replaced_either(
    region: Path, tmp_path: Path, given: str, out: str
) -> None:
    objective = tmp_path / given
    objective.write_text("{}")
    done = run("match", region, "--objective", objective, "--out", tmp_path / out)
    assert done.code == 2
    assert "Regels nagaan" not in done.err
    assert objective.read_text() == "{}"


def test_a_missing_file_or_folder_is_called_that(tmp_path: Path) -> None:
    for name, nl, en in (
        ("no.json", "het bestand bestaat niet", "the file does not exist"),
        ("no/x.json", "de map bestaat niet", "the folder does not exist"),
    ):
        assert f"({nl})" in run("match", tmp_path / name).err
        assert f"({en})" in run("match", tmp_path / name, "--lang", "en").err


def test_without_time_the_best_so_far_is_written_and_marked(
    region: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    done = run("match", region, "--time-limit", "0", "--out", out)
    assert done.code == 3
    assert json.loads(out.read_bytes())["status"] == "OUT_OF_TIME"
    assert "niet bewezen" in done.out
    assert "Hoe ver de ronde kwam" in done.out


def test_a_result_that_the_verifier_rejects_is_kept_apart(
    region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = matching.run_region

    def rejected(*args: object) -> RunOutcome:
        outcome = real(*args)  # type: ignore[arg-type]
        failure = Failure(("cases", 0, "no", "kind"), "COMPETITION", "TITLE_GAP")
        return replace(
            outcome, verification=replace(outcome.verification, failures=(failure,))
        )

    monkeypatch.setattr(matching, "run_region", rejected)
    out = tmp_path / "out.json"
    done = run("match", region, "--out", out)
    assert done.code == 4
    assert not out.exists()
    assert (tmp_path / "out.json.rejected").exists()
    assert "cases[0].no.kind" in done.err
    assert "voorstel" not in done.out


def test_a_written_file_has_ordinary_rights(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("match", region, "--out", out)
    assert stat.S_IMODE(out.stat().st_mode) & stat.S_IRUSR
    assert not stat.S_IMODE(out.stat().st_mode) & stat.S_IXUSR


@pytest.mark.parametrize(
    "args",
    [
        ("--as-of", "9999-12-31"),
        ("--as-of", "0001-01-01"),
        ("--as-of", "22-11-2026"),
        ("--time-limit", "nan"),
        ("--time-limit", "inf"),
        ("--time-limit", "-1"),
        ("--workers", "0"),
        ("--lang", "fr"),
    ],
)
def test_an_option_that_makes_no_sense_is_bad_input(args: tuple[str, ...]) -> None:
    done = run("match", V1, *args)
    assert (done.code, done.out) == (2, "")
