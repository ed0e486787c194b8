"""A fact that is wrong is corrected, and what follows from it is worked out anew."""

import json
import secrets

import pytest
from sqlalchemy import select

from api.casezone.tables import CORRECTION
from tests.api.service import walk
from tests.api.service.rights import (
    accepted,
    corrected,
    correction,
    desk,
    ended,
    today,
)

WRONG, RIGHT = 43, 44


@pytest.fixture
def case(zones):
    ref = walk.brought_in(zones, age=WRONG)
    yield ref
    desk(zones).delete(f"/cases/{ref}")


def read(zones, ref, who="coordinator"):
    answer = zones.client(who).get(f"/corrections/{ref}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def facts_of(zones, case):
    return desk(zones).get(f"/cases/{case}").json()


def test_a_fact_is_disputed_until_the_desk_decides(zones, case):
    ref = corrected(zones, case, ("age", RIGHT))
    assert facts_of(zones, case)["disputed"] == ["age"]
    found = read(zones, ref, "auditor")
    assert (found["state"], found["overdue"]) == ("ASKED", False)
    (fact,) = found["facts"]
    assert (fact["before"], fact["value"], fact["accepted"]) == (WRONG, RIGHT, None)
    refused = {"reason": "PROFESSIONAL_VIEW"}
    done = desk(zones).post(f"/corrections/{ref}/_refuse", json=refused).json()
    assert (done["state"], done["reason"]) == ("REFUSED", "PROFESSIONAL_VIEW")
    assert done["facts"][0]["accepted"] is False
    assert facts_of(zones, case)["disputed"] == []
    assert facts_of(zones, case)["case"]["age"] == WRONG
    again = desk(zones).post(f"/corrections/{ref}/_withdraw", json={})
    assert again.status_code == 409


def test_what_it_would_change_is_shown_beforehand_and_nothing_is_kept(zones, case):
    ref = corrected(zones, case, ("age", 17))
    answer = desk(zones).get(f"/corrections/{ref}/effects")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert answer.headers["ETag"] == '"1"'
    assert (found["case"], found["version"]) == (case, 1)
    own = desk(zones).get(f"/cases/{case}/options").json()
    places = [one["place"] for one in own["options"] + own["callFirst"]]
    assert set(found["before"]["places"]) == set(places)
    for side in (found["before"], found["after"]):
        assert (side["no"] is None) == (side["options"] > 0)
    assert found["same"] == (found["before"] == found["after"])
    assert facts_of(zones, case)["version"] == 1
    assert read(zones, ref)["state"] == "ASKED"


def test_accepting_makes_a_new_version_with_its_source_and_a_run(zones, case):
    ref = corrected(zones, case, ("age", RIGHT), note="paspoort gezien")
    done = accepted(zones, ref)
    assert (done["state"], done["madeVersion"]) == ("ACCEPTED", 2)
    assert done["facts"][0]["accepted"] is True
    now = facts_of(zones, case)
    assert (now["version"], now["case"]["age"], now["disputed"]) == (2, RIGHT, [])
    note = {"path": "age", "source": "uittreksel BRP", "dated": today(zones)}
    assert note in now["case"]["facts"]
    assert ended(zones, done["after"]["run"])["state"] == "DONE"
    after = read(zones, ref)["after"]
    assert (after["place"] is None) != (after["no"] is None)
    export = desk(zones).get(f"/cases/{case}/person-export").json()
    assert [v["record"]["age"] for v in export["versions"]] == [WRONG, RIGHT]
    assert "correction" in {one["kind"] for one in export["held"]}


def test_nothing_is_corrected_without_the_version_that_was_looked_at(zones, case):
    ref = corrected(zones, case, ("age", RIGHT))
    url = f"/corrections/{ref}/_accept"
    assert desk(zones).post(url, json={}).status_code == 428
    changed = facts_of(zones, case)["case"] | {"withChild": True}
    put = desk(zones).put(f"/cases/{case}", json=changed, headers={"If-Match": '"1"'})
    assert put.status_code == 200, put.text
    stale = desk(zones).post(url, json={}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert read(zones, ref)["state"] == "ASKED"
    assert accepted(zones, ref)["madeVersion"] == 3
    assert facts_of(zones, case)["case"]["withChild"] is True


def test_some_facts_are_corrected_and_the_others_stay(zones, case):
    child = facts_of(zones, case)["case"]["withChild"]
    ref = corrected(zones, case, ("age", RIGHT), ("withChild", not child))
    url, headers = f"/corrections/{ref}/_accept-part", {"If-Match": '"1"'}
    body = {"paths": ["age", "withChild"], "reason": "NO_PROOF"}
    assert desk(zones).post(url, json=body, headers=headers).status_code == 400
    body["paths"] = ["age"]
    done = desk(zones).post(url, json=body, headers=headers).json()
    assert (done["state"], done["reason"]) == ("PARTLY", "NO_PROOF")
    assert {f["path"]: f["accepted"] for f in done["facts"]} == {
        "age": True,
        "withChild": False,
    }
    now = facts_of(zones, case)["case"]
    assert (now["age"], now["withChild"]) == (RIGHT, child)


def test_what_rests_on_the_wrong_fact_is_named_and_who_received_it_is_told(zones, case):
    (*_, place) = zones.region.places
    walk.opened(zones, place.ref, today(zones))
    question = walk.asked(zones, case, place.ref).json()["ref"]
    walk.answered(zones, place.ref, question, "meet", on=today(zones))
    owner = zones.region.location[place.location].provider
    consent = {"provider": owner, "fields": ["age", "sex"], "until": "2031-01-01"}
    given = desk(zones).post(f"/cases/{case}/sharing-consents", json=consent).json()
    body = {"fields": ["age"], "ground": "TOESTEMMING", "consent": given["ref"]}
    shown = desk(zones).post(f"/questions/{question}/reveals", json=body)
    assert shown.status_code == 201, shown.text
    body["fields"] = ["sex"]
    other = desk(zones).post(f"/questions/{question}/reveals", json=body).json()
    done = accepted(zones, corrected(zones, case, ("age", RIGHT)))
    rests = {(one["what"], one["about"]) for one in done["rests"]}
    assert {("QUESTION", question), ("REVEAL", shown.json()["ref"])} <= rests
    (told,) = done["recipients"]
    assert (told["provider"], told["how"], told["toldOn"]) == (owner, "REVEALED", None)
    # What was shown wrong is not there any more; another field that was shown is.
    assert desk(zones).get(f"/reveals/{other['ref']}").json()["state"] == "REVEALED"
    reveal = desk(zones).get(f"/reveals/{shown.json()['ref']}").json()
    assert reveal["state"] == "TAKEN_BACK"
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert ("TELL_CORRECTED", done["ref"]) in {(c["kind"], c["about"]) for c in calls}
    url = f"/corrections/{done['ref']}/_tell"
    nobody = {"question": secrets.token_hex(8), "toldOn": today(zones)}
    assert desk(zones).post(url, json=nobody).status_code == 400
    body = {"question": question, "toldOn": today(zones)}
    (after,) = desk(zones).post(url, json=body).json()["recipients"]
    assert after["toldOn"] == today(zones)
    walk.cleared(zones, place.ref)


def test_what_was_made_after_the_correction_does_not_rest_on_the_wrong_fact(
    zones, case
):
    done = accepted(zones, corrected(zones, case, ("age", RIGHT)))
    ended(zones, done["after"]["run"])
    rests = read(zones, done["ref"])["rests"]
    assert done["after"]["run"] not in {one["about"] for one in rests}


@pytest.mark.parametrize(
    ("fact", "where"),
    [
        ({"path": "age", "value": WRONG}, "/facts/0/value"),
        ({"path": "age", "value": "oud"}, "/facts/0/value"),
        ({"path": "urgency", "value": {"reason": "BOOS"}}, "/facts/0/value"),
        ({"path": "regie", "value": None, "unknown": True}, "/facts/0/unknown"),
        ({"path": "age", "value": 1, "unknown": True}, "/facts/0/value"),
        ({"path": "nothing", "value": 1}, "/facts/0/path"),
    ],
    ids=["same", "type", "code", "known", "both", "no field"],
)
def test_a_request_that_makes_no_sense_names_its_faults(zones, case, fact, where):
    answer = correction(zones, case, facts=[fact])
    assert answer.status_code == 400
    faults = [one["location"] for one in answer.json()["errors"]]
    assert [at for at in faults if at.startswith(where)] == faults


def test_a_fact_may_turn_out_to_be_unknown_and_to_be_known(zones, case):
    ref = corrected(zones, case, facts=[{"path": "age", "unknown": True}])
    accepted(zones, ref)
    assert "age" in facts_of(zones, case)["case"]["unknown"]
    accepted(zones, corrected(zones, case, ("age", WRONG)))
    assert "age" not in facts_of(zones, case)["case"]["unknown"]


def test_what_protects_others_cannot_be_found_out_by_asking(zones, case):
    other = walk.brought_in(zones, denied=[f"token{secrets.token_hex(4)}"])
    for path in ("denied", "refusedBy", "ties", "rulings"):
        asked = [correction(zones, ref, (path, ["x"])) for ref in (case, other)]
        first, second = (answer.json() for answer in asked)
        assert [answer.status_code for answer in asked] == [400, 400]
        assert first["errors"] == second["errors"]
    desk(zones).delete(f"/cases/{other}")


def test_two_requests_about_one_fact_are_not_open_at_once(zones, case):
    corrected(zones, case, ("age", RIGHT))
    assert correction(zones, case, ("age", 45)).status_code == 409


def test_the_term_is_a_month_and_grows_once_when_that_was_told_in_time(zones, case):
    ref = corrected(zones, case, ("age", RIGHT), receivedOn="2026-01-31")
    assert read(zones, ref)["due"] == "2026-02-28"
    assert read(zones, ref)["overdue"] is True
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert ("CORRECTION", ref) in {(c["kind"], c["about"]) for c in calls}
    url, body = f"/corrections/{ref}/_extend", {"reason": "COMPLEX"}
    late = desk(zones).post(url, json=body | {"toldOn": "2026-03-01"})
    assert late.status_code == 409
    done = desk(zones).post(url, json=body | {"toldOn": "2026-02-28"})
    assert (done.status_code, done.json()["due"]) == (200, "2026-04-30")
    again = desk(zones).post(url, json=body | {"toldOn": "2026-02-28"})
    assert again.status_code == 409
    early = correction(zones, case, ("withChild", True), receivedOn="2031-01-01")
    assert early.status_code == 400


def test_the_letter_tells_what_became_of_it_in_both_languages(zones, case):
    ref = corrected(zones, case, ("age", RIGHT))
    accepted(zones, ref)
    texts = {}
    for lang in ("nl", "en"):
        answer = desk(zones).get(f"/corrections/{ref}/letter", params={"lang": lang})
        assert answer.status_code == 200, answer.text
        texts[lang] = answer.json()["text"]
    grids = [block for block in texts["nl"] if block["kind"] == "grid"]
    assert ["leeftijd", "44", "uittreksel BRP"] in [r[:3] for r in grids[0]["rows"]]
    assert "bezwaar" in json.dumps(grids[1]["rows"])
    assert texts["nl"] != texts["en"]


def test_only_a_coordinator_asks_and_it_is_logged_as_the_persons_right(zones, case):
    ref = corrected(zones, case, ("age", RIGHT))
    for who in ("case-lead", "administrator"):
        assert zones.client(who).get(f"/corrections/{ref}").status_code == 403
    body = {"reason": "NO_PROOF"}
    auditor = zones.client("auditor").post(f"/corrections/{ref}/_refuse", json=body)
    assert auditor.status_code == 403
    lines = desk(zones).get(f"/cases/{case}/readings", params={"pageSize": 200})
    asked = [one for one in lines.json()["items"] if one["onBehalf"] == "PERSON"]
    assert {one["ground"] for one in asked} == {"PERSONS_RIGHT"}


def test_of_a_case_that_is_erased_no_correction_says_anything(zones):
    case = walk.brought_in(zones, age=WRONG)
    ref = corrected(zones, case, ("age", RIGHT), source="GEHEIM-BRON")
    with zones.desk.store.reading() as store:
        sealed = select(CORRECTION.c.sealed).where(CORRECTION.c.ref == ref)
        assert b"GEHEIM-BRON" not in store.execute(sealed).scalar_one()
    assert desk(zones).delete(f"/cases/{case}").status_code == 204
    assert desk(zones).get(f"/corrections/{ref}").status_code == 404
