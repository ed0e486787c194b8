"""Each reader gets its own view from the command line, and nothing beside it."""

import json
from pathlib import Path

import pytest

from api.regionfile import write_region
from fixtures.casussen import d3
from fixtures.casussen.keep_apart import CASUSSEN as APART
from tests.api.cli.running import V1, run
from tests.matcher.projecting.worlds import house, person, world

CASE = ("--case", "CASUS-1")
OTHERS = ("CASUS-2", "T-1", "BAND-1")
READERS = ("person", "provider:AANB-1", "funder:COLLEGE-0344")


@pytest.fixture(name="result", scope="module")
def _result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readers") / "result.json"
    run("match", V1, "--out", path)
    return path


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("more", [(), ("--json",), ("--lang", "en")])
def test_a_reader_outside_the_desk_reads_nothing_of_another_case(
    reader: str, more: tuple[str, ...], result: Path
) -> None:
    case = CASE if reader == "person" else ()
    done = run("explain", V1, "--for", reader, *case, "--result", result, *more)
    assert done.code == 0
    assert [other for other in OTHERS if other in done.out] == []
    assert reader == "person" or "CASUS-1" not in done.out


def test_the_person_reads_the_own_facts_with_source_and_date(result: Path) -> None:
    done = run("explain", V1, *CASE, "--for", "person", "--result", result)
    assert "Uitleg bij casus CASUS-1" in done.out
    assert "dossier" in done.out
    assert "nog niet bekend" in done.out


def test_the_person_reads_one_place_in_its_own_words(result: Path) -> None:
    args = (*CASE, "--place", "PLEK-1", "--for", "person", "--result", result)
    done = run("explain", V1, *args)
    assert done.code == 0
    assert "Nog niet bekend: leeftijd" in done.out
    tree = json.loads(run("explain", V1, *args, "--json").out)
    assert set(tree) == {"place", "team", "proposed", "blockers", "open"}


def test_a_provider_reads_how_somebody_stands_before_its_own_criteria() -> None:
    args = (*CASE, "--place", "PLEK-1", "--for", "provider:AANB-1")
    done = run("explain", V1, *args)
    assert done.code == 0
    assert "Eigen criteria van Kamer De Brug (PLEK-1)" in done.out
    assert "CASUS-1" not in done.out
    assert "34" not in done.out.replace("0344", "")


def test_the_auditor_reads_everything_and_what_it_rests_on(result: Path) -> None:
    args = (*CASE, "--for", "auditor", "--result", result)
    done = run("explain", V1, *args)
    assert json.loads(result.read_bytes())["snapshot"] in done.out
    tree = json.loads(run("explain", V1, *args, "--json").out)
    assert tree == {"result": json.loads(result.read_bytes())}


def test_a_desk_is_not_told_where_somebody_lives_whom_it_does_not_handle(
    tmp_path: Path,
) -> None:
    casus = next(c for c in APART if c.key == "APART-resident")
    path = tmp_path / "region.json"
    path.write_bytes(write_region(casus.region()))
    args = ("explain", path, "--case", "B", "--json")
    assert "KEEP_APART:T1@" in run(*args).out
    for more in ((), ("--place", "HUIS")):
        done = run(*args, *more, "--for", "desk:B")
        assert done.code == 0
        assert "T1" not in done.out
        assert "WITHHELD" in done.out


def test_two_reports_to_a_funder_do_not_differ_by_one_person(tmp_path: Path) -> None:
    paths = []
    for number in (5, 4):
        path = tmp_path / f"{number}.json"
        people = (person(f"C{k}") for k in range(number))
        path.write_bytes(write_region(world(people, [house("X")]).region))
        paths.append(path)
    args = ("--for", "funder:COLLEGE-0344")
    first = run("explain", paths[0], *args)
    alone = run("explain", paths[1], *args)
    after = run("explain", paths[1], *args, "--earlier", paths[0])
    assert "5 tot en met 9" in first.out
    assert "5 tot en met 9" not in alone.out
    assert after.out == first.out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--for", "iedereen"), "geen lezer"),
        (("--for", "provider"), "geen lezer"),
        (("--for", "person:CASUS-1"), "geen lezer"),
        ((*CASE, "--for", "desk:"), "geen lezer"),
        ((*CASE, "--for", "desk:CASUS-1,CASUS-9"), "geen casus CASUS-9"),
        (("--for", "person"), "geef ook --case"),
        ((), "--case REF of --competition"),
        (("--for", "funder:NIEMAND"), "staat niet in deze regio"),
        (("--for", "provider:NIEMAND", "--case", "NIEMAND"), "geen casus NIEMAND"),
        (("--for", "provider:NIEMAND", "--case", "NIEMAND"), "staat niet in"),
        ((*CASE, "--for", "auditor", "--place", "PLEK-1"), "--place hoort hier niet"),
        ((*CASE, "--for", "person", "--place", "NERGENS"), "geen woonplek"),
        (
            (*CASE, "--for", "provider:AANB-2", "--place", "PLEK-1"),
            "geen plek van deze aanbieder",
        ),
    ],
)
def test_a_reader_or_a_reference_that_does_not_exist_is_bad_input(
    args: tuple[str, ...], told: str
) -> None:
    done = run("explain", V1, *args)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_case_that_has_a_place_says_so_to_the_person_too() -> None:
    done = run("explain", V1, "--case", "CASUS-2", "--for", "person")
    assert done.code == 0
    assert "heeft al een plek" in done.out


