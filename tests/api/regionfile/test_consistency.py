"""Records of a region file that cannot be true as a whole."""

import pytest

from tests.api.regionfile.broken import faults_after, set_at

CONTRADICTIONS = [
    ("places.0.max_age", 17, "places[0].max_age"),
    ("places.0.openings.1.until", "2027-02-01", "places[0].openings[1].until"),
    ("providers.0.contracts.0.until", "2025-01-01", "providers[0].contracts[0].until"),
    ("municipalities.0.valid_until", "1900-01-01", "municipalities[0].valid_until"),
    ("cases.0.titles.0.until", "2026-10-01", "cases[0].titles[0].until"),
    ("rulings.0.until", "2026-11-01", "rulings[0].until"),
    ("cases.0.checked_absent.0", "NIET_GROEPSGESCHIKT", "cases[0].checked_absent[0]"),
    ("cases.0.unknown", ["traits"], "cases[0].unknown[0]"),
    ("cases.0.facts.0.path", "haarkleur", "cases[0].facts[0].path"),
    ("cases.0.insurer", "ZK-1", "cases[0].insurer"),
    ("cases.0.zorgkantoor", "ZV-1", "cases[0].zorgkantoor"),
    ("places.1.housing", ["HUUR"], "places[1].housing"),
    ("placements.0.team", "PLEK-2", "placements[0].team"),
    ("ties.0.b", "CASUS-1", "ties[0].b"),
    ("cases.0.needs", ["WONEN", "WONEN"], "cases[0].needs[1]"),
]


@pytest.mark.parametrize(("at", "value", "path"), CONTRADICTIONS)
def test_a_contradiction_is_a_fault_at_one_path(
    at: str, value: object, path: str
) -> None:
    assert list(faults_after(lambda tree: set_at(tree, at, value))) == [path]


def housed(start: str, until: str | None, status: str) -> dict[str, object]:
    return {
        "case": "CASUS-2",
        "place": "PLEK-2",
        "start": start,
        "until": until,
        "status": status,
    }


def test_two_fixed_placements_of_one_case_at_the_same_time_are_a_fault() -> None:
    def change(tree: dict[str, list[object]]) -> None:
        tree["placements"].append(housed("2026-11-01", None, "VASTGEHOUDEN"))

    assert faults_after(change) == {
        "placements[1].start": "a start after the end of placements[0]"
    }


def test_a_proposal_beside_a_fixed_placement_is_no_fault() -> None:
    def change(tree: dict[str, list[object]]) -> None:
        tree["placements"].append(housed("2026-11-01", None, "VOORGESTELD"))

    assert faults_after(change) == {}


def test_a_placement_that_begins_on_the_day_the_other_ends_is_no_fault() -> None:
    def change(tree: dict[str, list[object]]) -> None:
        set_at(tree, "placements.0.until", "2026-12-01")
        tree["placements"].append(housed("2026-12-01", None, "GEPLAATST"))

    assert faults_after(change) == {}
