"""What-if from the command line: budgets, places, facts, rulings, rules, scenarios."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.cli.running import V1, Ended, run

# Whatever else is unknown of the case: the place then asks for nothing more.
OPEN_PLACE = {
    "op": "change",
    "at": "places/PLEK-1",
    "set": {"exclusions": [], "min_age": 0, "max_age": 120},
}
APART = {"op": "remove", "at": "ties/BAND-1"}


@pytest.fixture(name="write")
def _write(tmp_path: Path):
    def write(*changes: Any, name: str = "proef") -> Path:
        path = tmp_path / f"{name}.json"
        whole = {"format": 1, "name": name, "changes": list(changes)}
        path.write_text(json.dumps(whole))
        return path

    return write


@pytest.fixture(name="base", scope="module")
def _base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "base.json"
    assert run("match", V1, "--out", path, "--workers", "1").code == 0
    return path


def tell(base: Path, *files: Path, extra: tuple[str | Path, ...] = ()) -> Ended:
    args = ("--result", base, "--workers", "1", *extra)
    return run("what-if", V1, *files, *args)


def scenario(done: Ended) -> dict[str, Any]:
    assert done.code == 0, done.err
    return json.loads(done.out)["scenarios"][0]


def test_a_place_that_opens_up_gives_a_case_a_proposal(base, write) -> None:
    done = tell(base, write(OPEN_PLACE, APART), extra=("--json",))
    (change,) = scenario(done)["cases"]
    assert change["case"] == "CASUS-1"
    assert change["outcome"] == "GAINED"
    assert change["after"]["place"] == "PLEK-1"


def test_the_text_says_that_nothing_is_saved_and_who_gains(base, write) -> None:
    region = V1.read_bytes()
    done = tell(base, write(OPEN_PLACE, APART, name="Open plek"))
    assert done.code == 0
    assert "Wat als: Open plek" in done.out
    assert "Dit is een berekening en geen besluit." in done.out
    assert "Anders bij places/PLEK-1: exclusions, max_age en min_age." in done.out
    assert "voorstel erbij" in done.out
    assert V1.read_bytes() == region


def test_the_text_is_there_in_english(base, write) -> None:
    done = tell(base, write(OPEN_PLACE, APART), extra=("--lang", "en"))
    assert "This is a calculation and no decision." in done.out
    assert "proposal gained" in done.out


def test_nothing_changes_for_anybody_is_an_answer(base, write) -> None:
    budget = {
        "op": "change",
        "at": "funders/COLLEGE-0344/budgets/BUDGET-BW",
        "set": {"cents_per_day": 900_000},
    }
    done = tell(base, write(budget))
    assert done.code == 0
    assert "Voor niemand verandert er iets." in done.out
    assert "Beide verdelingen zijn bewezen." in done.out


def test_a_safety_rule_that_is_off_is_an_analysis_and_no_advice(base, write) -> None:
    done = tell(base, write({"op": "rule", "key": "security-level", "on": False}))
    assert "Deze regel staat uit: Beveiligingsniveau (security-level)." in done.out
    assert "een vaste grens voor ieders veiligheid" in done.out
    assert "alleen een analyse en geen advies" in " ".join(done.out.split())


def test_two_scenarios_stand_side_by_side(base, write) -> None:
    one = write(OPEN_PLACE, APART, name="Met plek")
    two = write({"op": "remove", "at": "rulings/BESLUIT-1"}, name="Zonder besluit")
    done = tell(base, one, two)
    assert done.code == 0
    head = next(line for line in done.out.splitlines() if " nu " in f" {line} ")
    assert head.index("Met plek") < head.index("Zonder besluit")
    assert "Waarin de twee verschillen" in done.out


def test_the_comparison_is_written_whole_and_nothing_beside_it(
    base, write, tmp_path
) -> None:
    out = tmp_path / "vergelijking.json"
    before = {p.name for p in tmp_path.iterdir()}
    file = write(OPEN_PLACE, APART)
    done = tell(base, file, extra=("--out", out, "--json"))
    assert out.read_bytes() == done.out.encode()
    after = {p.name for p in tmp_path.iterdir()}
    assert after - before == {out.name, file.name}


def test_the_same_question_gives_the_same_bytes_with_other_workers(base, write) -> None:
    file = write(OPEN_PLACE, APART)
    first = tell(base, file, extra=("--json",))
    again = run("what-if", V1, file, "--json", "--workers", "2")
    assert first.out == again.out


def test_without_time_nothing_is_called_certain(write) -> None:
    done = run("what-if", V1, write(OPEN_PLACE), "--time-limit", "0")
    assert done.code == 3
    assert "Niet alles is bewezen." in done.out


def test_all_faults_of_both_files_come_before_any_work(base, write) -> None:
    one = write({"op": "remove", "at": "places/NERGENS"}, name="een")
    two = write({"op": "rule", "key": "geen-regel", "on": False}, name="twee")
    done = tell(base, one, two)
    assert done.code == 2
    assert done.out == ""
    for part in ("een.json", "changes[0].at", "twee.json", "changes[0].key"):
        assert part in done.err


@pytest.mark.parametrize(
    "args", [("nergens.json",), ("a.json", "b.json", "c.json")], ids=["none", "three"]
)
def test_no_file_or_too_many_is_bad_input(args: tuple[str, ...]) -> None:
    assert run("what-if", V1, *args).code == 2


def test_a_result_of_another_region_is_bad_input(base, write) -> None:
    args = ("--result", base, "--as-of", "2026-12-24")
    assert run("what-if", V1, write(), *args).code == 2


def test_a_folder_that_cannot_be_written_stops_before_any_work(write, tmp_path) -> None:
    done = run("what-if", V1, write(), "--out", tmp_path / "weg" / "x.json")
    assert done.code == 2


def test_no_input_is_ever_written_over(write, tmp_path) -> None:
    region, file = tmp_path / "regio.json", write(APART)
    region.write_bytes(V1.read_bytes())
    for out in (region, file):
        before = out.read_bytes()
        done = run("what-if", region, file, "--out", out, "--workers", "1")
        assert done.code == 2
        assert out.read_bytes() == before
