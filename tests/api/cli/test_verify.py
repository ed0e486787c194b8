"""Verifying from the command line."""

import json
from pathlib import Path

import pytest

from tests.api.cli.running import V1, run


@pytest.fixture(name="result")
def _result(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    run("match", V1, "--out", path)
    return path


@pytest.mark.parametrize("args", [(), ("--prove",)])
def test_a_true_result_is_accepted(result: Path, args: tuple[str, ...]) -> None:
    done = run("verify", V1, result, *args)
    assert done.code == 0
    assert "Alle beweringen kloppen" in done.out


def test_what_was_not_worked_out_again_is_said(result: Path) -> None:
    plain, proved = run("verify", V1, result), run("verify", V1, result, "--prove")
    assert "is niet opnieuw uitgerekend. Dat doet verify met --prove." in plain.out
    assert "Ook de status, de grenzen en de uniciteit" in proved.out


def test_every_claim_that_fails_is_named(result: Path) -> None:
    tree = json.loads(result.read_bytes())
    tree["cases"][0]["urgency"] = 0
    tree["cases"][0]["no"]["kind"] = "COMPETITION"
    result.write_text(json.dumps(tree))
    done = run("verify", V1, result)
    assert done.code == 1
    assert "cases[0].urgency" in done.err
    assert "cases[0].no.kind: gevonden " in done.err
    assert "COMPETITION" not in done.err
    english = run("verify", V1, result, "--lang", "en")
    assert "cases[0].no.kind: found " in english.err


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 2}', '{"format": 1}', '{"format": true}']
)
def test_a_file_that_is_no_result_is_bad_input(tmp_path: Path, text: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(text)
    assert run("verify", V1, path).code == 2


def test_a_result_for_another_region_fails(result: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(V1.read_text().replace('"Voorbeeld"', '"Elders"'))
    assert run("verify", other, result).code == 1
