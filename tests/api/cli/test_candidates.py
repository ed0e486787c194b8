"""Who could use an opening, from the command line."""

import json

import pytest

from tests.api.cli.running import V1, run


def test_the_text_is_for_the_desk_and_says_so() -> None:
    done = run("candidates", V1, "--place", "PLEK-1", "--workers", "1")
    assert done.code == 0
    said = " ".join(done.out.split())
    assert "Wie past op Kamer De Brug (PLEK-1)" in said
    assert "Alleen voor het schakelpunt." in said
    assert "Stuur een aanbieder nooit een lijst met mensen." in said
    assert "Stel per vrije plek één vraag tegelijk." in said
    assert "Op dit moment past hier geen open casus." in said


def test_the_text_is_there_in_english() -> None:
    args = ("--place", "PLEK-1", "--workers", "1", "--lang", "en")
    said = " ".join(run("candidates", V1, *args).out.split())
    assert "For the desk alone. Never send a provider a list of people." in said


def test_a_stored_result_gives_the_same_bytes(tmp_path) -> None:
    path = tmp_path / "result.json"
    run("match", V1, "--out", path, "--workers", "1")
    args = ("candidates", V1, "--place", "PLEK-1", "--json")
    stored = run(*args, "--result", path)
    assert stored.out == run(*args, "--workers", "2").out
    assert json.loads(stored.out)["place"] == "PLEK-1"


def test_without_time_the_exit_code_says_so() -> None:
    done = run("candidates", V1, "--place", "PLEK-1", "--time-limit", "0")
    assert done.code == 3


@pytest.mark.parametrize("place", ["NERGENS", "TEAM-1", "PLEK-2"])
def test_what_is_no_dwelling_is_bad_input(place: str) -> None:
    done = run("candidates", V1, "--place", place)
    assert done.code == 2
    assert f"{place}: geen woonplek van deze regio." in done.err
