"""Of a case that is closed the desk finds no fact, whichever way it looks."""

import secrets

import pytest

from api.identity import Role
from tests.api.service.allroutes import walked
from tests.api.service.bringing import finished_run
from tests.api.service.placing import decided, moved
from tests.api.service.whole import whole_case

PEOPLE = {"coordinator": Role.COORDINATOR, "case-lead": Role.CASE_LEAD}
# The person's own right, and who looked; the first has every fact, as it should.
FREE = frozenset({"export_person", "list_readings"})
# That it is there, where somebody stays until that ends, and what was shared with whom.
NAMES = frozenset(
    {
        *("read_case", "summarise_run", "list_placements", "read_placement"),
        *("list_follow_ups", "read_follow_up", "list_reveals", "read_reveal"),
        *("list_consents", "read_consent", "take_reveal_back", "withdraw_consent"),
        *("read_handover", "list_holds", "read_hold"),
    }
)
# They are about no case, or begin or end what others need.
LEFT_OUT = frozenset(
    {
        *("follow_run", "ask_run", "replay_run", "cancel_run", "make_report"),
        *("erase_case", "end_placement"),
    }
)


@pytest.fixture(scope="module")
def shut(zones):
    """Gives what there is of a case that was closed, and the facts it had."""
    desk, found = zones.client("coordinator"), whole_case(zones)
    case = found["cases"]
    facts = desk.get(f"/cases/{case}").json()["case"]
    last = decided(zones, case, "close", reason="SECURED", note=found["mark"])
    yield found | {"last": last["ref"], "facts": facts}
    today = str(zones.desk.today())
    moved(zones, found["placements"], "end", day=today, reason="ANDERS")
    desk.delete(f"/cases/{case}")


def url_of(route, shut):
    kind = route.path.split("/")[1]
    ref = shut["run"] if kind == "runs" else shut.get(kind, "x")
    given = {"ref": ref, "case": shut["cases"], "place": shut["places"]}
    given |= {"item": "FUNDING", "decision": shut["decision"], "partner": "provider"}
    return route.path.format_map(given)


@pytest.mark.parametrize("account", PEOPLE)
def test_no_route_gives_a_fact_of_a_closed_case(zones, shut, account):
    client, tried, naming = zones.client(account), 0, set()
    for route in walked("case"):
        served = PEOPLE[account] in (route.roles or ())
        if not served or route.name in FREE | LEFT_OUT:
            continue
        body = None if route.method == "GET" else {}
        url, headers = url_of(route, shut), {"If-Match": '"1"'}
        params = {"pageSize": 200} if url.count("/") == 1 and body is None else None
        answer = client.request(
            route.method, url, json=body, params=params, headers=headers
        )
        assert answer.status_code < 500, (route.name, answer.text)
        assert shut["mark"] not in answer.text, route.name
        if shut["cases"] in answer.text:
            naming.add(route.name)
        tried += 1
    assert naming <= NAMES, naming - NAMES
    assert tried > 90


@pytest.mark.parametrize("verb", ["_check", ""])
def test_somebody_with_the_same_facts_is_not_told_to_be_like_a_closed_case(
    zones, shut, verb
):
    desk, new = zones.client("coordinator"), f"Y{secrets.token_hex(6)}"
    url = f"/cases/{verb}".rstrip("/")
    answer = desk.post(url, json=shut["facts"] | {"ref": new})
    assert answer.is_success, answer.text
    assert shut["cases"] not in answer.text
    desk.delete(f"/cases/{new}")


def test_the_person_still_gets_everything_and_the_auditor_who_decided(zones, shut):
    about = f"/cases/{shut['cases']}"
    whole = zones.client("coordinator").get(f"{about}/person-export")
    assert shut["mark"] in whole.text
    assert zones.client("coordinator").get(f"{about}/readings").json()["items"]
    found = zones.client("auditor").get(f"{about}/decisions").json()
    assert {shut["decision"], shut["last"]} <= {one["ref"] for one in found}


def test_a_run_from_after_it_explains_and_never_names_a_closed_case(zones, shut):
    desk, run = zones.client("coordinator"), finished_run(zones)
    result = desk.get(f"/runs/{run}/result")
    assert shut["cases"] not in result.text
    other = result.json()["cases"][0]["case"]
    at = f"places/{shut['places']}"
    changes = [{"op": "change", "at": at, "set": {"takesVoluntary": False}}]
    change = {"format": 1, "name": "x", "changes": changes}
    about = f"/runs/{run}/cases/{other}"
    for answer in (
        desk.post(f"/runs/{run}/_what-if", json={"changes": [change]}),
        desk.get(f"/runs/{run}/competition"),
        desk.get(f"{about}/competition"),
        desk.get(f"{about}/why", params={"place": shut["places"]}),
        desk.get(f"{about}/places/{shut['places']}"),
        desk.get(about),
        desk.get(f"/places/{shut['places']}/candidates", params={"run": run}),
    ):
        assert answer.status_code == 200, answer.text
        assert shut["cases"] not in answer.text


def test_a_summary_says_that_it_is_closed_and_nothing_more(zones, shut):
    for account in ("coordinator", "auditor"):
        url = f"/runs/{shut['run']}/summary"
        told = zones.client(account).get(url).json()
        assert told["closed"] == [shut["cases"]]
        rest = {key: value for key, value in told.items() if key != "closed"}
        assert shut["cases"] not in str(rest)
