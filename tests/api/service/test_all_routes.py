"""All routes, all roles, own and other organisation, in both zones."""

import re
from datetime import timedelta

import pytest

from api.identity import ZONES_OF, Role
from tests.api.service.allroutes import ZONES, walked
from tests.api.service.bringing import (
    brought_in,
    facts_like_first,
    finished_run,
    report,
)
from tests.api.service.describing import described
from tests.api.service.test_imports import CSV, sheet
from tests.api.service.walk import asked, opened
from tests.api.service.zones import SECRET

PEOPLE = {
    "case": ("coordinator", "case-lead", "auditor", "administrator"),
    "exchange": (
        *("provider-1", "provider-2", "funder-1", "funder-2", "referrer-1"),
        *("referrer-2", "exchange-auditor", "exchange-administrator"),
    ),
}
ROLE_OF = {
    "coordinator": Role.COORDINATOR,
    "case-lead": Role.CASE_LEAD,
    "auditor": Role.AUDITOR,
    "administrator": Role.ADMINISTRATOR,
    "provider-1": Role.PROVIDER,
    "provider-2": Role.PROVIDER,
    "funder-1": Role.FUNDER,
    "funder-2": Role.FUNDER,
    "referrer-1": Role.REFERRER,
    "referrer-2": Role.REFERRER,
    "exchange-auditor": Role.AUDITOR,
    "exchange-administrator": Role.ADMINISTRATOR,
}
UNKNOWN = "zzzz-not-there"
# Everybody who is signed in has sessions, a password, and what is public to partners.
PUBLIC = frozenset(
    {"sign_in", "begin_at_provider", "finish_at_provider", "end_from_provider"}
)
FOR_ALL = PUBLIC | frozenset(
    {
        *("sign_out", "who", "list_sessions", "end_session"),
        *("change_password", "read_sharing_policy", "read_partner_page"),
        *("read_second_factor", "enrol_second_factor", "confirm_second_factor"),
        *("end_second_factor", "read_algorithm_statement"),
    }
)
DAY = "2031-01-01"
BODIES = {
    "_agree": {},
    "_agree-if": {"condition": "EXTRA_TOEZICHT"},
    "_ask-back": {"subject": "CARE", "asks": ["PERSON_AGREES"]},
    "_decide": {"kind": "REFUSED", "decidedOn": "2026-01-01"},
    "_decline": {
        "side": "AANBIEDER",
        "reason": "NO_ROOM",
        "consequence": "THIS_TIME",
    },
    "_meet": {"on": DAY},
    "_promise": {"kind": "NOT_COVERED"},
    "_unwilling": {"reason": "NO_BUDGET"},
    "_willing": {},
    "openings": {"start": DAY, "count": 1, "reason": "x"},
    "record": {},
    "stops": {"start": DAY, "count": 1, "reason": "x"},
}


@pytest.fixture(scope="module")
def things(zones):
    """Gives what a provider, a funder and a referring partner have at the exchange."""
    desk, provider = zones.client("coordinator"), zones.client("provider-1")
    (case,) = brought_in(zones, keep=True)
    place = provider.get("/places").json()["items"][0]["ref"]
    number = opened(zones, place, DAY)
    question = asked(zones, case, place, DAY).json()["ref"]
    imported = provider.post(
        "/imports", content=sheet(provider), headers={"Content-Type": CSV}
    )
    body = {
        "answerBy": (zones.desk.now() + timedelta(days=5)).isoformat(),
        "cause": "BUDGET_SPENT",
        "funder": "CENTRUM-0307",
        "route": "WMO_BW",
    }
    principle = desk.post(f"/cases/{case}/principles", json=body).json()["ref"]
    body = {
        "audience": "funder",
        "funder": "CENTRUM-0307",
        "runs": [finished_run(zones)],
    }
    shown = report(zones, **body)["ref"]
    facts = facts_like_first(zones)
    referral = zones.client("referrer-1").post("/referrals", json=facts).json()["ref"]
    zones.fetch()
    yield {
        "places": place,
        "number": number,
        "questions": question,
        "imports": imported.headers["Location"].rpartition("/")[2],
        "principles": principle,
        "reports": shown,
        "referrals": referral,
    }
    desk.post(f"/questions/{question}/_recall", json={})
    desk.post(f"/referrals/{referral}/_refuse", json={"reason": "INCOMPLETE"})
    desk.delete(f"/cases/{case}")
    provider.delete(f"/places/{place}/intervals/{number}")


def filled(path, ref=UNKNOWN, number="1"):
    named = path.replace("{ref}", ref).replace("{number}", str(number))
    return re.sub(r"\{\w+\}", UNKNOWN, named)


