"""The desk asks a provider one question for one place, and hears the answer."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.casezone import tables as case_tables
from api.casezone.exchange import ExchangeGoneError
from api.exchange.tables import QUESTION
from matcher.objective import Objective
from matcher.projecting.provider import criteria_at
from matcher.scene import prepare
from tests.api.service.walk import (
    answered,
    asked,
    brought_in,
    cleared,
    eventually,
    held,
    later,
    opened,
    question,
)

PLACE = "P00002"
LATER = "2031-01-01"
TEAM = "P00018"

# What both databases have to show is in the tests of clocks and of the last opening.
pytestmark = pytest.mark.parametrize("addresses", ["sqlite"], indirect=True)


@pytest.fixture
def place(zones):
    """Gives a place with exactly one unit free, from a far day on."""
    cleared(zones, PLACE)
    opened(zones, PLACE, LATER)
    yield PLACE
    cleared(zones, PLACE)


@pytest.fixture
def case(zones):
    """Gives a case of its own, erased afterwards."""
    ref = brought_in(zones)
    yield ref
    zones.client("coordinator").delete(f"/cases/{ref}")


@pytest.fixture
def open_question(zones, place, case):
    """Gives the reference of a question that waits for its provider."""
    made = asked(zones, case, place, LATER)
    assert made.status_code == 201, made.text
    assert made.json()["state"] == "ASKED"
    return made.json()["ref"]


def at_provider(zones, ref):
    return zones.client("provider-1").get(f"/questions/{ref}").json()


def stored(store, table, ref):
    with store.reading() as connection:
        query = select(table).where(table.c.ref == ref)
        return connection.execute(query).mappings().one()


def test_the_provider_reads_its_own_criteria_in_bands_and_a_clock(
    zones, place, case, open_question
):
    shown = at_provider(zones, open_question)
    facts = zones.client("coordinator").get(f"/cases/{case}").json()["case"]
    assert (shown["place"], shown["start"], shown["state"]) == (place, LATER, "ASKED")
    assert 0 < shown["secondsLeft"] <= 3 * 24 * 3600
    assert (shown["emptyNights"], shown["hurry"]) == ("COLLEGE", "HOME_ENDS")
    assert facts["urgency"]["reason"] == "ONTRUIMING"
    assert shown["latest"] == "WITHIN_TWELVE_WEEKS"
    assert (shown["careHoursFrom"], shown["careHoursTo"]) == (9, 16)
    first = zones.region.cases[0].ref
    expected = criteria_at(prepare(zones.region, Objective()), first, place).criteria
    assert {c["rule"]: c["answer"] for c in shown["criteria"]} == {
        c.rule: c.answer for c in expected if c.rule != "region"
    }


def test_nothing_else_of_the_case_is_in_the_exchange(zones, case, open_question):
    row = stored(zones.exchange_store, QUESTION, open_question)
    facts = zones.client("coordinator").get(f"/cases/{case}").json()["case"]
    whole = repr(dict(row))
    secret = [case, facts["municipality"], facts["regie"], *facts["traits"]]
    secret += [facts["urgency"]["reason"], facts["urgency"]["latest"], '"region"']
    assert [text for text in secret if text in whole] == []
    own = repr(dict(stored(zones.desk.store, case_tables.QUESTION, open_question)))
    assert "MET" not in own


def test_a_question_is_of_its_own_provider_alone(zones, open_question):
    other = zones.client("provider-2")
    assert other.get(f"/questions/{open_question}").status_code == 404
    listed = other.get("/questions", params={"pageSize": 200}).json()["items"]
    assert open_question not in [one["ref"] for one in listed]
    answer = other.post(f"/questions/{open_question}/_agree", json={})
    assert answer.status_code == 404
    assert question(zones, open_question)["state"] == "ASKED"


def test_a_question_back_is_replied_to_and_met_before_the_yes(
    zones, place, open_question
):
    desk = zones.client("coordinator")
    answered(zones, place, open_question, "ask-back", subject="EMPTY_NIGHTS")
    told = question(zones, open_question)
    assert (told["state"], told["said"]["subject"]) == ("ASKED_BACK", "EMPTY_NIGHTS")
    url = f"/questions/{open_question}"
    body = {"reply": "NEW_PROPOSAL", "emptyNights": "SCHAKELPUNT", "note": "gebeld"}
    body |= {"answerBy": later(zones, days=5)}
    replied = desk.post(f"{url}/_reply", json=body)
    assert replied.status_code == 200, replied.text
    assert replied.json()["own"]["notes"] == ["gebeld"]
    shown = at_provider(zones, open_question)
    assert (shown["state"], shown["emptyNights"]) == ("ASKED", "SCHAKELPUNT")
    assert shown["said"]["reply"] == "NEW_PROPOSAL"
    assert "gebeld" not in json.dumps(shown)
    day = (zones.desk.today() + timedelta(days=9)).isoformat()
    answered(zones, place, open_question, "meet", on=day)
    met = question(zones, open_question)
    assert (met["state"], met["said"]["meetOn"]) == ("MEETING", day)
    assert met["answerBy"] > day
    trial = {"trialUntil": "2031-03-01", "holdUntil": later(zones, days=20)}
    answered(zones, place, open_question, "agree", **trial)
    assert question(zones, open_question)["said"]["trialUntil"] == "2031-03-01"
    hold = desk.get(f"/holds/{open_question}").json()
    assert (hold["state"], hold["emptyNights"]) == ("HELD", "SCHAKELPUNT")
    assert hold["lapsesAt"][:16] == trial["holdUntil"][:16]


def test_a_hold_exists_only_once_the_provider_agrees(zones, place, open_question):
    desk, provider = zones.client("coordinator"), zones.client("provider-1")
    assert desk.get(f"/holds/{open_question}").status_code == 404
    before = provider.get(f"/places/{place}/intervals").json()
    assert {entry["kind"] for entry in before} == {"FREE"}
    answered(zones, place, open_question, "agree")
    kinds = [e["kind"] for e in provider.get(f"/places/{place}/intervals").json()]
    assert sorted(kinds) == ["FREE", "HELD"]
    assert desk.get(f"/holds/{open_question}").json()["state"] == "HELD"


def test_a_condition_is_accepted_by_the_desk_and_then_there_is_a_hold(
    zones, place, open_question
):
    desk, url = zones.client("coordinator"), f"/questions/{open_question}"
    answered(zones, place, open_question, "agree-if", condition="TERUGNAMEGARANTIE")
    told = question(zones, open_question)
    assert told["said"]["condition"] == "TERUGNAMEGARANTIE"
    refused = desk.post(f"{url}/_accept-condition", json={})
    assert [e["location"] for e in refused.json()["errors"]] == ["/takeBack"]
    back = {"takeBack": {"place": "P00009", "until": "2031-06-01"}}
    accepted = desk.post(f"{url}/_accept-condition", json=back)
    assert (accepted.status_code, accepted.json()["state"]) == (200, "AGREED")
    assert accepted.json()["own"]["takeBack"] == back["takeBack"]
    assert desk.get(f"/holds/{open_question}").json()["state"] == "HELD"
    said = at_provider(zones, open_question)["said"]["takeBack"]
    assert said == {"kind": "PROMISED", "until": "2031-06-01", "place": None}


def test_a_take_back_is_a_dated_promise_with_a_back_up_or_not_covered(
    zones, place, open_question
):
    client, url = zones.client("provider-1"), f"/questions/{open_question}/_promise"
    promise = {"kind": "PROMISED", "until": "2031-06-01", "place": place}
    answered(zones, place, open_question, "promise", **promise)
    assert question(zones, open_question)["said"]["takeBack"] == promise
    assert question(zones, open_question)["state"] == "ASKED"
    foreign = client.post(url, json=promise | {"place": "P00009"})
    assert [e["location"] for e in foreign.json()["errors"]] == ["/place"]
    early = client.post(url, json=promise | {"until": "2026-01-01"})
    assert [e["location"] for e in early.json()["errors"]] == ["/until"]
    cleared(zones, "P00000")
    full = client.post(url, json=promise | {"place": "P00000"})
    assert full.status_code == 409
    half = client.post(url, json={"kind": "PROMISED"})
    assert half.status_code == 400
    answered(zones, place, open_question, "agree", takeBack={"kind": "NOT_COVERED"})
    told = question(zones, open_question)
    assert (told["state"], told["said"]["takeBack"]["kind"]) == (
        "AGREED",
        "NOT_COVERED",
    )


def test_an_answer_that_cannot_be_given_changes_nothing(zones, place, open_question):
    client, url = zones.client("provider-1"), f"/questions/{open_question}"
    odd = [
        ("ask-back", {"subject": "DIAGNOSIS"}, "/subject"),
        ("meet", {"on": "2020-01-01"}, "/on"),
        ("meet", {"on": "9999-12-31"}, "/on"),
        ("agree", {"trialUntil": "2026-01-01"}, "/trialUntil"),
        ("agree", {"holdUntil": "2026-01-01T00:00:00Z"}, "/holdUntil"),
        ("agree", {"holdUntil": "9999-12-31T23:59:59-10:00"}, "/holdUntil"),
        ("agree-if", {"condition": "X"}, "/condition"),
        ("agree-if", {}, "/condition"),
        (
            "decline",
            {"side": "PERSOON", "reason": "AGE", "consequence": "THIS_TIME"},
            "/",
        ),
    ]
    for verb, body, where in odd:
        answer = client.post(f"{url}/_{verb}", json=body)
        assert answer.status_code == 400, (verb, body)
        assert [e["location"] for e in answer.json()["errors"]] == [where]
    answered(zones, place, open_question, "decline", **NO)
    for verb, body in (("agree", {}), ("meet", {"on": LATER}), ("decline", NO)):
        assert client.post(f"{url}/_{verb}", json=body).status_code in {400, 409}
    assert question(zones, open_question)["state"] == "DECLINED"


NO = {"side": "AANBIEDER", "reason": "STAFF_NOW", "consequence": "THIS_TIME"}


def test_every_fault_of_a_question_is_told_and_nothing_is_asked(zones, place, case):
    past = (zones.desk.now() - timedelta(minutes=1)).isoformat()
    for change, where in (
        ({"place": "NERGENS", "start": "2020-01-01"}, {"/place", "/start"}),
        ({"other": place}, {"/other"}),
        ({"run": "nothing"}, {"/run"}),
        ({"answerBy": past}, {"/answerBy"}),
        ({"until": LATER}, {"/"}),
        ({"note": "bsn 111222333"}, {"/note"}),
        ({"note": "x" * 501}, {"/note"}),
        ({"emptyNights": "X", "holdDays": 0}, {"/emptyNights", "/holdDays"}),
    ):
        answer = asked(zones, case, place, LATER, **change)
        assert answer.status_code == 400, change
        assert {e["location"] for e in answer.json()["errors"]} == where
    assert zones.client("coordinator").get(f"/cases/{case}/questions").json() == []


def test_a_dwelling_is_asked_for_together_with_its_team(zones, place, case):
    made = asked(zones, case, place, LATER, other=TEAM)
    assert made.status_code == 201, made.text
    assert at_provider(zones, made.json()["ref"])["withOther"] is True
    row = stored(zones.exchange_store, QUESTION, made.json()["ref"])
    assert TEAM not in repr(dict(row))


def test_a_place_that_is_asked_only_after_consultation_says_so(zones, place, case):
    client, url = zones.client("provider-1"), f"/places/{place}/record"
    first = client.get(url)
    headers = {"If-Match": first.headers["ETag"]}
    changed = first.json() | {"afterConsultation": True}
    client.put(url, json=changed, headers=headers)
    zones.fetch()
    assert asked(zones, case, place, LATER, consulted=False).status_code == 409
    made = asked(zones, case, place, LATER)
    assert made.status_code == 201
    assert question(zones, made.json()["ref"])["afterConsultation"] is True
    headers = {"If-Match": client.get(url).headers["ETag"]}
    client.put(url, json=first.json(), headers=headers)
    zones.fetch()


def test_both_sides_list_what_is_open(zones, case, open_question):
    desk = zones.client("coordinator")
    params = {"open": True, "pageSize": 200}
    for client in (desk, zones.client("provider-1")):
        listed = client.get("/questions", params=params).json()["items"]
        assert open_question in [one["ref"] for one in listed]
    (own,) = desk.get(f"/cases/{case}/questions").json()
    assert (own["ref"], own["pending"], own["overdue"]) == (open_question, None, False)
    assert zones.client("auditor").get(f"/questions/{open_question}").status_code == 403


@pytest.mark.parametrize("account", ["coordinator", "provider-1"])
def test_pages_hold_every_question_once_and_ended_ones_are_left_out(
    zones, place, open_question, account
):
    opened(zones, place, LATER)
    more = brought_in(zones)
    expected = {open_question, asked(zones, more, place, LATER).json()["ref"]}
    client, found, cursor = zones.client(account), [], None
    while True:
        params = {"pageSize": 1, "open": True}
        page = client.get(
            "/questions", params=params | ({"cursor": cursor} if cursor else {})
        )
        found += [one["ref"] for one in page.json()["items"]]
        cursor = page.json()["next"]
        if cursor is None:
            break
    assert expected <= set(found)
    assert len(found) == len(set(found))
    states = {question(zones, ref)["state"] for ref in expected}
    assert states == {"ASKED"}
    zones.client("coordinator").delete(f"/cases/{more}")


def test_a_case_has_one_confirmed_hold_and_its_other_questions_are_recalled(
    zones, place, case, open_question
):
    held(zones, case, "P00003")
    eventually(lambda: question(zones, open_question)["state"] == "RECALLED")
    assert asked(zones, case, place, LATER).status_code == 409
    assert at_provider(zones, open_question)["state"] == "RECALLED"
    cleared(zones, "P00003")


def test_a_second_yes_of_the_same_moment_is_given_back(
    zones, case, open_question, monkeypatch
):
    opened(zones, "P00003", LATER)
    second = asked(zones, case, "P00003", LATER).json()["ref"]
    with monkeypatch.context() as patch:
        patch.setattr(zones.desk.exchange, "messages", gone)
        for account, ref in (("provider-1", open_question), ("provider-2", second)):
            answer = zones.client(account).post(f"/questions/{ref}/_agree", json={})
            assert answer.status_code == 200
    desk = zones.client("coordinator")

    def states():
        holds = desk.get(f"/cases/{case}/holds").json()
        return sorted(hold["state"] for hold in holds)

    eventually(lambda: states() == ["HELD", "RELEASED"])
    cleared(zones, "P00003")


def gone(_after):
    raise ExchangeGoneError("gone")


def test_who_is_erased_is_asked_for_no_longer(zones, case, open_question):
    desk = zones.client("coordinator")
    assert desk.delete(f"/cases/{case}").status_code == 204
    eventually(lambda: at_provider(zones, open_question)["state"] == "RECALLED")
    assert desk.get(f"/questions/{open_question}").status_code == 404
