"""A case lead of one gemeente finds nothing of another, whatever it asks."""

import secrets

import pytest

from api.identity import Account, Role
from api.serving.beginning import add_accounts
from tests.api.service.allroutes import walked
from tests.api.service.bringing import facts_like_first
from tests.api.service.placing import moved
from tests.api.service.test_all_routes import told
from tests.api.service.whole import whole_case
from tests.api.service.zones import PASSWORD


def lead_of(zones, gemeente):
    """Return a client of a case lead of a gemeente."""
    account = f"lead-{gemeente}"
    if account not in zones.clients:
        made = Account(
            ref=account, name=account, role=Role.CASE_LEAD, organisation=gemeente
        )
        add_accounts(zones.desk.store, "case", [made], PASSWORD)
    return zones.client(account)


@pytest.fixture(scope="module")
def things(zones):
    """Gives a case with something of everything, and the gemeente it belongs to."""
    desk, found = zones.client("coordinator"), whole_case(zones)
    case = found["cases"]
    own = desk.get(f"/cases/{case}").json()["case"]["municipality"]
    other = next(m.code for m in zones.region.municipalities if m.code != own)
    # A place is about no case.
    of_case = {kind: ref for kind, ref in found.items() if kind != "places"}
    yield of_case | {"own": own, "other": other}
    today = str(zones.desk.today())
    moved(zones, found["placements"], "end", day=today, reason="ANDERS")
    desk.delete(f"/cases/{case}")


def paths(things):
    """Yield every route about a case, with what is there and what never was."""
    for route in walked("case"):
        kind = route.path.split("/")[1]
        if "{case}" in route.path:
            path = route.path.replace("{ref}", things["run"])
            mark, ref = "{case}", things["cases"]
        else:
            path, mark, ref = route.path, "{ref}", things.get(kind)
        if ref is not None and Role.CASE_LEAD in (route.roles or ()) and mark in path:
            left = path.replace("{place}", "P00000").replace("{decision}", "x")
            unknown = secrets.token_hex(8)
            yield route, left.replace(mark, ref), left.replace(mark, unknown)


def test_a_case_of_another_gemeente_answers_as_one_that_never_was(zones, things):
    other, tried = lead_of(zones, things["other"]), 0
    for route, there, nowhere in paths(things):
        body = facts_like_first(zones) if route.method == "PUT" else {}
        headers = {"If-Match": '"1"'}
        seen, unseen = (
            other.request(route.method, url, json=body, headers=headers)
            for url in (there, nowhere)
        )
        assert seen.status_code in {400, 404}, (route.method, there, seen.text)
        assert told(seen) == told(unseen), (route.method, route.path)
        assert things["mark"] not in seen.text
        tried += 1
    assert tried > 65
    assert other.delete(f"/cases/{things['cases']}").status_code == 404
    assert zones.client("coordinator").get(f"/cases/{things['cases']}").is_success


def test_a_case_lead_works_with_the_cases_of_the_own_gemeente(zones, things):
    own = lead_of(zones, things["own"])
    for url in (
        f"/cases/{things['cases']}",
        f"/cases/{things['cases']}/questions",
        f"/cases/{things['cases']}/decisions",
        f"/questions/{things['questions']}",
        f"/principles/{things['principles']}",
        "/places",
        "/contacts",
        "/runs",
    ):
        assert own.get(url).status_code == 200, url
    listed = own.get("/cases", params={"pageSize": 200}).json()["items"]
    whole = zones.client("coordinator").get("/cases", params={"pageSize": 200}).json()
    refs = {one["ref"] for one in listed}
    assert things["cases"] in refs
    assert len(refs) < len(whole["items"])
    other = lead_of(zones, things["other"]).get("/cases", params={"pageSize": 200})
    assert not refs & {one["ref"] for one in other.json()["items"]}


@pytest.mark.parametrize(
    "url",
    [
        *("/questions", "/refusals", "/placements", "/escalations", "/calls"),
        *("/stuck", "/follow-ups", "/handover-items", "/principles", "/referrals"),
        *("/reports", "/runs/{run}/result", "/runs/{run}/summary"),
    ],
)
def test_lists_of_the_whole_region_are_for_the_desk(zones, things, url):
    path = url.format(run=things["run"])
    assert lead_of(zones, things["own"]).get(path).status_code == 403
    assert zones.client("case-lead").get(path).status_code == 200


def test_a_case_lead_brings_in_cases_of_the_own_gemeente_alone(zones, things):
    facts = facts_like_first(zones) | {"ref": f"X{secrets.token_hex(6)}"}
    other, own = (lead_of(zones, things[name]) for name in ("other", "own"))
    assert other.post("/cases", json=facts).status_code == 403
    assert other.post("/cases/_check", json=facts).status_code == 403
    assert own.post("/cases", json=facts).status_code == 201
    assert own.delete(f"/cases/{facts['ref']}").status_code == 204


def test_a_case_lead_of_no_known_gemeente_finds_nothing(zones, things):
    nowhere = lead_of(zones, "GEMEENTE-NERGENS")
    assert nowhere.get("/cases", params={"pageSize": 200}).json()["items"] == []
    assert nowhere.get(f"/cases/{things['cases']}").status_code == 404


def test_an_attempt_on_a_case_of_another_gemeente_is_in_the_log(zones, things):
    case = things["cases"]
    assert lead_of(zones, things["other"]).get(f"/cases/{case}").status_code == 404
    asked_for = {"pageSize": 200, "account": f"lead-{things['other']}"}
    lines = zones.client("auditor").get("/log-entries", params=asked_for).json()
    refused = [one for one in lines["items"] if one["outcome"] == "REFUSED"]
    assert case in {one["ref"] for one in refused}
