"""A password of chance is for one time, and ends by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from api.exchange.app import PEOPLE
from api.exchange.tables import TRANSITION
from api.settings import ExchangeSettings
from api.signin.local import Shown, WrongError
from api.store.moves import Why
from api.web.zone import door_on
from tests.api.service.allroutes import walked
from tests.api.service.doors import door, sign_in, signed_in, somebody
from tests.api.service.test_all_routes import FOR_ALL, filled
from tests.api.service.zones import PASSWORD

CHOSEN = "vuurtoren zingt in mei"


def renewed(zones, ref):
    desk = zones.client("exchange-administrator")
    return desk.post(f"/accounts/{ref}/_renew-password").json()["password"]


def added(zones, ref):
    organisation = zones.region.providers[0].ref
    body = {"ref": f"{ref}-2", "name": "x", "role": "AANBIEDER"}
    desk = zones.client("exchange-administrator")
    answer = desk.post("/accounts", json=body | {"organisation": organisation})
    return answer.json()["password"]


def enabled(zones, ref):
    desk = zones.client("exchange-administrator")
    desk.post(f"/accounts/{ref}/_disable")
    return desk.post(f"/accounts/{ref}/_enable").json()["password"]


@pytest.mark.parametrize("given", [added, renewed, enabled])
def test_a_password_of_chance_opens_nothing_but_choosing_another(zones, given):
    ref = somebody(zones)
    word = given(zones, ref)
    ref = f"{ref}-2" if given is added else ref
    with door(zones) as address:
        answer = sign_in(address, ref, word).json()
        assert (answer["limited"], answer["first"]) == (True, ["CHOOSE_PASSWORD"])
        with signed_in(address, ref, word=word) as client:
            for route in walked("exchange"):
                if route.between or route.name in FOR_ALL:
                    continue
                refused = client.request(route.method, filled(route.path), json={})
                assert refused.status_code == 403, route.path
            same = {"old": word, "new": word}
            told = client.post("/sessions/_change-password", json=same).json()
            assert [fault["location"] for fault in told["errors"]] == ["/new"]
            assert client.get("/places").status_code == 403
            chosen = {"old": word, "new": CHOSEN}
            assert client.post("/sessions/_change-password", json=chosen).is_success
            assert client.get("/places").status_code == 200
        assert sign_in(address, ref, word).status_code == 401
        assert not sign_in(address, ref, CHOSEN).json()["limited"]


def test_a_password_of_chance_ends_by_itself_and_one_that_was_chosen_does_not(zones):
    ref, now = somebody(zones), zones.desk.now()
    folder = zones.desk.settings.log_keys.parent / "log-exchange"
    settings = ExchangeSettings(log_keys=folder, first_password_days=2)
    at = door_on(zones.exchange_store, PEOPLE, settings, "exchange")

    def comes_in(word, days):
        shown = Shown(ref=ref, password=word, code=None, at=now)
        return at.account(shown, now + timedelta(days=days)).ref == ref

    with zones.exchange_store.writing() as store:
        known = PEOPLE.one(store, ref)
        word = at.renew(store, known, Why(who="test", at=now))
    assert comes_in(word, 1)
    with pytest.raises(WrongError):
        comes_in(word, 3)
    with door(zones) as address, signed_in(address, ref, word=word) as client:
        chosen = {"old": word, "new": CHOSEN}
        assert client.post("/sessions/_change-password", json=chosen).is_success
    assert comes_in(CHOSEN, 80)


def test_the_administrator_sees_until_when_and_gives_another(zones):
    ref = somebody(zones)
    desk = zones.client("exchange-administrator")
    assert desk.get(f"/accounts/{ref}").json()["firstPasswordUntil"] is None
    assert sign_in(zones.urls["exchange"] + "/v1", ref, PASSWORD).is_success
    renewed(zones, ref)
    until = desk.get(f"/accounts/{ref}").json()["firstPasswordUntil"]
    wanted = zones.desk.now() + timedelta(days=7)
    assert until[:10] == wanted.isoformat()[:10]
    again = renewed(zones, ref)
    with door(zones) as address, signed_in(address, ref, word=again) as client:
        client.post("/sessions/_change-password", json={"old": again, "new": CHOSEN})
    assert desk.get(f"/accounts/{ref}").json()["firstPasswordUntil"] is None
    query = select(TRANSITION.c.event).where(TRANSITION.c.subject == ref)
    with zones.exchange_store.reading() as store:
        events = store.execute(query.order_by(TRANSITION.c.id)).scalars().all()
        known = PEOPLE.one(store, ref)
    assert events == ["add", "renew-password", "renew-password", "change-password"]
    assert known.first_until is None
