"""The calls to make today, in order: each says whom, about what and why now."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from api.casezone import tables
from tests.api.service import placing, walk
from tests.api.service.daily import brought_in, day, desk_of, every, ran, started

LONG_AGO = "2026-09-01"


@pytest.fixture(scope="module")
def outcomes(zones):
    """Gives the outcomes of a run over the cases of the region, by case."""
    run = ran(zones)
    result = zones.client("coordinator").get(f"/runs/{run}/result").json()
    return {outcome["case"]: outcome for outcome in result["cases"]}


@pytest.fixture(scope="module")
def nowhere(outcomes):
    """Gives a case that no change opens a place for."""
    return next(ref for ref, o in outcomes.items() if o["no"] and not o["no"]["sets"])


@pytest.fixture(scope="module")
def openable(outcomes):
    """Gives a case for which changes would open a place."""
    return next(ref for ref, o in outcomes.items() if o["no"] and o["no"]["sets"])


@pytest.fixture
def made(zones):
    """Gives what brings in cases that are erased afterwards."""
    refs = []

    def bring(**changes):
        refs.append(brought_in(zones, **changes))
        return refs[-1]

    yield bring
    for ref in refs:
        zones.client("coordinator").delete(f"/cases/{ref}")


def calls(zones):
    return every(zones.client("coordinator"), "/calls")


def about(zones, case):
    return [call for call in calls(zones) if case in call["cases"]]


def move_due(zones, table, ref, days):
    due = zones.desk.today() + timedelta(days=days)
    with zones.desk.store.writing() as store:
        store.execute(update(table).where(table.c.ref == ref).values(due=due))


def test_a_question_that_waits_for_the_desk_and_one_that_ends_are_called_about(
    zones, made
):
    client, case, other = zones.client("coordinator"), made(), made()
    place = zones.client("provider-1").get("/places").json()["items"][1]["ref"]
    for _ in range(2):
        walk.opened(zones, place, "2031-01-01")
    back = walk.asked(zones, case, place, "2031-01-01").json()["ref"]
    soon = walk.later(zones, hours=1)
    ends = walk.asked(zones, other, place, "2031-01-01", answerBy=soon).json()["ref"]
    told = {call["about"]: call for call in calls(zones)}
    assert back not in told
    assert (told[ends]["kind"], told[ends]["cases"]) == ("QUESTION", [other])
    walk.answered(zones, place, back, "ask-back", subject="CARE")
    (call,) = [call for call in calls(zones) if call["about"] == back]
    assert (call["kind"], call["place"], call["cases"]) == ("QUESTION", place, [case])
    assert call["clock"] == day(zones, walk.DAYS)
    no = {"side": "AANBIEDER", "reason": "NO_ROOM", "consequence": "MEND_OPENING"}
    walk.answered(zones, place, ends, "decline", **no)
    (call,) = [call for call in calls(zones) if call["about"] == ends]
    assert call["kind"] == "REFUSAL"
    client.post(f"/refusals/{ends}/_let-stand")
    client.post(f"/questions/{back}/_recall", json={})
    assert not {back, ends} & {call["about"] for call in calls(zones)}


@pytest.mark.usefixtures("outcomes")
def test_the_calls_are_numbered_and_the_same_each_time(zones):
    found = calls(zones)
    assert [call["number"] for call in found] == list(range(1, len(found) + 1))
    assert found == calls(zones)
    assert {call["kind"] for call in found} >= {"PROPOSAL", "CHANGE"}
    for call in found:
        assert call["cases"]
        for text in ("reason", "order"):
            assert call[text]["nl"]
            assert call[text]["en"]
    named = {ref for call in found for ref in call["cases"]}
    assert named <= {c["ref"] for c in every(zones.client("coordinator"), "/cases")}


@pytest.mark.usefixtures("outcomes")
def test_the_most_urgent_comes_first_then_the_first_date(zones):
    keys = [
        (
            call["urgency"],
            min(d for d in (call["latest"], call["clock"], "9999") if d),
        )
        for call in calls(zones)
    ]
    assert keys == sorted(keys)
    assert len(set(keys)) > 2


@pytest.mark.usefixtures("outcomes")
def test_the_calls_say_which_run_they_rest_on_and_how_old_it_is(zones):
    body = zones.client("coordinator").get("/calls").json()
    assert body["run"]["ageDays"] == 0
    assert body["today"] == body["run"]["asOf"] == day(zones)


@pytest.mark.usefixtures("outcomes")
def test_a_stale_figure_is_called_about_before_its_proposal(zones):
    proposal = next(call for call in calls(zones) if call["kind"] == "PROPOSAL")
    (case,), place = proposal["cases"], proposal["place"]
    before = confirmed(zones, place, LONG_AGO)
    found = {call["kind"]: call for call in about(zones, case)}
    age = (zones.desk.today() - date.fromisoformat(LONG_AGO)).days
    first = found["CALL_FIRST"]
    assert (first["place"], first["ageDays"]) == (place, age)
    assert first["number"] < found["PROPOSAL"]["number"]
    assert "Bel eerst" in first["reason"]["nl"]
    assert first["whom"]["who"] == proposal["whom"]["who"]
    confirmed(zones, place, before)
    assert "CALL_FIRST" not in {call["kind"] for call in about(zones, case)}


def confirmed(zones, place, on):
    table = tables.RECORD
    same = (table.c.kind == "place") & (table.c.ref == place)
    with zones.desk.store.writing() as store:
        body = json.loads(store.execute(select(table.c.body).where(same)).scalar_one())
        before, body["confirmed_at"] = body["confirmed_at"], on
        text = json.dumps(body)
        store.execute(update(table).where(same).values(body=text))
    return before


def test_who_needs_a_place_today_is_called_about_first(zones, nowhere, made):
    facts = zones.client("coordinator").get(f"/cases/{nowhere}").json()["case"]
    urgency = facts["urgency"] | {"latest": day(zones)}
    case = made(like=nowhere, urgency=urgency)
    ran(zones)
    found = about(zones, case)
    assert [call["kind"] for call in found] == ["TONIGHT", "LOOK"]
    assert found[0]["urgency"] == 0
    before = calls(zones)[: found[0]["number"]]
    assert {call["urgency"] for call in before} == {0}
    assert found[0]["clock"] == day(zones)
    desk_of(zones, role="CRISISDIENST", organisation="GGZ")
    call = about(zones, case)[0]
    if call["place"] is None:
        assert call["whom"]["contact"]["role"] == "CRISISDIENST"
    else:
        assert call["whom"]["owner"] == "AANBIEDER"


def test_a_change_is_called_about_until_it_is_started_or_dropped(zones, openable, made):
    client, case = zones.client("coordinator"), made(like=openable)
    ran(zones)
    changes = [call for call in about(zones, case) if call["kind"] == "CHANGE"]
    assert changes
    actions = [
        client.post(
            f"/cases/{case}/actions", json={"claim": claim, "due": day(zones, 5)}
        ).json()["ref"]
        for call in changes
        for claim in call["starts"]
    ]
    assert about(zones, case) == []
    for ref in actions:
        client.post(f"/actions/{ref}/_drop", json={"reason": "NOT_POSSIBLE"})
    others = [c["starts"] for c in about(zones, case) if c["kind"] == "CHANGE"]
    assert not [call["starts"] for call in changes if call["starts"] in others]


def test_an_action_is_called_about_from_its_day_on(zones, made):
    case = made()
    ref = started(zones, case, due=day(zones, 1))
    assert ref not in {call["about"] for call in calls(zones)}
    move_due(zones, tables.ACTION, ref, -2)
    (call,) = [call for call in calls(zones) if call["about"] == ref]
    assert (call["kind"], call["cases"], call["urgency"]) == ("ACTION", [case], 0)
    assert call["clock"] == day(zones, -2)
    zones.client("coordinator").post(f"/actions/{ref}/_done")
    assert ref not in {call["about"] for call in calls(zones)}


def test_advice_that_is_late_is_called_about_until_it_is_there(zones, made):
    client, case = zones.client("coordinator"), made()
    asked = desk_of(zones)["ref"]
    body = {"contact": asked, "reason": "TOO_LONG", "due": day(zones, 1)}
    ref = client.post(f"/cases/{case}/escalations", json=body).json()["ref"]
    assert ref not in {call["about"] for call in calls(zones)}
    move_due(zones, tables.ESCALATION, ref, 0)
    (call,) = [call for call in calls(zones) if call["about"] == ref]
    assert (call["kind"], call["whom"]["contact"]["ref"]) == ("ESCALATION", asked)
    client.post(f"/escalations/{ref}/_advise", json={"advice": "KEEP_LOOKING"})
    assert ref not in {call["about"] for call in calls(zones)}


def test_a_hold_that_ends_this_week_is_called_about(zones, made):
    client, case = zones.client("coordinator"), made()
    place = zones.client("provider-1").get("/places").json()["items"][0]["ref"]
    hold = walk.held(zones, case, place)
    (call,) = [call for call in calls(zones) if call["about"] == hold]
    assert (call["kind"], call["place"], call["cases"]) == ("HOLD", place, [case])
    assert call["clock"] == day(zones, walk.DAYS)
    assert "PROPOSAL" not in {one["kind"] for one in about(zones, case)}
    client.post(f"/holds/{hold}/_release")
    assert hold not in {call["about"] for call in calls(zones)}


@pytest.mark.usefixtures("outcomes")
def test_reading_the_calls_is_logged_for_every_case_named(zones):
    answer = zones.client("coordinator-2").get("/calls", params={"pageSize": 2})
    named = {ref for call in answer.json()["items"] for ref in call["cases"]}
    table = tables.LOG_ENTRY
    with zones.desk.store.reading() as store:
        query = select(table.c.ref).where(
            table.c.action == "calls", table.c.who == "coordinator-2"
        )
        logged = set(store.execute(query).scalars())
    assert named
    assert named <= logged


def test_what_a_handover_lacks_is_called_about_with_whose_turn_it_is(zones, made):
    case = made()
    placement = placing.agreed(zones, case)
    place = placing.a_place(zones)
    found = {
        call["reason"]["en"]: call
        for call in about(zones, case)
        if call["kind"] == "HANDOVER"
    }
    assert {call["about"] for call in found.values()} == {placement}
    assert {call["urgency"] for call in found.values()} == {0}
    (meeting,) = [call for text, call in found.items() if "first meeting" in text]
    provider = zones.region.location[zones.region.place[place].location].provider
    assert (meeting["whom"]["owner"], meeting["whom"]["who"]) == ("AANBIEDER", provider)
    placing.settled(zones, placement)
    assert "HANDOVER" not in {call["kind"] for call in about(zones, case)}
    placing.moved(zones, placement, "fall-through", reason="HANDOVER_FAILS")


def test_how_it_goes_is_asked_from_the_day_it_is_due(zones, made):
    case = made()
    placement = placing.staying(zones, case)
    assert "FOLLOW_UP" not in {call["kind"] for call in about(zones, case)}
    due = zones.desk.today()
    table = tables.FOLLOW_UP
    with zones.desk.store.writing() as store:
        same = (table.c.placement == placement) & (table.c.days == 90)
        store.execute(update(table).where(same).values(due=due))
    (call,) = [one for one in about(zones, case) if one["kind"] == "FOLLOW_UP"]
    assert (call["clock"], call["whom"]["owner"]) == (day(zones), "AANBIEDER")
    assert "90 days" in call["reason"]["en"]
    placing.moved(zones, placement, "end", day=day(zones), reason="OVERLEDEN")
