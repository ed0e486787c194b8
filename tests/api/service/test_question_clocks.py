"""Questions and holds end by their clock; a call that was lost is made again."""

import time
from datetime import timedelta

import pytest

from api.casezone.exchange import ExchangeGoneError
from api.casezone.inbox import handle
from api.casezone.questions import heard
from api.exchange.holds import lapse as lapse_holds
from api.exchange.questions.kept import lapse as lapse_questions
from api.messages import QuestionMoved
from api.store.moves import Why
from tests.api.service.walk import (
    answered,
    asked,
    brought_in,
    cleared,
    eventually,
    later,
    opened,
    question,
)

PLACE, LATER = "P00000", "2031-01-01"


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


def state_at_provider(zones, ref):
    return zones.client("provider-1").get(f"/questions/{ref}").json()["state"]


def test_a_question_lapses_on_both_sides_and_another_may_be_asked(zones, place, case):
    soon = later(zones, seconds=0.5)
    ref = asked(zones, case, place, LATER, answerBy=soon).json()["ref"]
    time.sleep(0.6)
    answer = zones.client("provider-1").post(f"/questions/{ref}/_agree", json={})
    assert answer.status_code == 409
    assert state_at_provider(zones, ref) == "LAPSED"
    zones.fetch()
    told = question(zones, ref)
    assert (told["state"], told["overdue"]) == ("LAPSED", False)
    assert asked(zones, case, place, LATER).status_code == 201


def test_the_clock_of_the_exchange_ends_a_question_without_anybody(zones, place, case):
    ref = asked(zones, case, place, LATER).json()["ref"]
    with zones.exchange_store.writing() as store:
        lapse_questions(store, zones.desk.now() + timedelta(days=4))
    eventually(lambda: question(zones, ref)["state"] == "LAPSED")


def test_a_hold_ends_by_itself_and_the_desk_hears_it(zones, place, case):
    ref = asked(zones, case, place, LATER, holdDays=3).json()["ref"]
    answered(zones, place, ref, "agree")
    desk = zones.client("coordinator")
    assert desk.get(f"/holds/{ref}").json()["state"] == "HELD"
    with zones.exchange_store.writing() as store:
        lapse_holds(store, zones.desk.now() + timedelta(days=4))
    zones.fetch()
    assert desk.get(f"/holds/{ref}").json()["state"] == "LAPSED"
    assert desk.post(f"/holds/{ref}/_release").status_code == 409
    assert asked(zones, case, place, LATER).status_code == 201


def test_a_recall_comes_too_late_for_an_answer_and_the_other_way_round(
    zones, place, case
):
    desk, provider = zones.client("coordinator"), zones.client("provider-1")
    ref = asked(zones, case, place, LATER).json()["ref"]
    recalled = desk.post(f"/questions/{ref}/_recall", json={"note": "niet meer nodig"})
    assert recalled.json()["state"] == "RECALLED"
    answer = provider.post(f"/questions/{ref}/_agree", json={})
    assert (answer.status_code, state_at_provider(zones, ref)) == (409, "RECALLED")
    second = asked(zones, case, place, LATER).json()["ref"]
    assert provider.post(f"/questions/{second}/_agree", json={}).status_code == 200
    late = desk.post(f"/questions/{second}/_recall", json={})
    assert (late.status_code, question(zones, second)["state"]) == (409, "AGREED")
    assert desk.get(f"/holds/{second}").json()["state"] == "HELD"


@pytest.mark.parametrize("verb", ["park", "close"])
def test_what_is_still_asked_for_a_case_at_rest_is_recalled(zones, place, case, verb):
    ref, desk = asked(zones, case, place, LATER).json()["ref"], "coordinator"
    body = {"reason": "OTHER", "note": "later"}
    body |= {"until": LATER} if verb == "park" else {}
    made = zones.client(desk).post(f"/cases/{case}/_{verb}", json=body)
    assert made.status_code == 201, made.text
    # The zone itself may be recalling it at this moment.
    eventually(lambda: state_at_provider(zones, ref) == "RECALLED")
    # What was asked about a closed case is not shown any more.
    shown = {"park": "RECALLED", "close": None}[verb]
    eventually(lambda: question(zones, ref).get("state") == shown)


