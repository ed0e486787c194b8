"""A case of which the use is restricted is kept, and nobody works with it."""

import json

import pytest

from api.casezone.restrictions import guard
from tests.api.service import placing, walk
from tests.api.service.allroutes import walked
from tests.api.service.describing import described
from tests.api.service.rights import (
    accepted,
    corrected,
    desk,
    ended,
    lifted,
    objected,
    restricted,
    today,
)

CLAIM = {guard.HEADER: "LEGAL_CLAIM"}


@pytest.fixture
def case(zones):
    ref = walk.brought_in(zones, age=43)
    yield ref
    desk(zones).delete(f"/cases/{ref}")


def test_every_route_that_is_named_as_free_is_a_route_of_the_case_zone():
    names = {route.name for route in walked("case")}
    assert names >= guard.OF_RIGHTS | guard.ENDING | guard.LOOKING


def test_the_description_says_where_a_ground_is_asked():
    paths = described("case")["paths"]
    asked = {
        operation["operationId"]
        for methods in paths.values()
        for operation in methods.values()
        if any(p["name"] == guard.HEADER for p in operation.get("parameters", ()))
    }
    assert {"read_case", "read_question", "read_hold", "explain_case"} <= asked
    assert not asked & (guard.OF_RIGHTS | guard.ENDING | guard.LOOKING)
    assert "409" in paths["/cases/{ref}"]["get"]["responses"]


def test_whatever_is_done_with_the_case_is_answered_409_and_names_the_restriction(
    zones, case
):
    ref = restricted(zones, case)
    tried = 0
    for route in walked("case"):
        free = route.name in guard.OF_RIGHTS | guard.ENDING
        if free or not route.path.startswith("/cases/{ref}"):
            continue
        url = route.path.replace("{ref}", case).replace("{decision}", "x")
        answer = desk(zones).request(route.method, url, json={})
        assert answer.status_code == 409, (route.method, url, answer.text)
        assert ref in answer.json()["detail"]
        tried += 1
    assert tried > 20


def test_it_is_read_on_a_ground_and_the_log_says_which(zones, case):
    restricted(zones, case)
    assert desk(zones).get(f"/cases/{case}").status_code == 409
    wrong = desk(zones).get(f"/cases/{case}", headers={guard.HEADER: "CURIOUS"})
    assert wrong.status_code == 409
    found = desk(zones).get(f"/cases/{case}", headers=CLAIM)
    assert (found.status_code, found.json()["restricted"]) == (200, True)
    assert found.json()["case"]["age"] == 43
    change = desk(zones).post(f"/cases/{case}/_park", json={}, headers=CLAIM)
    assert change.status_code == 409
    assert desk(zones).get(f"/cases/{case}/options", headers=CLAIM).status_code == 409
    lines = desk(zones).get(f"/cases/{case}/readings", params={"pageSize": 200})
    read = [one for one in lines.json()["items"] if one["ground"] == "LEGAL_CLAIM"]
    assert [one["event"] for one in read] == ["READ"]


def test_a_list_says_that_it_is_there_and_no_more(zones, case):
    before = desk(zones).get("/cases", params={"pageSize": 200}).json()
    assert case not in before["restricted"]
    ref = restricted(zones, case, lookAgain="2031-01-01")
    now = desk(zones).get("/cases", params={"pageSize": 200}).json()
    assert case in now["restricted"]
    assert case not in {one["ref"] for one in now["items"]}
    page = desk(zones).get("/stuck", params={"pageSize": 200}).json()
    assert (case, ref) in {(one["case"], one["ref"]) for one in page["restricted"]}
    assert case not in {one["case"] for one in page["items"]}
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert case not in {ref for call in calls for ref in call["cases"]}


def test_the_desk_is_called_to_look_again_on_its_day(zones, case):
    ref = restricted(zones, case)
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert [c["about"] for c in calls if case in c["cases"]] == [ref]


