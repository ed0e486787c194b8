"""Steps that users take over HTTP, for tests that begin after them."""

import secrets
import time
from datetime import timedelta

from api.identity import Account, Role
from api.serving.beginning import add_accounts
from tests.api.service.zones import PASSWORD

DAYS = 3
OPEN = ("ASKED", "ASKED_BACK", "MEETING", "AGREED_IF")


def provider_of(zones, place):
    """Return the account that keeps a place; one is made for a provider without."""
    first, second = [provider.ref for provider in zones.region.providers][:2]
    owner = zones.region.location[zones.region.place[place].location].provider
    known = {first: "provider-1", second: "provider-2"}
    account = known.get(owner, f"provider-{owner}")
    if owner not in known and account not in zones.clients:
        made = Account(
            ref=account, name=account, role=Role.PROVIDER, organisation=owner
        )
        add_accounts(zones.exchange_store, "exchange", [made], PASSWORD)
    return account


def later(zones, **time):
    """Return a moment that is to come, as it goes over the line."""
    return (zones.desk.now() + timedelta(**time)).isoformat()


def brought_in(zones, **changes):
    """Bring in a case like the first one, under a reference of its own."""
    client = zones.client("coordinator")
    first = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{first}").json()["case"]
    own = {"ref": f"X{secrets.token_hex(6)}"}
    made = client.post("/cases", json=facts | own | changes)
    assert made.status_code == 201, made.text
    return own["ref"]


def eventually(look, seconds=10):
    """Return what a look gives as soon as it gives anything."""
    end = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return seen


def opened(zones, place, start):
    """Open one unit of a place from a day on; return its number in the ledger."""
    body = {"start": start, "count": 1, "reason": "nieuw"}
    client = zones.client(provider_of(zones, place))
    made = client.post(f"/places/{place}/openings", json=body)
    assert made.status_code == 201, made.text
    zones.fetch()
    return made.json()["id"]


def asked(zones, case, place, start=None, account="coordinator", /, **more):
    """Return the answer to a question about one case for one place."""
    day = zones.desk.today() if start is None else start
    body = {
        "place": place,
        "start": str(day),
        "answerBy": later(zones, days=DAYS),
        "holdDays": DAYS,
        "emptyNights": "COLLEGE",
        "consulted": True,
    }
    return zones.client(account).post(f"/cases/{case}/questions", json=body | more)


def crossing(**facts):
    """Return a question as the case zone puts it to the exchange."""
    return {
        "withOther": False,
        "until": None,
        "answerBy": "2031-01-01T00:00:00Z",
        "holdDays": DAYS,
        "emptyNights": "COLLEGE",
        "criteria": [],
        "careHoursFrom": 0,
        "careHoursTo": 8,
        "hurry": "NO_HURRY",
        "latest": "NONE",
    } | facts


def answered(zones, place, question, verb, /, **body):
    """Let the provider of a place answer a question, and the desk hear it."""
    client = zones.client(provider_of(zones, place))
    answer = client.post(f"/questions/{question}/_{verb}", json=body)
    assert answer.status_code == 200, answer.text
    zones.fetch()
    return answer.json()


def question(zones, ref):
    """Return a question as the desk reads it."""
    return zones.client("coordinator").get(f"/questions/{ref}").json()


def cleared(zones, place):
    """Take back all that takes a unit of a place, and its openings."""
    desk, client = zones.client("coordinator"), zones.client(provider_of(zones, place))
    for one in client.get("/questions", params={"pageSize": 200}).json()["items"]:
        if one["place"] == place and one["state"] in OPEN:
            desk.post(f"/questions/{one['ref']}/_recall", json={})
        elif one["place"] == place and one["state"] == "AGREED":
            desk.post(f"/holds/{one['ref']}/_release")
    for entry in client.get(f"/places/{place}/intervals").json():
        client.delete(f"/places/{place}/intervals/{entry['id']}")


def held(zones, case, place, start=None):
    """Return a hold on a unit of a place that is opened for it, for one case."""
    day = (zones.desk.today() if start is None else start).isoformat()
    opened(zones, place, day)
    question = asked(zones, case, place, day)
    assert question.status_code == 201, question.text
    ref = question.json()["ref"]
    answered(zones, place, ref, "agree")
    hold = zones.client("coordinator").get(f"/holds/{ref}").json()
    assert hold["state"] == "HELD"
    return hold["ref"]
