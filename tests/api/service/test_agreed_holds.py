"""A hold that was agreed on waits for the arrival; its provider may take it back."""

from datetime import datetime, timedelta

import pytest

from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.placements import calls
from api.exchange.holds import lapse
from api.web.zone import HERE
from tests.api.service import walk
from tests.api.service.placing import (
    a_place,
    agreed,
    decided,
    desk,
    moved,
    secured,
    settled,
    state_of,
    staying,
    units,
    waiting,
)

GRACE = timedelta(days=14)


def hold_of(zones, placement):
    ref = desk(zones).get(f"/placements/{placement}").json()["hold"]
    return desk(zones).get(f"/holds/{ref}").json()


def ending(hold):
    return datetime.fromisoformat(hold["lapsesAt"])


def state_of_placement(zones, ref):
    return desk(zones).get(f"/placements/{ref}").json()["state"]


def clock_at(zones, **time):
    """Let the exchange end what is over at a moment to come, and the desk hear it."""
    with zones.exchange_store.writing() as store:
        lapse(store, zones.desk.now() + timedelta(**time))
    zones.fetch()


def provider(zones):
    return zones.client(walk.provider_of(zones, a_place(zones)))


def as_provider(zones, ref):
    items, cursor = [], ""
    while cursor is not None:
        more = {"cursor": cursor} if cursor else {}
        page = provider(zones).get("/holds", params={"pageSize": 50} | more).json()
        items, cursor = [*items, *page["items"]], page["next"]
    return next(item for item in items if item["ref"] == ref)


def withdrawn(zones, ref, reason="STAFF_NOW"):
    return provider(zones).post(f"/holds/{ref}/_withdraw", json={"reason": reason})


def test_a_hold_that_was_agreed_on_waits_until_after_the_planned_start(zones):
    start = zones.desk.today() + timedelta(days=30)
    case = waiting(zones)
    placement = agreed(zones, case, start=start)
    hold = hold_of(zones, placement)
    assert ending(hold).astimezone(HERE).date() == start + GRACE
    clock_at(zones, days=walk.DAYS + 1)
    assert (state_of_placement(zones, placement), state_of(zones, case)) == (
        "AGREED",
        "PLACED",
    )
    clock_at(zones, days=45)
    assert hold_of(zones, placement)["state"] == "LAPSED"
    assert (state_of_placement(zones, placement), state_of(zones, case)) == (
        "FELL_THROUGH",
        "WAITING",
    )


def test_whose_start_has_passed_has_the_grace_from_today(zones):
    start = zones.desk.today() - timedelta(days=40)
    hold = hold_of(zones, agreed(zones, waiting(zones), start=start))
    assert ending(hold).astimezone(HERE).date() == zones.desk.today() + GRACE


def test_that_a_hold_was_agreed_on_is_told_again_when_it_was_lost(zones, monkeypatch):
    start = zones.desk.today() + timedelta(days=30)
    hold = walk.held(zones, waiting(zones), a_place(zones), start)

    def gone(*_):
        raise ExchangeGoneError("gone")

    case = desk(zones).get(f"/holds/{hold}").json()["case"]
    with monkeypatch.context() as away:
        away.setattr(Exchange, "keep", gone)
        body = decided(zones, case, "deviate", hold=hold, reason="NO_PROPOSAL")
        placement = desk(zones).get(f"/placements/{body['placement']}").json()
        assert placement["toldExchange"] is False
    calls.settle_all(zones.desk)
    after = desk(zones).get(f"/placements/{body['placement']}").json()
    assert after["toldExchange"] is True
    assert as_provider(zones, hold)["agreed"] is True
    clock_at(zones, days=walk.DAYS + 1)
    assert state_of_placement(zones, body["placement"]) == "AGREED"


def test_the_exchange_told_twice_that_a_hold_was_agreed_on_keeps_one_clock(zones):
    placement = agreed(zones, waiting(zones))
    hold = hold_of(zones, placement)
    told = zones.other_zone().post(f"/holds/{hold['ref']}/_keep").json()
    assert told["state"] == "HELD"
    assert datetime.fromisoformat(told["lapsesAt"]) == ending(hold)
    moved(zones, placement, "fall-through", reason="PERSON_DECLINES")
    late = zones.other_zone().post(f"/holds/{hold['ref']}/_keep")
    assert late.status_code == 409
    assert zones.other_zone().post("/holds/none/_keep").status_code == 404
    assert provider(zones).post(f"/holds/{hold['ref']}/_keep").status_code == 401