def test_a_precedent_stands_beside_its_blocker_and_in_the_json() -> None:
    tree = json.loads(V1.read_text())
    tree["cases"][0]["traits"] += ["BRANDSTICHTING"]
    tree["cases"][0]["checked_absent"].remove("BRANDSTICHTING")
    tree["rulings"] = []
    data = json.dumps(tree).encode()
    pair = ("explain", "-", *CASE, "--place", "PLEK-1")
    done = run(*pair, stdin=data)
    line = "Eerder gelukt op deze plek: 2 keer, voor het laatst op 11 juni 2026."
    assert line in done.out
    assert "terugnamegarantie" in done.out
    (found,) = json.loads(run(*pair, "--json", stdin=data).out)[0]["precedents"]
    assert (found["times"], found["where"]) == (2, "SAME_PLACE")
    whole = json.loads(run("explain", "-", *CASE, "--json", stdin=data).out)
    assert whole["precedents"] == [found]
    for_person = run(*pair, "--for", "person", stdin=data)
    assert "Eerder gelukt" not in for_person.out


def test_a_letter_is_shown_or_written_as_page_or_text(
    result: Path, tmp_path: Path
) -> None:
    args = ("letter", V1, *CASE, "--result", result)
    shown = run(*args)
    assert shown.code == 0
    assert "Brief over casus CASUS-1" in shown.out
    for name, start in (("brief.html", b"<!doctype html>"), ("brief.txt", b"Brief")):
        done = run(*args, "--out", tmp_path / name)
        assert done.code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("--case", "NIEMAND"), 2, "geen casus NIEMAND"),
        (("--case", "CASUS-1", "--out", "brief.pdf"), 2, ".html of .txt"),
        (("--case", "CASUS-1", "--result", "nergens.json"), 2, "niet te lezen"),
        (("--case", "CASUS-1", "--out", "nergens/brief.txt"), 2, "de map bestaat niet"),
        (("--case", "CASUS-2"), 0, "Voor deze casus is er geen brief"),
    ],
)
def test_a_letter_that_cannot_be_written_says_why(
    args: tuple[str, ...], code: int, told: str
) -> None:
    done = run("letter", V1, *args)
    assert done.code == code
    assert told in done.out + done.err


def test_an_anonymous_casus_says_how_coarse_each_field_is(tmp_path: Path) -> None:
    path = tmp_path / "region.json"
    people = [person(f"C{k}", age=30 + k) for k in range(6)]
    path.write_bytes(write_region(world(people, [house("X")]).region))
    args = ("anonymise", path, "--case", "C0")
    done = run(*args)
    assert done.code == 0
    assert "past op" in done.out
    assert "C0" not in done.out
    tree = json.loads(run(*args, "--json", "--k", "3").out)
    assert tree["persons"] >= tree["k"] == 3
    english = run(*args, "--lang", "en")
    assert "fits" in english.out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--case", "NIEMAND"), "geen casus NIEMAND"),
        (("--case", "CASUS-1"), "bestaat geen versie die op 5 mensen past"),
        (("--case", "CASUS-1", "--k", "1"), "--k"),
    ],
)
def test_a_casus_that_cannot_be_shared_is_refused(
    args: tuple[str, ...], told: str
) -> None:
    done = run("anonymise", V1, *args)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_demo_casus_reads_as_a_letter_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "region.json"
    path.write_bytes(write_region(d3.CASUSSEN[0].region()))
    for lang, words in (("nl", "Wat er kan"), ("en", "What can be done")):
        done = run("letter", path, "--case", "D3", "--lang", lang)
        assert done.code == 0
        assert words in done.out
