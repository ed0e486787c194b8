"""The person gets all that is held: sources, who saw it, why; nothing of others."""

import json
import secrets
import time

import pytest
from sqlalchemy import select

from api.casezone.person.held import ELSEWHERE, tables_of_cases
from api.casezone.tables import METADATA
from api.log.tables import ENTRY
from api.regionfile import write_region
from fixtures.generator import generate
from matcher.model.case import Case
from matcher.projecting.alone import TOLD
from tests.api.cli.running import run as command
from tests.api.service.walk import held

# Tables that say nothing of one case; a new table is put here or found by its case.
OF_NOBODY = frozenset(
    {
        *("account", "session", "record", "transition", "inbox", "replay"),
        *("snapshot", "run", "log_entry", "log_batch", "contact", "past_contact"),
        *("gap_report", "gap_report_job", "past_record", "outbox"),
        *("sign_in_try", "second_factor", "recovery_code", "outside_account"),
        "signed_out",
        *("api_key", "api_secret"),
    }
)
KEPT_BACK = {"denied", "refusedBy", "refused", "ties"}


@pytest.fixture
def client(zones):
    return zones.client("coordinator")


@pytest.fixture
def case(client):
    """Gives a case of this test that a partner closes a place for."""
    known = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{known}").json()["case"]
    ref = f"P{secrets.token_hex(6)}"
    facts |= {"ref": ref, "denied": [f"token{secrets.token_hex(4)}"]}
    facts |= {"facts": [{"path": "age", "source": "BRP", "dated": "2026-10-01"}]}
    made = client.post("/cases", json=facts)
    assert made.status_code == 201, made.text
    yield ref, facts
    client.delete(f"/cases/{ref}")


def export(client, ref, lang="nl"):
    answer = client.get(f"/cases/{ref}/person-export", params={"lang": lang})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_version_is_given_with_the_source_of_each_fact(client, case):
    ref, facts = case
    other = facts | {"age": 44}
    headers = {"If-Match": '"1"'}
    assert client.put(f"/cases/{ref}", json=other, headers=headers).status_code == 200
    found = export(client, ref)
    assert [one["version"] for one in found["versions"]] == [1, 2]
    first, second = (one["record"] for one in found["versions"])
    assert (first["age"], second["age"]) == (facts["age"], 44)
    assert first["source"] == facts["source"]
    assert [note["source"] for note in first["facts"]] == ["BRP"]
    assert found["versions"][0]["by"] == "COORDINATOR, DESK"


def test_what_protects_others_is_kept_back_with_its_code_whether_it_is_there_or_not(
    client, case
):
    ref, facts = case
    found = export(client, ref)
    assert facts["denied"][0] not in json.dumps(found)
    assert not {k for one in found["versions"] for k in one["record"]} & KEPT_BACK
    kinds = {one["kind"]: one["code"] for one in found["withheld"]}
    assert kinds["barred-places"] == "UAVG-41-1-i"
    plain = export(client, client.get("/cases").json()["items"][0]["ref"])
    assert plain["withheld"] == found["withheld"]
    assert "denied" not in TOLD[Case]


def test_who_saw_it_is_told_by_role_and_organisation_and_the_export_is_logged(
    zones, client, case
):
    ref, _ = case
    client.get(f"/cases/{ref}")
    found = export(client, ref)
    assert {"CREATE", "READ", "EXPORT"} <= {one["event"] for one in found["seen"]}
    last = found["seen"][-1]
    assert (last["ground"], last["onBehalf"]) == ("PERSONS_RIGHT", "PERSON")
    assert {one["organisation"] for one in found["seen"]} == {"DESK"}
    with zones.desk.store.reading() as store:
        query = select(ENTRY.c.who).where(
            ENTRY.c.ref == ref, ENTRY.c.on_behalf == "PERSON"
        )
        assert set(store.execute(query).scalars()) == {"coordinator"}


def test_holds_and_decisions_are_given_without_a_name_of_staff(zones, client, case):
    ref, _ = case
    first = zones.client("provider-1").get("/places").json()["items"][0]["ref"]
    hold = held(zones, ref, first)
    body = {"reason": "PERSON_ASKS", "until": "2027-01-01"}
    client.post(f"/cases/{ref}/_park", json=body)
    found = export(client, ref)
    (row,) = [one["row"] for one in found["held"] if one["kind"] == "hold"]
    assert (row["ref"], row["place"]) == (hold, first)
    asked = [one["row"] for one in found["held"] if one["kind"] == "question"]
    assert {row["askedBy"] for row in asked} == {"COORDINATOR, DESK"}
    client.post(f"/holds/{hold}/_release")


def test_every_table_of_a_case_is_in_the_export():
    named = {table.name for table in METADATA.sorted_tables}
    of_cases = set(tables_of_cases()) | ELSEWHERE
    assert of_cases & OF_NOBODY == set()
    assert named - of_cases - OF_NOBODY == set()


def test_a_run_is_given_with_the_profile_it_used_and_why_there_is_no_place(
    client, case
):
    ref, facts = case
    run = client.post("/runs", json={"seconds": 20}).json()["ref"]
    for _ in range(600):
        if client.get(f"/runs/{run}").json()["state"] in {"DONE", "FAILED"}:
            break
        time.sleep(0.1)
    found = export(client, ref)
    (own,) = [one for one in found["runs"] if one["run"] == run]
    assert own["profile"]["age"] == facts["age"]
    assert (own["proposal"] is None) != (own["no"] is None)
    text = " ".join(block["text"] for block in own["letter"])
    assert ref in text
    others = {one["ref"] for one in client.get("/cases").json()["items"]} - {ref}
    assert [other for other in others if other in json.dumps(own)] == []
    english = export(client, ref, "en")["runs"]
    (told,) = [one["letter"] for one in english if one["run"] == run]
    assert told != own["letter"]


def test_only_the_desk_exports_and_only_what_is_there(zones, client):
    assert client.get("/cases/nobody/person-export").status_code == 404
    first = client.get("/cases").json()["items"][0]["ref"]
    auditor = zones.client("auditor").get(f"/cases/{first}/person-export")
    assert auditor.status_code == 403


def test_the_command_writes_the_same_from_the_store(tmp_path, monkeypatch):
    monkeypatch.setenv("SCHAKELPUNT_CASE_DATABASE", f"sqlite:///{tmp_path}/case.db")
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))
    region = generate("tiny", 3)
    path = tmp_path / "region.json"
    path.write_bytes(write_region(region))
    account = ("--account", "anna:COORDINATOR:DESK")
    assert command("init", str(path), "--zone", "case", *account).code == 0
    out, ref = tmp_path / "export.json", region.cases[0].ref
    asked = ("person", "--out", str(out), "--case")
    done = command(*asked, ref)
    assert done.code == 0, done.err
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["case"] == ref
    assert found["seen"][-1]["onBehalf"] == "PERSON"
    assert command(*asked, "nobody").code == 2
