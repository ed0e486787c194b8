"""Attacks of those outside: another funder, a provider, another office."""

import secrets
from datetime import timedelta

import pytest

from tests.api.service.bringing import (
    brought_in,
    facts_like_first,
    finished_run,
    report,
)

FUNDER = "CENTRUM-0307"
OUTSIDERS = ("funder-2", "provider-1", "referrer-1", "referrer-2")
PLANTED = f"planted-{secrets.token_hex(8)}"


@pytest.fixture(scope="module")
def things(zones):
    """Gives what one funder and one partner have: all that others may not have."""
    desk = zones.client("coordinator")
    facts = facts_like_first(zones) | {"regie": PLANTED}
    (case,) = brought_in(zones, keep=True)
    desk.put(f"/cases/{case}", json=facts | {"ref": case}, headers={"If-Match": '"1"'})
    body = {
        "answerBy": (zones.desk.now() + timedelta(days=5)).isoformat(),
        "cause": "BUDGET_SPENT",
        "funder": FUNDER,
        "route": "WMO_BW",
    }
    principle = desk.post(f"/cases/{case}/principles", json=body).json()["ref"]
    run = finished_run(zones)
    told = report(zones, audience="funder", funder=FUNDER, runs=[run])
    partner = zones.client("referrer-1")
    referral = partner.post("/referrals", json=facts).json()["ref"]
    zones.fetch()
    yield {
        "case": case,
        "principle": principle,
        "report": told["ref"],
        "referral": referral,
    }
    desk.post(f"/referrals/{referral}/_refuse", json={"reason": "INCOMPLETE"})
    desk.delete(f"/cases/{case}")


def attacks(things):
    principle, report = things["principle"], things["report"]
    yield "GET", f"/principles/{principle}", None
    yield "POST", f"/principles/{principle}/_willing", {}
    yield "POST", f"/principles/{principle}/_unwilling", {"reason": "NO_BUDGET"}
    yield "POST", f"/principles/{principle}/_ask-back", {"asks": ["PERSON_AGREES"]}
    decided = {"kind": "REFUSED", "decidedOn": "2026-01-01"}
    yield "POST", f"/principles/{principle}/_decide", decided
    yield "GET", f"/reports/{report}", None


@pytest.mark.parametrize("who", OUTSIDERS)
def test_what_one_funder_has_is_not_there_for_another(zones, things, who):
    client = zones.client(who)
    expected = {404} if who == "funder-2" else {403}
    for method, url, body in attacks(things):
        assert client.request(method, url, json=body).status_code in expected, url
    own = zones.client("funder-1").get(f"/principles/{things['principle']}").json()
    assert own["state"] == "ASKED"


@pytest.mark.parametrize("who", ["funder-1", "funder-2", "provider-1", "referrer-2"])
def test_a_referral_is_there_for_its_own_office_alone(zones, things, who):
    answer = zones.client(who).get(f"/referrals/{things['referral']}")
    assert answer.status_code == (404 if who == "referrer-2" else 403)
    if who == "referrer-2":
        assert zones.client(who).get("/referrals").json()["items"] == []


@pytest.mark.parametrize("who", ["funder-1", "referrer-1", "provider-1"])
def test_routes_between_the_zones_answer_nobody_else(zones, things, who):
    client = zones.client(who)
    calls = [
        ("PUT", f"/principles/{things['principle']}"),
        ("DELETE", f"/principles/{things['principle']}"),
        ("PUT", f"/reports/{things['report']}"),
        ("GET", f"/referrals/{things['referral']}/box"),
        ("POST", f"/referrals/{things['referral']}/_receive"),
        ("POST", f"/referrals/{things['referral']}/_close"),
    ]
    for method, url in calls:
        assert client.request(method, url, json={}).status_code == 401, url


def test_lists_hold_only_what_is_the_own(zones, things):
    for path in ("/principles", "/reports"):
        own = zones.client("funder-1").get(path, params={"pageSize": 200}).json()
        other = zones.client("funder-2").get(path, params={"pageSize": 200}).json()
        mine = {one["ref"] for one in own["items"]}
        assert mine & set(things.values())
        assert not mine & {one["ref"] for one in other["items"]}
        assert zones.client("provider-1").get(path).status_code == 403


def test_no_answer_of_the_exchange_names_a_case_or_a_fact_of_one(zones, things):
    refs = [case.ref for case in zones.region.cases] + [things["case"]]
    paths = {
        "funder-1": (
            *("/principles", "/reports", "/budgets", "/contracts"),
            f"/principles/{things['principle']}",
            f"/reports/{things['report']}",
        ),
        "referrer-1": ("/referrals", f"/referrals/{things['referral']}"),
        "provider-1": ("/places",),
    }
    for who, urls in paths.items():
        for url in urls:
            text = zones.client(who).get(url).text
            assert PLANTED not in text
            assert [ref for ref in refs if f'"{ref}"' in text] == [], url
    messages = zones.other_zone().get("/messages", params={"after": 0}).text
    assert PLANTED not in messages


def test_a_funder_finds_nothing_at_the_desk(zones, things):
    body = {"account": "funder-1", "password": "open-sesame"}
    assert zones.nobody("case").post("/sessions", json=body).status_code == 401
    token = zones.client("funder-1").headers["Authorization"]
    headers = {"Authorization": token}
    for url in (f"/cases/{things['case']}", f"/principles/{things['principle']}"):
        answer = zones.nobody("case").get(url, headers=headers)
        assert answer.status_code == 401