@pytest.mark.parametrize("arrived", [False, True], ids=["not sent", "no answer"])
def test_a_question_of_which_the_call_was_lost_is_asked_again_once(
    zones, place, case, monkeypatch, arrived
):
    exchange, real = zones.desk.exchange, zones.desk.exchange.question

    def lost(ref, body):
        if arrived:
            real(ref, body)
        raise ExchangeGoneError("lost")

    monkeypatch.setattr(exchange, "question", lost)
    headers = {"Idempotency-Key": case}
    body = {"place": place, "start": LATER, "answerBy": later(zones, days=2)}
    body |= {"emptyNights": "COLLEGE", "consulted": True}
    desk, url = zones.client("coordinator"), f"/cases/{case}/questions"
    assert desk.post(url, json=body, headers=headers).status_code == 503
    (row,) = desk.get(url).json()
    assert (row["state"], row["pending"]) == ("ASKED", "ask")
    recall = desk.post(f"/questions/{row['ref']}/_recall", json={})
    assert recall.status_code == 409
    monkeypatch.undo()
    eventually(lambda: desk.get(url).json()[0]["pending"] is None)
    again = desk.post(url, json=body, headers=headers)
    assert (again.status_code, again.json()["ref"]) == (201, row["ref"])
    listed = zones.client("provider-1").get("/questions", params={"pageSize": 200})
    mine = [q for q in listed.json()["items"] if q["ref"] == row["ref"]]
    assert [q["state"] for q in mine] == ["ASKED"]


def test_a_turn_of_which_the_answer_was_lost_is_taken_once(
    zones, place, case, monkeypatch
):
    ref = asked(zones, case, place, LATER).json()["ref"]
    answered(zones, place, ref, "ask-back", subject="CARE")
    exchange, real = zones.desk.exchange, zones.desk.exchange.turn

    def lost(*told):
        real(*told)
        raise ExchangeGoneError("lost")

    monkeypatch.setattr(exchange, "turn", lost)
    desk, url = zones.client("coordinator"), f"/questions/{ref}"
    assert desk.post(f"{url}/_reply", json={"reply": "YES"}).status_code == 503
    again = zones.client("provider-1").post(
        f"{url}/_ask-back", json={"subject": "SAFETY"}
    )
    assert again.status_code == 200
    monkeypatch.undo()
    eventually(lambda: question(zones, ref)["pending"] is None)
    told = question(zones, ref)
    assert (told["state"], told["said"]["subject"]) == ("ASKED_BACK", "SAFETY")
    assert desk.post(f"{url}/_reply", json={"reply": "NO"}).json()["state"] == "ASKED"


def test_the_same_turn_told_again_or_late_changes_nothing(zones, place, case):
    ref = asked(zones, case, place, LATER).json()["ref"]
    answered(zones, place, ref, "ask-back", subject="CARE")
    zone, url = zones.other_zone(), f"/questions/{ref}"
    turn = {"turn": 1, "reply": "YES"}
    answers = [zone.post(f"{url}/_reply", json=turn).json() for _ in range(3)]
    assert answers == [{"ref": ref, "state": "ASKED", "taken": True}] * 3
    late = zone.post(f"{url}/_recall", json={"turn": 1}).json()
    assert late == {"ref": ref, "state": "ASKED", "taken": True}
    odd = zone.post(f"{url}/_accept-condition", json={"turn": 2}).json()
    assert odd == {"ref": ref, "state": "ASKED", "taken": False}
    assert zone.post("/questions/none/_recall", json={"turn": 1}).status_code == 404
    zones.fetch()
    assert question(zones, ref)["state"] == "ASKED"


def test_messages_told_again_or_late_change_nothing(zones, place, case):
    ref = asked(zones, case, place, LATER).json()["ref"]
    answered(zones, place, ref, "ask-back", subject="CARE")
    zones.client("coordinator").post(f"/questions/{ref}/_reply", json={"reply": "NO"})
    answered(zones, place, ref, "agree")
    before = question(zones, ref)
    told = zones.desk.exchange.messages(0)
    while (
        told[-1].id < (more := zones.desk.exchange.messages(told[-1].id) or told)[-1].id
    ):
        told = (*told, *more)
    why = Why(who="test", at=zones.desk.now())
    with zones.desk.store.writing() as store:
        handle(store, zones.desk.keys, told, zones.desk.now())
        for envelope in told:
            message = envelope.message
            if isinstance(message, QuestionMoved) and message.ref == ref:
                heard.moved(store, zones.desk.keys, message, why)
                odd = message.model_copy(update={"number": 99, "event": "decline"})
                heard.moved(store, zones.desk.keys, odd, why)
    assert question(zones, ref) == before
    hold = zones.client("coordinator").get(f"/holds/{ref}").json()
    assert hold["state"] == "HELD"


def test_only_the_other_zone_asks_the_exchange(zones):
    for client in (zones.nobody("exchange"), zones.client("provider-1")):
        assert client.put("/questions/x", json={}).status_code == 401
        for verb in ("reply", "recall", "accept-condition", "ask-mend"):
            answer = client.post(f"/questions/x/_{verb}", json={"turn": 1})
            assert answer.status_code == 401
        assert client.delete("/holds/x").status_code == 401
        assert client.get("/messages").status_code == 401
