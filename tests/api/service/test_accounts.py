"""Accounts: added, renewed and disabled by the administrator; sessions of one's own."""

import secrets

import httpx2
import pytest
from sqlalchemy import select

from api.casezone.tables import TRANSITION

ADMINISTRATOR = {"case": "administrator", "exchange": "exchange-administrator"}
each = pytest.mark.parametrize("zone", ADMINISTRATOR)


def new_account(zones, zone, **changes):
    role = {"case": "COORDINATOR", "exchange": "AANBIEDER"}[zone]
    own = {"ref": f"u{secrets.token_hex(6)}", "name": "Ünal", "role": role}
    return own | {"organisation": zones.region.providers[0].ref} | changes


def added(zones, zone, **changes):
    body = new_account(zones, zone, **changes)
    answer = zones.client(ADMINISTRATOR[zone]).post("/accounts", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/v1/accounts/{body['ref']}"
    return body["ref"], answer.json()["password"]


def signed_in(zones, zone, ref, word):
    body = {"account": ref, "password": word}
    return zones.nobody(zone).post("/sessions", json=body)


def as_somebody(zones, zone, ref, word):
    token = signed_in(zones, zone, ref, word).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    return httpx2.Client(base_url=f"{zones.urls[zone]}/v1", headers=headers)


@each
def test_who_is_added_signs_in_until_disabled(zones, zone):
    ref, word = added(zones, zone)
    desk = zones.client(ADMINISTRATOR[zone])
    with as_somebody(zones, zone, ref, word) as own:
        assert own.get("/sessions/current").json()["account"] == ref
        done = desk.post(f"/accounts/{ref}/_disable")
        assert (done.status_code, done.json()["state"]) == (200, "DISABLED")
        assert own.get("/sessions/current").status_code == 401
    assert signed_in(zones, zone, ref, word).status_code == 401
    for verb in ("_disable", "_renew-password"):
        assert desk.post(f"/accounts/{ref}/{verb}").status_code == 409


@each
def test_who_was_disabled_is_enabled_again_with_another_password(zones, zone):
    ref, word = added(zones, zone)
    desk = zones.client(ADMINISTRATOR[zone])
    assert desk.post(f"/accounts/{ref}/_enable").status_code == 409
    desk.post(f"/accounts/{ref}/_disable")
    enabled = desk.post(f"/accounts/{ref}/_enable")
    assert (enabled.status_code, enabled.json()["account"]) == (200, ref)
    assert desk.get(f"/accounts/{ref}").json()["state"] == "ACTIVE"
    assert signed_in(zones, zone, ref, word).status_code == 401
    assert signed_in(zones, zone, ref, enabled.json()["password"]).status_code == 201
    assert desk.post("/accounts/nobody/_enable").status_code == 404
    desk.post(f"/accounts/{ref}/_disable")


@each
def test_a_renewed_password_is_shown_once_and_ends_the_sessions(zones, zone):
    ref, word = added(zones, zone)
    desk = zones.client(ADMINISTRATOR[zone])
    with as_somebody(zones, zone, ref, word) as own:
        renewed = desk.post(f"/accounts/{ref}/_renew-password").json()
        assert own.get("/sessions/current").status_code == 401
    assert signed_in(zones, zone, ref, word).status_code == 401
    assert signed_in(zones, zone, ref, renewed["password"]).status_code == 201
    shown = desk.get(f"/accounts/{ref}")
    assert not {"password", renewed["password"]} & {*shown.json(), shown.text}


@each
def test_the_list_holds_everybody_once_and_no_password(zones, zone):
    ref, _ = added(zones, zone)
    client, found, cursor = zones.client(ADMINISTRATOR[zone]), [], None
    while True:
        params = {"pageSize": 2} | ({} if cursor is None else {"cursor": cursor})
        page = client.get("/accounts", params=params).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    refs = [one["ref"] for one in found]
    assert refs == sorted(set(refs))
    assert {ref, ADMINISTRATOR[zone]} <= set(refs)
    assert {key for one in found for key in one} == {
        *("ref", "name", "role", "organisation", "state", "lockedUntil"),
        *("secondFactor", "firstPasswordUntil"),
    }


@pytest.mark.parametrize(
    ("zone", "changes", "wrong"),
    [
        ("case", {"role": "AANBIEDER"}, ["/role"]),
        ("exchange", {"role": "COORDINATOR"}, ["/role"]),
        ("exchange", {"organisation": "NOBODY"}, ["/organisation"]),
        ("exchange", {"role": "FINANCIER"}, ["/organisation"]),
        ("case", {"ref": "a b", "name": "", "role": "X"}, ["/name", "/ref", "/role"]),
    ],
)
def test_an_account_that_cannot_be_is_refused(zones, zone, changes, wrong):
    body = new_account(zones, zone, **changes)
    answer = zones.client(ADMINISTRATOR[zone]).post("/accounts", json=body)
    assert answer.status_code == 400
    assert sorted(fault["location"] for fault in answer.json()["errors"]) == wrong


@each
def test_the_same_account_twice_and_the_own_account_are_refused(zones, zone):
    ref, _ = added(zones, zone)
    client = zones.client(ADMINISTRATOR[zone])
    again = client.post("/accounts", json=new_account(zones, zone, ref=ref))
    assert again.status_code == 409
    own = client.post(f"/accounts/{ADMINISTRATOR[zone]}/_disable")
    assert own.status_code == 409
    assert client.get("/accounts/nobody").status_code == 404


USED = "a password that few use and nobody guesses soon"
OWN = "a password without the name of the account, its organisation or this service"


@pytest.mark.parametrize(
    ("chosen", "rules"),
    [
        ("1q2w3e4r5t6y", {USED}),
        ("Welkom01Welkom01", {USED}),
        ("administrator", {USED}),
        ("qwertyuiop123", {USED}),
        ("wachtwoord2026", {USED, OWN}),
        ("Schakelpunt de vuurtoren zingt", {OWN}),
        ("vuurtoren zingt {ref}", {OWN}),
        ("vuurtoren zingt {organisation}", {OWN}),
        ("vuurtoren zingt ünal", {OWN}),
        ("vuurtoren zingt in mei", set()),
        ("vuurtoren zingt in mei " * 8, set()),
    ],
)
def test_a_password_that_many_use_or_that_is_of_the_own_is_refused(
    zones, chosen, rules
):
    ref, word = added(zones, "case")
    organisation = zones.region.providers[0].ref.lower()
    new = chosen.format(ref=ref.upper(), organisation=organisation)
    body = {"old": word, "new": new}
    with as_somebody(zones, "case", ref, word) as own:
        answer = own.post("/sessions/_change-password", json=body)
    assert new not in answer.text
    if not rules:
        assert answer.status_code == 200, answer.text
        return
    assert answer.status_code == 400
    told = answer.json()["errors"]
    assert {fault["location"] for fault in told} == {"/new"}
    assert {fault["expected"] for fault in told} == rules
    assert signed_in(zones, "case", ref, word).status_code == 201


def test_somebody_chooses_a_password_and_only_this_session_goes_on(zones):
    ref, word = added(zones, "case")
    body = {"old": word, "new": "correct horse battery"}
    with (
        as_somebody(zones, "case", ref, word) as own,
        as_somebody(zones, "case", ref, word) as other,
    ):
        wrong = own.post("/sessions/_change-password", json=body | {"old": "x"})
        assert [e["location"] for e in wrong.json()["errors"]] == ["/old"]
        short = own.post("/sessions/_change-password", json=body | {"new": "short"})
        assert [e["location"] for e in short.json()["errors"]] == ["/new"]
        assert other.get("/sessions/current").status_code == 200
        done = own.post("/sessions/_change-password", json=body)
        assert [one["current"] for one in done.json()["items"]] == [True]
        assert own.get("/sessions/current").status_code == 200
        assert other.get("/sessions/current").status_code == 401
    assert signed_in(zones, "case", ref, body["new"]).status_code == 201


def test_somebody_ends_an_own_session_and_no_other(zones):
    ref, word = added(zones, "case")
    with (
        as_somebody(zones, "case", ref, word) as own,
        as_somebody(zones, "case", ref, word) as other,
    ):
        (lost,) = [s for s in other.get("/sessions").json()["items"] if s["current"]]
        assert len(own.get("/sessions").json()["items"]) == 2
        stranger = zones.client("coordinator")
        assert stranger.delete(f"/sessions/{lost['ref']}").status_code == 404
        assert own.delete(f"/sessions/{lost['ref']}").status_code == 204
        assert other.get("/sessions").status_code == 401
        assert len(own.get("/sessions").json()["items"]) == 1


def test_who_did_what_to_an_account_is_kept(zones):
    ref, _ = added(zones, "case")
    zones.client("administrator").post(f"/accounts/{ref}/_disable")
    query = select(TRANSITION.c.event, TRANSITION.c.who)
    same = (TRANSITION.c.machine == "account") & (TRANSITION.c.subject == ref)
    with zones.desk.store.reading() as store:
        rows = store.execute(query.where(same).order_by(TRANSITION.c.id)).all()
    assert rows == [("add", "administrator"), ("disable", "administrator")]


def test_the_administrator_sees_no_case_and_no_place(zones):
    for zone, paths in (("case", ("/cases", "/places", "/runs")), ("exchange", ())):
        client = zones.client(ADMINISTRATOR[zone])
        for path in (*paths, "/places"):
            assert client.get(path).status_code == 403
