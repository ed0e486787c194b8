"""From agreed to geborgd, arrival and what comes after; with the ledger beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from api.casezone import tables
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.placements import calls
from api.exchange.holds import lapse
from matcher.model.terms import PlacementStatus
from tests.api.service.placing import (
    a_place,
    agreed,
    decided,
    desk,
    moved,
    secured,
    seen,
    settled,
    state_of,
    staying,
    units,
    waiting,
)

EARLIER = 40
# Past the days that a hold waits for an arrival.
FAR = 20


def placement_of(zones, ref):
    return desk(zones).get(f"/placements/{ref}").json()


def hold_of(zones, ref):
    hold = placement_of(zones, ref)["hold"]
    return desk(zones).get(f"/holds/{hold}").json()["state"]


def today(zones, days=0):
    return (zones.desk.today() + timedelta(days=days)).isoformat()


def test_a_placement_is_secured_only_when_the_whole_handover_is_settled(zones):
    case = waiting(zones)
    placement = agreed(zones, case)
    early = desk(zones).post(f"/placements/{placement}/_secure")
    assert early.status_code == 409
    assert "MEDICATION" in early.json()["detail"]
    arrive = {"day": today(zones)}
    url = f"/placements/{placement}/_arrive"
    assert desk(zones).post(url, json=arrive).status_code == 409
    settled(zones, placement)
    moved(zones, placement, "secure")
    assert state_of(zones, case) == "SECURED"
    handover = desk(zones).get(f"/placements/{placement}/handover").json()
    assert handover["state"] == "SECURED"
    again = desk(zones).post(f"/placements/{placement}/_secure")
    assert again.status_code == 409
    late = f"/placements/{placement}/handover-items/FUNDING/_settle"
    assert desk(zones).post(late, json={}).status_code == 409


def test_somebody_who_arrives_occupies_the_unit_that_was_held(zones):
    case, place = waiting(zones), a_place(zones)
    before = units(zones, place).get("OCCUPIED", [])
    placement = secured(zones, case, place)
    assert hold_of(zones, placement) == "HELD"
    body = moved(zones, placement, "arrive", day=today(zones))
    assert (body["state"], body["toldExchange"]) == ("STAYING", True)
    assert body["arrivedOn"] == today(zones)
    assert hold_of(zones, placement) == "USED"
    after = units(zones, place)["OCCUPIED"]
    assert len(after) == len(before) + 1
    assert (today(zones), None) in after
    region = seen(zones)
    assert region.fixed[case].status is PlacementStatus.GEPLAATST
    assert region.case[case].stay_now.place == place
    facts = desk(zones).get(f"/cases/{case}").json()
    assert facts["case"]["stayNow"]["place"] == place
    assert [p["place"] for p in facts["placements"]] == [place]


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_arrives_before_the_hold_or_on_a_day_to_come(zones, days):
    placement = secured(zones, waiting(zones))
    url = f"/placements/{placement}/_arrive"
    answer = desk(zones).post(url, json={"day": today(zones, days)})
    assert answer.status_code == 400
    assert placement_of(zones, placement)["state"] == "SECURED"
    moved(zones, placement, "fall-through", reason="HANDOVER_FAILS")


def test_an_arrival_that_the_exchange_did_not_hear_is_told_again(zones, monkeypatch):
    placement = secured(zones, waiting(zones))

    def gone(*_):
        raise ExchangeGoneError("gone")

    with monkeypatch.context() as away:
        away.setattr(Exchange, "occupy", gone)
        body = moved(zones, placement, "arrive", day=today(zones))
        assert (body["state"], body["toldExchange"]) == ("SECURED", False)
        fall = {"reason": "PERSON_DECLINES"}
        url = f"/placements/{placement}/_fall-through"
        assert desk(zones).post(url, json=fall).status_code == 409
    calls.settle_all(zones.desk)
    after = placement_of(zones, placement)
    assert (after["state"], after["toldExchange"]) == ("STAYING", True)
    assert hold_of(zones, placement) == "USED"


def test_the_exchange_told_twice_of_one_arrival_counts_it_once(zones):
    place = a_place(zones)
    placement = staying(zones, waiting(zones), place)
    before = units(zones, place)
    hold = placement_of(zones, placement)["hold"]
    told = zones.other_zone().post(f"/holds/{hold}/_use", json={"day": today(zones)})
    assert told.json() == {"ref": hold, "state": "USED"}
    assert units(zones, place) == before


def test_a_hold_that_ended_at_the_exchange_is_not_arrived_on(zones):
    case = waiting(zones)
    placement = secured(zones, case)
    hold = placement_of(zones, placement)["hold"]
    with zones.exchange_store.writing() as store:
        lapse(store, zones.desk.now() + timedelta(days=FAR))
    url = f"/placements/{placement}/_arrive"
    assert desk(zones).post(url, json={"day": today(zones)}).status_code == 409
    zones.fetch()
    assert desk(zones).get(f"/holds/{hold}").json()["state"] == "LAPSED"
    assert placement_of(zones, placement)["state"] == "FELL_THROUGH"
    assert state_of(zones, case) == "WAITING"


def test_what_falls_through_gives_the_hold_back_and_the_case_waits(zones):
    case, place = waiting(zones), a_place(zones)
    before = len(units(zones, place).get("HELD", []))
    placement = agreed(zones, case, place)
    hold = placement_of(zones, placement)["hold"]
    assert desk(zones).post(f"/holds/{hold}/_release").status_code == 409
    body = {"reason": "OTHER", "note": "geen zin meer"}
    moved(zones, placement, "fall-through", **body)
    kept = placement_of(zones, placement)
    assert (kept["state"], kept["reason"], kept["note"]) == (
        *("FELL_THROUGH", "OTHER"),
        "geen zin meer",
    )
    assert hold_of(zones, placement) == "RELEASED"
    assert len(units(zones, place).get("HELD", [])) == before
    assert state_of(zones, case) == "WAITING"
    handover = desk(zones).get(f"/placements/{placement}/handover").json()
    assert handover["state"] == "STOPPED"
    assert case in {c.ref for c in seen(zones).open_cases}


def test_a_stay_that_ends_frees_the_unit_and_is_remembered_without_the_person(zones):
    case, place = waiting(zones), a_place(zones)
    start = zones.desk.today() - timedelta(days=EARLIER)
    placement = staying(zones, case, place, start)
    day = today(zones, -10)
    body = moved(zones, placement, "end", day=day, reason="DOORGESTROOMD")
    assert (body["state"], body["endedOn"]) == ("ENDED", day)
    assert hold_of(zones, placement) == "LEFT"
    assert (start.isoformat(), day) in units(zones, place)["OCCUPIED"]
    assert state_of(zones, case) == "CLOSED"
    region = seen(zones)
    assert case not in region.case
    stays = [s for s in region.past_stays if s.place == place and s.start == start]
    assert [(s.until, s.ending) for s in stays] == [
        (date.fromisoformat(day), "DOORGESTROOMD")
    ]


def test_who_is_taken_back_waits_again_at_the_place_that_was_promised(zones):
    case, place = waiting(zones), a_place(zones)
    back = zones.client("provider-1").get("/places").json()["items"][-1]["ref"]
    start = zones.desk.today() - timedelta(days=EARLIER)
    placement = staying(zones, case, place, start, back_to=back)
    body = {"day": today(zones, -1), "reason": "SAFETY"}
    assert moved(zones, placement, "take-back", **body)["state"] == "TAKEN_BACK"
    assert placement_of(zones, placement)["backTo"] == back
    assert hold_of(zones, placement) == "LEFT"
    assert state_of(zones, case) == "WAITING"
    region = seen(zones)
    assert case in {c.ref for c in region.open_cases}
    waits = region.case[case]
    assert (waits.stay_now.place, waits.waiting_since.isoformat()) == (
        back,
        today(zones, -1),
    )


def test_nobody_is_promised_a_place_whose_take_back_is_not_covered(zones):
    case = waiting(zones)
    placement = staying(zones, case)
    moved(zones, placement, "take-back", day=today(zones), reason="PERSON_LEAVES")
    assert placement_of(zones, placement)["backTo"] is None
    assert desk(zones).get(f"/cases/{case}").json()["case"]["stayNow"]["place"] is None


def test_who_is_closed_stays_a_resident_and_is_not_taken_back(zones):
    case = waiting(zones)
    placement = staying(zones, case)
    decided(zones, case, "close", reason="SECURED")
    assert case in seen(zones).fixed
    url = f"/placements/{placement}/_take-back"
    body = {"day": today(zones), "reason": "SAFETY"}
    assert desk(zones).post(url, json=body).status_code == 409
    moved(zones, placement, "end", day=today(zones), reason="ANDERS")
    assert case not in seen(zones).case


def test_who_has_not_arrived_yet_is_not_closed(zones):
    case = waiting(zones)
    placement = secured(zones, case)
    answer = desk(zones).post(f"/cases/{case}/_close", json={"reason": "SECURED"})
    assert answer.status_code == 409
    moved(zones, placement, "fall-through", reason="PERSON_DECLINES")
    assert state_of(zones, case) == "WAITING"


def test_a_case_that_was_erased_shows_no_placement(zones):
    case = waiting(zones)
    placement = staying(zones, case)
    assert desk(zones).delete(f"/cases/{case}").status_code == 204
    assert desk(zones).get(f"/placements/{placement}").status_code == 404
    page = desk(zones).get("/placements", params={"pageSize": 200}).json()
    assert placement not in {item["ref"] for item in page["items"]}


def test_the_hold_of_somebody_who_was_erased_ends_by_itself(zones):
    case = waiting(zones)
    placement = secured(zones, case)
    desk(zones).delete(f"/cases/{case}")
    with zones.exchange_store.writing() as store:
        lapse(store, zones.desk.now() + timedelta(days=FAR))
    zones.fetch()
    with zones.desk.store.reading() as store:
        query = select(tables.PLACEMENT.c.state)
        query = query.where(tables.PLACEMENT.c.ref == placement)
        assert store.execute(query).scalar_one() == "FELL_THROUGH"


def test_what_was_lifted_or_paid_for_a_placement_is_kept_without_the_person(zones):
    place = a_place(zones)
    funder = zones.region.funders[0].ref
    deal = {
        "routes": ["MAATWERK"],
        "instrument": "AFSPRAAK_MAATWERK",
        "status": "TOEGEKEND",
        "funder": funder,
        "start": "2026-01-01",
        "centsPerDay": 5000,
    }
    before = told(zones, place)
    for count in (1, 2):
        case = waiting(zones, entitlements=[deal])
        staying(zones, case, place)
        after = told(zones, place)
        assert after == before + count


def told(zones, place):
    """Return how often money was found for a place before."""
    return sum(
        p.times
        for p in seen(zones).precedents
        if p.place == place and p.instrument == "AFSPRAAK_MAATWERK"
    )


def test_every_move_of_a_placement_is_kept_with_who(zones):
    placement = staying(zones, waiting(zones))
    with zones.desk.store.reading() as store:
        query = select(tables.TRANSITION).where(
            tables.TRANSITION.c.subject == placement,
            tables.TRANSITION.c.machine == "placement",
        )
        rows = store.execute(query.order_by(tables.TRANSITION.c.id)).all()
    assert [(r.event, r.target, r.who) for r in rows] == [
        ("accept", "AGREED", "coordinator"),
        ("secure", "SECURED", "coordinator"),
        ("arrive", "STAYING", "coordinator"),
    ]


def test_reasons_of_an_ending_are_sealed(zones):
    placement = agreed(zones, waiting(zones))
    body = {"reason": "OTHER", "note": "een geheim van de kamer"}
    moved(zones, placement, "fall-through", **body)
    with zones.desk.store.reading() as store:
        rows = [store.execute(select(t)).all() for t in tables.METADATA.sorted_tables]
    assert "een geheim van de kamer" not in repr(rows)


def test_an_occupied_unit_never_lapses(zones):
    placement = staying(zones, waiting(zones))
    later = replace(zones.desk, now=lambda: zones.desk.now() + timedelta(days=99))
    with zones.exchange_store.writing() as store:
        lapse(store, later.now())
    zones.fetch()
    assert hold_of(zones, placement) == "USED"
    assert placement_of(zones, placement)["state"] == "STAYING"