def test_a_provider_sees_its_holds_and_nothing_of_the_case(zones):
    place, case = a_place(zones), waiting(zones)
    ref = walk.held(zones, case, place)
    before = as_provider(zones, ref)
    assert (before["state"], before["agreed"]) == ("HELD", False)
    decided(zones, case, "deviate", hold=ref, reason="NO_PROPOSAL")
    seen = as_provider(zones, ref)
    hold = desk(zones).get(f"/holds/{ref}").json()
    assert seen == {
        "ref": ref,
        "place": place,
        "state": "HELD",
        "agreed": True,
        "start": hold["start"],
        "until": None,
        "lapsesAt": seen["lapsesAt"],
        "emptyNights": "COLLEGE",
    }
    assert ending(seen) == ending(hold) > ending(before)
    question = provider(zones).get(f"/questions/{ref}").json()
    assert datetime.fromisoformat(question["holdUntil"]) == ending(hold)
    assert provider(zones).get(f"/holds/{ref}").json() == seen
    other = zones.client("provider-1")
    assert other.get(f"/holds/{ref}").status_code == 404
    assert other.get("/holds", params={"cursor": ref}).status_code == 400
    only = provider(zones).get("/holds", params={"held": True, "pageSize": 200})
    assert {item["state"] for item in only.json()["items"]} == {"HELD"}


def test_a_provider_withdraws_and_the_case_waits_again(zones):
    case, place = waiting(zones), a_place(zones)
    before = len(units(zones, place).get("HELD", []))
    placement = secured(zones, case, place)
    ref = hold_of(zones, placement)["ref"]
    assert withdrawn(zones, ref, "I_FEEL_LIKE_IT").status_code == 400
    other = zones.client("provider-1")
    assert (
        other.post(f"/holds/{ref}/_withdraw", json={"reason": "STAFF_NOW"}).status_code
        == 404
    )
    assert withdrawn(zones, ref).json()["state"] == "WITHDRAWN"
    zones.fetch()
    assert hold_of(zones, placement)["state"] == "WITHDRAWN"
    told = desk(zones).get(f"/placements/{placement}").json()
    assert (told["state"], told["reason"]) == ("FELL_THROUGH", "PROVIDER_WITHDRAWS")
    assert walk.question(zones, ref)["said"]["withdrawal"] == "STAFF_NOW"
    assert state_of(zones, case) == "WAITING"
    assert len(units(zones, place).get("HELD", [])) == before
    assert withdrawn(zones, ref).status_code == 409


def test_nobody_withdraws_the_unit_that_somebody_lives_in(zones):
    placement = staying(zones, waiting(zones))
    ref = hold_of(zones, placement)["ref"]
    assert withdrawn(zones, ref).status_code == 409
    assert hold_of(zones, placement)["state"] == "USED"


@pytest.mark.parametrize("far", [False, True], ids=["agreed", "secured"])
def test_erasing_a_case_gives_its_unit_back(zones, far):
    case, place = waiting(zones), a_place(zones)
    before = len(units(zones, place).get("HELD", []))
    placement = (secured if far else agreed)(zones, case, place)
    ref = hold_of(zones, placement)["ref"]
    if not far:
        assert desk(zones).delete(f"/cases/{case}").status_code == 409
        moved(zones, placement, "fall-through", reason="PERSON_DECLINES")
    assert desk(zones).delete(f"/cases/{case}").status_code == 204
    assert as_provider(zones, ref)["state"] == "RELEASED"
    assert len(units(zones, place).get("HELD", [])) == before


@pytest.mark.parametrize("came", [False, True], ids=["not", "came"])
def test_a_dwelling_and_its_team_are_kept_used_and_given_back_together(zones, came):
    dwelling, team, case = "P00002", "P00018", waiting(zones)
    pair, day = ((dwelling, team), (team, dwelling)), zones.desk.today().isoformat()
    refs = []
    for place, other in pair:
        walk.opened(zones, place, day)
        made = walk.asked(zones, case, place, other=other)
        assert made.status_code == 201, made.text
        refs.append(made.json()["ref"])
        walk.answered(zones, place, refs[-1], "agree")

    def at_providers():
        zones.fetch()
        return [
            zones.client(walk.provider_of(zones, place)).get(f"/holds/{ref}").json()
            for (place, _), ref in zip(pair, refs, strict=True)
        ]

    body = decided(zones, case, "deviate", hold=refs[0], reason="NO_PROPOSAL")
    assert [hold["agreed"] for hold in at_providers()] == [True, True]
    placement, ended = body["placement"], "RELEASED"
    if came:
        settled(zones, placement)
        moved(zones, placement, "secure")
        moved(zones, placement, "arrive", day=day)
        assert [hold["state"] for hold in at_providers()] == ["USED", "USED"]
        moved(zones, placement, "end", day=day, reason="ANDERS")
        ended = "LEFT"
    else:
        moved(zones, placement, "fall-through", reason="PERSON_DECLINES")
    assert [hold["state"] for hold in at_providers()] == [ended, ended]
    for place, _ in pair:
        walk.cleared(zones, place)
