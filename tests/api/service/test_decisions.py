"""A run proposes, people decide; every decision is kept with its reason."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.casezone import tables
from api.casezone.app import wait_again
from matcher.model.terms import PlacementStatus
from tests.api.service import walk
from tests.api.service.placing import (
    a_place,
    agreed,
    decided,
    desk,
    moved,
    ran,
    seen,
    state_of,
    waiting,
)


@pytest.fixture(scope="module")
def run(zones):
    """Gives a run that is done before anything is decided."""
    return ran(zones)


def free(region, place):
    """Return how many units of a place stay free for whoever comes."""
    return sum(o.count for o in region.place[place].openings if o.until is None)


def hold_on_proposal(zones, run):
    """Return a case, what the run proposed for it, and a hold on that."""
    result = desk(zones).get(f"/runs/{run['ref']}/result").json()
    for outcome in result["cases"]:
        if outcome["placed"] is None:
            continue
        option = outcome["placed"]["option"]
        case, place, start = outcome["case"], option["place"], option["start"]
        asked = walk.asked(zones, case, place, start, holdDays=60)
        if asked.status_code == 201:
            walk.answered(zones, place, asked.json()["ref"], "agree")
            return case, option, asked.json()["ref"]
    pytest.fail("no proposal could be held")


def test_a_run_after_an_accept_keeps_it_and_gives_the_unit_to_nobody_else(zones, run):
    before = seen(zones)
    case, option, hold = hold_on_proposal(zones, run)
    held = seen(zones)
    assert held.fixed[case].status is PlacementStatus.VASTGEHOUDEN
    made = decided(
        zones, case, "accept", run=run["ref"], hold=hold, reason="FITS", note="goed"
    )
    assert (made["kind"], made["state"]) == ("ACCEPT", "PLACED")
    second = ran(zones)
    after = seen(zones, second["snapshot"])
    assert case not in {c.ref for c in after.open_cases}
    fixed = after.fixed[case]
    assert (fixed.place, fixed.team) == (option["place"], option["team"])
    assert free(after, option["place"]) < free(before, option["place"])
    result = desk(zones).get(f"/runs/{second['ref']}/result").json()
    there = [
        c["case"]
        for c in result["cases"]
        if c["placed"] and c["placed"]["option"]["place"] == option["place"]
    ]
    assert case not in there
    assert len(there) <= free(after, option["place"])
    moved(zones, made["placement"], "fall-through", reason="PERSON_DECLINES")
    assert case in {c.ref for c in seen(zones).open_cases}


def test_a_decision_is_kept_with_reason_who_when_run_and_proposal(zones, run):
    case, option, hold = hold_on_proposal(zones, run)
    body = {"run": run["ref"], "hold": hold, "reason": "OTHER", "note": "de enige"}
    answer = desk(zones).post(f"/cases/{case}/_accept", json=body)
    url = answer.headers["Location"].removeprefix("/v1")
    kept = desk(zones).get(url).json()
    assert kept in desk(zones).get(f"/cases/{case}/decisions").json()
    assert (kept["reason"], kept["note"], kept["run"], kept["hold"]) == (
        *("OTHER", "de enige"),
        *(run["ref"], hold),
    )
    assert kept["decidedBy"] == "coordinator"
    assert kept["decidedAt"].startswith(zones.desk.today().isoformat())
    assert kept["proposed"] == {
        "option": option["key"],
        "place": option["place"],
        "team": option["team"],
        "start": option["start"],
    }
    moved(zones, answer.json()["placement"], "fall-through", reason="PERSON_DECLINES")


def test_only_the_place_that_was_proposed_is_accepted_and_only_another_deviates(
    zones, run
):
    case, option, hold = hold_on_proposal(zones, run)
    same = {"run": run["ref"], "hold": hold, "reason": "NETWORK"}
    assert desk(zones).post(f"/cases/{case}/_deviate", json=same).status_code == 409
    desk(zones).post(f"/holds/{hold}/_release")
    place = a_place(zones)
    assert place != option["place"]
    other = walk.held(zones, case, place)
    wrong = {"run": run["ref"], "hold": other, "reason": "FITS"}
    assert desk(zones).post(f"/cases/{case}/_accept", json=wrong).status_code == 409
    right = {"run": run["ref"], "hold": other, "reason": "NETWORK"}
    made = desk(zones).post(f"/cases/{case}/_deviate", json=right).json()
    (kept,) = [
        d
        for d in desk(zones).get(f"/cases/{case}/decisions").json()
        if d["ref"] == made["ref"]
    ]
    assert kept["proposed"]["place"] == option["place"]
    moved(zones, made["placement"], "fall-through", reason="PERSON_DECLINES")


def test_a_placement_needs_a_hold_of_that_case_that_is_held(zones):
    one, two = waiting(zones), waiting(zones)
    hold = walk.held(zones, one, a_place(zones))
    url, body = f"/cases/{two}/_deviate", {"hold": hold, "reason": "NO_PROPOSAL"}
    assert desk(zones).post(url, json=body).status_code == 404
    assert desk(zones).post(f"/holds/{hold}/_release").status_code == 200
    answer = desk(zones).post(f"/cases/{one}/_deviate", json=body)
    assert answer.status_code == 409
    assert state_of(zones, one) == state_of(zones, two) == "WAITING"
    assert desk(zones).get(f"/cases/{one}/decisions").json() == []


def test_a_parked_case_is_left_out_of_a_run_and_waits_again_by_itself(zones):
    case = waiting(zones)
    until = zones.desk.today() + timedelta(days=3)
    decided(zones, case, "park", until=until.isoformat(), reason="ADMITTED")
    assert state_of(zones, case) == "PARKED"
    assert case not in seen(zones).case
    for days, state in ((2, "PARKED"), (3, "WAITING")):
        moment = zones.desk.now() + timedelta(days=days)
        wait_again(replace(zones.desk, now=lambda moment=moment: moment))
        assert state_of(zones, case) == state
    assert case in seen(zones).case
    with zones.desk.store.reading() as store:
        query = select(tables.TRANSITION).where(tables.TRANSITION.c.subject == case)
        last = store.execute(query.order_by(tables.TRANSITION.c.id)).all()[-1]
    assert (last.event, last.who) == ("lapse", "clock")


def test_a_parked_case_is_resumed_before_its_day(zones):
    case = waiting(zones)
    until = (zones.desk.today() + timedelta(days=30)).isoformat()
    decided(zones, case, "park", until=until, reason="FACTS_AWAITED")
    decided(zones, case, "resume", reason="FACTS_CAME")
    assert state_of(zones, case) == "WAITING"
    decided(zones, case, "park", until=until, reason="PERSON_ASKS_TIME")
    early = zones.desk.now() + timedelta(days=29)
    wait_again(replace(zones.desk, now=lambda: early))
    assert state_of(zones, case) == "PARKED"


def test_somebody_placed_outside_the_network_comes_back_or_is_closed(zones):
    case = waiting(zones)
    body = {
        "organisation": "Kliniek elders",
        "start": "2026-12-01",
        "arrangedBy": "casusregisseur",
        "reason": "NO_ROOM_HERE",
    }
    decided(zones, case, "place-outside", **body)
    assert case not in seen(zones).case
    (kept,) = desk(zones).get(f"/cases/{case}/decisions").json()
    assert kept["outside"] == {
        "organisation": "Kliniek elders",
        "start": "2026-12-01",
        "arranged_by": "casusregisseur",
    }
    decided(zones, case, "return", reason="STAY_ENDED")
    decided(zones, case, "close", reason="MOVED_AWAY")
    assert state_of(zones, case) == "CLOSED"
    for verb in ("return", "close"):
        again = desk(zones).post(f"/cases/{case}/_{verb}", json={"reason": "OTHER"})
        assert again.status_code == 400
    late = {"reason": "STAY_ENDED"}
    assert desk(zones).post(f"/cases/{case}/_return", json=late).status_code == 409


def test_what_was_said_is_read_by_nobody_without_the_key(zones):
    case = waiting(zones)
    body = {
        "organisation": "Kliniek Verborgen",
        "start": "2026-12-01",
        "arrangedBy": "de wijkagent",
        "reason": "SPECIALISED_CARE",
        "note": "een zin die niemand leest",
    }
    headers = {"Idempotency-Key": case}
    made = desk(zones).post(f"/cases/{case}/_place-outside", json=body, headers=headers)
    again = desk(zones).post(
        f"/cases/{case}/_place-outside", json=body, headers=headers
    )
    assert made.status_code == 201
    assert again.content == made.content
    with zones.desk.store.reading() as store:
        rows = [store.execute(select(t)).all() for t in tables.METADATA.sorted_tables]
    for said in ("Verborgen", "wijkagent", "SPECIALISED_CARE", "niemand leest"):
        assert said not in repr(rows)
    desk(zones).delete(f"/cases/{case}")
    assert desk(zones).get(f"/cases/{case}/decisions").status_code == 404


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"reason": "OTHER"}, {"/note"}),
        ({"reason": "NICE", "note": ""}, {"/reason", "/note"}),
        ({"reason": "DIED", "note": "x" * 501}, {"/note"}),
        ({"reason": "DIED", "note": "bsn 1234.56.782"}, {"/note"}),
        ({"reason": "DIED", "note": "over 111222333"}, {"/note"}),
        ({}, {"/reason"}),
    ],
)
def test_a_decision_without_a_reason_or_with_a_bsn_is_refused(zones, body, where):
    case = waiting(zones)
    answer = desk(zones).post(f"/cases/{case}/_close", json=body)
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == where
    assert "111222333" not in answer.text
    assert state_of(zones, case) == "WAITING"


def test_a_number_that_is_no_bsn_may_stand_in_a_note(zones):
    case = waiting(zones)
    decided(zones, case, "close", reason="DIED", note="zaak 123456789, tel 030-1234567")


def test_a_case_that_was_placed_is_not_parked_closed_or_held_for_again(zones):
    case = waiting(zones)
    placement = agreed(zones, case)
    day = (zones.desk.today() + timedelta(days=9)).isoformat()
    park = {"until": day, "reason": "ADMITTED"}
    assert desk(zones).post(f"/cases/{case}/_park", json=park).status_code == 409
    close = {"reason": "SECURED"}
    assert desk(zones).post(f"/cases/{case}/_close", json=close).status_code == 409
    assert desk(zones).delete(f"/cases/{case}").status_code == 409
    assert walk.asked(zones, case, a_place(zones), day).status_code == 409
    moved(zones, placement, "fall-through", reason="FUNDING_FAILS")


def test_a_case_with_a_hold_is_not_parked(zones):
    case = waiting(zones)
    hold = walk.held(zones, case, a_place(zones))
    until = (zones.desk.today() + timedelta(days=9)).isoformat()
    body = {"until": until, "reason": "ADMITTED"}
    assert desk(zones).post(f"/cases/{case}/_park", json=body).status_code == 409
    desk(zones).post(f"/holds/{hold}/_release")
    body["until"] = zones.desk.today().isoformat()
    assert desk(zones).post(f"/cases/{case}/_park", json=body).status_code == 400


def test_who_lived_somewhere_before_the_desk_is_no_case_that_waits(zones):
    items = desk(zones).get("/cases", params={"pageSize": 200}).json()["items"]
    states = {item["ref"]: item["state"] for item in items}
    for ref in zones.region.fixed:
        assert states[ref] == "SECURED"
    region = seen(zones)
    for ref, stay in zones.region.fixed.items():
        assert region.fixed[ref] == stay


def test_reading_decisions_is_logged(zones):
    case = waiting(zones)
    desk(zones).get(f"/cases/{case}/decisions")
    with zones.desk.store.reading() as store:
        query = select(tables.LOG_ENTRY.c.action).where(
            tables.LOG_ENTRY.c.ref == case, tables.LOG_ENTRY.c.who == "coordinator"
        )
        assert "decisions" in store.execute(query).scalars().all()


def test_two_coordinators_who_agree_at_once_make_one_placement(zones):
    case = waiting(zones)
    hold = walk.held(zones, case, a_place(zones))
    body = {"hold": hold, "reason": "PROVIDER_OFFERED"}
    clients = [zones.client("coordinator"), zones.client("coordinator-2")] * 2
    with ThreadPoolExecutor(len(clients)) as pool:
        asked = [
            pool.submit(client.post, f"/cases/{case}/_deviate", json=body)
            for client in clients
        ]
        codes = sorted(one.result().status_code for one in asked)
    assert codes == [201, 409, 409, 409]
    assert len(desk(zones).get(f"/cases/{case}/decisions").json()) == 1


def test_rules_that_block_the_place_that_was_taken_are_kept_with_the_decision(zones):
    place = zones.region.place[a_place(zones)]
    young = waiting(zones, age=place.min_age - 1)
    placement = agreed(zones, young, place.ref)
    (kept,) = desk(zones).get(f"/cases/{young}/decisions").json()
    assert "age" in kept["against"]
    moved(zones, placement, "fall-through", reason="FACTS_CHANGED")
