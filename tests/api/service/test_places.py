"""A provider keeps its own places: confirm, open, stop, withdraw."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.casezone.tables import RECORD
from api.exchange.capacity import Doing, tell
from api.exchange.records.whole import in_land_turn


def own(zones, account="provider-1"):
    return zones.client(account).get("/places").json()["items"]


def rooms(client, ref):
    return client.get(f"/places/{ref}").json()["openings"]


def opened(client, ref, kind="openings", **more):
    body = {"start": "2027-05-01", "until": "2027-06-01", "reason": "verbouwd"} | more
    return client.post(f"/places/{ref}/{kind}", json=body)


def test_a_provider_sees_its_own_places_and_no_other(zones):
    first, second = [provider.ref for provider in zones.region.providers][:2]
    for account, provider in (("provider-1", first), ("provider-2", second)):
        locations = [place["location"] for place in own(zones, account)]
        owners = {zones.region.location[ref].provider for ref in locations}
        assert owners == {provider}


def test_the_place_of_another_is_not_there(zones):
    other = own(zones, "provider-2")[0]["ref"]
    client = zones.client("provider-1")
    for answer in (
        client.get(f"/places/{other}"),
        client.get(f"/places/{other}/intervals"),
        client.post(f"/places/{other}/confirmations"),
        opened(client, other),
        client.delete(f"/places/{other}/intervals/1"),
        client.get(f"/places/{other}/record"),
        client.put(f"/places/{other}/record", json={}, headers={"If-Match": '"1"'}),
    ):
        assert answer.status_code == 404
        assert answer.json()["detail"] == "place: not found."


def test_one_call_confirms_all_own_places_and_the_desk_hears_it(zones):
    client = zones.client("provider-1")
    mine = {place["ref"] for place in own(zones)}
    answer = client.post("/confirmations")
    assert (answer.status_code, answer.json()) == (201, {"places": len(mine)})
    zones.fetch()
    desk = zones.client("coordinator").get("/places", params={"pageSize": 200}).json()
    ages = {place["ref"]: place["ageDays"] for place in desk["items"]}
    assert {ages[ref] for ref in mine} == {0}


def test_after_a_confirmation_the_desk_knows_a_place_as_a_full_telling_makes_it(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    client.post(f"/places/{ref}/confirmations")
    zones.fetch()
    confirmed = known_at_desk(zones, ref)
    with zones.exchange_store.writing() as store:
        tell(store, ref, Doing(who="provider-1", at=zones.desk.now()))
    zones.fetch()
    assert known_at_desk(zones, ref) == confirmed


def known_at_desk(zones, ref):
    with zones.desk.store.reading() as store:
        where = (RECORD.c.kind == "place") & (RECORD.c.ref == ref)
        return store.execute(select(RECORD.c.body, RECORD.c.version).where(where)).one()


def test_an_opening_is_free_from_its_first_day_until_its_last(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    before = rooms(client, ref)
    made = opened(client, ref)
    assert made.status_code == 201, made.text
    day, until = "2027-05-01", "2027-06-01"
    added = rooms(client, ref)
    assert added != before
    assert any(o["start"] == day and o["until"] == until for o in added)
    stopped = opened(client, ref, "stops")
    assert rooms(client, ref) == before
    for entry in (made, stopped):
        number = entry.json()["id"]
        assert client.delete(f"/places/{ref}/intervals/{number}").status_code == 204
        again = client.delete(f"/places/{ref}/intervals/{number}")
        assert again.status_code == 404
    assert rooms(client, ref) == before


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"start": "01-05-2027"}, "/start"),
        ({"start": 20270501}, "/start"),
        ({"until": "2027-05-01"}, "/"),
        ({"count": 0}, "/count"),
        ({"count": "1"}, "/count"),
        ({"reason": ""}, "/reason"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_a_wrong_opening_is_refused_and_nothing_changes(zones, change, where):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    before = client.get(f"/places/{ref}/intervals").content
    answer = opened(client, ref, **change)
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [where]
    assert client.get(f"/places/{ref}/intervals").content == before


def test_every_mistake_is_named_at_once(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    answer = opened(client, ref, start="x", count=0, reason="")
    found = {fault["location"] for fault in answer.json()["errors"]}
    assert found == {"/start", "/count", "/reason"}


def test_the_same_key_opens_once(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    body = {"start": "2028-01-01", "until": "2028-02-01", "reason": "nieuw"}
    headers = {"Idempotency-Key": secrets.token_hex()}
    both = [
        client.post(f"/places/{ref}/openings", json=body, headers=headers)
        for _ in range(2)
    ]
    assert both[0].json() == both[1].json()
    count = len(client.get(f"/places/{ref}/intervals").json())
    client.delete(f"/places/{ref}/intervals/{both[0].json()['id']}")
    assert len(client.get(f"/places/{ref}/intervals").json()) == count - 1


def test_pages_hold_every_place_once(zones):
    client = zones.client("coordinator")
    found, cursor = [], None
    while True:
        params = {"pageSize": 7} | ({} if cursor is None else {"cursor": cursor})
        page = client.get("/places", params=params).json()
        found += [place["ref"] for place in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == sorted(place.ref for place in zones.region.places)


def test_a_figure_that_is_too_old_says_call_first(zones):
    places = zones.client("coordinator").get("/places", params={"pageSize": 200})
    today = zones.desk.today()
    for place in places.json()["items"]:
        age = timedelta(days=place["ageDays"])
        assert (today - age).isoformat() == place["confirmedAt"]
        assert place["callFirst"] == (place["ageDays"] > 14)


def test_a_provider_changes_what_is_said_of_a_place_and_the_desk_hears_it(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    url = f"/places/{ref}/record"
    first = client.get(url)
    before = first.json()
    headers = {"If-Match": first.headers["ETag"]}
    asked = not before["afterConsultation"]
    done = client.put(url, json=before | {"afterConsultation": asked}, headers=headers)
    assert done.status_code == 200, done.text
    assert (
        client.get(url).json() == done.json() == before | {"afterConsultation": asked}
    )
    assert client.put(url, json=before, headers=headers).status_code == 412
    assert client.put(url, json=before).status_code == 428
    zones.fetch()
    desk = zones.client("coordinator").get("/places", params={"pageSize": 200}).json()
    (told,) = [p for p in desk["items"] if p["ref"] == ref]
    assert told["afterConsultation"] == asked
    assert told["openings"] == rooms(client, ref)


def test_every_fault_in_what_is_said_of_a_place_is_told(zones):
    client, ref = zones.client("provider-1"), own(zones)[0]["ref"]
    url = f"/places/{ref}/record"
    first = client.get(url)
    headers = {"If-Match": first.headers["ETag"]}
    wrong = {"contracts": ["of-another"], "minAge": "x", "openings": []}
    wrong |= {"acceptsFrom": ["9999"]}
    answer = client.put(url, json=first.json() | wrong, headers=headers)
    assert answer.status_code == 400
    found = {error["location"] for error in answer.json()["errors"]}
    assert found == {"/openings", "/minAge", "/contracts/0", "/acceptsFrom/0"}
    other = client.put(url, json=first.json() | {"ref": "x"}, headers=headers)
    assert [error["location"] for error in other.json()["errors"]] == ["/ref"]
    assert client.get(url).json() == first.json()


def test_what_is_said_of_a_place_waits_for_who_changes_the_land(zones):
    client = zones.client("provider-1")
    ref = client.get("/places").json()["items"][0]["ref"]
    url = f"/places/{ref}/record"
    record = client.get(url)
    own = {"If-Match": record.headers["ETag"]}

    def put():
        return client.put(url, json=record.json(), headers=own).status_code

    with ThreadPoolExecutor() as pool:
        with zones.exchange_store.writing() as store:
            in_land_turn(store)
            done = pool.submit(put)
            with pytest.raises(TimeoutError):
                done.result(timeout=1)
        assert done.result(timeout=10) == 200
