"""The right door for each thing; what the desk weighs itself, another person weighs."""

import json

import pytest

from matcher.doors import DOORS
from tests.api.service import placing, walk
from tests.api.service.rights import (
    ANEW,
    OTHER,
    PROCESSING,
    TO_AP,
    TO_DESK,
    desk,
    doors,
    lifted,
    objected,
    objection,
    today,
)


@pytest.fixture
def case(zones):
    ref = walk.brought_in(zones)
    yield ref
    desk(zones).delete(f"/cases/{ref}")


def weighed(zones, ref, verb, who=OTHER, **body):
    return zones.client(who).post(f"/objections/{ref}/_{verb}", json=body)


def of_kind(found, kind):
    return [one for one in found if one["concern"]["kind"] == kind]


def ways(one):
    return {(d["reason"], d["means"], d["body"]) for d in one["doors"]}


def test_all_that_concerns_a_case_has_its_doors_from_the_one_table(zones, case):
    run = placing.ran(zones)["ref"]
    found = doors(zones, case)
    table = {(d.reason, d.means, d.body): d for d in DOORS}
    for one in found:
        assert ways(one) <= set(table)
        for door in (*one["doors"], *one["helpers"]):
            known = table[door["reason"], door["means"], door["body"]]
            assert (door["law"], door["weeks"]) == (known.law, known.weeks)
            assert door["checked"] == (not known.doubt)
        assert "CLIENTONDERSTEUNER" in {help_["body"] for help_ in one["helpers"]}
    (processing,) = of_kind(found, "PROCESSING")
    assert processing["besluit"] is False
    assert {TO_DESK, TO_AP} <= ways(processing)
    outcome = [*of_kind(found, "PROPOSAL"), *of_kind(found, "NO")]
    assert [one["concern"]["ref"] for one in outcome] == [run]
    assert (outcome[0]["besluit"], outcome[0]["who"]) == (False, "SCHAKELPUNT")
    assert ANEW in ways(outcome[0])


def test_a_paper_leads_to_who_decided_on_it(zones):
    papers = [
        {"routes": ["WLZ_VERBLIJF"], "instrument": "INDICATIEBESLUIT_CIZ"},
        {"routes": ["WMO_BW"], "instrument": "BESCHIKKING_WMO"},
    ]
    more = {"status": "TOEGEKEND", "start": "2026-01-01"}
    funders = {f.kind.value: f.ref for f in zones.region.funders}
    who = (funders["ZORGKANTOOR"], funders["COLLEGE"])
    known = [
        paper | more | {"funder": ref} for paper, ref in zip(papers, who, strict=True)
    ]
    title = {"kind": "WVGGZ_ZORGMACHTIGING", "forms": ["OPNAME"]}
    title |= {"start": "2026-06-01", "until": "2027-06-01"}
    case = walk.brought_in(zones, entitlements=known, titles=[title])
    found = doors(zones, case)
    bodies = {
        one["concern"]["ref"]: {d["body"] for d in one["doors"] if d["weeks"] == 6}
        for one in of_kind(found, "ENTITLEMENT")
    }
    assert bodies == {
        "0-INDICATIEBESLUIT_CIZ": {"CIZ"},
        "1-BESCHIKKING_WMO": {"COLLEGE"},
    }
    assert all(one["besluit"] for one in of_kind(found, "ENTITLEMENT"))
    (order,) = of_kind(found, "TITLE")
    assert "KLACHTENCOMMISSIE_WVGGZ" in {d["body"] for d in order["doors"]}
    assert {"PVP", "ADVOCAAT"} <= {d["body"] for d in order["helpers"]}
    desk(zones).delete(f"/cases/{case}")


def test_a_no_of_a_provider_is_kept_back_from_the_person(zones, case):
    (*_, place) = zones.region.places
    walk.opened(zones, place.ref, today(zones))
    question = walk.asked(zones, case, place.ref).json()["ref"]
    no = {"side": "AANBIEDER", "reason": "NO_ROOM", "consequence": "THIS_TIME"}
    walk.answered(zones, place.ref, question, "decline", **no)
    (refusal,) = of_kind(doors(zones, case), "REFUSAL")
    assert (refusal["concern"]["ref"], refusal["told"]) == (question, False)
    assert {d["body"] for d in refusal["doors"]} == {
        "ZORGAANBIEDER",
        "GESCHILLENINSTANTIE",
    }
    walk.cleared(zones, place.ref)


