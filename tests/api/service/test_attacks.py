"""Attacks over the live interface: old tokens, guesses, clocks, repeats, counts."""

import re
import secrets
from contextlib import contextmanager
from itertools import pairwise

import httpx2
import pytest
from sqlalchemy import func, select

from api.casezone.inbox import handle
from api.casezone.tables import INBOX, RECORD
from api.identity import Account, Role
from api.messages import Envelope, RecordChanged
from api.serving.beginning import add_accounts
from matcher.rules import RULE_BY_KEY
from tests.api.service.allroutes import ZONES, walked
from tests.api.service.bringing import brought_in, finished_run, report
from tests.api.service.test_all_routes import ROLE_OF, filled
from tests.api.service.walk import asked, cleared, held, later, opened
from tests.api.service.zones import PASSWORD

ADMINISTRATOR = {"case": "administrator", "exchange": "exchange-administrator"}
FORMER = {
    "case": [Role.COORDINATOR, Role.CASE_LEAD, Role.AUDITOR],
    "exchange": [Role.PROVIDER, Role.FUNDER, Role.REFERRER],
}
FUNDER = "CENTRUM-0307"
DAY = "2031-03-01"


@contextmanager
def employee(zones, zone, role):
    """Yield a client with the token of somebody who is signed in, and the account."""
    ref = f"former-{secrets.token_hex(4)}"
    organisation = {
        Role.PROVIDER: zones.region.providers[0].ref,
        Role.FUNDER: FUNDER,
        Role.REFERRER: "ZVH-1",
    }.get(role, "DESK")
    store = zones.desk.store if zone == "case" else zones.exchange_store
    made = Account(ref=ref, name="x", role=role, organisation=organisation)
    add_accounts(store, zone, [made], PASSWORD)
    body = {"account": ref, "password": PASSWORD}
    token = zones.nobody(zone).post("/sessions", json=body).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{zones.urls[zone]}/v1"
    with httpx2.Client(base_url=url, headers=headers, timeout=60) as client:
        yield client, ref


@pytest.mark.parametrize(
    ("zone", "role"), [(zone, role) for zone in ZONES for role in FORMER[zone]]
)
def test_a_former_employee_opens_nothing_with_an_old_token(zones, zone, role):
    with employee(zones, zone, role) as (client, ref):
        assert client.get("/sessions/current").status_code == 200
        chief = zones.client(ADMINISTRATOR[zone])
        assert chief.post(f"/accounts/{ref}/_disable").status_code == 200
        tried = 0
        for route in walked(zone):
            if route.roles is None or role not in route.roles:
                continue
            answer = client.request(route.method, filled(route.path), json={})
            assert answer.status_code == 401, (route.method, route.path)
            tried += 1
        assert tried >= 3
        body = {"account": ref, "password": PASSWORD}
        assert zones.nobody(zone).post("/sessions", json=body).status_code == 401


@pytest.mark.parametrize("zone", ZONES)
def test_a_token_counts_in_its_header_alone_and_in_its_own_zone(zones, zone):
    account = "coordinator" if zone == "case" else "provider-1"
    kind, _, token = zones.client(account).headers["Authorization"].partition(" ")
    nobody, other = (
        zones.nobody(zone),
        zones.nobody({"case": "exchange"}.get(zone, "case")),
    )
    for answer in (
        nobody.get("/places", params={"token": token, "access_token": token}),
        nobody.get("/places", headers={"Cookie": f"token={token}; session={token}"}),
        nobody.get("/places", headers={"Authorization": f"{kind} {token[:-1]}"}),
        nobody.get("/places", headers={"Authorization": f"{kind} {token.swapcase()}"}),
        nobody.get("/places", headers={"Authorization": f"Basic {token}"}),
        other.get("/places", headers={"Authorization": f"{kind} {token}"}),
    ):
        assert answer.status_code == 401


