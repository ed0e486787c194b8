"""A token is believed only when it was signed for us, now, for this visit."""

import base64
import time
from types import SimpleNamespace

import httpx2
import pytest

from api.signin import metadata
from tests.api.service.doors import as_, door
from tests.api.service.hostile import asked_of, challenge, hostile, new_key
from tests.api.service.zones import serving

KEY, OTHER = new_key(), new_key()
GUESSED = "guessed"
BACK = "http://localhost:1/back"


@pytest.fixture(scope="module")
def served(zones):
    it, app = hostile(KEY)
    with serving(app) as url:
        it.url = url
        provider = {
            "issuer": url,
            "client": "us",
            "secret": "between us:",
            "redirect": BACK,
            "roles": {"provider": "AANBIEDER", "funder": "FINANCIER"},
        }
        with door(zones, exchange_oidc=provider) as address:
            yield SimpleNamespace(it=it, address=address)


@pytest.fixture
def at(zones, served):
    it = served.it
    it.claims = {
        "roles": ["provider", "of no meaning"],
        "organisation": zones.region.providers[0].ref,
    }
    it.header, it.signing, it.algorithm = {}, None, "RS256"
    it.published, it.asked, it.issuer = [KEY], [], ""
    return served


def begun(at):
    answer = httpx2.post(f"{at.address}/sessions/_begin-at-provider")
    assert answer.status_code == 200, answer.text
    return answer.json()


def finished(at, begin, **changes):
    asked = asked_of(begin["url"])
    at.it.claims = {"nonce": asked["nonce"]} | at.it.claims
    body = {"code": "c", "state": asked["state"], "secret": begin["secret"]}
    url = f"{at.address}/sessions/_finish-at-provider"
    return httpx2.post(url, json=body | changes)


def test_a_token_as_it_should_be_opens_a_session(at, zones):
    begin = begun(at)
    answer = finished(at, begin)
    assert answer.status_code == 201, answer.text
    with as_(at.address, answer.json()["token"]) as client:
        me = client.get("/sessions/current").json()
        assert me["role"] == "AANBIEDER"
        assert me["organisation"] == zones.region.providers[0].ref
        assert client.get("/places").status_code == 200
    asked = asked_of(begin["url"])
    ((headers, form),) = at.it.asked
    assert asked["code_challenge"] == challenge(form["code_verifier"][0])
    assert asked["code_challenge_method"] == "S256"
    assert form["redirect_uri"] == [BACK]
    shown = base64.b64encode(b"us:between+us%3A").decode()
    assert headers["authorization"] == f"Basic {shown}"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"aud": ["us", "another client"]},
        {"azp": "another client"},
        {"exp": int(time.time()) - 600},
        {"exp": None},
        {"iat": None},
        {"nonce": "of another visit"},
        {"nonce": None},
        {"nonce": ["a", "list"]},
        {"sub": None},
        {"sub": "x" * 201},
        {"roles": ["of no meaning"]},
        {"roles": ["provider", "funder"]},
        {"roles": None},
        {"organisation": "NOBODY"},
        {"organisation": ["A", "B"]},
    ],
)
def test_a_token_with_other_claims_lets_nobody_in(at, claims):
    at.it.claims |= claims
    answer = finished(at, begun(at))
    assert answer.status_code == 401
    assert answer.json()["detail"] == "What the provider says lets nobody in here."


def test_a_token_of_another_signature_lets_nobody_in(at):
    at.it.signing, at.it.header = OTHER, {"kid": KEY.kid}
    assert finished(at, begun(at)).status_code == 401
    at.it.signing, at.it.header, at.it.algorithm = KEY, {}, "RS512"
    assert finished(at, begun(at)).status_code == 401
    for algorithm in ("PS256", "none"):
        at.it.algorithm = algorithm
        assert finished(at, begun(at)).status_code == 401


def test_another_state_or_browser_lets_nobody_in(at):
    one, other = begun(at), begun(at)
    assert finished(at, one, state=GUESSED).status_code == 401
    assert finished(at, one, secret=other["secret"]).status_code == 401
    assert finished(at, one, secret=GUESSED).status_code == 401
    changed = "B" + one["secret"][1:]
    assert finished(at, one, secret=changed).status_code == 401


def test_a_new_key_is_fetched_but_not_at_every_guess(at, monkeypatch):
    assert finished(at, begun(at)).status_code == 201
    at.it.signing, known = OTHER, at.it.keys_asked
    for _ in range(3):
        at.it.claims.pop("nonce")
        assert finished(at, begun(at)).status_code == 401
    assert at.it.keys_asked == known
    monkeypatch.setattr(metadata, "APART", 0.0)
    at.it.published = [KEY, OTHER]
    at.it.claims.pop("nonce")
    assert finished(at, begun(at)).status_code == 201
    assert at.it.keys_asked == known + 1


def test_a_sign_in_at_the_provider_is_begun_and_finished_so_often(at, zones):
    provider = {
        "issuer": at.it.url,
        "client": "us",
        "secret": "x",
        "redirect": BACK,
        "roles": {"provider": "AANBIEDER"},
    }
    body = {"code": "c", "state": GUESSED, "secret": GUESSED}
    slow = {"exchange_oidc": provider, "provider_sign_ins_per_minute": 3}
    with door(zones, **slow) as address:
        for path, more, taken in (
            ("_begin-at-provider", {}, 200),
            ("_finish-at-provider", {"json": body}, 401),
        ):
            url = f"{address}/sessions/{path}"
            for _ in range(3):
                assert httpx2.post(url, **more).status_code == taken
            refused = httpx2.post(url, **more)
            assert refused.status_code == 429
            assert 1 <= int(refused.headers["Retry-After"]) <= 60


def test_a_provider_that_is_another_or_gone_is_told_as_such(at, zones):
    provider = {
        "issuer": at.it.url,
        "client": "us",
        "secret": "x",
        "redirect": BACK,
        "roles": {"provider": "AANBIEDER"},
    }
    at.it.issuer = "https://elsewhere.example"
    with door(zones, exchange_oidc=provider) as address:
        answer = httpx2.post(f"{address}/sessions/_begin-at-provider")
        assert answer.status_code == 503
    gone = provider | {"issuer": "http://127.0.0.1:9"}
    with door(zones, exchange_oidc=gone) as address:
        answer = httpx2.post(f"{address}/sessions/_begin-at-provider")
        assert answer.status_code == 503


def test_without_a_provider_there_is_none_to_go_to(zones):
    for zone in ("case", "exchange"):
        client = zones.nobody(zone)
        assert client.post("/sessions/_begin-at-provider").status_code == 404
        body = {"code": "c", "state": "s", "secret": "x"}
        answer = client.post("/sessions/_finish-at-provider", json=body)
        assert answer.status_code == 404