def test_no_run_looks_for_a_place_and_a_run_of_before_is_not_told_as_a_whole(
    zones, case
):
    earlier = placing.ran(zones)["ref"]
    told = desk(zones).get(f"/runs/{earlier}/cases/{case}")
    assert told.status_code == 200
    ref = restricted(zones, case)
    run = placing.ran(zones)["ref"]
    result = desk(zones).get(f"/runs/{run}/result")
    assert result.status_code == 200
    assert case not in {one["case"] for one in result.json()["cases"]}
    for end in ("result", "summary", "competition"):
        assert desk(zones).get(f"/runs/{earlier}/{end}").status_code == 409, end
    url = f"/runs/{earlier}/cases/{case}"
    assert desk(zones).get(url).status_code == 409
    assert desk(zones).get(url, headers=CLAIM).status_code == 200
    lifted(zones, ref)
    assert desk(zones).get(f"/runs/{earlier}/result").status_code == 200


def test_open_questions_are_recalled_and_what_was_revealed_ends(zones, case):
    (*_, place) = zones.region.places
    walk.opened(zones, place.ref, today(zones))
    question = walk.asked(zones, case, place.ref).json()["ref"]
    walk.answered(zones, place.ref, question, "meet", on=today(zones))
    body = {
        "provider": zones.region.location[place.location].provider,
        "fields": ["age"],
        "until": "2031-01-01",
    }
    given = desk(zones).post(f"/cases/{case}/sharing-consents", json=body).json()
    body = {"fields": ["age"], "ground": "TOESTEMMING", "consent": given["ref"]}
    shown = desk(zones).post(f"/questions/{question}/reveals", json=body).json()["ref"]
    restricted(zones, case)
    zones.fetch()
    zones.fetch()
    url = f"/questions/{question}"
    again = desk(zones).post(f"{url}/reveals", json=body)
    assert again.status_code == 409
    assert desk(zones).get(url).status_code == 409
    found = desk(zones).get(url, headers=CLAIM)
    assert found.json()["state"] == "RECALLED"
    ended = desk(zones).get(f"/reveals/{shown}", headers=CLAIM).json()
    assert ended["state"] == "LAPSED"
    items = desk(zones).get("/questions", params={"pageSize": 200}).json()["items"]
    assert question not in {one["ref"] for one in items}
    walk.cleared(zones, place.ref)


def test_who_lives_somewhere_still_lives_there(zones):
    case = placing.waiting(zones)
    place = placing.a_place(zones)
    placement = placing.staying(zones, case, place)
    ref = restricted(zones, case)
    assert desk(zones).get(f"/placements/{placement}").status_code == 409
    listed = desk(zones).get("/placements", params={"pageSize": 200}).json()["items"]
    assert placement not in {one["ref"] for one in listed}
    region = placing.seen(zones)
    assert [p.place for p in region.placements if p.case == case] == [place]
    lifted(zones, ref)


def test_a_hold_of_before_stays_held_and_can_be_given_back(zones, case):
    place = placing.a_place(zones)
    hold = walk.held(zones, case, place)
    restricted(zones, case)
    zones.fetch()
    body = {"hold": hold, "reason": "NO_PROPOSAL"}
    assert desk(zones).post(f"/cases/{case}/_deviate", json=body).status_code == 409
    region = placing.seen(zones)
    assert [p.place for p in region.placements if p.case == case] == [place]
    back = desk(zones).post(f"/holds/{hold}/_release")
    assert (back.status_code, back.json()["state"]) == (200, "RELEASED")
    region = placing.seen(zones)
    assert case not in region.case


