"""Cases that are stuck, and who could use a place: whose move it is, which chain."""

import pytest
from sqlalchemy import select

from api.casezone import tables
from api.casezone.masking import masked
from api.casezone.runs.snapshots import region_at
from api.regionfile.shape import tree_of
from api.resultfile import result_in
from api.web.records import camel
from matcher.candidates import candidates
from matcher.explaining import recalled
from matcher.scene import prepare
from tests.api.service import placing
from tests.api.service.daily import brought_in, day, desk_of, every, ran, started


@pytest.fixture(scope="module")
def stuck(zones):
    """Gives a case that nothing opens a place for, in the last run."""
    client = zones.client("coordinator")
    result = client.get(f"/runs/{ran(zones)}/result").json()["cases"]
    like = next(o["case"] for o in result if o["no"] and not o["no"]["sets"])
    case = brought_in(zones, like=like, waitingSince=day(zones, -200))
    ran(zones)
    yield case
    client.delete(f"/cases/{case}")


def entry(zones, case):
    found = {one["case"]: one for one in every(zones.client("coordinator"), "/stuck")}
    return found.get(case)


def test_a_stuck_case_says_why_since_when_and_whose_move_it_is(zones, stuck):
    found = entry(zones, stuck)
    assert found["why"] == ["BEYOND_GUARD", "NO_OPTION"]
    assert (found["waitedDays"], found["kindSince"]) == (200, day(zones))
    assert found["kind"] in {"PROFILE_GAP", "TITLE_GAP", "EXCLUSION_GAP"}
    assert found["move"] == "DESK"
    assert found["tried"] == []
    assert "Schaal op" in found["nextStep"]["nl"]
    ages = {p["ref"]: p["ageDays"] for p in every(zones.client("auditor"), "/places")}
    assert found["figures"]
    for figure in found["figures"]:
        assert ages[figure["place"]] == figure["ageDays"]


def test_the_move_follows_what_runs_and_what_ended_was_tried(zones, stuck):
    client = zones.client("coordinator")
    action = started(zones, stuck)
    assert entry(zones, stuck)["move"] == "OTHER"
    assert entry(zones, stuck)["whom"]["who"] == "COLLEGE-0344"
    drop = {"reason": "OWNER_SAYS_NO"}
    client.post(f"/actions/{action}/_drop", json=drop)
    asked = desk_of(zones)["ref"]
    body = {"contact": asked, "reason": "TOO_LONG", "due": day(zones, 3)}
    made = client.post(f"/cases/{stuck}/escalations", json=body).json()["ref"]
    found = entry(zones, stuck)
    assert (found["move"], found["whom"]["contact"]["ref"]) == ("OTHER", asked)
    client.post(f"/escalations/{made}/_advise", json={"advice": "OTHER_PLACE"})
    assert entry(zones, stuck)["move"] == "DESK"
    refused = {"reason": "PROVIDER_SAYS_NO"}
    client.post(f"/escalations/{made}/_not-follow", json=refused)
    assert [(t["what"], t["reason"]) for t in entry(zones, stuck)["tried"]] == [
        (what, reason)
        for what, reason, _ in sorted(
            [
                ("ACTION_DROPPED", "OWNER_SAYS_NO", action),
                ("ADVICE_NOT_FOLLOWED", "PROVIDER_SAYS_NO", made),
            ],
            key=lambda one: one[2],
        )
    ]


@pytest.mark.usefixtures("stuck")
def test_the_stuck_list_is_ordered_and_says_what_it_rests_on(zones):
    body = zones.client("coordinator").get("/stuck", params={"pageSize": 200}).json()
    assert (body["today"], body["guardDays"]) == (day(zones), 90)
    assert body["run"]["ageDays"] == 0
    keys = [(one["urgency"], one["latest"] or "9999") for one in body["items"]]
    assert keys == sorted(keys)
    for one in body["items"]:
        beyond = one["waitedDays"] >= body["guardDays"]
        assert ("BEYOND_GUARD" in one["why"]) == beyond


def test_who_came_today_and_has_an_option_is_not_stuck(zones):
    case = brought_in(zones, waitingSince=day(zones))
    assert entry(zones, case) is None
    zones.client("coordinator").delete(f"/cases/{case}")


@pytest.mark.usefixtures("stuck")
def test_the_desk_sees_who_could_use_a_place_and_the_chain(zones):
    client = zones.client("coordinator")
    run = client.get("/stuck").json()["run"]["ref"]
    with zones.desk.store.reading() as store:
        row = client.get(f"/runs/{run}").json()
        region = region_at(store, zones.desk.keys, row["snapshot"])
    result = result_in(client.get(f"/runs/{run}/result").content)
    scene = prepare(region, result.objective)
    plan = recalled(scene, result)
    place = next(p.ref for p in region.places if p.housing and p.openings)
    found = client.get(f"/places/{place}/candidates").json()
    told = candidates(scene, plan, place, snapshot=row["snapshot"])
    assert found["claim"] == camel(masked(tree_of(told)))
    assert (found["run"], found["claim"]["place"]) == (run, place)
    ages = {figure["place"]: figure["ageDays"] for figure in found["figures"]}
    assert ages[place] == (region.as_of - region.place[place].confirmed_at).days
    assert found["text"][0]["kind"] == "heading"
    english = client.get(f"/places/{place}/candidates", params={"lang": "en"}).json()
    assert english["claim"] == found["claim"]
    assert english["text"] != found["text"]
    table = tables.LOG_ENTRY
    with zones.desk.store.reading() as store:
        query = select(table.c.ref).where(table.c.action == "candidates")
        logged = set(store.execute(query).scalars())
    assert {case.case for case in told.cases} <= logged


def test_candidates_are_for_the_desk_and_for_places_that_are_there(zones):
    team = next(p.ref for p in zones.region.places if not p.housing)
    place = next(p.ref for p in zones.region.places if p.housing)
    client, case = zones.client("coordinator"), brought_in(zones)
    run, url = ran(zones), f"/places/{place}/candidates"
    assert client.get(f"/places/{team}/candidates").status_code == 404
    assert client.get("/places/NERGENS/candidates").status_code == 404
    assert client.get(url, params={"run": "nothing"}).status_code == 404
    assert zones.client("auditor").get(url).status_code == 403
    assert client.get(url).json()["run"] == run
    client.delete(f"/cases/{case}")
    gone = client.get(url)
    assert (gone.status_code, case in gone.json()["detail"]) == (410, True)


def test_a_placement_that_fell_through_was_tried(zones, stuck):
    placement = placing.agreed(zones, stuck)
    assert entry(zones, stuck) is None
    placing.moved(zones, placement, "fall-through", reason="HANDOVER_FAILS")
    tried = [one["what"] for one in entry(zones, stuck)["tried"]]
    assert "PLACEMENT_FELL_THROUGH" in tried
