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


def asked(zones, case, place, start=None, account="coordinator", **more):
    """Return the answer to a question about one case for one place."""
    day = zones.desk.today() if start is None else start
    body = {
        "place": place,
        "start": str(day),
        "answerBy": later(zones, days=DAYS),
        "emptyNights": "COLLEGE",
        "consulted": True,
    }
    return zones.client(account).post(f"/cases/{case}/questions", json=body | more)


def answered(zones, place, question, verb, **body):
    """Let the provider of a place answer a question, and the desk hear it."""
    client = zones.client(provider_of(zones, place))
    answer = client.post(f"/questions/{question}/_{verb}", json=body)
    assert answer.status_code == 200, answer.text
    zones.fetch()
    return answer.json()


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
