"""Who is signed out at the provider is signed out here, when it really says so."""

import secrets
import time
from types import SimpleNamespace

import httpx2
import pytest
from sqlalchemy import select

from api.exchange.tables import LOG_ENTRY
from tests.api.service.doors import as_, door
from tests.api.service.hostile import SIGNED_OUT, asked_of, hostile, new_key
from tests.api.service.zones import serving

KEY, OTHER = new_key(), new_key()
BACK = "http://localhost:1/back"


@pytest.fixture(scope="module")
def at(zones):
    it, app = hostile(KEY)
    with serving(app) as url:
        it.url = url
        provider = {
            "issuer": url,
            "client": "us",
            "secret": "x",
            "redirect": BACK,
            "roles": {"provider": "AANBIEDER"},
        }
        with door(zones, exchange_oidc=provider) as address:
            yield SimpleNamespace(it=it, address=address)


@pytest.fixture(autouse=True)
def _usual(at):
    at.it.header, at.it.signing, at.it.algorithm = {}, None, "RS256"


def opened(zones, at, subject, session=None):
    """Return the token of a session of somebody at the provider."""
    begin = httpx2.post(f"{at.address}/sessions/_begin-at-provider").json()
    asked = asked_of(begin["url"])
    at.it.claims = {
        "nonce": asked["nonce"],
        "sub": subject,
        "sid": session,
        "roles": ["provider"],
        "organisation": zones.region.providers[0].ref,
    }
    body = {"code": "c", "state": asked["state"], "secret": begin["secret"]}
    answer = httpx2.post(f"{at.address}/sessions/_finish-at-provider", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


def told(at, token):
    url = f"{at.address}/sessions/_end-from-provider"
    return httpx2.post(url, data={"logout_token": token})


def is_open(at, token):
    with as_(at.address, token) as client:
        return client.get("/sessions/current").status_code == 200


def somebody():
    return f"s-{secrets.token_hex(6)}"


def test_all_sessions_of_who_was_signed_out_there_end_and_no_other(zones, at):
    subject, other = somebody(), somebody()
    one, two = opened(zones, at, subject), opened(zones, at, subject, "phone")
    apart = opened(zones, at, other)
    answer = told(at, at.it.ending(sub=subject))
    assert (answer.status_code, answer.json()) == (200, {"ended": True})
    assert answer.headers["Cache-Control"] == "no-store"
    assert [is_open(at, token) for token in (one, two, apart)] == [False, False, True]
    nobody = told(at, at.it.ending(sub=somebody()))
    assert (nobody.status_code, nobody.json()) == (200, {"ended": False})


@pytest.mark.parametrize("with_subject", [True, False])
def test_one_session_there_ends_the_sessions_that_came_from_it(zones, at, with_subject):
    subject, phone = somebody(), secrets.token_hex(6)
    desk, called = opened(zones, at, subject, "desk"), opened(zones, at, subject, phone)
    named = {"sub": subject} if with_subject else {"sub": None}
    assert told(at, at.it.ending(sid=phone, **named)).json() == {"ended": True}
    assert (is_open(at, desk), is_open(at, called)) == (True, False)


def test_what_was_told_before_ends_nothing_any_more(zones, at):
    subject = somebody()
    opened(zones, at, subject)
    token = at.it.ending(sub=subject)
    assert told(at, token).json() == {"ended": True}
    again = opened(zones, at, subject)
    assert told(at, token).status_code == 400
    assert is_open(at, again)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"exp": int(time.time()) - 600},
        {"exp": None},
        {"exp": int(time.time()) + 10**12},
        {"iat": None},
        {"jti": None},
        {"jti": ""},
        {"jti": "x" * 201},
        {"events": None},
        {"events": [SIGNED_OUT]},
        {"events": {SIGNED_OUT: True}},
        {"events": {"https://elsewhere.example": {}}},
        {"nonce": "of a visit"},
        {"sub": None},
        {"sub": ["a"], "sid": 1},
    ],
)
def test_a_token_with_other_claims_ends_nothing(zones, at, claims):
    subject = somebody()
    token = opened(zones, at, subject)
    answer = told(at, at.it.ending(**({"sub": subject} | claims)))
    assert answer.status_code == 400
    (fault,) = answer.json()["errors"]
    assert fault["location"] == "/logout_token"
    assert is_open(at, token)


def test_a_token_of_another_signature_or_kind_ends_nothing(zones, at):
    subject = somebody()
    token = opened(zones, at, subject)
    at.it.signing, at.it.header = OTHER, {"kid": KEY.kid}
    assert told(at, at.it.ending(sub=subject)).status_code == 400
    at.it.signing, at.it.header, at.it.algorithm = None, {}, "none"
    assert told(at, at.it.ending(sub=subject)).status_code == 400
    at.it.algorithm, at.it.header = "RS256", {"typ": "at+jwt"}
    assert told(at, at.it.ending(sub=subject)).status_code == 400
    at.it.header = {}
    assert told(at, at.it.signed({"sub": subject, "jti": "x"})).status_code == 400
    url = f"{at.address}/sessions/_end-from-provider"
    for body in (b"", b"logout_token=", b"\xff&" * 2000, b"logout_token=a.b.c"):
        assert httpx2.post(url, content=body).status_code == 400
    assert is_open(at, token)
    at.it.header = {"typ": "logout+jwt"}
    assert told(at, at.it.ending(sub=subject)).json() == {"ended": True}
    assert not is_open(at, token)


def test_the_log_tells_whose_sessions_ended(zones, at):
    subject = somebody()
    token = opened(zones, at, subject)
    with as_(at.address, token) as client:
        ref = client.get("/sessions/current").json()["account"]
    told(at, at.it.ending(sub=subject))
    query = select(LOG_ENTRY.c.event, LOG_ENTRY.c.action).where(LOG_ENTRY.c.who == ref)
    with zones.exchange_store.reading() as store:
        lines = store.execute(query.order_by(LOG_ENTRY.c.id)).all()
    assert lines[-1] == ("SIGN_OUT", "end_from_provider")


def test_without_a_provider_nobody_tells_anything(zones):
    for zone in ("case", "exchange"):
        url = "/sessions/_end-from-provider"
        body = {"logout_token": "a.b.c"}
        assert zones.nobody(zone).post(url, data=body).status_code == 404