def test_an_objection_to_the_use_restricts_the_case_at_once(zones, case):
    made = objected(zones, case)
    assert made["state"] == "RECEIVED"
    limit = desk(zones).get(f"/restrictions/{made['restriction']}").json()
    assert (limit["ground"], limit["waitsFor"]) == ("OBJECTION", made["ref"])
    assert desk(zones).get(f"/cases/{case}/options").status_code == 409
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert made["ref"] not in {call["about"] for call in calls}
    again = objection(zones, case, PROCESSING, TO_DESK)
    assert again.status_code == 409


def test_nobody_weighs_what_they_made_themselves(zones, case):
    run = placing.ran(zones)["ref"]
    kind = "PROPOSAL" if of_kind(doors(zones, case), "PROPOSAL") else "NO"
    for concern, door in ((PROCESSING, TO_DESK), ({"kind": kind, "ref": run}, ANEW)):
        ref = objected(zones, case, concern, door)["ref"]
        body = {"ground": "SAFETY_OF_OTHERS"}
        own = weighed(zones, ref, "dismiss", "coordinator", **body)
        assert own.status_code == 409
        done = weighed(zones, ref, "dismiss", **body)
        assert (done.status_code, done.json()["state"]) == (200, "DISMISSED")
        assert done.json()["dismissed"] == "SAFETY_OF_OTHERS"


def test_after_a_no_the_restriction_ends_when_the_person_was_told(zones, case):
    made = objected(zones, case)
    body = {"reason": "OBJECTION_WEIGHED", "toldOn": today(zones)}
    url = f"/restrictions/{made['restriction']}/_tell"
    assert desk(zones).post(url, json=body).status_code == 409
    weighed(zones, made["ref"], "dismiss", ground="SAFETY_OF_PERSON")
    lifted(zones, made["restriction"], "OBJECTION_WEIGHED")
    assert desk(zones).get(f"/cases/{case}").status_code == 200
    answers = of_kind(doors(zones, case), "OBJECTION")
    assert [one["concern"]["ref"] for one in answers] == [made["ref"]]
    assert ("AVG_REQUEST", "BEZWAAR", "COLLEGE") in ways(answers[0])


def test_an_objection_to_the_use_that_is_upheld_ends_it_for_good(zones, case):
    made = objected(zones, case)
    done = weighed(zones, made["ref"], "uphold", reason="SITUATION_WEIGHS_MORE")
    assert done.json()["upheld"] == "SITUATION_WEIGHS_MORE"
    body = {"reason": "OBJECTION_WEIGHED", "toldOn": today(zones)}
    url = f"/restrictions/{made['restriction']}/_tell"
    assert desk(zones).post(url, json=body).status_code == 409
    closed = desk(zones).post(
        f"/cases/{case}/_close", json={"reason": "NO_LONGER_ASKS"}
    )
    assert closed.status_code == 201, closed.text


def test_a_proposal_that_is_withdrawn_is_not_accepted_any_more(zones):
    case, run, place = proposal(zones)
    made = objected(zones, case, {"kind": "PROPOSAL", "ref": run}, ANEW)
    assert weighed(zones, made["ref"], "uphold", reason="UNSUITABLE").is_success
    lifted(zones, made["restriction"], "OBJECTION_WEIGHED")
    hold = walk.held(zones, case, place)
    body = {"run": run, "hold": hold, "reason": "FITS"}
    answer = desk(zones).post(f"/cases/{case}/_accept", json=body)
    assert (answer.status_code, "withdrawn" in answer.text) == (409, True)
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    kinds = {call["kind"] for call in calls if case in call["cases"]}
    assert "PROPOSAL" not in kinds
    desk(zones).post(f"/holds/{hold}/_release")
    desk(zones).delete(f"/cases/{case}")


