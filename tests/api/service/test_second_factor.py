"""A second factor: enrolled with a code, asked for, each code once."""

from datetime import UTC, datetime

import pyotp
import pytest
from sqlalchemy import select

from api.exchange.tables import SIGN_IN
from tests.api.service.doors import (
    door,
    enrolled,
    next_code,
    sign_in,
    signed_in,
    somebody,
)
from tests.api.service.zones import PASSWORD


@pytest.fixture(scope="module")
def usual(zones):
    with door(zones) as address:
        yield address


@pytest.fixture(scope="module")
def required(zones):
    with door(zones, second_factor="required") as address:
        yield address


def test_who_has_one_signs_in_with_a_code_that_counts_once(zones, usual):
    ref = somebody(zones)
    with signed_in(usual, ref) as client, signed_in(usual, ref) as other:
        begun = datetime.now(UTC)
        secret, codes = enrolled(client)
        assert len(set(codes)) == 10
        assert client.get("/second-factor").json() == {
            "state": "ON",
            "required": False,
            "recoveryCodesLeft": 10,
        }
        assert other.get("/sessions/current").status_code == 401
    bare = sign_in(usual, ref)
    assert bare.status_code == 401
    assert [fault["location"] for fault in bare.json()["errors"]] == ["/code"]
    # It is the one that was shown, or the one before: never a newer one.
    shown_at_enrolment = pyotp.TOTP(secret).at(begun)
    assert sign_in(usual, ref, code=shown_at_enrolment).status_code == 401
    code = next_code(secret)
    assert sign_in(usual, ref, "wrong", code).status_code == 401
    assert sign_in(usual, ref, code=code).status_code == 201
    assert sign_in(usual, ref, code=code).status_code == 401


def test_a_recovery_code_lets_in_once(zones, usual):
    ref, other = somebody(zones), somebody(zones)
    with signed_in(usual, ref) as client:
        _, codes = enrolled(client)
    with signed_in(usual, other) as client:
        enrolled(client)
    assert sign_in(usual, other, code=codes[0]).status_code == 401
    with signed_in(usual, ref, codes[0].lower()) as client:
        assert client.get("/second-factor").json()["recoveryCodesLeft"] == 9
    assert sign_in(usual, ref, code=codes[0]).status_code == 401
    assert sign_in(usual, ref, code=codes[1]).status_code == 201


def test_wrong_codes_are_counted_and_asking_for_one_is_not(zones):
    ref = somebody(zones)
    with door(zones, sign_in_tries=3) as strict:
        with signed_in(strict, ref) as client:
            _, codes = enrolled(client)
        for _ in range(4):
            assert sign_in(strict, ref).json()["errors"]
        for _ in range(3):
            assert sign_in(strict, ref, code="000000").status_code == 401
            sign_in(strict, ref)
        assert sign_in(strict, ref, code=codes[0]).status_code == 401


def test_where_it_is_required_a_session_without_can_only_add_one(zones, required):
    ref = somebody(zones)
    assert sign_in(required, ref).json()["limited"]
    with signed_in(required, ref) as client:
        assert client.get("/places").status_code == 403
        assert client.get("/sessions/current").status_code == 200
        secret, _ = enrolled(client)
        assert client.get("/places").status_code == 200
    code = next_code(secret)
    assert not sign_in(required, ref, code=code).json()["limited"]


def test_enrolling_asks_the_password_and_ending_a_code_too(zones, required):
    ref = somebody(zones)
    with signed_in(required, ref) as client:
        asked = client.post("/second-factor/_enrol", json={"password": "wrong"})
        assert [e["location"] for e in asked.json()["errors"]] == ["/password"]
        early = client.post("/second-factor/_confirm", json={"code": "000000"})
        assert early.status_code == 409
        secret, codes = enrolled(client)
        proof = {"password": PASSWORD}
        for verb in ("_enrol", "_end"):
            answer = client.post(f"/second-factor/{verb}", json=proof)
            assert [e["location"] for e in answer.json()["errors"]] == ["/code"]
        again = client.post("/second-factor/_enrol", json=proof | {"code": codes[0]})
        assert again.status_code == 409
        ended = client.post("/second-factor/_end", json=proof | {"code": codes[1]})
        assert ended.json() == {
            "state": "OFF",
            "required": True,
            "recoveryCodesLeft": 0,
        }
        assert client.get("/places").status_code == 403
        other, _ = enrolled(client)
        assert other != secret
        assert client.get("/places").status_code == 200


def test_a_wrong_first_code_changes_nothing(zones, usual):
    ref = somebody(zones)
    with signed_in(usual, ref) as client:
        client.post("/second-factor/_enrol", json={"password": PASSWORD})
        wrong = client.post("/second-factor/_confirm", json={"code": "000000"})
        assert [e["location"] for e in wrong.json()["errors"]] == ["/code"]
        assert client.get("/second-factor").json()["state"] == "PROPOSED"
    assert sign_in(usual, ref).status_code == 201


def test_the_administrator_takes_it_away_for_who_lost_everything(zones, usual):
    ref = somebody(zones)
    desk = zones.client("exchange-administrator")
    with signed_in(usual, ref) as client:
        enrolled(client)
        assert desk.get(f"/accounts/{ref}").json()["secondFactor"]
        done = desk.post(f"/accounts/{ref}/_reset-second-factor")
        assert (done.status_code, done.json()["secondFactor"]) == (200, False)
        assert client.get("/sessions/current").status_code == 401
    assert sign_in(usual, ref).status_code == 201
    again = desk.post(f"/accounts/{ref}/_reset-second-factor")
    assert again.status_code == 409


def test_a_copy_of_the_store_gives_no_codes(zones, usual):
    ref = somebody(zones)
    with signed_in(usual, ref) as client:
        secret, codes = enrolled(client)
    with zones.exchange_store.reading() as store:
        tables = (SIGN_IN.second, SIGN_IN.recovery)
        rows = repr([store.execute(select(table)).all() for table in tables])
    assert ref in rows
    assert not [text for text in (secret, *codes) if text in rows]
    assert secret.encode() not in rows.encode()


def test_without_the_key_of_the_zone_a_recovery_code_still_counts(zones, tmp_path):
    ref = somebody(zones)
    with door(zones) as before, signed_in(before, ref) as client:
        secret, codes = enrolled(client)
    with door(zones, log_keys=tmp_path) as after:
        assert sign_in(after, ref, code=next_code(secret)).status_code == 401
        assert sign_in(after, ref, code=codes[0]).status_code == 201
