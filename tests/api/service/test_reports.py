"""Gap reports: counted over finished runs, protected before a funder reads them."""

import csv
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from api.casezone.keys import Keys
from api.casezone.reports import jobs
from api.casezone.reports.counting import count
from api.casezone.reports.tokens import tokens_of
from api.casezone.tables import REPORT, REPORT_JOB, TRANSITION
from tests.api.service.bringing import brought_in, counted, finished_run, report

FUNDER = "CENTRUM-0307"


@pytest.fixture(scope="module")
def run(zones):
    return finished_run(zones)


def refs_of(zones):
    items = zones.client("coordinator").get("/cases", params={"pageSize": 200}).json()
    return [case["ref"] for case in items["items"]]


def test_a_funder_reads_its_own_protected_report_in_three_forms(zones, run):
    own = report(zones, audience="funder", funder=FUNDER, runs=[run])
    assert own["sent"] or zones.fetch() is None
    client = zones.client("funder-1")
    listed = client.get("/reports", params={"pageSize": 200}).json()["items"]
    assert own["ref"] in {one["ref"] for one in listed}
    url = f"/reports/{own['ref']}"
    texts = {}
    for accept in ("application/json", "text/csv", "text/html"):
        answer = client.get(url, headers={"Accept": accept})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(accept)
        texts[accept] = answer.text
    claims = json.loads(texts["application/json"])
    assert (claims["reader"], claims["funder"]) == ("funder", FUNDER)
    assert claims["total"]["members"] == []
    assert next(csv.DictReader(texts["text/csv"].splitlines()))["section"] == "runs"
    assert texts["text/html"].startswith("<!doctype html>")
    for text in texts.values():
        assert [ref for ref in refs_of(zones) if ref in text] == []
    english = client.get(url, params={"lang": "en"}, headers={"Accept": "text/html"})
    assert "Gaps in the region" in english.text
    assert client.get(url, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(url, headers={"Accept": "*/*"}).json() == claims


def test_the_desk_reads_who_is_in_its_own_report_and_others_do_not(zones, run):
    desk = zones.client("coordinator")
    whole = desk.get(f"/reports/{report(zones, audience='desk', runs=[run])['ref']}")
    members = {m["case"] for m in whole.json()["total"]["members"]}
    assert members
    assert members <= set(refs_of(zones))
    told = desk.get(f"/reports/{report(zones, audience='taskforce')['ref']}")
    assert [ref for ref in refs_of(zones) if ref in told.text] == []


def test_what_was_told_is_kept_without_any_reference(zones, run):
    report(zones, audience="desk", runs=[run])
    with zones.desk.store.reading() as store:
        rows = repr(store.execute(select(REPORT.c.whole, REPORT.c.told)).all())
    assert [ref for ref in refs_of(zones) if f'"{ref}"' in rows] == []


def test_a_second_report_is_held_against_the_first(zones, run):
    first = report(zones, audience="taskforce", runs=[run])
    second = report(zones, audience="taskforce", runs=[run])
    assert second["number"] == first["number"] + 1
    desk = zones.client("coordinator")
    claims = desk.get(f"/reports/{second['ref']}").json()
    told = {row["tally"]["told"] for row in claims["kinds"]} | {claims["total"]["told"]}
    assert told <= {"STANDING", "HIDDEN"}


def test_only_the_key_of_a_case_tells_which_token_is_its_own(tmp_path):
    keys = Keys(tmp_path)
    keys.make("anna")
    keys.make("bram")
    first = tokens_of(keys, ["anna", "bram"])
    assert tokens_of(keys, ["anna", "bram"]) == first
    assert len({*first, *first.values()}) == 4
    keys.destroy("anna")
    after = tokens_of(keys, ["anna", "bram"])
    assert after["bram"] == first["bram"]
    assert after["anna"] != first["anna"]


@pytest.mark.parametrize(
    "body",
    [
        {"audience": "funder"},
        {"audience": "desk", "funder": FUNDER},
        {"audience": "newspaper"},
        {"audience": "funder", "funder": "NOBODY"},
        {"audience": "desk", "runs": []},
    ],
)
def test_what_cannot_be_made_is_refused(zones, body):
    assert zones.client("coordinator").post("/reports", json=body).status_code == 400


def test_a_run_that_is_not_there_or_twice_a_day_gives_no_report(zones, run):
    desk = zones.client("coordinator")
    body = {"audience": "desk", "runs": ["nothing", run, "nowhere"]}
    answer = desk.post("/reports", json=body)
    assert answer.status_code == 400
    where = [fault["location"] for fault in answer.json()["errors"]]
    assert where == ["/runs/0", "/runs/2"]
    body = {"audience": "desk", "runs": [run, run]}
    assert desk.post("/reports", json=body).status_code == 400


def test_the_exchange_takes_no_report_that_names_a_person(zones, run):
    desk, zone = zones.client("coordinator"), zones.other_zone()
    whole = desk.get(
        f"/reports/{report(zones, audience='desk', runs=[run])['ref']}"
    ).json()
    told = report(zones, audience="funder", funder=FUNDER, runs=[run])
    good = desk.get(f"/reports/{told['ref']}").json()
    day = good["runs"][-1]["as_of"]
    wrong = [
        whole,
        whole | {"reader": "funder", "funder": FUNDER, "partial": True},
        good | {"funder": "DJI"},
        good | {"total": good["total"] | {"members": whole["total"]["members"]}},
        {"members": []},
    ]
    for claims in wrong:
        body = {"funder": FUNDER, "asOf": day, "body": json.dumps(claims)}
        assert zone.put("/reports/attack", json=body).status_code == 400
    body = {"funder": FUNDER, "asOf": day, "body": json.dumps(good)}
    assert (
        zone.put("/reports/fine", json=body | {"funder": "NOBODY"}).status_code == 404
    )
    answers = [zone.put("/reports/fine", json=body).status_code for _ in "12"]
    assert answers == [200, 200]


def test_a_report_that_is_asked_again_with_its_key_is_counted_once(zones, run):
    desk, headers = zones.client("coordinator"), {"Idempotency-Key": f"report {run}"}
    body = {"audience": "taskforce", "runs": [run]}
    asked = [desk.post("/reports", json=body, headers=headers) for _ in "123"]
    assert [answer.status_code for answer in asked] == [202] * 3
    assert asked[0].json()["state"] == "QUEUED"
    assert len({answer.json()["ref"] for answer in asked}) == 1
    assert counted(zones, asked[0])["state"] == "DONE"
    later = desk.post("/reports", json=body, headers=headers)
    assert later.json() == asked[0].json()
    with zones.desk.store.reading() as store:
        query = select(REPORT_JOB.c.ref).where(REPORT_JOB.c.state == "QUEUED")
        assert store.execute(query).all() == []
    assert desk.get("/report-jobs/none").status_code == 404
    assert zones.client("auditor").get("/report-jobs/none").status_code == 403


def test_a_report_counted_twice_at_once_is_kept_once(zones, run):
    asked = zones.client("coordinator").post(
        "/reports", json={"audience": "taskforce", "runs": [run]}
    )
    ref = asked.json()["ref"]
    with zones.desk.store.reading() as store:
        row = jobs.one(store, ref)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: count(zones.desk, row), "12"))
    with zones.desk.store.reading() as store:
        query = select(TRANSITION.c.event).where(TRANSITION.c.subject == ref)
        moves = store.execute(query.order_by(TRANSITION.c.id)).scalars().all()
    assert moves == ["ask", "finish"]


def test_a_report_over_somebody_who_was_erased_ends_with_the_reason(zones):
    (case,) = brought_in(zones, keep=True)
    run, desk = finished_run(zones), zones.client("coordinator")
    desk.delete(f"/cases/{case}")
    asked = desk.post("/reports", json={"audience": "desk", "runs": [run]})
    job = counted(zones, asked)
    assert (job["state"], job["report"]) == ("FAILED", None)
    assert "erased" in job["problem"]
