"""Intake and the file of a case: checked while facts come in, sealed, erased."""

import secrets

import pytest
from sqlalchemy import select

from api.casezone import tables


def facts_of_first(client):
    ref = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{ref}").json()["case"]
    return facts | {"ref": f"X{secrets.token_hex(6)}"}


@pytest.fixture
def facts(zones):
    return facts_of_first(zones.client("coordinator"))


@pytest.fixture
def case(zones, facts):
    """Gives the reference of a case that is erased afterwards."""
    client = zones.client("coordinator")
    answer = client.post("/cases", json=facts)
    assert answer.status_code == 201, answer.text
    yield facts["ref"]
    client.delete(f"/cases/{facts['ref']}")


def test_a_draft_is_judged_and_nothing_is_kept(zones, facts):
    client = zones.client("coordinator")
    before = client.get("/cases", params={"pageSize": 200}).content
    found = client.post("/cases/_check", json=facts).json()
    assert found["offers"] == found["allowed"] + found["open"] + found["blocked"]
    assert found["offers"] > 0
    assert client.get("/cases", params={"pageSize": 200}).content == before
    assert client.get(f"/cases/{facts['ref']}").status_code == 404


def test_the_fact_that_decides_most_is_asked_first(zones, facts):
    client = zones.client("coordinator")
    known = client.post("/cases/_check", json=facts).json()
    unknown = client.post("/cases/_check", json=facts | {"unknown": ["age"]}).json()
    told = {one["fact"]: (one["withRoom"], one["offers"]) for one in unknown["missing"]}
    assert told["case.age"][1] > 0
    assert "case.age" not in {one["fact"] for one in known["missing"]}
    most = max(told.values())
    assert unknown["askFirst"] == min(f for f, n in told.items() if n == most)
    assert unknown["open"] >= known["open"]


def test_a_draft_is_told_its_options_and_not_the_rules_alone(zones, facts):
    client = zones.client("coordinator")
    case = client.get("/cases").json()["items"][0]["ref"]
    own = client.get(f"/cases/{case}/options").json()
    told = client.post("/cases/_check", json=facts).json()
    assert told["options"] == len(own["options"]) + len(own["callFirst"])
    assert told["callFirst"] == len(own["callFirst"])
    assert told["withoutRoom"] == own["withoutRoom"]
    starts = [one["start"] for one in (*own["options"], *own["callFirst"])]
    assert told["firstStart"] == min(starts, default=None)


def test_who_looks_like_the_same_person_is_named_to_the_coordinator_alone(zones, facts):
    case = zones.client("coordinator").get("/cases").json()["items"][0]["ref"]
    found = zones.client("coordinator").post("/cases/_check", json=facts).json()
    assert case in found["mayBeKnown"]["refs"]
    assert found["mayBeKnown"]["number"] == len(found["mayBeKnown"]["refs"])
    lead = zones.client("case-lead").post("/cases/_check", json=facts).json()
    assert lead["mayBeKnown"] == found["mayBeKnown"] | {"refs": []}
    with zones.desk.store.reading() as store:
        query = select(tables.LOG_ENTRY.c.ref).where(
            tables.LOG_ENTRY.c.action == "lookalike"
        )
        assert case in set(store.execute(query).scalars())


def test_somebody_of_another_age_and_sex_is_not_the_same_person(zones, facts):
    client = zones.client("coordinator")
    case = client.get("/cases").json()["items"][0]["ref"]
    other = facts | {"age": facts["age"] + 9}
    found = client.post("/cases/_check", json=other).json()["mayBeKnown"]["refs"]
    assert case not in found
    assert client.post("/cases", json=facts).status_code == 201
    client.delete(f"/cases/{facts['ref']}")


def test_every_fault_of_a_draft_is_told_at_once(zones, facts):
    wrong = facts | {"age": "old", "municipality": "9999", "colour": "red"}
    for path in ("/cases/_check", "/cases"):
        answer = zones.client("coordinator").post(path, json=wrong)
        assert answer.status_code == 400
        assert {fault["location"] for fault in answer.json()["errors"]} == {
            "/age",
            "/municipality",
            "/colour",
        }


