"""The joint plan: actions with owner and date, one holder of the regie, overdue."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.casezone import tables
from tests.api.service.daily import brought_in, day, desk_of, every, ran, started

BSN = "111222333"


@pytest.fixture
def case(zones):
    ref = brought_in(zones)
    yield ref
    zones.client("coordinator").delete(f"/cases/{ref}")


@pytest.fixture(scope="module")
def no(zones):
    """Gives a run, and of it a case without a place with its first change."""
    run = ran(zones)
    client = zones.client("coordinator")
    for outcome in client.get(f"/runs/{run}/result").json()["cases"]:
        if outcome["no"] is not None and outcome["no"]["sets"]:
            return run, outcome["case"], outcome["no"]["sets"][0]["changes"][0]
    raise AssertionError


def test_a_change_of_an_explanation_becomes_an_action_with_its_owner(zones, no):
    run, case, change = no
    client = zones.client("coordinator")
    body = {"claim": {"run": run, "set": 0, "change": 0}, "due": day(zones, 14)}
    made = client.post(f"/cases/{case}/actions", json=body)
    assert (made.status_code, made.json()["state"]) == (201, "STARTED")
    action = client.get(made.headers["Location"].removeprefix("/v1")).json()
    about = action["about"]
    assert (about["rule"], about["fact"]) == (change["rule"], change["fact"])
    assert (action["whom"]["owner"], action["whom"]["who"]) == (
        change["owner"],
        change["who"],
    )
    assert about["text"]["nl"]
    assert about["text"]["en"]
    assert client.post(f"/cases/{case}/actions", json=body).status_code == 409
    assert client.post(f"/actions/{action['ref']}/_done").json()["state"] == "DONE"


@pytest.mark.parametrize(
    ("claim", "where"),
    [
        ({"set": 99}, "/claim/set"),
        ({"change": 99}, "/claim/change"),
        ({"run": "nothing"}, "/claim/run"),
    ],
    ids=["set", "change", "run"],
)
def test_a_change_that_is_not_there_is_not_started(zones, no, claim, where):
    run, case, _ = no
    body = {
        "claim": {"run": run, "set": 0, "change": 0} | claim,
        "due": day(zones, 1),
    }
    answer = zones.client("coordinator").post(f"/cases/{case}/actions", json=body)
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [where]


@pytest.mark.parametrize(
    "wrong",
    [
        {"due": "2020-01-01"},
        {"own": None},
        {"contact": "nobody"},
        {"note": f"belt over {BSN}"},
        {"note": "x" * 501},
        {"own": {"code": "OTHER", "owner": "COLLEGE"}},
        {"claim": {"run": "r", "set": 0, "change": 0}},
    ],
    ids=["past", "neither", "contact", "bsn", "long", "which other", "both"],
)
def test_an_action_that_makes_no_sense_is_refused(zones, case, wrong):
    own = {"code": "ADDRESS", "owner": "CONTACTPERSOON_GEMEENTE"}
    body = {"own": own, "due": day(zones, 1)} | wrong
    client = zones.client("coordinator")
    answer = client.post(f"/cases/{case}/actions", json=body)
    assert answer.status_code == 400
    assert BSN not in answer.text
    assert client.get(f"/cases/{case}/plan").json()["actions"] == []


def test_an_action_is_dropped_with_a_reason_and_then_stays_so(zones, case):
    client, ref = zones.client("coordinator"), started(zones, case)
    assert client.post(f"/actions/{ref}/_drop", json={}).status_code == 400
    said = {"reason": "OWNER_SAYS_NO", "note": "geen ruimte dit jaar"}
    dropped = client.post(f"/actions/{ref}/_drop", json=said).json()
    assert dropped["state"] == "DROPPED"
    (line,) = dropped["said"]
    assert (line["event"], line["who"]) == ("drop", "coordinator")
    assert {key: line[key] for key in said} == said
    for verb, body in (("done", {}), ("drop", said)):
        again = client.post(f"/actions/{ref}/_{verb}", json=body)
        assert again.status_code == 409
    assert every(client, f"/cases/{case}/actions") == [dropped]


def test_the_plan_says_what_is_overdue_and_when_it_is_looked_at(zones, case):
    client = zones.client("coordinator")
    late = started(zones, case, due=day(zones, 1))
    own = {"code": "INCOME", "owner": "CONTACTPERSOON_GEMEENTE"}
    started(zones, case, own=own, due=day(zones, 2))
    plan = client.get(f"/cases/{case}/plan").json()
    assert (plan["overdue"], plan["nextLook"]) == ([], day(zones, 1))
    assert plan["nextLookBy"] == "ACTION"
    yesterday = zones.desk.today() - timedelta(days=1)
    with zones.desk.store.writing() as store:
        same = tables.ACTION.c.ref == late
        store.execute(update(tables.ACTION).where(same).values(due=yesterday))
    plan = client.get(f"/cases/{case}/plan").json()
    assert plan["overdue"] == [late]
    assert {a["ref"] for a in plan["actions"] if a["overdue"]} == {late}
    client.post(f"/actions/{late}/_done")
    assert client.get(f"/cases/{case}/plan").json()["overdue"] == []


def test_a_case_has_one_holder_of_the_regie_and_every_change_is_kept(zones, case):
    client, url = zones.client("coordinator"), f"/cases/{case}/regie"
    first, second = (desk_of(zones, role="REGIE")["ref"] for _ in "12")
    assert client.get(url).json()["contact"] is None
    body = {"contact": first, "reason": "START"}
    assert client.put(url, json=body).status_code == 428
    done = client.put(url, json=body, headers={"If-Match": '"0"'})
    assert (done.status_code, done.headers["ETag"]) == (200, '"1"')
    moved = {"contact": second, "reason": "MOVED", "note": "nu in een andere plaats"}
    other = zones.client("coordinator-2")
    assert other.put(url, json=moved, headers={"If-Match": '"0"'}).status_code == 412
    assert other.put(url, json=moved, headers={"If-Match": '"1"'}).status_code == 200
    regie = client.get(f"/cases/{case}/plan").json()["regie"]
    assert regie["contact"]["ref"] == second
    assert [(h["contact"], h["changedBy"], h["reason"]) for h in regie["history"]] == [
        (second, "coordinator-2", "MOVED"),
        (first, "coordinator", "START"),
    ]


def test_the_desk_that_the_file_names_holds_the_regie_until_it_is_handed_over(zones):
    client, regie = zones.client("coordinator"), f"regie {secrets.token_hex(4)}"
    case = brought_in(zones, regie=regie)
    url = f"/cases/{case}/regie"
    assert client.get(url).json()["contact"] is None
    assert regie in {gap["who"] for gap in client.get("/contacts/gaps").json()}
    made = desk_of(zones, role="REGIE", organisation=regie)
    found = client.get(url).json()
    assert (found["named"], found["contact"]["ref"]) == (regie, made["ref"])
    assert (found["version"], found["history"]) == (0, [])
    assert regie not in {gap["who"] for gap in client.get("/contacts/gaps").json()}
    client.delete(f"/cases/{case}")


def test_the_regie_goes_to_a_contact_whose_mandate_runs(zones, case):
    ended = desk_of(zones, role="REGIE", validUntil=day(zones))["ref"]
    body = {"contact": ended, "reason": "START"}
    headers = {"If-Match": '"0"'}
    url = f"/cases/{case}/regie"
    answer = zones.client("coordinator").put(url, json=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == "/contact"


def test_what_a_plan_says_of_a_person_is_sealed_and_goes_with_the_case(zones, case):
    client = zones.client("coordinator")
    secret = f"vertrouwelijk {secrets.token_hex(4)}"
    key = {"Idempotency-Key": secrets.token_hex()}
    own = {"code": "DIAGNOSTICS", "owner": "REGIEBEHANDELAAR", "who": secret}
    body = {"own": own, "due": day(zones, 1), "note": secret}
    answers = [
        client.post(f"/cases/{case}/actions", json=body, headers=key) for _ in "12"
    ]
    assert answers[0].json() == answers[1].json()
    ref = answers[0].json()["ref"]
    drop = {"reason": "NOT_NEEDED", "note": secret}
    assert secret in client.post(f"/actions/{ref}/_drop", json=drop).text
    contact = desk_of(zones, role="REGIE")["ref"]
    handed = {"contact": contact, "reason": "OTHER", "note": secret}
    url = f"/cases/{case}/regie"
    client.put(url, json=handed, headers={"If-Match": '"0"'})
    with zones.desk.store.reading() as store:
        made = [tables.ACTION, tables.REGIE, tables.TRANSITION, tables.REPLAY]
        rows = [store.execute(select(table)).all() for table in made]
    assert secret not in repr(rows)
    assert client.delete(f"/cases/{case}").status_code == 204
    for url in (f"/actions/{ref}", f"/cases/{case}/plan", f"/cases/{case}/regie"):
        assert client.get(url).status_code == 404
    assert client.post(f"/actions/{ref}/_done").status_code == 404


def test_reading_a_plan_is_logged(zones, case):
    zones.client("coordinator-2").get(f"/cases/{case}/plan")
    with zones.desk.store.reading() as store:
        query = select(tables.LOG_ENTRY).where(tables.LOG_ENTRY.c.ref == case)
        rows = store.execute(query).all()
    assert ("coordinator-2", "plan") in {(row.who, row.action) for row in rows}
