"""People of both zones sign in at a provider of OpenID Connect that is not ours."""

import contextlib
import secrets
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from oidc_provider_mock import run_server_in_thread
from sqlalchemy import select

from api.casezone.tables import LOG_ENTRY
from tests.api.service.doors import as_, desk_door, door

BACK = "http://localhost:1/back"
ROLES = {
    "case": {"desk": "COORDINATOR", "audit": "AUDITOR"},
    "exchange": {"providers": "AANBIEDER", "audit": "AUDITOR"},
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def provider():
    """Gives the address of a provider that knows its clients and asks for a nonce."""
    strict = {"require_client_registration": True, "require_nonce": True}
    with run_server_in_thread(**strict) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="module")
def at(zones, provider):
    """Gives the address of each zone, each a client of its own."""
    organisations = {"Stichting Een": zones.region.providers[0].ref, "Desk": "DESK"}
    with contextlib.ExitStack() as stack:
        found = {}
        for zone, opened in (("case", desk_door), ("exchange", door)):
            settings = {
                **registered(provider),
                "issuer": provider,
                "redirect": BACK,
                "roles": ROLES[zone],
                "role_claim": "realm.roles",
                "organisations": organisations,
            }
            strict = {f"{zone}_oidc": settings, "second_factor": "required"}
            found[zone] = stack.enter_context(opened(zones, **strict))
        yield SimpleNamespace(**found)


def registered(provider):
    body = {"redirect_uris": [BACK]}
    made = httpx2.post(f"{provider}/oauth2/clients", json=body).json()
    return {"client": made["client_id"], "secret": made["client_secret"]}


def person(provider, roles, organisation, subject=None, **claims):
    subject = subject or f"s{secrets.token_hex(6)}"
    told = {"realm": {"roles": roles}, "organisation": organisation} | claims
    httpx2.put(f"{provider}/users/{subject}", json=told).raise_for_status()
    return subject


def went(address, subject):
    """Return what somebody brings back from the provider."""
    begun = httpx2.post(f"{address}/sessions/_begin-at-provider").json()
    back = httpx2.post(begun["url"], data={"sub": subject})
    assert back.headers["location"].startswith(BACK), back.text
    query = parse_qs(urlsplit(back.headers["location"]).query)
    return {
        "code": query["code"][0],
        "state": query["state"][0],
        "secret": begun["secret"],
    }


def finished(address, body):
    return httpx2.post(f"{address}/sessions/_finish-at-provider", json=body)


def signed_in(address, subject):
    answer = finished(address, went(address, subject))
    assert answer.status_code == 201, answer.text
    assert not answer.json()["limited"]
    return as_(address, answer.json()["token"])


@pytest.mark.parametrize(
    ("zone", "roles", "organisation", "role"),
    [
        ("case", ["desk", "staff"], "Desk", "COORDINATOR"),
        ("exchange", ["providers", "staff"], "Stichting Een", "AANBIEDER"),
    ],
)
def test_somebody_of_either_zone_signs_in(
    at, provider, zone, roles, organisation, role
):
    address = getattr(at, zone)
    subject = person(provider, roles, organisation, name="Noor de Wit")
    with signed_in(address, subject) as client:
        me = client.get("/sessions/current").json()
        assert (me["role"], me["name"]) == (role, "Noor de Wit")
        assert client.get("/places").status_code == 200
    with signed_in(address, subject) as client:
        assert client.get("/sessions/current").json() == me


def test_what_came_back_counts_once(at, provider):
    body = went(at.exchange, person(provider, ["providers"], "Stichting Een"))
    assert finished(at.exchange, body).status_code == 201
    assert finished(at.exchange, body).status_code == 401


def test_what_came_back_to_one_zone_opens_no_other(at, provider):
    subject = person(provider, ["audit"], "Desk")
    body = went(at.exchange, subject)
    assert finished(at.case, body).status_code == 401
    assert finished(at.exchange, body).status_code == 201


@pytest.mark.parametrize(
    ("roles", "organisation"),
    [(["desk"], "Desk"), (["providers"], "Another"), ([], "Stichting Een")],
)
def test_who_has_no_role_or_organisation_here_is_not_let_in(
    at, provider, roles, organisation
):
    body = went(at.exchange, person(provider, roles, organisation))
    assert finished(at.exchange, body).status_code == 401


def test_another_role_at_the_provider_ends_what_was_open(at, provider):
    subject = person(provider, ["desk"], "Desk")
    with signed_in(at.case, subject) as before:
        ref = before.get("/sessions/current").json()["account"]
        person(provider, ["audit"], "Desk", subject)
        with signed_in(at.case, subject) as now:
            me = now.get("/sessions/current").json()
            assert (me["account"], me["role"]) == (ref, "AUDITOR")
        assert before.get("/sessions/current").status_code == 401


def test_who_was_disabled_here_does_not_come_back_by_the_provider(at, zones, provider):
    subject = person(provider, ["desk"], "Desk")
    administrator = zones.client("administrator")
    with signed_in(at.case, subject) as client:
        ref = client.get("/sessions/current").json()["account"]
        renewed = administrator.post(f"/accounts/{ref}/_renew-password")
        assert renewed.status_code == 409
        administrator.post(f"/accounts/{ref}/_disable")
        assert client.get("/sessions/current").status_code == 401
    assert finished(at.case, went(at.case, subject)).status_code == 401


def test_the_log_tells_who_came_in(at, zones, provider):
    subject = person(provider, ["desk"], "Desk")
    with signed_in(at.case, subject) as client:
        ref = client.get("/sessions/current").json()["account"]
    query = select(LOG_ENTRY.c.event, LOG_ENTRY.c.action, LOG_ENTRY.c.outcome)
    with zones.desk.store.reading() as store:
        lines = store.execute(query.where(LOG_ENTRY.c.who == ref)).all()
    assert lines == [("SIGN_IN", "finish_at_provider", "OK")]
