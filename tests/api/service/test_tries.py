"""Who tries too often is let in no more for a while, whoever it is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.exchange.tables import SIGN_IN, TRANSITION
from api.signin import local
from tests.api.service.doors import door, sign_in, signed_in, somebody

STRICT = {"sign_in_tries": 3, "lock_minutes": 15}


@pytest.fixture(scope="module")
def strict(zones):
    with door(zones, **STRICT) as address:
        yield address


def tried(address, ref, times=3):
    return [sign_in(address, ref, "wrong").status_code for _ in range(times)]


def test_after_too_many_tries_the_right_password_does_not_help(zones, strict):
    ref = somebody(zones)
    with signed_in(strict, ref) as open_before:
        assert tried(strict, ref) == [401] * 3
        assert sign_in(strict, ref).status_code == 401
        assert open_before.get("/sessions/current").status_code == 200
    with door(zones, later=timedelta(minutes=14), **STRICT) as soon:
        assert sign_in(soon, ref).status_code == 401
    with door(zones, later=timedelta(minutes=16), **STRICT) as later:
        assert sign_in(later, ref).status_code == 201


def test_a_right_password_lets_the_count_begin_anew(zones, strict):
    ref = somebody(zones)
    for _ in range(2):
        assert tried(strict, ref, 2) == [401] * 2
        assert sign_in(strict, ref).status_code == 201


def test_tries_at_once_are_all_counted(zones, strict):
    ref = somebody(zones)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: sign_in(strict, ref, "wrong"), range(8)))
    assert sign_in(strict, ref).status_code == 401


def test_the_administrator_sees_and_ends_it_and_it_is_kept(zones, strict):
    ref = somebody(zones)
    tried(strict, ref)
    client = zones.client("exchange-administrator")
    with signed_in(strict, "exchange-administrator") as here:
        assert here.get(f"/accounts/{ref}").json()["lockedUntil"] is not None
    done = client.post(f"/accounts/{ref}/_unlock")
    assert (done.status_code, done.json()["lockedUntil"]) == (200, None)
    assert sign_in(strict, ref).status_code == 201
    query = select(TRANSITION.c.event, TRANSITION.c.who)
    same = (TRANSITION.c.machine == "account") & (TRANSITION.c.subject == ref)
    with zones.exchange_store.reading() as store:
        rows = store.execute(query.where(same).order_by(TRANSITION.c.id)).all()
    assert rows[1:] == [("lock", "sign-in"), ("unlock", "exchange-administrator")]


def test_a_renewed_password_can_be_used_at_once(zones, strict):
    ref = somebody(zones)
    tried(strict, ref)
    desk = zones.client("exchange-administrator")
    word = desk.post(f"/accounts/{ref}/_renew-password").json()["password"]
    assert sign_in(strict, ref, word).status_code == 201


def test_nobody_learns_which_names_are_accounts(zones, strict, monkeypatch):
    looked, is_word = [], local.is_word

    def counted(kept, password):
        looked.append(kept[:9])
        return is_word(kept, password)

    monkeypatch.setattr(local, "is_word", counted)
    ref, nobody = somebody(zones), f"{somebody(zones)}-not"
    answers = {sign_in(strict, name, "wrong").content for name in (ref, nobody) * 5}
    assert len(answers) == 1
    assert sign_in(strict, ref).content in answers
    assert looked == ["$argon2id"] * 11


def test_what_was_typed_as_a_name_is_not_kept(zones, strict):
    sign_in(strict, "my-password-by-mistake", "wrong")
    with zones.exchange_store.reading() as store:
        rows = store.execute(select(SIGN_IN.tries)).all()
    assert rows
    assert "my-password-by-mistake" not in repr(rows)


def test_a_session_is_no_place_to_guess_the_password(zones, strict):
    ref = somebody(zones)
    with signed_in(strict, ref) as client:
        body = {"old": "wrong", "new": "correct horse battery"}
        for _ in range(3):
            answer = client.post("/sessions/_change-password", json=body)
            assert answer.status_code == 400
        right = body | {"old": "open-sesame"}
        assert client.post("/sessions/_change-password", json=right).status_code == 400
    assert sign_in(strict, ref, body["new"]).status_code == 401