def body_of(path):
    """Return a body that the route takes, as far as it takes one."""
    last, kind = path.rpartition("/")[2], path.split("/")[1]
    body = BODIES.get(last)
    if last == "_ask-back":
        keep = "subject" if kind == "questions" else "asks"
        return {keep: body[keep]}
    return body


def told(answer):
    """Return all of an answer by which somebody could tell one from another."""
    kept = {"content-type", "content-length", "www-authenticate", "etag", "location"}
    headers = {k: v for k, v in answer.headers.items() if k in kept}
    return answer.status_code, headers, answer.content


@pytest.mark.parametrize("zone", ZONES)
def test_the_walk_meets_all_that_is_described(zone):
    paths = described(zone)["paths"]
    told = {(m.upper(), path) for path, methods in paths.items() for m in methods}
    assert {(route.method, route.path) for route in walked(zone)} == told


@pytest.mark.parametrize("zone", ZONES)
def test_every_route_says_whom_it_serves(zone):
    for route in walked(zone):
        if route.roles is None and not route.between:
            assert route.name in FOR_ALL, route.name
        for role in route.roles or ():
            assert zone in ZONES_OF[role], route.name


@pytest.mark.parametrize("zone", ZONES)
def test_every_role_that_a_route_does_not_serve_is_refused(zones, zone):
    refused = set()
    for route in walked(zone):
        if route.roles is None:
            continue
        for account in PEOPLE[zone]:
            if ROLE_OF[account] in route.roles:
                continue
            client = zones.client(account)
            answer = client.request(
                route.method, filled(route.path), json=body_of(route.path)
            )
            assert answer.status_code == 403, (route.method, route.path, account)
            refused.add((route.name, ROLE_OF[account]))
    assert len(refused) > 100


def test_what_goes_between_the_zones_serves_no_account_and_no_other_secret(zones):
    client = zones.nobody("exchange")
    tokens = [
        zones.client(name).headers["Authorization"] for name in PEOPLE["exchange"]
    ]
    tokens += [
        f"Bearer {SECRET[:-1]}",
        f"Bearer {SECRET}x",
        f"Basic {SECRET}",
    ]
    for route in walked("exchange"):
        if not route.between:
            continue
        for token in tokens:
            answer = client.request(
                route.method,
                filled(route.path),
                headers={"Authorization": token},
                json={},
            )
            assert answer.status_code == 401, (route.path, token)


@pytest.mark.parametrize("zone", ZONES)
def test_the_secret_between_the_zones_opens_no_route_of_people(zones, zone):
    headers = {"Authorization": f"Bearer {SECRET}"}
    for route in walked(zone):
        if route.between or route.name in PUBLIC:
            continue
        answer = zones.nobody(zone).request(
            route.method, filled(route.path), headers=headers, json={}
        )
        assert answer.status_code == 401, (route.method, route.path)


OWNERS = {
    "places": ("provider-1", "provider-2"),
    "questions": ("provider-1", "provider-2"),
    "imports": ("provider-1", "provider-2"),
    "principles": ("funder-1", "funder-2"),
    "reports": ("funder-1", "funder-2"),
    "referrals": ("referrer-1", "referrer-2"),
}


def test_what_another_has_answers_as_what_is_not_there(zones, things):
    same = 0
    for route in walked("exchange"):
        kind = route.path.split("/")[1]
        if route.between or "{ref}" not in route.path or kind not in OWNERS:
            continue
        owner, other = (zones.client(name) for name in OWNERS[kind])
        body, headers = body_of(route.path), {"If-Match": '"1"'}
        url = filled(route.path, things[kind], things["number"])
        nothing = filled(route.path, UNKNOWN, things["number"])
        seen, unseen = (
            other.request(route.method, at, json=body, headers=headers)
            for at in (url, nothing)
        )
        assert seen.status_code == 404, (route.method, route.path, seen.text)
        assert told(seen) == told(unseen), route.path
        if route.method == "GET":
            assert owner.get(url).status_code == 200, route.path
        same += 1
    assert same >= 22
    question = zones.client("provider-1").get(f"/questions/{things['questions']}")
    assert question.json()["state"] == "ASKED"


@pytest.mark.parametrize("zone", ZONES)
def test_what_is_not_there_is_not_found_by_whoever_may_look(zones, zone):
    found = 0
    for route in walked(zone):
        if route.between or "{" not in route.path or route.method != "GET":
            continue
        for account in PEOPLE[zone]:
            if route.roles is not None and ROLE_OF[account] not in route.roles:
                continue
            answer = zones.client(account).get(filled(route.path))
            assert answer.status_code in {400, 404}, (route.path, answer.text)
            found += 1
    assert found > 10
