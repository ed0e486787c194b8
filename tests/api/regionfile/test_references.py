"""References in a region file: each is unique and leads somewhere."""

import pytest

from api.regionfile.references import NAMED, REFERENCES
from api.regionfile.walk import at
from tests.api.regionfile.broken import faults_after, set_at, valid

DANGLING = [
    "areas.0.municipalities.0",
    "funders.0.municipalities.0",
    "providers.0.contracts.0.funder",
    "locations.0.provider",
    "locations.0.municipality",
    "places.0.location",
    "places.0.contracts.0",
    "places.0.accepts_from.0",
    "places.1.serves.0",
    "cases.0.municipality",
    "cases.0.insurer",
    "cases.0.zorgkantoor",
    "cases.0.network.0",
    "cases.0.wishes.0",
    "cases.0.entitlements.0.funder",
    "cases.1.refused_by.0",
    "cases.1.stay_now.place",
    "ties.0.a",
    "ties.0.b",
    "placements.0.case",
    "placements.0.place",
    "placements.0.team",
    "rulings.0.rule",
    "rulings.0.case",
    "rulings.0.place",
    "bridging.0.place",
    "bridging.0.funder",
]
TWICE = [
    ("municipalities.1.code", "0344"),
    ("funders.2.ref", "ZK-1"),
    ("providers.1.ref", "AANB-1"),
    ("providers.0.contracts.1.ref", "CON-1"),
    ("locations.1.ref", "LOC-1"),
    ("places.2.ref", "PLEK-1"),
    ("cases.1.ref", "CASUS-1"),
]


def written(path: str) -> str:
    steps = [f"[{s}]" if s.isdigit() else f".{s}" for s in path.split(".")]
    return "".join(steps)[1:]


@pytest.mark.parametrize("path", DANGLING)
def test_a_reference_to_nothing_is_a_fault(path: str) -> None:
    assert written(path) in faults_after(lambda tree: set_at(tree, path, "NERGENS"))


@pytest.mark.parametrize(("path", "ref"), TWICE)
def test_a_reference_that_is_used_twice_is_a_fault(path: str, ref: str) -> None:
    found = faults_after(lambda tree: set_at(tree, path, ref))
    assert found[written(path)].startswith("another reference than in ")


def test_a_contract_of_another_provider_is_a_fault() -> None:
    found = faults_after(lambda tree: set_at(tree, "places.2.contracts", ["CON-1"]))
    assert found == {"places[2].contracts[0]": "a contract of provider AANB-2"}


def test_a_list_that_is_broken_gives_one_fault_and_not_one_per_reference() -> None:
    found = faults_after(lambda tree: set_at(tree, "municipalities", "alle"))
    assert found == {"municipalities": "a list"}


def test_every_list_of_names_and_every_reference_points_into_the_format() -> None:
    tree = valid()
    tree["cases"][0]["stay_now"]["place"] = "PLEK-1"
    tree["cases"][0]["entitlements"][0]["place"] = "PLEK-1"
    patterns = [*NAMED.values(), *(r.field for r in REFERENCES)]
    assert [p for p in patterns if not list(at(tree, p))] == []


@pytest.mark.parametrize(
    "key", ["consent-or-title", "security-level", "exclusion-absolute", "deny-token"]
)
def test_a_ruling_that_nobody_may_give_is_a_fault(key: str) -> None:
    found = faults_after(lambda tree: set_at(tree, "rulings.0.rule", key))
    assert found["rulings[0].rule"].startswith("a rule that somebody may lift: ")


@pytest.mark.parametrize("key", ["refusal", "age", "region", "funding-standing"])
def test_a_ruling_on_a_house_rule_or_with_discretion_is_no_fault(key: str) -> None:
    assert faults_after(lambda tree: set_at(tree, "rulings.0.rule", key)) == {}
