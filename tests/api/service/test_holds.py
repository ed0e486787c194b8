"""Two coordinators and the last opening: exactly one gets it."""

import json
import subprocess
import sys
from datetime import timedelta

import httpx2
import pytest

from api.exchange.holds import lapse
from tests.api.service.zones import SECRET

FAR = "2031-01-01"


@pytest.fixture
def last_opening(zones):
    """Gives a place with exactly one unit free from a far day on."""
    client = zones.client("provider-1")
    ref = client.get("/places").json()["items"][0]["ref"]
    for entry in client.get(f"/places/{ref}/intervals").json():
        client.delete(f"/places/{ref}/intervals/{entry['id']}")
    body = {"start": FAR, "reason": "nieuw", "count": 1}
    made = client.post(f"/places/{ref}/openings", json=body)
    assert made.status_code == 201, made.text
    zones.fetch()
    yield ref
    client.delete(f"/places/{ref}/intervals/{made.json()['id']}")


def moment(zones, **later):
    return (zones.desk.now() + timedelta(**later)).isoformat()


def two_cases(zones):
    items = zones.client("coordinator").get("/cases").json()["items"]
    return [item["ref"] for item in items if not item["placed"]][:2]


def asked(zones, case, place, account="coordinator", **later):
    body = {"place": place, "start": FAR, "lapsesAt": moment(zones, **later)}
    return zones.client(account).post(f"/cases/{case}/holds", json=body)


def test_the_second_coordinator_is_refused_until_the_first_gives_back(
    zones, last_opening
):
    one, two = two_cases(zones)
    first = asked(zones, one, last_opening, days=3)
    assert first.status_code == 201, first.text
    assert first.json()["state"] == "HELD"
    second = asked(zones, two, last_opening, "coordinator-2", days=3)
    assert second.status_code == 409
    client = zones.client("coordinator")
    hold = first.json()["ref"]
    assert client.post(f"/holds/{hold}/_release").json()["state"] == "RELEASED"
    assert client.post(f"/holds/{hold}/_release").status_code == 409
    third = asked(zones, two, last_opening, "coordinator-2", days=3)
    assert third.status_code == 201
    zones.client("coordinator-2").post(f"/holds/{third.json()['ref']}/_release")


def test_a_hold_ends_by_itself_and_the_desk_hears_it(zones, last_opening):
    (case, _) = two_cases(zones)
    hold = asked(zones, case, last_opening, days=3).json()["ref"]
    with zones.exchange_store.writing() as store:
        lapse(store, zones.desk.now() + timedelta(days=4))
    zones.fetch()
    assert zones.client("coordinator").get(f"/holds/{hold}").json()["state"] == "LAPSED"
    again = asked(zones, case, last_opening, days=3)
    assert again.status_code == 201
    zones.client("coordinator").post(f"/holds/{again.json()['ref']}/_release")


def test_a_case_has_one_hold_at_a_time(zones, last_opening):
    (case, _) = two_cases(zones)
    hold = asked(zones, case, last_opening, days=3).json()["ref"]
    assert asked(zones, case, last_opening, days=3).status_code == 409
    zones.client("coordinator").post(f"/holds/{hold}/_release")


@pytest.mark.parametrize(
    "later", [{"days": -1}, {"seconds": -1}], ids=["yesterday", "just now"]
)
def test_a_hold_that_has_ended_already_is_not_asked(zones, last_opening, later):
    (case, _) = two_cases(zones)
    answer = asked(zones, case, last_opening, **later)
    assert answer.status_code == 400
    assert zones.client("coordinator").get(f"/cases/{case}/holds").json() is not None


def test_a_place_that_is_not_there_is_refused(zones):
    (case, _) = two_cases(zones)
    assert asked(zones, case, "NERGENS", days=1).status_code == 409


def test_the_same_hold_asked_again_is_answered_the_same(zones, last_opening):
    client = zones.other_zone()
    body = {"place": last_opening, "start": FAR, "lapsesAt": moment(zones, days=1)}
    answers = [client.put("/holds/once", json=body).json() for _ in range(3)]
    assert answers == [{"ref": "once", "state": "HELD"}] * 3
    assert client.delete("/holds/once").json()["state"] == "RELEASED"
    assert client.delete("/holds/once").json()["state"] == "RELEASED"


ASK = """
import sys, httpx2
url, secret, name, body, count = sys.argv[1:]
headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
with httpx2.Client(headers=headers) as client:
    sys.stdin.readline()
    for k in range(int(count)):
        answer = client.put(f"{url}/v1/holds/{name}-{k}", content=body)
        print(k, answer.json()["state"], flush=True)
"""


def test_two_processes_never_take_the_same_opening(zones, last_opening):
    body = {"place": last_opening, "start": FAR, "lapsesAt": moment(zones, days=1)}
    count = 5
    askers = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", ASK, zones.urls["exchange"], SECRET),
                *(name, json.dumps(body), str(count)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("anna", "bram")
    ]
    for asker in askers:
        asker.stdin.write("go\n")
        asker.stdin.flush()
    told = [asker.communicate()[0] for asker in askers]
    assert [asker.returncode for asker in askers] == [0, 0]
    states = [line.split()[1] for text in told for line in text.splitlines()]
    assert len(states) == 2 * count
    assert sorted(states) == ["HELD"] + ["REFUSED"] * (2 * count - 1)
    for name in ("anna", "bram"):
        for k in range(count):
            zones.other_zone().delete(f"/holds/{name}-{k}")


def test_only_the_other_zone_asks_the_exchange_for_a_hold(zones):
    body = {"place": "x", "start": FAR, "lapsesAt": moment(zones, days=1)}
    for client in (zones.nobody("exchange"), zones.client("provider-1")):
        assert client.put("/holds/x", json=body).status_code == 401
        assert client.get("/messages").status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    url = f"{zones.urls['exchange']}/v1/messages"
    assert httpx2.get(url, headers=wrong).status_code == 401
