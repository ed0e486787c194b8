"""A funder keeps its own budgets, and the desk hears of it."""

import json

import pytest

from api.casezone.land import land_of


@pytest.fixture
def budgets(zones):
    """Gives the budgets of a funder, which are put back afterwards."""
    client = zones.client("funder-1")
    before = client.get("/budgets").json()
    yield before
    version = client.get("/budgets").headers["ETag"]
    body = {"budgets": before["budgets"]}
    client.put("/budgets", json=body, headers={"If-Match": version})


def put(zones, rows, **headers):
    client = zones.client("funder-1")
    version = headers or {"If-Match": client.get("/budgets").headers["ETag"]}
    return client.put("/budgets", json={"budgets": rows}, headers=version)


def test_a_funder_reads_its_own_budgets(zones, budgets):
    record = zones.region.funder[budgets["funder"]]
    assert budgets["kind"] == "COLLEGE"
    assert [row["ref"] for row in budgets["budgets"]] == [b.ref for b in record.budgets]
    other = zones.client("funder-2").get("/budgets").json()
    assert other["funder"] != budgets["funder"]


def test_the_desk_hears_what_a_funder_changes(zones, budgets):
    row = budgets["budgets"][0] | {"centsPerDay": 99_000}
    done = put(zones, [row])
    assert done.status_code == 200, done.text
    assert done.json()["budgets"] == [row]
    assert done.json()["ageDays"] == 0
    zones.fetch()
    with zones.desk.store.reading() as store:
        funders = land_of(store, zones.desk.today())["funders"]
    (found,) = [f for f in funders if f["ref"] == budgets["funder"]]
    assert found["budgets"][0]["cents_per_day"] == 99_000
    assert found["source"] == budgets["funder"]


def test_a_change_needs_the_version_that_was_read(zones, budgets):
    rows = budgets["budgets"]
    client = zones.client("funder-1")
    assert client.put("/budgets", json={"budgets": rows}).status_code == 428
    assert put(zones, rows, **{"If-Match": '"900"'}).status_code == 412


def test_every_fault_is_told_and_nothing_changes(zones, budgets):
    row = budgets["budgets"][0]
    taken = zones.client("funder-2").get("/budgets").json()["budgets"][0]["ref"]
    wrong = [
        ([row | {"centsPerDay": -1}], {"/budgets/0/centsPerDay"}),
        ([row | {"centsPerDay": "9"}], {"/budgets/0/centsPerDay"}),
        ([row | {"routes": ["GOLD"]}], {"/budgets/0/routes", "/budgets/0/routes/0"}),
        ([row, row], {"/budgets/1/ref"}),
        ([row, row, row | {"ref": taken}], {"/budgets/1/ref", "/budgets/2/ref"}),
    ]
    for rows, where in wrong:
        answer = put(zones, rows)
        assert answer.status_code == 400
        assert {fault["location"] for fault in answer.json()["errors"]} == where
    assert zones.client("funder-1").get("/budgets").json() == budgets


def test_a_funder_reads_the_contracts_it_is_in_and_no_other(zones):
    found = zones.client("funder-1").get("/contracts").json()
    known = {
        contract.ref
        for provider in zones.region.providers
        for contract in provider.contracts
        if contract.funder == "CENTRUM-0307"
    }
    assert {contract["ref"] for contract in found} == known
    assert "CENTRUM-0344" not in json.dumps(found)
