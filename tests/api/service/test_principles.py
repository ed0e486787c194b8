"""A question of principle to a funder: without a person, answered in codes, a clock."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.casezone.app import catch_up
from api.casezone.principles.bands import amount_of, care_of, duration_of, profile_of
from api.casezone.tables import LOG_ENTRY, PRINCIPLE
from api.exchange.principles import kept as at_exchange
from api.messages.principles import (
    AmountBand,
    CareKind,
    DurationBand,
    PrincipleAsked,
    ProfileBand,
)
from matcher.model.terms import Need, Profile
from tests.api.service import placing
from tests.api.service.bringing import brought_in, finished_run

FUNDER = "CENTRUM-0307"


@pytest.fixture
def case(zones):
    yield from brought_in(zones)


def later(zones, **more):
    return (zones.desk.now() + timedelta(**(more or {"days": 5}))).isoformat()


def body_of(zones, **more):
    return {
        "answerBy": later(zones),
        "cause": "BUDGET_SPENT",
        "funder": FUNDER,
        "route": "WMO_BW",
        "centsPerDay": 21_000,
        "start": zones.desk.today().isoformat(),
    } | more


def asked(zones, case, **more):
    body = body_of(zones, **more)
    answer = zones.client("coordinator").post(f"/cases/{case}/principles", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"]


def at_desk(zones, ref):
    zones.fetch()
    return zones.client("coordinator").get(f"/principles/{ref}").json()


def says(zones, ref, verb, body, who="funder-1"):
    return zones.client(who).post(f"/principles/{ref}/{verb}", json=body)


def test_a_funder_reads_what_waits_for_it_with_its_clock_and_no_person(zones, case):
    ref = asked(zones, case)
    client = zones.client("funder-1")
    waiting = client.get("/principles", params={"state": "ASKED"}).json()["items"]
    (found,) = [one for one in waiting if one["ref"] == ref]
    assert set(found) == {
        *("ref", "state", "askedAt", "answerBy", "stelsel", "route", "care"),
        *("profile", "cause", "amount", "start", "duration", "replies", "said"),
    }
    assert found["amount"] == "TO_300"
    assert (found["stelsel"], found["cause"]) == ("WMO", "BUDGET_SPENT")
    assert found["answerBy"] > found["askedAt"]
    assert client.get(f"/principles/{ref}").json() == found


def test_a_funder_asks_back_and_says_under_which_conditions(zones, case):
    ref = asked(zones, case)
    asks = ["APPLICATION_FILED", "PROVIDER_HAS_CONTRACT"]
    assert says(zones, ref, "_ask-back", {"asks": asks}).json()["state"] == "ASKED_BACK"
    found = at_desk(zones, ref)
    assert (found["state"], found["said"]["asks"]) == ("ASKED_BACK", asks)
    query = {"state": "ASKED_BACK", "pageSize": 200}
    listed = zones.client("coordinator").get("/principles", params=query).json()
    assert (ref, case) in {(one["ref"], one["case"]) for one in listed["items"]}
    assert says(zones, ref, "_willing", {"conditions": []}).status_code == 409
    desk = zones.client("coordinator")
    half = {"replies": [{"asked": asks[0], "reply": "YES"}]}
    assert desk.post(f"/principles/{ref}/_reply", json=half).status_code == 400
    whole = {"replies": [{"asked": one, "reply": "YES"} for one in asks]}
    answer = desk.post(f"/principles/{ref}/_reply", json=whole)
    assert (answer.status_code, answer.json()["state"]) == (200, "ASKED")
    shown = zones.client("funder-1").get(f"/principles/{ref}").json()
    assert (shown["state"], shown["replies"]) == ("ASKED", whole["replies"])
    assert desk.post(f"/principles/{ref}/_reply", json=whole).status_code == 409
    yes = {"conditions": ["APPLICATION_FIRST"], "until": "2027-06-01"}
    assert says(zones, ref, "_willing", yes).json()["state"] == "WILLING"
    found = at_desk(zones, ref)
    assert found["state"] == "WILLING"
    assert found["said"]["conditions"] == ["APPLICATION_FIRST"]
    assert found["said"]["until"] == "2027-06-01"


def test_a_no_has_a_coded_reason(zones, case):
    ref = asked(zones, case)
    assert says(zones, ref, "_unwilling", {"reason": "because"}).status_code == 400
    assert says(zones, ref, "_unwilling", {"reason": "NO_BUDGET"}).status_code == 200
    assert at_desk(zones, ref)["said"]["reason"] == "NO_BUDGET"
    assert says(zones, ref, "_willing", {}).status_code == 409


def test_a_decision_changes_the_case_only_when_the_desk_adopts_it(zones, case):
    ref, desk = asked(zones, case), zones.client("coordinator")
    says(zones, ref, "_willing", {})
    today = zones.desk.today().isoformat()
    decision = {"kind": "GRANTED", "decidedOn": today, "until": "2028-01-01"}
    assert says(zones, ref, "_decide", decision).json()["state"] == "DECIDED"
    found = at_desk(zones, ref)
    assert (found["state"], found["said"]["decision"]["kind"]) == ("DECIDED", "GRANTED")
    offer = found["offer"]
    assert offer["entitlement"]["status"] == "TOEGEKEND"
    assert (offer["source"], offer["dated"]) == (FUNDER, today)
    before = desk.get(f"/cases/{case}")
    assert before.headers["ETag"] == '"1"'
    url = f"/principles/{ref}/_adopt"
    assert desk.post(url).status_code == 428
    assert desk.post(url, headers={"If-Match": '"9"'}).status_code == 412
    done = desk.post(url, headers={"If-Match": '"1"'})
    assert (done.status_code, done.headers["ETag"]) == (200, '"2"')
    assert done.json()["offer"] is None
    after = desk.get(f"/cases/{case}").json()["case"]
    (paper,) = [e for e in after["entitlements"] if e["funder"] == FUNDER]
    assert (paper["status"], paper["until"]) == ("TOEGEKEND", "2028-01-01")
    assert after["facts"][-1]["source"] == FUNDER
    assert desk.post(url, headers={"If-Match": '"2"'}).status_code == 409


def test_a_refused_application_is_offered_as_such(zones, case):
    ref = asked(zones, case)
    says(zones, ref, "_willing", {})
    today = zones.desk.today().isoformat()
    says(zones, ref, "_decide", {"kind": "REFUSED", "decidedOn": today})
    assert at_desk(zones, ref)["offer"]["entitlement"]["status"] == "AFGEWEZEN"


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("_ask-back", {"asks": []}),
        ("_ask-back", {"asks": ["NAME"]}),
        ("_willing", {"until": "2020-01-01"}),
        ("_willing", {"conditions": ["MONEY"]}),
        ("_decide", {"kind": "GRANTED", "decidedOn": "2099-01-01"}),
        (
            "_decide",
            {"kind": "REFUSED", "decidedOn": "2026-01-01", "until": "2027-01-01"},
        ),
        (
            "_decide",
            {"kind": "GRANTED", "decidedOn": "2026-01-01", "until": "2026-01-01"},
        ),
    ],
)
def test_a_wrong_answer_changes_nothing(zones, case, verb, body):
    ref = asked(zones, case)
    assert says(zones, ref, verb, body).status_code == 400
    assert zones.client("funder-1").get(f"/principles/{ref}").json()["state"] == "ASKED"


def test_a_question_lapses_by_itself_and_can_be_asked_again(zones, case):
    ref = asked(zones, case)
    again = zones.client("coordinator").post(
        f"/cases/{case}/principles", json=body_of(zones)
    )
    assert again.status_code == 409
    with zones.exchange_store.writing() as store:
        at_exchange.lapse(store, zones.desk.now() + timedelta(days=6))
    assert at_desk(zones, ref)["state"] == "LAPSED"
    assert says(zones, ref, "_willing", {}).status_code == 409
    assert asked(zones, case) != ref


def test_the_desk_takes_a_question_back_until_it_was_answered(zones, case):
    ref, desk = asked(zones, case), zones.client("coordinator")
    assert desk.post(f"/principles/{ref}/_recall").json()["state"] == "RECALLED"
    assert desk.post(f"/principles/{ref}/_recall").status_code == 409
    assert says(zones, ref, "_willing", {}).status_code == 409
    other = asked(zones, case)
    says(zones, other, "_unwilling", {"reason": "NO_BUDGET"})
    assert desk.post(f"/principles/{other}/_recall").status_code == 409
    assert at_desk(zones, other)["state"] == "UNWILLING"


def test_a_question_of_an_erased_case_is_taken_back(zones):
    (case,) = brought_in(zones, keep=True)
    ref = asked(zones, case)
    zones.client("coordinator").delete(f"/cases/{case}")
    zones.fetch()
    shown = zones.client("funder-1").get(f"/principles/{ref}").json()
    assert shown["state"] == "RECALLED"
    assert zones.client("coordinator").get(f"/principles/{ref}").status_code == 404


@pytest.mark.parametrize("verb", ["close", "place-outside"])
def test_what_is_open_is_recalled_when_no_place_is_looked_for(zones, verb):
    (case,) = brought_in(zones, keep=True)
    ref, desk = asked(zones, case), zones.client("coordinator")
    body = {
        "close": {"reason": "OTHER", "note": "klaar"},
        "place-outside": {
            "organisation": "elders",
            "start": zones.desk.today().isoformat(),
            "arrangedBy": "de desk",
            "reason": "OTHER",
            "note": "elders",
        },
    }[verb]
    made = desk.post(f"/cases/{case}/_{verb}", json=body)
    assert made.status_code == 201, made.text
    zones.fetch()
    shown = zones.client("funder-1").get(f"/principles/{ref}").json()
    assert shown["state"] == "RECALLED"
    own = desk.get(f"/principles/{ref}")
    # What was asked for a closed case is shielded.
    assert own.status_code == (403 if verb == "close" else 200)
    assert own.status_code == 403 or own.json()["state"] == "RECALLED"
    again = desk.post(f"/cases/{case}/principles", json=body_of(zones))
    assert again.status_code == 409
    desk.delete(f"/cases/{case}")


def test_who_is_parked_or_placed_may_still_wait_for_the_money(zones):
    (case,) = brought_in(zones, keep=True)
    ref, desk = asked(zones, case), zones.client("coordinator")
    body = {"until": "2031-01-01", "reason": "DECISION_AWAITED"}
    assert desk.post(f"/cases/{case}/_park", json=body).status_code == 201
    zones.fetch()
    assert at_desk(zones, ref)["state"] == "ASKED"
    body = {"reason": "DECISION_CAME"}
    assert desk.post(f"/cases/{case}/_resume", json=body).status_code == 201
    placing.agreed(zones, case, placing.a_place(zones))
    zones.fetch()
    assert at_desk(zones, ref)["state"] == "ASKED"
    assert says(zones, ref, "_willing", {}).status_code == 200


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"funder": "NOBODY"}, {"/funder"}),
        ({"route": "WLZ_VERBLIJF"}, {"/route"}),
        ({"cause": None}, {"/cause"}),
        ({"cause": None, "funder": "NOBODY"}, {"/cause", "/funder"}),
        ({"place": "NOWHERE"}, {"/place"}),
        ({"answerBy": "2020-01-01T00:00:00Z"}, {"/answerBy"}),
        ({"start": "2027-01-02", "until": "2027-01-01"}, {"/"}),
    ],
)
def test_what_cannot_be_asked_is_refused_with_every_fault(zones, case, change, where):
    body = body_of(zones, **change)
    answer = zones.client("coordinator").post(f"/cases/{case}/principles", json=body)
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == where


def test_a_question_repeated_with_its_key_is_asked_once(zones, case):
    desk, body = zones.client("coordinator"), body_of(zones)
    headers = {"Idempotency-Key": f"principle {case}"}
    url = f"/cases/{case}/principles"
    first, second = (desk.post(url, json=body, headers=headers) for _ in "12")
    assert first.json() == second.json()
    assert set(first.json()) == {"ref", "state"}
    assert len(desk.get(url).json()) == 1


def test_what_was_asked_and_said_is_sealed_and_every_reading_is_logged(zones, case):
    ref = asked(zones, case)
    says(zones, ref, "_unwilling", {"reason": "AGAINST_POLICY"})
    at_desk(zones, ref)
    with zones.desk.store.reading() as store:
        row = store.execute(select(PRINCIPLE).where(PRINCIPLE.c.ref == ref)).one()
        logged = select(LOG_ENTRY.c.action).where(LOG_ENTRY.c.ref == case)
        actions = set(store.execute(logged).scalars())
    for fact in (FUNDER, "WMO_BW", "AGAINST_POLICY"):
        assert fact not in repr(row)
    assert {"ask-funder", "principle"} <= actions


def test_a_call_that_was_lost_is_made_again(zones, case, monkeypatch):
    from api.casezone.exchange import ExchangeGoneError

    def gone(*_):
        raise ExchangeGoneError("gone")

    desk = zones.client("coordinator")
    with monkeypatch.context() as patched:
        patched.setattr(zones.desk.exchange, "call", gone)
        url = f"/cases/{case}/principles"
        assert desk.post(url, json=body_of(zones)).status_code == 503
    catch_up(zones.desk)
    (found,) = desk.get(url).json()
    shown = zones.client("funder-1").get(f"/principles/{found['ref']}").json()
    assert shown["state"] == "ASKED"


@pytest.mark.parametrize(
    ("cents", "band"),
    [
        (None, AmountBand.UNKNOWN),
        (0, AmountBand.UNKNOWN),
        (10_000, AmountBand.TO_100),
        (10_001, AmountBand.TO_200),
        (45_000, AmountBand.TO_450),
        (45_001, AmountBand.MORE),
    ],
)
def test_an_amount_becomes_a_band(cents, band):
    assert amount_of(cents) is band


def test_care_profile_and_duration_become_bands():
    from datetime import date

    assert care_of([Need.WONEN]) is CareKind.LIVING
    assert care_of([Need.BEGELEIDING, Need.BEHANDELING_GGZ]) is CareKind.TREATMENT
    assert care_of([Need.VERPLEGING]) is CareKind.SUPPORT_DAY_AND_NIGHT
    assert profile_of([Profile.GGZ_B_4]) is ProfileBand.GGZ_B
    assert profile_of([Profile.VG_6]) is ProfileBand.OTHER
    assert profile_of([]) is ProfileBand.NONE
    day = date(2027, 1, 1)
    assert duration_of(day, None) is DurationBand.LONGER
    assert duration_of(day, date(2027, 3, 1)) is DurationBand.TO_3_MONTHS


def test_a_run_gives_the_cause_the_funder_and_the_route(zones):
    desk = zones.client("coordinator")
    run = finished_run(zones)
    told = {
        one["case"]: one["no"]
        for one in json.loads(desk.get(f"/runs/{run}/result").content)["cases"]
        if one["no"]
    }
    money = [
        case
        for case, no in told.items()
        if any(offer["kind"] == "FUNDING_GAP" for offer in no["cited"])
    ]
    assert money
    body = {"answerBy": later(zones), "run": run}
    answers = [desk.post(f"/cases/{case}/principles", json=body) for case in money]
    made = [answer for answer in answers if answer.status_code == 201]
    assert made
    for answer in answers:
        assert answer.status_code in {201, 400, 409}, answer.text
    found = at_desk(zones, made[0].json()["ref"])
    assert found["asked"]["funder"]
    desk.post(f"/principles/{found['ref']}/_recall")
    others = [case for case in told if case not in money]
    for case in others[:1]:
        answer = desk.post(f"/cases/{case}/principles", json=body)
        assert answer.status_code == 409


def test_the_same_question_put_many_times_at_once_is_kept_once(zones):
    body = PrincipleAsked(
        funder=FUNDER,
        stelsel="WMO",
        route="WMO_BW",
        care="LIVING",
        profile="NONE",
        cause="NOT_DECIDED",
        amount="UNKNOWN",
        start="SOON",
        duration="LONGER",
        answer_by=later(zones),
        round=0,
        replies=(),
    )
    urls = [f"/principles/{secrets.token_hex(8)}" for _ in range(6)]
    zone, content = zones.other_zone(), body.model_dump(mode="json", by_alias=True)
    with ThreadPoolExecutor(4) as pool:
        asks = [url for url in urls for _ in range(4)]
        answers = list(pool.map(lambda url: zone.put(url, json=content), asks))
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["state"] for answer in answers} == {"ASKED"}
    for url in urls:
        zone.delete(url)
