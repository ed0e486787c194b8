"""Requests of chance, per role: no 5xx, and nothing that the description denies."""

import time

import httpx2
import pytest

from api.identity import ZONES_OF, Account, Role
from api.serving.beginning import add_accounts
from tests.api.service.chance import Box, asked, known_by, served, settings
from tests.api.service.daily import desk_of, started
from tests.api.service.describing import described
from tests.api.service.zones import PASSWORD, zones_on

EXAMPLES, SECONDS = 3, 30
NOBODY, ZONE = "nobody", "the other zone"
WHO = [
    *((zone, role) for role in Role for zone in ZONES_OF[role]),
    *(("case", NOBODY), ("exchange", NOBODY), ("exchange", ZONE)),
]
# These roles work on things of their own: some of what they ask is carried out.
BUSY = {Role.COORDINATOR, Role.CASE_LEAD, Role.PROVIDER}


@pytest.fixture(scope="module")
def own_zones(tmp_path_factory):
    """Gives zones that no other test looks at, with somebody in every role."""
    folder = tmp_path_factory.mktemp("fuzzed")
    urls = (f"sqlite:///{folder}/{zone}.db" for zone in ("case", "exchange"))
    with zones_on(*urls, folder) as both:
        region = both.region
        organisations = {
            Role.PROVIDER: region.providers[0].ref,
            Role.FUNDER: "CENTRUM-0307",
            Role.REFERRER: "ZVH-1",
        }
        stores = {"case": both.desk.store, "exchange": both.exchange_store}
        for zone, store in stores.items():
            people = [
                Account(
                    ref=name_of(role),
                    name="x",
                    role=role,
                    organisation=organisations.get(role, "DESK"),
                )
                for role in Role
                if zone in ZONES_OF[role]
            ]
            add_accounts(store, zone, people, PASSWORD)
        begin(both)
        yield both


def name_of(role):
    return f"chance-{role.value.lower()}"


def begin(both):
    """Let there be something of everything."""
    desk, provider = both.client("coordinator"), both.client("provider-1")
    place = provider.get("/places").json()["items"][0]["ref"]
    opening = {"start": "2031-01-01", "count": 3, "reason": "nieuw"}
    assert provider.post(f"/places/{place}/openings", json=opening).is_success
    assert provider.post("/confirmations").is_success
    held, asked, declined, *_ = (c["ref"] for c in desk.get("/cases").json()["items"])
    body = {"place": place, "start": "2031-02-01", "answerBy": "2031-01-01T00:00:00Z"}
    body |= {"emptyNights": "COLLEGE"}
    refs = []
    for case in (held, asked, declined):
        made = desk.post(f"/cases/{case}/questions", json=body)
        assert made.is_success, made.text
        refs.append(made.json()["ref"])
    no = {"side": "AANBIEDER", "reason": "NO_ROOM", "consequence": "MEND_OPENING"}
    assert provider.post(f"/questions/{refs[0]}/_agree", json={}).is_success
    assert provider.post(f"/questions/{refs[2]}/_decline", json=no).is_success
    started(both, held)
    asked_too = {"contact": desk_of(both)["ref"], "reason": "OTHER"}
    escalation = asked_too | {"due": "2031-01-01"}
    assert desk.post(f"/cases/{held}/escalations", json=escalation).is_success
    run = desk.post("/runs", json={}).json()["ref"]
    while desk.get(f"/runs/{run}").json()["state"] in {"QUEUED", "RUNNING"}:
        time.sleep(0.1)


def headers_of(both, zone, who):
    if who == NOBODY:
        return {}
    if who == ZONE:
        return {"Authorization": both.other_zone().headers["Authorization"]}
    body = {"account": name_of(who), "password": PASSWORD}
    answer = both.nobody(zone).post("/sessions", json=body)
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


@pytest.mark.parametrize(("zone", "who"), WHO, ids=str)
def test_requests_of_chance_find_nothing(own_zones, zone, who):
    base = f"{own_zones.urls[zone]}/v1"
    paths = described(zone)["paths"]
    teller = own_zones.client("coordinator" if zone == "case" else "provider-1")
    known = known_by(teller, paths)
    headers = headers_of(own_zones, zone, who)
    with httpx2.Client(base_url=base, headers=headers, timeout=60) as client:
        facts, mine = facts_for(client, known), served(client, paths)
    box = Box(examples=EXAMPLES, seconds=SECONDS, borders=who in {*BUSY, ZONE})
    found = asked(base, mine, settings(headers, mine, known, box), facts)
    assert found.wrong == []
    assert found.answers
    if who in BUSY and not found.out_of_time:
        assert found.reached(), found.answers


def facts_for(client, known):
    """Return the facts of a case or a place, as far as this role may read them."""
    for url, within in (
        (f"/cases/{known.get('cases', ['x'])[-1]}", "case"),
        (f"/places/{known.get('places', ['x'])[0]}/record", None),
    ):
        answer = client.get(url)
        if answer.is_success:
            return answer.json()[within] if within else answer.json()
    return {}
