"""A case of a test's own: brought in, and erased afterwards."""

import secrets
import time


def facts_like_first(zones):
    """Return the facts of some case of the region, without its reference."""
    client = zones.client("coordinator")
    ref = zones.region.cases[0].ref
    facts = client.get(f"/cases/{ref}").json()["case"]
    return {key: value for key, value in facts.items() if key != "ref"}


def brought_in(zones, keep=False):
    """Yield the reference of a case that is erased afterwards, unless it is kept."""
    client = zones.client("coordinator")
    facts = facts_like_first(zones) | {"ref": f"X{secrets.token_hex(6)}"}
    answer = client.post("/cases", json=facts)
    assert answer.status_code == 201, answer.text
    yield facts["ref"]
    if not keep:
        client.delete(f"/cases/{facts['ref']}")


def finished_run(zones):
    """Return a run that has a result."""
    desk = zones.client("coordinator")
    ref = desk.post("/runs", json={"seconds": 60}).json()["ref"]
    for _ in range(600):
        if desk.get(f"/runs/{ref}").json()["state"] == "DONE":
            return ref
        time.sleep(0.1)
    raise AssertionError(desk.get(f"/runs/{ref}").json())


def report(zones, **body):
    """Return a gap report that was asked for, as the desk has it in its list."""
    desk = zones.client("coordinator")
    asked = desk.post("/reports", json=body)
    assert asked.status_code == 202, asked.text
    job = counted(zones, asked)
    assert job["state"] == "DONE", job
    cursor = {}
    while True:
        query = {"pageSize": 200} | cursor
        page = desk.get("/reports", params=query).json()
        for one in page["items"]:
            if one["ref"] == job["report"]:
                return one
        cursor = {"cursor": page["next"]}


def counted(zones, asked):
    """Return a report job as it has ended."""
    where = asked.headers["Location"].removeprefix("/v1")
    for _ in range(600):
        job = zones.client("coordinator").get(where).json()
        if job["state"] != "QUEUED":
            return job
        time.sleep(0.1)
    raise AssertionError(job)
