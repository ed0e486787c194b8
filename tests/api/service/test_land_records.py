"""The administrator keeps who there is: checked whole, told to the desk."""

import secrets

import pytest
from sqlalchemy import select

from api.casezone.tables import RECORD
from tests.api.service.doors import as_
from tests.api.service.test_imports import sent

KINDS = ("municipality", "area", "funder", "provider", "location")


@pytest.fixture(scope="module")
def zones(changing_zones):
    return changing_zones


@pytest.fixture
def administrator(zones):
    return zones.client("exchange-administrator")


def put(client, kind, facts, etag=None, name="ref"):
    own = {"If-None-Match": "*"} if etag is None else {"If-Match": etag}
    return client.put(f"/records/{kind}/{facts[name]}", json=facts, headers=own)


def new_provider(zones, **more):
    ref = f"A{secrets.token_hex(6)}"
    funder = zones.region.funders[0].ref
    contract = {"ref": f"{ref}-1", "funder": funder, "routes": ["WMO_BW"]}
    own = {"ref": ref, "name": "De Brug", "source": "opgave", "dated": "2026-11-01"}
    return own | {"contracts": [contract | {"start": "2026-01-01"}]} | more


def known_at_desk(zones, kind, ref):
    zones.fetch()
    query = select(RECORD.c.version).where(RECORD.c.kind == kind, RECORD.c.ref == ref)
    with zones.desk.store.reading() as store:
        return store.execute(query).scalar()


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_put_back_as_it_is_is_its_next_version(zones, administrator, kind):
    listed = administrator.get(f"/records/{kind}", params={"pageSize": 1}).json()
    (facts,) = listed["items"]
    name = "code" if kind == "municipality" else "ref"
    first = administrator.get(f"/records/{kind}/{facts[name]}")
    assert first.json() == facts
    done = put(administrator, kind, facts, first.headers["ETag"], name)
    assert (done.status_code, done.json()) == (200, facts)
    assert (
        put(administrator, kind, facts, first.headers["ETag"], name).status_code == 412
    )
    assert put(administrator, kind, facts, name=name).status_code == 412
    version = int(done.headers["ETag"].strip('"'))
    assert known_at_desk(zones, kind, facts[name]) == version


def test_a_new_provider_with_a_location_brings_in_places(zones, administrator):
    provider = new_provider(zones)
    ref = provider["ref"]
    added = put(administrator, "provider", provider)
    assert added.status_code == 200, added.text
    place = {"ref": f"L{ref}", "provider": ref, "source": "opgave"}
    where = {"municipality": zones.region.municipalities[0].code}
    location = place | where | {"dated": "2026-11-01"}
    assert put(administrator, "location", location).status_code == 200
    account = {"ref": ref, "name": "x", "role": "AANBIEDER", "organisation": ref}
    word = administrator.post("/accounts", json=account).json()["password"]
    nobody = zones.nobody("exchange")
    token = nobody.post("/sessions", json={"account": ref, "password": word}).json()
    with as_(f"{zones.urls['exchange']}/v1", token["token"]) as own:
        chosen = {"old": word, "new": "vuurtoren zingt in mei"}
        assert own.post("/sessions/_change-password", json=chosen).is_success
    sheet = (
        "ref;name;location;type;stay;security;offers;housing;contracts\n"
        f"P{ref};x;L{ref};BESCHERMD_WONEN;BESCHERMD_WONEN;0;WONEN;WMO_BW;{ref}-1\n"
    )
    bearer = {"Authorization": f"Bearer {token['token']}"}
    assert sent(nobody, sheet, **bearer).status_code == 201
    assert known_at_desk(zones, "place", f"P{ref}") == 1
    without = provider | {"contracts": []}
    refused = put(administrator, "provider", without, added.headers["ETag"])
    assert [e["location"] for e in refused.json()["errors"]] == [
        f"/places/P{ref}/contracts/0"
    ]


def test_every_fault_is_told_and_nothing_changes(zones, administrator):
    wrong = new_provider(zones, dated="x", colour="red")
    wrong["contracts"][0] |= {"funder": "NOBODY", "routes": ["X"]}
    answer = put(administrator, "provider", wrong)
    assert answer.status_code == 400
    assert {error["location"] for error in answer.json()["errors"]} == {
        "/dated",
        "/colour",
        "/contracts/0/funder",
        "/contracts/0/routes/0",
    }
    url = f"/records/provider/{wrong['ref']}"
    assert administrator.get(url).status_code == 404
    other = administrator.put(url + "x", json=wrong, headers={"If-None-Match": "*"})
    assert "/ref" in {error["location"] for error in other.json()["errors"]}


def test_a_record_is_not_put_without_saying_over_which(zones, administrator):
    facts = new_provider(zones)
    url = f"/records/provider/{facts['ref']}"
    assert administrator.put(url, json=facts).status_code == 428
    for headers in (
        {"If-None-Match": "x"},
        {"If-None-Match": "*", "If-Match": '"1"'},
        {"If-Match": "x"},
    ):
        assert administrator.put(url, json=facts, headers=headers).status_code == 400
    stale = administrator.put(url, json=facts, headers={"If-Match": '"1"'})
    assert stale.status_code == 412


def test_a_location_stays_with_its_provider(zones, administrator):
    location = zones.region.locations[0]
    first = administrator.get(f"/records/location/{location.ref}")
    other = next(p.ref for p in zones.region.providers if p.ref != location.provider)
    moved = first.json() | {"provider": other}
    answer = put(administrator, "location", moved, first.headers["ETag"])
    assert "/provider" in {error["location"] for error in answer.json()["errors"]}
