"""The last opening of a place: one question, and with the yes one hold."""

import json
import subprocess
import sys
import threading

import httpx2
import pytest

from tests.api.service.walk import (
    answered,
    asked,
    brought_in,
    cleared,
    opened,
    question,
)
from tests.api.service.zones import PASSWORD

PLACE, LATER, COUNT = "P00001", "2031-01-01", 3


@pytest.fixture
def last_opening(zones):
    """Gives a place with exactly one unit free, from a far day on."""
    cleared(zones, PLACE)
    opened(zones, PLACE, LATER)
    yield PLACE
    cleared(zones, PLACE)


@pytest.fixture(scope="module")
def cases(zones):
    """Gives cases of their own, erased afterwards."""
    refs = [brought_in(zones) for _ in range(2 * COUNT)]
    yield refs
    for ref in refs:
        zones.client("coordinator").delete(f"/cases/{ref}")


def test_the_second_coordinator_is_refused_until_the_first_takes_back(
    zones, last_opening, cases
):
    one, two, *_ = cases
    first = asked(zones, one, last_opening, LATER)
    assert first.status_code == 201, first.text
    second = asked(zones, two, last_opening, LATER, "coordinator-2")
    assert second.status_code == 409
    client, ref = zones.client("coordinator"), first.json()["ref"]
    recalled = client.post(f"/questions/{ref}/_recall", json={})
    assert recalled.json()["state"] == "RECALLED"
    assert client.post(f"/questions/{ref}/_recall", json={}).status_code == 409
    third = asked(zones, two, last_opening, LATER, "coordinator-2")
    assert third.status_code == 201
    answered(zones, last_opening, third.json()["ref"], "agree")
    assert asked(zones, one, last_opening, LATER).status_code == 409
    hold = client.post(f"/holds/{third.json()['ref']}/_release")
    assert hold.json()["state"] == "RELEASED"
    assert asked(zones, one, last_opening, LATER).status_code == 201


def test_two_units_are_two_questions(zones, last_opening, cases):
    opened(zones, last_opening, LATER)
    answers = [asked(zones, case, last_opening, LATER) for case in cases[:3]]
    assert [answer.status_code for answer in answers] == [201, 201, 409]
    again = asked(zones, cases[0], last_opening, LATER)
    assert again.json()["detail"].startswith("This place is being asked")


ASK = """
import sys, json, httpx2
url, token, body, *cases = sys.argv[1:]
headers = {"Authorization": token, "Content-Type": "application/json"}
with httpx2.Client(headers=headers, timeout=60) as client:
    sys.stdin.readline()
    for case in cases:
        answer = client.post(f"{url}/v1/cases/{case}/questions", content=body)
        print(answer.status_code, flush=True)
"""


def test_two_processes_never_ask_for_the_same_opening(zones, last_opening, cases):
    body = {
        "place": last_opening,
        "start": LATER,
        "answerBy": "2031-01-01T00:00:00Z",
        "emptyNights": "COLLEGE",
    }
    askers = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", ASK, zones.urls["case"]),
                zones.client(account).headers["Authorization"],
                *(json.dumps(body), *mine),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for account, mine in (
            ("coordinator", cases[:COUNT]),
            ("coordinator-2", cases[COUNT:]),
        )
    ]
    for asker in askers:
        asker.stdin.write("go\n")
        asker.stdin.flush()
    told = [asker.communicate()[0] for asker in askers]
    assert [asker.returncode for asker in askers] == [0, 0]
    codes = [line for text in told for line in text.split()]
    assert sorted(codes) == ["201"] + ["409"] * (2 * COUNT - 1)
    listed = zones.client("provider-1").get("/questions", params={"pageSize": 200})
    mine = [q for q in listed.json()["items"] if q["place"] == last_opening]
    assert [q["state"] for q in mine].count("ASKED") == 1


def test_two_sessions_of_a_provider_agree_at_once_and_there_is_one_hold(
    zones, last_opening, cases
):
    made = asked(zones, cases[0], last_opening, LATER)
    ref, gate, codes = made.json()["ref"], threading.Barrier(4), []

    def agree():
        base = f"{zones.urls['exchange']}/v1"
        with httpx2.Client(base_url=base, timeout=60) as client:
            body = {"account": "provider-1", "password": PASSWORD}
            token = client.post("/sessions", json=body).json()["token"]
            headers = {"Authorization": f"Bearer {token}"}
            gate.wait()
            url = f"/questions/{ref}/_agree"
            codes.append(client.post(url, json={}, headers=headers).status_code)

    threads = [threading.Thread(target=agree) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, 409, 409, 409]
    client = zones.client("provider-1")
    entries = client.get(f"/places/{last_opening}/intervals").json()
    assert [e["kind"] for e in entries].count("HELD") == 1
    zones.fetch()
    assert question(zones, ref)["state"] == "AGREED"


def test_a_yes_without_a_unit_left_is_no_hold(zones, last_opening, cases):
    ref = asked(zones, cases[0], last_opening, LATER).json()["ref"]
    client = zones.client("provider-1")
    for entry in client.get(f"/places/{last_opening}/intervals").json():
        client.delete(f"/places/{last_opening}/intervals/{entry['id']}")
    answer = client.post(f"/questions/{ref}/_agree", json={})
    assert answer.status_code == 409
    assert client.get(f"/questions/{ref}").json()["state"] == "ASKED"
