"""Steps that a desk takes in its day, over HTTP, for tests that begin after them."""

import secrets
import time
from datetime import timedelta


def day(zones, days=0):
    return (zones.desk.today() + timedelta(days=days)).isoformat()


def brought_in(zones, like=None, **changes):
    """Return a new case with the facts of another one, but for what is changed."""
    client = zones.client("coordinator")
    case = like or client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{case}").json()["case"] | changes
    facts["ref"] = f"D{secrets.token_hex(6)}"
    answer = client.post("/cases", json=facts)
    assert answer.status_code == 201, answer.text
    return facts["ref"]


def ran(zones):
    """Return a run over all cases that wait, when it has ended."""
    client = zones.client("coordinator")
    ref = client.post("/runs", json={}).json()["ref"]
    while client.get(f"/runs/{ref}").json()["state"] in {"QUEUED", "RUNNING"}:
        time.sleep(0.05)
    assert client.get(f"/runs/{ref}").json()["state"] == "DONE"
    return ref


def desk_of(zones, **changes):
    """Return a new contact: the desk of an organisation."""
    body = {
        "role": "DOORZETTINGSTAFEL",
        "mandate": "DECIDE",
        "organisation": "REGIO",
        "name": "Loket",
        "phone": "088 000 0000",
        "validFrom": day(zones, -30),
    }
    answer = zones.client("coordinator").post("/contacts", json=body | changes)
    assert answer.status_code == 201, answer.text
    return answer.json()


def started(zones, case, **changes):
    """Return an action of one's own that was started for a case."""
    own = {"code": "VISIT_PLACE", "owner": "COLLEGE", "who": "COLLEGE-0344"}
    body = {"own": own, "due": day(zones, 7)} | changes
    answer = zones.client("coordinator").post(f"/cases/{case}/actions", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"]


def every(client, url, **query):
    """Return the items of all pages of a list."""
    items, cursor = [], {"pageSize": 3}
    while True:
        page = client.get(url, params=query | cursor).json()
        items += page["items"]
        if page["next"] is None:
            return items
        cursor["cursor"] = page["next"]