@pytest.mark.parametrize("zone", ZONES)
def test_no_browser_sends_a_token_by_itself(zones, zone):
    # Nothing to forge a request with: no cookie is ever set, and no other site may ask.
    account = "coordinator" if zone == "case" else "provider-1"
    headers = {"Origin": "https://elsewhere.example"}
    body = {"account": account, "password": PASSWORD}
    for answer in (
        zones.nobody(zone).post("/sessions", json=body, headers=headers),
        zones.client(account).get("/places", headers=headers),
        zones.nobody(zone).options("/places", headers=headers),
    ):
        assert "Set-Cookie" not in answer.headers
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_references_are_of_chance_and_cannot_be_counted(zones):
    desk = zones.client("coordinator")
    (case,) = brought_in(zones, keep=True)
    provider = zones.client("provider-1")
    place = provider.get("/places").json()["items"][0]["ref"]
    number = opened(zones, place, DAY)
    refs = [
        asked(zones, case, place, DAY).json()["ref"],
        desk.post("/runs", json={}).json()["ref"],
    ]
    for ref in refs:
        assert re.fullmatch(r"[0-9a-f]{16,}", ref), ref
        # The one after it is nobody's.
        after = f"{int(ref, 16) + 1:0{len(ref)}x}"
        kind = "questions" if ref == refs[0] else "runs"
        assert desk.get(f"/{kind}/{after}").status_code == 404
    cleared(zones, place)
    desk.delete(f"/cases/{case}")
    assert number


def test_a_message_that_is_replayed_is_handled_once(zones):
    zones.fetch()
    desk = zones.desk
    with desk.store.reading() as store:
        last = store.execute(select(func.max(INBOX.c.id))).scalar()
        row = store.execute(select(RECORD).where(RECORD.c.kind == "place")).first()
    forged = RecordChanged(
        kind="place", ref=row.ref, record_version=row.version + 1, body="{}"
    )
    replayed = tuple(Envelope(id=number, message=forged) for number in (1, last))
    with desk.store.writing() as store:
        handle(store, desk.keys, replayed, desk.now())
    with desk.store.reading() as store:
        assert store.execute(select(func.max(INBOX.c.id))).scalar() == last
        same = (RECORD.c.kind == "place") & (RECORD.c.ref == row.ref)
        assert store.execute(select(RECORD).where(same)).first() == row


def test_a_question_of_the_desk_that_is_replayed_is_not_asked_again(zones):
    (case,) = brought_in(zones, keep=True)
    place = zones.client("provider-1").get("/places").json()["items"][0]["ref"]
    opened(zones, place, DAY)
    ref = asked(zones, case, place, DAY).json()["ref"]
    zone, provider = zones.other_zone(), zones.client("provider-1")
    body = {
        "version": 1,
        "place": place,
        "withOther": False,
        "start": DAY,
        "until": None,
        "answerBy": later(zones, days=3),
        "holdDays": 30,
        "emptyNights": "AANBIEDER",
        "criteria": [],
        "careHoursFrom": 0,
        "careHoursTo": None,
        "hurry": "NO_HURRY",
        "latest": "NONE",
    }
    before = provider.get(f"/questions/{ref}").json()
    assert zone.put(f"/questions/{ref}", json=body).status_code < 500
    after = provider.get(f"/questions/{ref}").json()
    assert after | {"secondsLeft": 0} == before | {"secondsLeft": 0}
    zones.client("coordinator").post(f"/questions/{ref}/_recall", json={})
    zone.put(f"/questions/{ref}", json=body)
    turn = {"version": 1, "turn": 1, "reply": "YES"}
    zone.post(f"/questions/{ref}/_reply", json=turn)
    assert provider.get(f"/questions/{ref}").json()["state"] == "RECALLED"
    cleared(zones, place)
    zones.client("coordinator").delete(f"/cases/{case}")


def test_a_hold_that_ended_is_not_used_by_a_replay(zones):
    (case,) = brought_in(zones, keep=True)
    place = zones.client("provider-1").get("/places").json()["items"][0]["ref"]
    ref = held(zones, case, place)
    zones.client("coordinator").post(f"/holds/{ref}/_release")
    zone = zones.other_zone()
    told = {"day": zones.desk.today().isoformat()}
    for verb in ("_use", "_leave", "_use"):
        assert zone.post(f"/holds/{ref}/{verb}", json=told).status_code == 409
    rows = zones.client("provider-1").get(f"/places/{place}/intervals").json()
    assert "OCCUPIED" not in {row["kind"] for row in rows}
    cleared(zones, place)
    zones.client("coordinator").delete(f"/cases/{case}")


def test_an_answer_that_is_kept_for_a_repeat_is_of_its_own_account_alone(zones):
    key = {"Idempotency-Key": secrets.token_hex(16)}
    first = zones.client("coordinator").post("/runs", json={}, headers=key)
    again = zones.client("coordinator").post("/runs", json={}, headers=key)
    other = zones.client("coordinator-2").post("/runs", json={}, headers=key)
    assert first.json()["ref"] == again.json()["ref"]
    assert other.status_code != 201 or other.json()["ref"] != first.json()["ref"]
    changed = zones.client("coordinator").post(
        "/runs", json={"seconds": 5}, headers=key
    )
    assert changed.status_code in {400, 409, 422}