def test_it_ends_after_the_person_was_told(zones, case):
    ref = restricted(zones, case)
    url = f"/restrictions/{ref}"
    assert desk(zones).post(f"{url}/_lift", json={}).status_code == 409
    body = {"reason": "PERSON_ASKS", "toldOn": "2031-01-01"}
    assert desk(zones).post(f"{url}/_tell", json=body).status_code == 400
    body["toldOn"] = today(zones)
    told = desk(zones).post(f"{url}/_tell", json=body).json()
    assert (told["state"], told["toldOn"]) == ("TOLD", today(zones))
    assert desk(zones).get(f"/cases/{case}").status_code == 409
    done = desk(zones).post(f"{url}/_lift", json={}).json()
    assert (done["state"], done["reason"]) == ("LIFTED", "PERSON_ASKS")
    assert desk(zones).get(f"/cases/{case}").json()["restricted"] is False
    assert desk(zones).post(f"{url}/_lift", json={}).status_code == 409


def test_it_waits_for_the_correction_that_it_was_asked_with(zones, case):
    correction = corrected(zones, case, ("age", 44))
    ref = restricted(zones, case, ground="ACCURACY", correction=correction)
    body = {"reason": "CHECKED", "toldOn": today(zones)}
    url = f"/restrictions/{ref}/_tell"
    assert desk(zones).post(url, json=body).status_code == 409
    done = accepted(zones, correction)
    # Nothing is looked for while the use is restricted.
    assert done["after"] is None
    lifted(zones, ref, "CHECKED")
    assert desk(zones).get(f"/cases/{case}").json()["case"]["age"] == 44


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": "OBJECTION"},
        {"ground": "BOOS"},
        {"lookAgain": "2020-01-01"},
        {"ground": "ACCURACY", "correction": "nothing"},
        {"ground": "CLAIM", "correction": "nothing"},
    ],
    ids=["objection", "ground", "past", "correction", "claim"],
)
def test_a_restriction_that_makes_no_sense_is_refused(zones, case, wrong):
    body = {"ground": "CLAIM", "lookAgain": today(zones)} | wrong
    made = desk(zones).post(f"/cases/{case}/restrictions", json=body)
    assert made.status_code == 400
    assert desk(zones).get(f"/cases/{case}").status_code == 200


def test_the_same_ground_is_not_asked_twice_and_another_is(zones, case):
    first = restricted(zones, case)
    body = {"ground": "CLAIM", "lookAgain": today(zones)}
    again = desk(zones).post(f"/cases/{case}/restrictions", json=body)
    assert again.status_code == 409
    second = restricted(zones, case, ground="UNLAWFUL")
    lifted(zones, first)
    assert desk(zones).get(f"/cases/{case}").status_code == 409
    lifted(zones, second, "LAWFUL_NOW")
    assert desk(zones).get(f"/cases/{case}").status_code == 200


def test_who_may_not_look_at_cases_does_not_hear_of_a_restriction(zones, case):
    restricted(zones, case)
    for who in ("administrator",):
        answer = zones.client(who).get(f"/cases/{case}")
        assert answer.status_code == 403
    listed = zones.client("auditor").get(f"/cases/{case}/restrictions").json()
    assert [one["state"] for one in listed] == ["IN_FORCE"]


def test_the_person_still_gets_all_that_is_held(zones, case):
    made = objected(zones, case)
    found = desk(zones).get(f"/cases/{case}/person-export")
    assert found.status_code == 200
    kinds = {one["kind"]: one["row"] for one in found.json()["held"]}
    assert kinds["objection"]["ref"] == made["ref"]
    assert kinds["restriction"]["ref"] == made["restriction"]
    assert "coordinator" not in json.dumps(kinds)


def test_a_case_that_is_restricted_can_be_erased(zones):
    case = walk.brought_in(zones)
    ref = restricted(zones, case)
    assert desk(zones).delete(f"/cases/{case}").status_code == 204
    assert desk(zones).get(f"/restrictions/{ref}").status_code == 404
    assert desk(zones).get(f"/cases/{case}").status_code == 404
    page = desk(zones).get("/stuck").json()
    assert case not in {one["case"] for one in page["restricted"]}


def test_a_run_follows_the_correction_once_nothing_is_restricted(zones, case):
    done = accepted(zones, corrected(zones, case, ("age", 44)))
    assert ended(zones, done["after"]["run"])["state"] == "DONE"
