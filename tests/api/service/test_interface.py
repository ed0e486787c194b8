"""What holds for every route of both zones: roles, description, headers, problems."""

import json
import re
import secrets
from pathlib import Path

import httpx2
import pytest
from fastapi.routing import APIRoute

from api.casezone import app as case_zone
from api.exchange import app as exchange
from api.identity import ZONES_OF, Role
from api.web.access import ROLES_OF, acting, other_zone
from api.web.app import FRAME
from api.web.headers import ALWAYS
from tests.api.service.describing import described
from tests.api.service.doors import door

DOCS = Path(__file__).resolve().parents[3] / "docs"
ROUTERS = {"case": case_zone.ROUTERS, "exchange": exchange.ROUTERS}
PUBLIC = {"sign_in", "begin_at_provider", "finish_at_provider", "end_from_provider"}
ZONES = ("case", "exchange")
METHODS = {"get", "put", "post", "delete", "patch"}


def routes(zone):
    for router in (*FRAME, *ROUTERS[zone]):
        for route in router.routes:
            assert isinstance(route, APIRoute)
            yield route


def calls(dependant):
    yield dependant.call
    for inner in dependant.dependencies:
        yield from calls(inner)


@pytest.mark.parametrize("zone", ZONES)
def test_every_route_says_whom_it_serves(zone):
    for route in routes(zone):
        found = set(calls(route.dependant))
        roles = [ROLES_OF[call] for call in found if call in ROLES_OF]
        if route.name in PUBLIC:
            assert not roles
        elif roles:
            assert all(zone in ZONES_OF[role] for role in roles[0])
        else:
            assert found & {other_zone, acting}, route.name


@pytest.mark.parametrize("zone", ZONES)
def test_nobody_gets_anything_without_signing_in(zones, zone):
    for path, methods in described(zone)["paths"].items():
        for method, operation in methods.items():
            url = re.sub(r"\{\w+\}", "1", path)
            if operation["operationId"] in PUBLIC:
                continue
            answer = zones.nobody(zone).request(method, url)
            assert answer.status_code == 401, (method, path)
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def roles_of(zone, name):
    (route,) = [route for route in routes(zone) if route.name == name]
    found = [ROLES_OF[c] for c in calls(route.dependant) if c in ROLES_OF]
    return found[0] if found else frozenset(Role)


def test_a_role_that_a_route_does_not_serve_is_refused(zones):
    refused = 0
    for path, methods in described("case")["paths"].items():
        for method, operation in methods.items():
            if Role.AUDITOR in roles_of("case", operation["operationId"]):
                continue
            url = re.sub(r"\{\w+\}", "1", path)
            answer = zones.client("auditor").request(method, url)
            assert answer.status_code == 403, (method, path)
            refused += 1
    assert refused > 5


@pytest.mark.parametrize("zone", ZONES)
def test_the_description_is_the_one_that_is_kept(zone):
    kept = json.loads((DOCS / "openapi" / f"{zone}.json").read_text(encoding="utf-8"))
    assert described(zone) == kept


@pytest.mark.parametrize("zone", ZONES)
def test_every_answer_has_the_standard_headers(zones, zone):
    client = zones.nobody(zone)
    answers = [
        client.get("/openapi.json"),
        client.get("/nothing"),
        client.get("/places"),
        client.put("/sessions"),
        client.post("/sessions", content=b"{", headers={"Content-Type": "text/plain"}),
        client.get(f"{zones.urls[zone]}/health/live"),
        client.get(f"{zones.urls[zone]}/metrics"),
    ]
    for answer in answers:
        assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("zone", ZONES)
def test_the_policy_for_content_allows_nothing(zones, zone):
    headers = zones.nobody(zone).get("/openapi.json").headers
    policy = dict(
        part.strip().split(" ", 1)
        for part in headers["Content-Security-Policy"].split(";")
    )
    wanted = ("default-src", "base-uri", "form-action", "frame-ancestors")
    assert policy == dict.fromkeys(wanted, "'none'")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_method_that_is_not_there_names_those_that_are(zones):
    answer = zones.nobody("case").put("/sessions", json={})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, POST"


@pytest.mark.parametrize("zone", ZONES)
def test_a_body_that_is_too_large_is_refused(zones, zone):
    answer = zones.nobody(zone).post("/sessions", content=b" " * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_is_live_ready_and_measured(zones, zone):
    client, url = zones.nobody(zone), zones.urls[zone]
    for what in ("live", "ready"):
        assert client.get(f"{url}/health/{what}").json() == {"status": "ok"}
    assert "schakelpunt_requests_total" in client.get(f"{url}/metrics").text


def test_figures_are_for_who_shows_the_token_and_in_production_for_nobody_else(zones):
    token = secrets.token_urlsafe(32)
    for settings, shown, status in (
        ({"metrics_token": token}, None, 401),
        ({"metrics_token": token}, token[:-1], 401),
        ({"metrics_token": token}, token, 200),
        ({"metrics_token": token, "mode": "production"}, token, 200),
        ({"mode": "production"}, None, 404),
        ({"mode": "production"}, "x", 404),
    ):
        headers = {} if shown is None else {"Authorization": f"Bearer {shown}"}
        with door(zones, **settings) as address:
            url = address.removesuffix("/v1")
            answer = httpx2.get(f"{url}/metrics", headers=headers)
            assert answer.status_code == status, (settings.keys(), shown)
            assert ("schakelpunt" in answer.text) == (status == 200)
            assert httpx2.get(f"{url}/health/live").json() == {"status": "ok"}


def test_a_wrong_password_and_a_wrong_name_read_the_same(zones):
    bodies = [
        {"account": "coordinator", "password": "wrong"},
        {"account": "nobody-here", "password": "wrong"},
    ]
    answers = [zones.nobody("case").post("/sessions", json=body) for body in bodies]
    assert {answer.status_code for answer in answers} == {401}
    assert answers[0].content == answers[1].content


def test_a_session_ends_when_somebody_signs_out(zones):
    body = {"account": "auditor", "password": "open-sesame"}
    token = zones.nobody("case").post("/sessions", json=body).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    client = zones.nobody("case")
    assert client.get("/sessions/current", headers=headers).status_code == 200
    assert client.delete("/sessions/current", headers=headers).status_code == 204
    assert client.get("/sessions/current", headers=headers).status_code == 401


def test_settings_are_all_on_the_page():
    from api.settings import CaseSettings, ExchangeSettings

    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`SCHAKELPUNT_(\w+)` \|", page))
    fields = {*CaseSettings.model_fields, *ExchangeSettings.model_fields}
    assert told == {name.upper() for name in fields}