def told_in(tree, path=()):
    """Yield every count of a report that was told, with where it stands."""
    if isinstance(tree, dict):
        if tree.get("told") not in {None, "HIDDEN"}:
            for name in ("number", "persons", "now", "days"):
                if tree.get(name) is not None:
                    yield (*path, name), tree[name]
        for name, value in tree.items():
            yield from told_in(value, (*path, name))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            named = (
                value.get("kind", value.get("type", number))
                if isinstance(value, dict)
                else number
            )
            yield from told_in(value, (*path, named))


def test_one_more_person_cannot_be_read_off_reports_in_a_row(zones):
    desk, funder = zones.client("coordinator"), zones.client("funder-2")
    told, brought = [], []
    for _ in range(3):
        run = finished_run(zones)
        body = {"audience": "funder", "funder": "CENTRUM-0344", "runs": [run]}
        ref = report(zones, **body)["ref"]
        zones.fetch()
        seen = funder.get(f"/reports/{ref}", headers={"Accept": "application/json"})
        assert seen.status_code == 200, seen.text
        told.append(dict(told_in(seen.json())))
        brought += brought_in(zones, keep=True)
    for case in brought:
        desk.delete(f"/cases/{case}")
    for before, after in pairwise(told):
        for where in before.keys() & after.keys():
            assert before[where] == after[where], where


@pytest.mark.parametrize("account", sorted(ROLE_OF))
def test_only_a_coordinator_tries_what_if(zones, account):
    zone = "exchange" if account.startswith(("exch", "prov", "fund", "ref")) else "case"
    answer = zones.client(account).post("/runs/x/_what-if", json={"changes": [{}]})
    expected = 404 if account == "coordinator" or zone == "exchange" else 403
    assert answer.status_code == expected


def refs_of(zones, tie):
    """Return a case that is not in a tie."""
    return next(c.ref for c in zones.region.cases if c.ref not in {tie.a, tie.b})


def test_a_what_if_never_says_with_whom_somebody_may_not_live(zones):
    desk, run = zones.client("coordinator"), finished_run(zones)
    assert zones.region.ties
    places = [place["ref"] for place in desk.get("/places").json()["items"]]
    gone = [
        {"op": "change", "at": f"places/{place}", "set": {"takesVoluntary": False}}
        for place in places[:3]
    ]
    sets = [
        {"format": 1, "name": "minder", "changes": gone},
        {"format": 1, "name": "gelijk", "changes": []},
    ]
    answer = desk.post(f"/runs/{run}/_what-if", json={"changes": sets})
    assert answer.status_code == 200, answer.text
    assert "NIET_SAMEN" not in answer.text
    assert [tie.ref for tie in zones.region.ties if tie.ref in answer.text] == []
    tie = zones.region.ties[0]
    protected = [key for key, rule in RULE_BY_KEY.items() if rule.protected]
    assert protected
    loose = [
        {"op": "remove", "at": f"ties/{tie.ref}"},
        {"op": "change", "at": "", "set": {"ties": []}},
        {"op": "change", "at": f"ties/{tie.ref}", "set": {"b": refs_of(zones, tie)}},
        {"op": "change", "at": f"cases/{tie.a}", "set": {"denied": ["x"]}},
        *({"op": "rule", "key": key, "on": False} for key in protected),
    ]
    for change in loose:
        body = {"changes": [{"format": 1, "name": "los", "changes": [change]}]}
        refused = desk.post(f"/runs/{run}/_what-if", json=body)
        assert refused.status_code == 400, change
        assert tie.b not in refused.text


@pytest.mark.parametrize("account", ["coordinator", "case-lead", "auditor"])
def test_a_coordinator_of_another_region_is_nobody_here(zones, changing_zones, account):
    token = changing_zones.client(account).headers["Authorization"]
    for path in ("/sessions/current", "/cases", "/runs", "/log-entries"):
        answer = zones.nobody("case").get(path, headers={"Authorization": token})
        assert answer.status_code == 401
    case = changing_zones.region.cases[0].ref
    url = f"/cases/{case}/readings"
    own = zones.nobody("case").get(url, headers={"Authorization": token})
    assert own.status_code == 401
