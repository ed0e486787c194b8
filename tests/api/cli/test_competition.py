"""Competition from the command line: told after it is verified, and only then."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from api.answers import competing
from api.regionfile.write import write_region
from matcher.competing import compete
from matcher.kinds import LimitKind
from tests.api.cli.running import run
from tests.matcher.competing.crowded import crowded_region

BOTH = pytest.mark.parametrize(
    ("lang", "head", "tonight"),
    [
        ("nl", "Wie om dezelfde ruimte vragen", "Voor vannacht"),
        ("en", "Who ask for the same room", "For tonight"),
    ],
)
# Regions with, in the best plan: circuits and an advice that several get; who may
# not meet.
CROWDED, APART = 3, 9


def _file(folder: Path, seed: int) -> Path:
    path = folder / f"region-{seed}.json"
    path.write_bytes(write_region(crowded_region(seed)))
    return path


@pytest.fixture(name="region")
def _region(tmp_path: Path) -> Path:
    return _file(tmp_path, CROWDED)


@pytest.fixture(name="told")
def _told(region: Path) -> dict[str, list[dict[str, object]]]:
    done = run("explain", region, "--competition", "--json")
    assert done.code == 0, done.err
    told: dict[str, list[dict[str, object]]] = json.loads(done.out)
    assert told["cases"]
    return told


def test_every_case_that_waits_with_an_option_is_told_of(region: Path, told) -> None:
    done = run("explain", region, "--competition")
    assert done.code == 0
    assert (
        f"minstens één optie die de regels toelaten: {len(told['cases'])} " in done.out
    )
    for case in told["cases"]:
        assert f"Casus {case['case']}" in done.out
    assert "Concurrentie: casus 1 van" in done.err
    assert "Nagaan langs een tweede weg" in done.err


def test_a_stored_result_gives_the_same(region: Path, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    run("match", region, "--out", result)
    stored = run("explain", region, "--competition", "--json", "--result", result)
    assert stored.out == run("explain", region, "--competition", "--json").out


def test_another_program_can_work_it_out_again(region: Path) -> None:
    assert run("explain", region, "--competition", "--prove").code == 0


@BOTH
def test_a_case_tells_its_competition_before_it_ends_with_tonight(
    region: Path, told, lang: str, head: str, tonight: str
) -> None:
    case = str(told["cases"][0]["case"])
    shown = run("explain", region, "--case", case, "--lang", lang).out
    assert shown.index(head) < shown.index(tonight)


def test_the_claims_of_a_case_hold_those_of_its_competition(region: Path, told) -> None:
    for case in told["cases"]:
        done = run("explain", region, "--case", str(case["case"]), "--json")
        assert json.loads(done.out)["competition"] == case


def test_advice_that_more_people_get_says_so_beside_it(region: Path, told) -> None:
    whole = run("explain", region, "--competition").out
    for advice in told["advice"]:
        for case in advice["cases"]:
            shown = run("explain", region, "--case", case).out
            assert "Let op: meer mensen krijgen dit advies." in shown
            said = json.loads(run("explain", region, "--case", case, "--json").out)
            assert said["advice"] == advice
    assert bool(told["advice"]) == ("Let op: meer mensen krijgen dit advies." in whole)
    assert told["advice"]


def test_who_may_not_meet_is_never_told(tmp_path: Path) -> None:
    region = _file(tmp_path, APART)
    told = json.loads(run("explain", region, "--competition", "--json").out)
    apart = [
        case["case"]
        for case in told["cases"]
        if case["certificate"]["view"].startswith(LimitKind.KEEP_APART)
    ]
    assert apart
    whole = run("explain", region, "--competition").out
    ties = [tie.ref for tie in crowded_region(APART).ties]
    for case in apart:
        shown = run("explain", region, "--case", case).out
        about = shown[shown.index("Wie om dezelfde ruimte vragen") :]
        assert "Naast de rest van de verdeling kan een plek nu niet." in about
        partners = {t.b if t.a == case else t.a for t in crowded_region(APART).ties}
        assert [ref for ref in partners - {case} if ref in about] == []
    for text in (*ties, "niet samen"):
        assert text not in whole


@pytest.mark.parametrize(
    ("args", "fault"),
    [
        ((), "--case REF of --competition"),
        (("--case", "C1", "--competition"), "een van de twee"),
        (("--competition", "--place", "H0"), "--place: verwacht is ook --case"),
        (("--case", "C1", "--prove"), "--prove: verwacht is ook --competition"),
        (("--competition", "--result", "nowhere.json"), "nowhere.json"),
    ],
)
def test_a_question_that_is_no_question_is_bad_input(
    region: Path, args: tuple[str, ...], fault: str
) -> None:
    done = run("explain", region, *args)
    assert done.code == 2
    assert fault in done.err
    assert not done.out


def test_all_that_is_wrong_with_a_question_is_told_at_once(region: Path) -> None:
    done = run("explain", region, "--place", "H0", "--prove")
    assert done.code == 2
    assert [o for o in ("--case", "--place", "--prove") if f"{o}:" not in done.err] == [
        "--case"
    ]


def test_what_the_second_way_rejects_is_not_shown(region: Path, monkeypatch) -> None:
    def wrong(*args: object, **more: object):
        told = compete(*args, **more)
        proof = replace(told.cases[0].certificate, demand=99)
        return replace(told, cases=(replace(told.cases[0], certificate=proof),))

    monkeypatch.setattr(competing, "compete", wrong)
    done = run("explain", region, "--competition")
    assert done.code == 4
    assert not done.out
    assert "Niets hiervan is bewezen." in done.err


def test_a_rejected_competition_of_one_case_is_not_shown(
    region: Path, told, monkeypatch
) -> None:
    monkeypatch.setattr(competing, "compete_case", lambda *_, **__: None)
    case = str(told["cases"][0]["case"])
    done = run("explain", region, "--case", case)
    assert done.code == 4
    assert not done.out
