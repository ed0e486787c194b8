"""The contact book: by role, mandate and area; who is missing is a listed gap."""

import secrets

import pytest

from tests.api.service.daily import brought_in, day, desk_of, every, started


def named(zones, case, ref):
    action = zones.client("coordinator").get(f"/actions/{ref}").json()
    assert action["case"] == case
    return action["whom"]["contact"]


@pytest.fixture
def case(zones):
    ref = brought_in(zones)
    yield ref
    zones.client("coordinator").delete(f"/cases/{ref}")


def test_a_contact_is_read_as_it_was_added(zones):
    made = desk_of(zones, areas=["0344"], mail="loket@voorbeeld.example")
    client = zones.client("auditor")
    answer = client.get(f"/contacts/{made['ref']}")
    assert answer.json() == made
    assert answer.headers["ETag"] == '"1"'
    assert made in every(client, "/contacts")
    roles = {c["role"] for c in every(client, "/contacts", role="DOORZETTINGSTAFEL")}
    assert roles == {"DOORZETTINGSTAFEL"}


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"areas": ["9999", "0344", "0000"]}, {"/areas/0", "/areas/2"}),
        ({"phone": None}, {"/"}),
        ({"validUntil": "2020-01-01"}, {"/"}),
        ({"role": "VRIEND", "mail": "geen adres"}, {"/role", "/mail"}),
        ({"organisation": "a\u0000b"}, {"/organisation"}),
        ({"validFrom": 0}, {"/validFrom"}),
    ],
    ids=[
        "areas",
        "no way to call",
        "ended before it began",
        "codes",
        "control",
        "a number as a day",
    ],
)
def test_every_fault_of_a_contact_is_told(zones, wrong, where):
    body = {
        "role": "CIZ",
        "mandate": "ADVISE",
        "organisation": "CIZ",
        "name": "Loket",
        "phone": "088 000 0000",
        "validFrom": "2026-01-01",
    }
    answer = zones.client("coordinator").post("/contacts", json=body | wrong)
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == where


def test_a_contact_is_changed_in_the_version_that_was_read(zones):
    client, made = zones.client("coordinator"), desk_of(zones)
    url, body = f"/contacts/{made['ref']}", dict(made)
    del body["ref"], body["version"]
    ended = body | {"validUntil": day(zones)}
    assert client.put(url, json=ended).status_code == 428
    done = client.put(url, json=ended, headers={"If-Match": '"1"'})
    assert (done.status_code, done.json()["version"]) == (200, 2)
    late = client.put(url, json=body, headers={"If-Match": '"1"'})
    assert late.status_code == 412
    assert client.get(url).json()["validUntil"] == day(zones)
    assert client.get("/contacts/nobody").status_code == 404


def test_an_owner_is_called_by_role_area_and_the_widest_mandate(zones, case):
    payer = f"C{secrets.token_hex(4)}"
    own = {"code": "APPLY_WMO", "owner": "COLLEGE", "who": payer}
    action = started(zones, case, own=own)
    assert named(zones, case, action) is None
    facts = zones.client("coordinator").get(f"/cases/{case}").json()["case"]
    here = facts["municipality"]
    (other,) = [m.code for m in zones.region.municipalities if m.code != here][:1]
    wrong = {"organisation": payer, "role": "COLLEGE"}
    desk_of(zones, **wrong, areas=[other])
    desk_of(zones, **wrong, validUntil=day(zones))
    desk_of(zones, **wrong, validFrom=day(zones, 1))
    desk_of(zones, organisation=payer, role="DJI")
    assert named(zones, case, action) is None
    adviser = desk_of(zones, **wrong, mandate="ADVISE", areas=[here])
    assert named(zones, case, action)["ref"] == adviser["ref"]
    decider = desk_of(zones, **wrong, mandate="DECIDE")
    assert named(zones, case, action)["ref"] == decider["ref"]


def test_who_is_needed_and_not_in_the_book_is_a_gap_until_somebody_is(zones, case):
    payer = f"C{secrets.token_hex(4)}"
    own = {"code": "APPLY_WMO", "owner": "COLLEGE", "who": payer}
    action = started(zones, case, own=own)
    client = zones.client("coordinator")
    facts = client.get(f"/cases/{case}").json()["case"]
    gaps = {gap["who"]: gap for gap in client.get("/contacts/gaps").json()}
    assert gaps[payer]["roles"] == ["COLLEGE"]
    assert gaps[payer]["areas"] == [facts["municipality"]]
    assert gaps[payer]["needed"] == 1
    desk_of(zones, organisation=payer, role="COLLEGE")
    assert payer not in {gap["who"] for gap in client.get("/contacts/gaps").json()}
    assert client.post(f"/actions/{action}/_done").status_code == 200


def test_the_provider_of_a_stale_place_without_contact_is_a_gap(zones):
    client = zones.client("coordinator")
    stale = every(client, "/places", stale="true")
    assert stale
    without = {p["whom"]["who"] for p in stale if p["whom"]["contact"] is None}
    gaps = {g["who"] for g in client.get("/contacts/gaps").json()}
    assert without <= gaps
    provider = stale[0]["whom"]["who"]
    made = desk_of(zones, organisation=provider, role="AANBIEDER")
    again = {p["ref"]: p for p in every(client, "/places", stale="true")}
    assert again[stale[0]["ref"]]["whom"]["contact"]["ref"] == made["ref"]
    assert provider not in {
        g["who"] for g in client.get("/contacts/gaps").json() if not g["areas"]
    }


def test_stale_places_are_listed_apart_with_their_age(zones):
    client = zones.client("coordinator")
    whole = {p["ref"]: p for p in every(client, "/places")}
    stale = every(client, "/places", stale="true")
    fresh = every(client, "/places", stale="false")
    assert {p["ref"] for p in stale} == {
        ref for ref, p in whole.items() if p["callFirst"]
    }
    assert all(p["ageDays"] > 14 for p in stale)
    assert len(stale) + len(fresh) == len(whole)
    for one in stale:
        assert client.get(f"/places/{one['ref']}").json() == one
    assert client.get("/places/NERGENS").status_code == 404
