"""Explaining from the command line: a case, a pair, a stored result."""

import json
from pathlib import Path

import pytest

from tests.api.cli.running import V1, run


@pytest.fixture(name="result")
def _result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    run("match", V1, "--out", path)
    return path


def test_a_case_without_a_place_ends_with_tonight(result: Path) -> None:
    done = run("explain", V1, "--case", "CASUS-1", "--result", result)
    assert done.code == 0
    assert "Casus CASUS-1: nog geen plek" in done.out
    assert "Regie: GGZ regiehouder." in done.out
    assert "Bij crisis bellen: Crisisdienst GGZ." in done.out


def test_explaining_matches_first_and_says_the_same(result: Path) -> None:
    stored = run("explain", V1, "--case", "CASUS-1", "--result", result)
    assert run("explain", V1, "--case", "CASUS-1").out == stored.out


def test_a_case_as_json_is_the_claim_of_the_result(result: Path) -> None:
    done = run("explain", V1, "--case", "CASUS-1", "--result", result, "--json")
    assert json.loads(done.out) == json.loads(result.read_bytes())["cases"][0]


def test_a_case_that_has_a_place_says_so() -> None:
    done = run("explain", V1, "--case", "CASUS-2")
    assert done.code == 0
    assert "heeft al een plek: Kamer De Brug (PLEK-1)." in done.out


def test_a_pair_shows_every_blocker_with_what_was_expected_and_found() -> None:
    tree = json.loads(V1.read_text())
    tree["cases"][0]["traits"] += ["ZEDENDELICT"]
    tree["cases"][0]["checked_absent"].remove("ZEDENDELICT")
    data = json.dumps(tree).encode()
    done = run("explain", "-", "--case", "CASUS-1", "--place", "PLEK-1", stdin=data)
    assert done.code == 0
    assert "sluit dit zonder uitzondering uit: zedendelict." in done.out
    assert "Verwacht: geen overlap tussen risico's (casus) en" in done.out
    assert "Gevonden: risico's (casus):" in done.out


def test_every_offer_of_a_place_is_shown_with_its_sources(tmp_path: Path) -> None:
    path = tmp_path / "region.json"
    path.write_text(run("generate", "--size", "regional", "--seed", "7").out)
    done = run("explain", path, "--case", "C00045", "--place", "P00030")
    offers = json.loads(
        run("explain", path, "--case", "C00045", "--place", "P00030", "--json").out
    )
    assert done.out.count("(P00030): ") == len(offers) > 3
    assert "Bronnen van deze regels" in done.out
    assert all(offer["sources"] for offer in offers if offer["rules"])


def test_what_is_certain_of_a_list_is_told_though_the_rest_is_not_known() -> None:
    tree = json.loads(V1.read_text())
    tree["cases"][0]["traits"] += ["ZEDENDELICT"]
    tree["cases"][0]["checked_absent"] = []
    data = json.dumps(tree).encode()
    done = run("explain", "-", "--case", "CASUS-1", "--place", "PLEK-1", stdin=data)
    assert "(de rest is onbekend)" in done.out


def test_a_place_that_fits_is_never_said_to_go_to_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "region.json"
    path.write_text(run("generate", "--size", "regional", "--seed", "7").out)
    done = run("explain", path, "--case", "C00003", "--place", "P00014")
    assert "P00014): past" in done.out
    assert "gaat naar een ander" not in done.out


def test_a_pair_as_json_has_the_facts_behind_each_rule() -> None:
    done = run("explain", V1, "--case", "CASUS-1", "--place", "PLEK-1", "--json")
    first, *_ = json.loads(done.out)
    assert first["rules"]["age"][0]["found"]["case.age"] is None


@pytest.mark.parametrize(
    "args",
    [
        ("--case", "NIEMAND"),
        ("--case", "CASUS-1", "--place", "NERGENS"),
        ("--case", "CASUS-1", "--place", "TEAM-1"),
        ("--case", "CASUS-1", "--result", "nowhere.json"),
    ],
)
def test_a_reference_to_nothing_is_bad_input(args: tuple[str, ...]) -> None:
    assert run("explain", V1, *args).code == 2


def test_a_result_of_another_day_is_bad_input(result: Path) -> None:
    args = ("--case", "CASUS-1", "--result", result, "--as-of", "2026-12-24")
    assert run("explain", V1, *args).code == 2


def test_a_result_that_was_changed_is_not_explained(result: Path) -> None:
    tree = json.loads(result.read_bytes())
    tree["cases"][0]["no"]["kind"] = "PROFILE_GAP"
    result.write_text(json.dumps(tree))
    done = run("explain", V1, "--case", "CASUS-1", "--result", result)
    assert done.code == 4
    assert done.out == ""
    assert "cases[0].no.kind" in done.err
