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
