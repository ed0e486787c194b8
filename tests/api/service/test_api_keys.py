"""Keys of systems: some routes of one role, until a moment, renewed with an overlap."""

import secrets
from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import select

from api.exchange.tables import LOG_ENTRY, SIGN_IN
from tests.api.service.doors import as_, door

DESK = {"case": "administrator", "exchange": "exchange-administrator"}


def new_key(zones, **changes):
    own = {
        "ref": f"k{secrets.token_hex(6)}",
        "name": "nightly figures",
        "role": "AANBIEDER",
        "organisation": zones.region.providers[0].ref,
        "routes": ["list_places"],
        "until": (zones.desk.now() + timedelta(days=30)).isoformat(),
    }
    return own | changes


def added(zones, **changes):
    body = new_key(zones, **changes)
    answer = zones.client(DESK["exchange"]).post("/api-keys", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/v1/api-keys/{body['ref']}"
    return body["ref"], answer.json()["secret"]


def using(zones, secret):
    return as_(f"{zones.urls['exchange']}/v1", secret)


def test_a_key_opens_its_routes_for_its_organisation_and_nothing_else(zones):
    ref, secret = added(zones)
    own = zones.client("provider-1").get("/places").json()
    with using(zones, secret) as system:
        assert system.get("/places").json() == own
        for path in ("/questions", "/sessions", "/sessions/current", "/second-factor"):
            assert system.get(path).status_code == 403
        place = own["items"][0]["ref"]
        assert system.get(f"/places/{place}").status_code == 403
    query = select(LOG_ENTRY.c.action, LOG_ENTRY.c.organisation, LOG_ENTRY.c.outcome)
    with zones.exchange_store.reading() as store:
        lines = store.execute(query.where(LOG_ENTRY.c.who == f"key:{ref}")).all()
    first = zones.region.providers[0].ref
    assert ("list_places", first, "OK") in lines
    assert ("list_questions", first, "REFUSED") in lines


def test_a_key_ends_on_its_last_moment_and_when_it_is_ended(zones):
    ref, secret = added(zones)
    with door(zones, later=timedelta(days=31)) as later, as_(later, secret) as system:
        assert system.get("/places").status_code == 401
    desk = zones.client(DESK["exchange"])
    with using(zones, secret) as system:
        assert system.get("/places").status_code == 200
        ended = desk.post(f"/api-keys/{ref}/_end")
        assert (ended.status_code, ended.json()["state"]) == (200, "ENDED")
        assert system.get("/places").status_code == 401
    assert desk.post(f"/api-keys/{ref}/_end").status_code == 409
    assert desk.post(f"/api-keys/{ref}/_rotate", json={}).status_code == 409


def test_a_renewed_key_has_both_secrets_for_a_while(zones):
    ref, first = added(zones)
    desk = zones.client(DESK["exchange"])
    body = {"overlapHours": 2}
    second = desk.post(f"/api-keys/{ref}/_rotate", json=body).json()["secret"]
    for hours, expected in ((0, [200, 200]), (3, [401, 200])):
        with door(zones, later=timedelta(hours=hours)) as address:
            found = []
            for secret in (first, second):
                with as_(address, secret) as system:
                    found.append(system.get("/places").status_code)
            assert found == expected
    third = desk.post(f"/api-keys/{ref}/_rotate", json={"overlapHours": 0}).json()
    with using(zones, second) as old, using(zones, third["secret"]) as new:
        assert old.get("/places").status_code == 401
        assert new.get("/places").status_code == 200


def test_the_list_has_no_secret_and_the_store_has_none(zones):
    ref, secret = added(zones)
    desk = zones.client(DESK["exchange"])
    shown = desk.get("/api-keys", params={"pageSize": 100}).json()["items"]
    (mine,) = [key for key in shown if key["ref"] == ref]
    assert mine == desk.get(f"/api-keys/{ref}").json()
    assert (mine["state"], mine["routes"]) == ("ACTIVE", ["list_places"])
    with zones.exchange_store.reading() as store:
        kept = [store.execute(select(t)).all() for t in (SIGN_IN.keys, SIGN_IN.secrets)]
    assert ref in repr(kept)
    assert secret not in repr(kept) + repr(shown)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"role": "COORDINATOR"}, ["/role"]),
        ({"role": "BEHEERDER"}, ["/role"]),
        ({"organisation": "NOBODY"}, ["/organisation"]),
        ({"routes": ["list_accounts", "sign_out"]}, ["/routes", "/routes"]),
        ({"routes": ["list_budgets"]}, ["/routes"]),
        ({"routes": []}, ["/routes"]),
        ({"until": "2020-01-01T00:00:00Z"}, ["/until"]),
        ({"until": "2099-01-01T00:00:00Z"}, ["/until"]),
        ({"until": "2099-01-01T00:00:00"}, ["/until"]),
    ],
)
def test_a_key_that_cannot_be_is_refused(zones, changes, wrong):
    body = new_key(zones, **changes)
    answer = zones.client(DESK["exchange"]).post("/api-keys", json=body)
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == wrong


def test_the_same_key_twice_and_keys_for_others_are_refused(zones):
    ref, secret = added(zones)
    again = new_key(zones, ref=ref)
    assert (
        zones.client(DESK["exchange"]).post("/api-keys", json=again).status_code == 409
    )
    assert zones.client("provider-1").get("/api-keys").status_code == 403
    assert zones.client(DESK["case"]).get(f"/api-keys/{ref}").status_code == 404
    at_desk = {"Authorization": f"Bearer {secret}"}
    answer = httpx2.get(f"{zones.urls['case']}/v1/places", headers=at_desk)
    assert answer.status_code == 401