def proposal(zones):
    """Return a case that has a proposal in the last run, that run and the place."""
    items = desk(zones).get("/cases", params={"pageSize": 200}).json()["items"]
    waiting = {one["ref"] for one in items if one["state"] == "WAITING"}
    run = placing.ran(zones)["ref"]
    found = desk(zones).get(f"/runs/{run}/result").json()["cases"]
    like = next(o for o in found if o["placed"] and o["case"] in waiting)
    facts = desk(zones).get(f"/cases/{like['case']}").json()["case"]
    # More urgent than the one that it is like, so that it goes before.
    soon = {"waitingSince": "2020-01-01"}
    case = placing.waiting(zones, **(facts | soon))
    run = placing.ran(zones)["ref"]
    found = desk(zones).get(f"/runs/{run}/result").json()["cases"]
    (own,) = (o["placed"] for o in found if o["case"] == case)
    return case, run, own["option"]["place"]


def test_what_another_decides_is_sent_on_and_heard(zones, case):
    made = objected(zones, case, PROCESSING, TO_AP)
    assert made["restriction"] is None
    assert desk(zones).get(f"/cases/{case}").status_code == 200
    calls = desk(zones).get("/calls", params={"pageSize": 200}).json()["items"]
    assert made["ref"] in {call["about"] for call in calls}
    ref = made["ref"]
    upheld = weighed(zones, ref, "uphold", reason="UNSUITABLE")
    assert upheld.status_code == 409
    sent = {"sentOn": today(zones), "to": "Autoriteit Persoonsgegevens"}
    done = weighed(zones, ref, "forward", "coordinator", **sent).json()
    assert (done["state"], done["sentOn"]) == ("FORWARDED", today(zones))
    heard = {"outcome": "REFUSED", "decidedOn": today(zones)}
    done = weighed(zones, ref, "hear", "coordinator", **heard).json()
    assert (done["state"], done["outcome"]) == ("HEARD", "REFUSED")


def test_what_the_desk_weighs_is_not_sent_on(zones, case):
    ref = objected(zones, case)["ref"]
    sent = {"sentOn": today(zones), "to": "iemand anders"}
    assert weighed(zones, ref, "forward", **sent).status_code == 409
    back = weighed(zones, ref, "withdraw", "coordinator")
    assert back.json()["state"] == "WITHDRAWN"


@pytest.mark.parametrize(
    ("concern", "door"),
    [
        (PROCESSING, ("WMO", "BEZWAAR", "COLLEGE")),
        (PROCESSING, ("FACT", "CORRECTION", "SCHAKELPUNT")),
        ({"kind": "DECISION", "ref": "nothing"}, ANEW),
        ({"kind": "PROPOSAL", "ref": None}, ANEW),
    ],
    ids=["wrong door", "correction", "no such thing", "no run"],
)
def test_a_door_that_is_none_for_this_is_refused(zones, case, concern, door):
    answer = objection(zones, case, concern, door)
    assert answer.status_code == 400
    assert desk(zones).get(f"/cases/{case}/objections").json() == []


def test_the_letter_tells_what_became_of_it_in_both_languages(zones, case):
    ref = objected(zones, case)["ref"]
    weighed(zones, ref, "dismiss", ground="SAFETY_OF_OTHERS", note="GEHEIM")
    texts = {}
    for lang in ("nl", "en"):
        answer = desk(zones).get(f"/objections/{ref}/letter", params={"lang": lang})
        assert answer.status_code == 200, answer.text
        texts[lang] = json.dumps(answer.json(), ensure_ascii=False)
    assert "de veiligheid van anderen" in texts["nl"]
    assert "the safety of others" in texts["en"]
    assert "GEHEIM" not in texts["nl"]
    assert case in texts["nl"]


def test_only_a_coordinator_objects_for_the_person_and_the_auditor_looks(zones, case):
    ref = objected(zones, case)["ref"]
    assert zones.client("case-lead").get(f"/objections/{ref}").status_code == 403
    seen = zones.client("auditor").get(f"/cases/{case}/objections").json()
    assert [one["ref"] for one in seen] == [ref]
    listed = zones.client("auditor").get(f"/cases/{case}/doors")
    assert listed.status_code == 200
    done = weighed(zones, ref, "uphold", "auditor", reason="UNSUITABLE")
    assert done.status_code == 403
