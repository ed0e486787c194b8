"""A partner brings in a case: sealed at once, opened by the case zone alone."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.zonekey import make_zone_key, zone_keys
from api.exchange.tables import METADATA, OUTBOX, REFERRAL
from api.sealing import SealError, about_referral, public_key, seal, unseal
from tests.api.service.bringing import facts_like_first
from tests.api.service.doors import door, signed_in


@pytest.fixture
def facts(zones):
    planted = f"regie van {secrets.token_hex(8)}"
    return facts_like_first(zones) | {"regie": planted}


def sent(zones, facts, who="referrer-1", **headers):
    answer = zones.client(who).post("/referrals", json=facts, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"]


def state(zones, ref, who="referrer-1"):
    return zones.client(who).get(f"/referrals/{ref}").json()["state"]


def whole_store(zones):
    with zones.exchange_store.reading() as store:
        return repr([store.execute(select(t)).all() for t in METADATA.sorted_tables])


def test_a_case_is_brought_in_taken_in_and_waits(zones, facts):
    ref = sent(zones, facts)
    zones.fetch()
    assert state(zones, ref) == "RECEIVED"
    desk = zones.client("coordinator")
    found = desk.get(f"/referrals/{ref}").json()
    assert (found["organisation"], found["state"]) == ("ZVH-1", "RECEIVED")
    assert found["facts"]["regie"] == facts["regie"]
    assert found["faults"] == []
    done = desk.post(f"/referrals/{ref}/_take-in")
    assert done.status_code == 200, done.text
    assert done.json()["outcome"] == "TAKEN_IN"
    case = done.json()["case"]
    file = desk.get(f"/cases/{case}").json()
    assert (file["state"], file["case"]["regie"]) == ("WAITING", facts["regie"])
    assert desk.post(f"/referrals/{ref}/_take-in").status_code == 409
    zones.fetch()
    assert state(zones, ref) == "CLOSED"
    assert desk.get(f"/referrals/{ref}").json()["facts"] is None
    desk.delete(f"/cases/{case}")


def test_the_desk_corrects_what_it_takes_in(zones, facts):
    ref, desk = sent(zones, facts), zones.client("coordinator")
    zones.fetch()
    wrong = desk.post(f"/referrals/{ref}/_take-in", json=facts | {"age": "old"})
    assert wrong.status_code == 400
    assert [fault["location"] for fault in wrong.json()["errors"]] == ["/age"]
    done = desk.post(f"/referrals/{ref}/_take-in", json=facts | {"age": 44})
    case = done.json()["case"]
    assert desk.get(f"/cases/{case}").json()["case"]["age"] == 44
    desk.delete(f"/cases/{case}")


def test_a_refusal_tells_the_partner_only_that_it_is_closed(zones, facts):
    ref, desk = sent(zones, facts), zones.client("coordinator")
    zones.fetch()
    url = f"/referrals/{ref}/_refuse"
    assert desk.post(url, json={"reason": "TAKEN_IN"}).status_code == 400
    assert desk.post(url, json={"reason": "nope"}).status_code == 400
    done = desk.post(url, json={"reason": "OTHER_REGION"})
    assert (done.status_code, done.json()["outcome"]) == (200, "OTHER_REGION")
    assert desk.post(url, json={"reason": "OTHER_REGION"}).status_code == 409
    zones.fetch()
    answer = zones.client("referrer-1").get(f"/referrals/{ref}")
    assert set(answer.json()) == {"ref", "state", "sentAt"}
    assert answer.json()["state"] == "CLOSED"


def test_the_exchange_keeps_no_fact_and_cannot_open_what_it_keeps(zones, facts):
    key = secrets.token_hex()
    headers = {"Idempotency-Key": key}
    client = zones.client("referrer-1")
    ref = sent(zones, facts, **headers)
    whole = whole_store(zones)
    for planted in (facts["regie"], facts["urgency"]["reason"], "zorg- en veiligheid"):
        assert planted not in whole
    assert sent(zones, facts, **headers) == ref
    other = client.post("/referrals", json=facts | {"age": 44}, headers=headers)
    assert other.status_code == 409
    lock = zones.desk.settings.keys
    with zones.exchange_store.reading() as store:
        row = store.execute(select(REFERRAL).where(REFERRAL.c.ref == ref)).one()
        outbox = repr(store.execute(select(OUTBOX.c.body)).all())
    if row.sealed is not None:
        opened = unseal(zone_keys(lock), row.sealed, about_referral(ref, "ZVH-1"))
        assert json.loads(opened)["regie"] == facts["regie"]
        with pytest.raises(SealError):
            unseal(zone_keys(lock), row.sealed, about_referral(ref, "ZVH-2"))
    assert "sealed" not in outbox
    zones.fetch()
    with zones.exchange_store.reading() as store:
        row = store.execute(select(REFERRAL).where(REFERRAL.c.ref == ref)).one()
    assert row.sealed is None
    zones.client("coordinator").post(
        f"/referrals/{ref}/_refuse", json={"reason": "INCOMPLETE"}
    )


def test_the_case_zone_keeps_a_referral_sealed_and_destroys_it_when_refused(
    zones, facts
):
    ref, desk = sent(zones, facts), zones.client("coordinator")
    zones.fetch()
    desk.get(f"/referrals/{ref}")
    with zones.desk.store.reading() as store:
        rows = store.execute(select(tables.REFERRAL)).all()
        logged = select(tables.LOG_ENTRY.c.action).where(tables.LOG_ENTRY.c.ref == ref)
        assert store.execute(logged).scalars().all() == ["read-referral"]
    assert facts["regie"] not in repr(rows)
    assert zones.desk.keys.has(f"referral {ref}")
    desk.post(f"/referrals/{ref}/_refuse", json={"reason": "NO_CONSENT"})
    zones.fetch()
    assert not zones.desk.keys.has(f"referral {ref}")


def test_every_fault_is_told_at_once_without_a_value_and_nothing_is_kept(zones, facts):
    client = zones.client("referrer-1")
    before = client.get("/referrals", params={"pageSize": 200}).json()
    planted = secrets.token_hex(8)
    wrong = facts | {"ref": "own", "age": planted, "municipality": "9999", "colour": 1}
    answer = client.post("/referrals", json=wrong)
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == {
        *("/ref", "/age", "/municipality", "/colour"),
    }
    assert planted not in answer.text
    assert client.get("/referrals", params={"pageSize": 200}).json() == before
    assert planted not in whole_store(zones)


def test_a_number_of_a_citizen_is_refused_wherever_it_stands(zones, facts):
    stay = facts["stayNow"] | {"kind": "111222333"}
    wrong = facts | {"regie": "bel over 123 456 782", "stayNow": stay}
    answer = zones.client("referrer-1").post("/referrals", json=wrong)
    assert answer.status_code == 400
    found = {fault["location"] for fault in answer.json()["errors"]}
    assert found == {"/regie", "/stayNow/kind"}
    assert "456" not in answer.text


def test_a_box_that_does_not_open_is_kept_to_be_refused(zones, tmp_path):
    from api.exchange.capacity import Doing
    from api.exchange.referrals import kept

    other = public_key(make_zone_key(tmp_path))
    ref = kept.new_ref()
    box = seal(other, b"{}", about_referral(ref, "ZVH-1"))
    with zones.exchange_store.writing() as store:
        kept.keep(store, ref, "ZVH-1", box, Doing(who="x", at=zones.desk.now()))
    zones.fetch()
    desk = zones.client("coordinator")
    assert desk.get(f"/referrals/{ref}").json()["facts"] is None
    assert desk.post(f"/referrals/{ref}/_take-in").status_code == 409
    done = desk.post(f"/referrals/{ref}/_refuse", json={"reason": "UNREADABLE"})
    assert done.status_code == 200


def test_two_boxes_of_the_same_facts_differ_and_tell_little_of_their_length(tmp_path):
    lock = public_key(make_zone_key(tmp_path))
    short, again, longer = (
        seal(lock, content, "x")
        for content in (b"{}", b"{}", b'{"a": "%s"}' % (b"a" * 99))
    )
    assert short != again
    assert len(short) == len(longer)


def test_the_key_of_the_case_zone_is_made_once_for_the_owner_alone(tmp_path):
    first = make_zone_key(tmp_path)
    assert make_zone_key(tmp_path) == first
    assert (tmp_path / "zone.key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(SealError):
        zone_keys(tmp_path / "nowhere")
    with pytest.raises(SealError):
        public_key("no key")


def test_an_exchange_without_the_key_takes_no_referrals(zones, facts):
    with door(zones) as address, signed_in(address, "referrer-1") as client:
        answer = client.post("/referrals", json=facts)
    assert answer.status_code == 503


def test_two_may_destroy_one_key_at_the_same_moment(tmp_path):
    keys, names = Keys(tmp_path), [f"referral {k}" for k in range(40)]
    for name in names:
        keys.make(name)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keys.destroy, [name for name in names for _ in range(4)]))
    assert not any(map(keys.has, names))