@pytest.mark.parametrize("body", ["[]", "3", '"x"', "null", "{", "{}"])
def test_what_is_no_case_is_refused(zones, body):
    headers = {"Content-Type": "application/json"}
    answer = zones.client("coordinator").post("/cases", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_a_case_is_read_as_it_was_brought_in(zones, facts, case):
    answer = zones.client("coordinator").get(f"/cases/{case}")
    assert answer.headers["ETag"] == '"1"'
    shown = answer.json()["case"]
    assert {key: shown[key] for key in facts} == facts


def test_a_case_without_a_reference_gets_one_of_chance(zones, facts):
    client = zones.client("coordinator")
    del facts["ref"]
    headers = {"Idempotency-Key": secrets.token_hex()}
    first, again = (client.post("/cases", json=facts, headers=headers) for _ in "12")
    assert first.json() == again.json()
    assert client.delete(f"/cases/{first.json()['ref']}").status_code == 204


def test_there_is_one_case_of_a_reference_even_after_it_was_erased(zones, facts):
    client = zones.client("coordinator")
    assert client.post("/cases", json=facts).status_code == 201
    assert client.post("/cases", json=facts).status_code == 409
    assert client.delete(f"/cases/{facts['ref']}").status_code == 204
    assert client.post("/cases", json=facts).status_code == 409


def test_a_correction_needs_the_version_that_was_read(zones, facts, case):
    client = zones.client("coordinator")
    url = f"/cases/{case}"
    other = facts | {"age": 33}
    assert client.put(url, json=other).status_code == 428
    assert client.put(url, json=other, headers={"If-Match": "x"}).status_code == 400
    done = client.put(url, json=other, headers={"If-Match": '"1"'})
    assert (done.status_code, done.headers["ETag"]) == (200, '"2"')
    late = client.put(url, json=facts, headers={"If-Match": '"1"'})
    assert late.status_code == 412
    assert client.get(url).json()["case"]["age"] == 33


def test_a_correction_of_another_case_is_refused(zones, facts, case):
    headers = {"If-Match": '"1"'}
    body = facts | {"ref": "somebody-else"}
    client = zones.client("coordinator")
    answer = client.put(f"/cases/{case}", json=body, headers=headers)
    assert answer.status_code == 400


def test_the_store_holds_no_fact_in_clear(zones, facts, case):
    with zones.desk.store.reading() as store:
        rows = [
            store.execute(select(table)).all()
            for table in tables.METADATA.sorted_tables
            if table.name not in {"record", "snapshot"}
        ]
    whole = repr(rows)
    assert case in whole
    for fact in (facts["regie"], facts["urgency"]["reason"], facts["stayNow"]["kind"]):
        assert fact not in whole


def test_every_reading_is_logged(zones, case):
    client = zones.client("coordinator")
    client.get(f"/cases/{case}")
    with zones.desk.store.reading() as store:
        query = select(tables.LOG_ENTRY).where(tables.LOG_ENTRY.c.ref == case)
        rows = store.execute(query).all()
    assert ("coordinator", "read") in {(row.who, row.action) for row in rows}


def test_whoever_a_case_may_not_meet_is_logged_with_it(zones):
    client, tie = zones.client("coordinator-2"), zones.region.ties[0]
    assert client.get(f"/cases/{tie.a}").json()["ties"][0]["b"] == tie.b
    with zones.desk.store.reading() as store:
        query = select(tables.LOG_ENTRY.c.who).where(tables.LOG_ENTRY.c.ref == tie.b)
        assert "coordinator-2" in set(store.execute(query).scalars())


def test_every_transition_is_kept_with_who(zones, case):
    zones.client("coordinator-2").delete(f"/cases/{case}")
    with zones.desk.store.reading() as store:
        query = select(tables.TRANSITION).where(tables.TRANSITION.c.subject == case)
        rows = store.execute(query.order_by(tables.TRANSITION.c.id)).all()
    assert [(r.source, r.event, r.target, r.who) for r in rows] == [
        ("NEW", "bring-in", "WAITING", "coordinator"),
        ("WAITING", "erase", "ERASED", "coordinator-2"),
    ]
