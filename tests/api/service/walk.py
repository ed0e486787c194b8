"""Steps that users take over HTTP, for tests that begin after them."""

from datetime import timedelta

DAYS = 3


def provider_of(zones, place):
    """Return the account that keeps a place; KeyError when it is of neither."""
    first, second = [provider.ref for provider in zones.region.providers][:2]
    location = zones.region.location[zones.region.place[place].location]
    return {first: "provider-1", second: "provider-2"}[location.provider]


def later(zones, **time):
    """Return a moment that is to come, as it goes over the line."""
    return (zones.desk.now() + timedelta(**time)).isoformat()


def opened(zones, place, start):
    """Open one unit of a place from a day on; return its number in the ledger."""
    body = {"start": start, "count": 1, "reason": "nieuw"}
    client = zones.client(provider_of(zones, place))
    made = client.post(f"/places/{place}/openings", json=body)
    assert made.status_code == 201, made.text
    zones.fetch()
    return made.json()["id"]


def held(zones, case, place, start=None):
    """Return a hold on a unit of a place that is opened for it, for one case."""
    day = (zones.desk.today() if start is None else start).isoformat()
    opened(zones, place, day)
    body = {"place": place, "start": day, "lapsesAt": later(zones, days=DAYS)}
    asked = zones.client("coordinator").post(f"/cases/{case}/holds", json=body)
    assert asked.status_code == 201, asked.text
    return asked.json()["ref"]
