"""Steps from a hold to a placement, for tests that begin after them."""

import secrets
import time

from api.casezone.land import land_of
from api.casezone.runs.snapshots import region_at, take
from tests.api.service import walk

DESK = "coordinator"
# Cases that were brought in; those that can be are erased after each test.
BROUGHT = []
REASON = {"reason": "NO_PROPOSAL"}
ITEMS = {
    "KENNISMAKING": {},
    "SAFETY_PLAN": {},
    "MEDICATION": {},
    "TRANSPORT": {"transport": "PLANNED"},
    "FUNDING": {},
}


def desk(zones):
    return zones.client(DESK)


def a_place(zones):
    """Return a place that no other test empties."""
    return zones.client("provider-2").get("/places").json()["items"][-1]["ref"]


def waiting(zones, **changes):
    """Return a case of its own that waits."""
    items = desk(zones).get("/cases", params={"pageSize": 200}).json()["items"]
    first = next(item["ref"] for item in items if item["state"] == "WAITING")
    facts = desk(zones).get(f"/cases/{first}").json()["case"] | changes
    facts["ref"] = f"X{secrets.token_hex(6)}"
    made = desk(zones).post("/cases", json=facts)
    assert made.status_code == 201, made.text
    BROUGHT.append((zones, facts["ref"]))
    return facts["ref"]


def state_of(zones, case):
    return desk(zones).get(f"/cases/{case}").json()["state"]


def decided(zones, case, verb, **body):
    answer = desk(zones).post(f"/cases/{case}/_{verb}", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def agreed(zones, case, place=None, start=None):
    """Return a placement that was agreed on a hold."""
    hold = walk.held(zones, case, place or a_place(zones), start)
    return decided(zones, case, "deviate", hold=hold, **REASON)["placement"]


def settled(zones, placement, back_to=None):
    """Settle the whole handover; the take-back is not covered without a place."""
    url = f"/placements/{placement}/handover-items"
    for item, body in ITEMS.items():
        answer = desk(zones).post(f"{url}/{item}/_settle", json=body)
        assert answer.status_code == 200, answer.text
    if back_to is None:
        none = {"reason": "NOT_COVERED"}
        answer = desk(zones).post(f"{url}/TAKE_BACK/_leave-out", json=none)
    else:
        promise = {"backTo": back_to, "until": "2031-01-01"}
        answer = desk(zones).post(f"{url}/TAKE_BACK/_settle", json=promise)
    assert answer.status_code == 200, answer.text


def moved(zones, placement, verb, **body):
    answer = desk(zones).post(f"/placements/{placement}/_{verb}", json=body or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def secured(zones, case, place=None, start=None, back_to=None):
    """Return a placement that is geborgd."""
    placement = agreed(zones, case, place, start)
    settled(zones, placement, back_to)
    assert moved(zones, placement, "secure")["state"] == "SECURED"
    return placement


def staying(zones, case, place=None, start=None, back_to=None):
    """Return a placement of somebody who has arrived."""
    placement = secured(zones, case, place, start, back_to)
    day = (start or zones.desk.today()).isoformat()
    assert moved(zones, placement, "arrive", day=day)["state"] == "STAYING"
    return placement


def ran(zones):
    """Return a run that is done, over the region as it is now."""
    asked = desk(zones).post("/runs", json={})
    assert asked.status_code == 202, asked.text
    ref = asked.json()["ref"]
    while True:
        body = desk(zones).get(f"/runs/{ref}").json()
        if body["state"] not in {"QUEUED", "RUNNING"}:
            assert body["state"] == "DONE"
            return body
        time.sleep(0.05)


def seen(zones, snapshot=None):
    """Return the region that a run has looked at, or would look at now."""
    zones.fetch()
    today, now, keys = zones.desk.today(), zones.desk.now(), zones.desk.keys
    with zones.desk.store.writing() as store:
        name = snapshot or take(store, keys, now, land_of(store, today))
        return region_at(store, keys, name)


def units(zones, place):
    """Return what is in force of a place in the ledger, by kind."""
    rows = zones.client(walk.provider_of(zones, place)).get(
        f"/places/{place}/intervals"
    )
    found = {}
    for row in rows.json():
        found.setdefault(row["kind"], []).append((row["start"], row["until"]))
    return found
