"""A case with something of everything, for tests that walk all routes about it."""

import secrets

from sqlalchemy import select

from api.casezone.tables import FOLLOW_UP
from tests.api.service import walk
from tests.api.service.bringing import finished_run
from tests.api.service.daily import day, desk_of
from tests.api.service.placing import ITEMS, REASON, a_place, decided, moved

NONE = {"reason": "NOT_COVERED"}


def whole_case(zones):
    """Return what there is of a case of somebody who has arrived, by kind.

    `mark`: a word that stands in every note about it. `run`: one from before.
    """
    desk, mark = zones.client("coordinator"), f"m{secrets.token_hex(6)}"
    place, note = a_place(zones), {"note": f"dit is {mark}"}
    case = walk.brought_in(zones, regie=mark, age=43)
    own = {"code": "VISIT_PLACE", "owner": "COLLEGE", "who": "COLLEGE-0344"}
    about = f"/cases/{case}"
    action = {"own": own, "due": day(zones, 7)}
    escalation = {"contact": desk_of(zones)["ref"], "reason": "ALL_REFUSED"}
    principle = {"cause": "BUDGET_SPENT", "funder": "CENTRUM-0307", "route": "WMO_BW"}
    principle |= {"answerBy": walk.later(zones, days=5), "centsPerDay": 21_000}
    owner = zones.region.location[zones.region.place[place].location].provider
    consent = {"provider": owner, "fields": ["age"], "until": day(zones, 90)}
    refs = {
        "actions": made(desk, f"{about}/actions", action | note),
        "escalations": made(
            desk, f"{about}/escalations", escalation | {"due": day(zones, 3)} | note
        ),
        "principles": made(desk, f"{about}/principles", principle),
        "sharing-consents": made(desk, f"{about}/sharing-consents", consent),
    }
    regie = {"contact": desk_of(zones, role="REGIE")["ref"], "reason": "START"} | note
    kept = desk.put(f"{about}/regie", json=regie, headers={"If-Match": '"0"'})
    assert kept.status_code == 200, kept.text
    run = finished_run(zones)
    hold = walk.held(zones, case, place)
    reveal = {"fields": ["age"], "ground": "TOESTEMMING"}
    reveal |= {"consent": refs["sharing-consents"]}
    refs["reveals"] = made(desk, f"/questions/{hold}/reveals", reveal)
    decision = decided(zones, case, "deviate", hold=hold, **REASON, **note)
    placement = stayed(zones, decision["placement"], note)
    query = select(FOLLOW_UP.c.ref).where(FOLLOW_UP.c.placement == placement)
    with zones.desk.store.reading() as store:
        refs["follow-ups"] = store.execute(query).scalars().first()
    of_hold = dict.fromkeys(("questions", "holds", "refusals"), hold)
    return (
        refs
        | of_hold
        | {
            "mark": mark,
            "cases": case,
            "placements": placement,
            "decision": decision["ref"],
            "places": place,
            "run": run,
        }
    )


def made(desk, url, body):
    answer = desk.post(url, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"]


def stayed(zones, placement, note):
    """Return a placement that was agreed on, once somebody has arrived."""
    desk = zones.client("coordinator")
    url = f"/placements/{placement}/handover-items"
    for item, body in ITEMS.items():
        assert desk.post(f"{url}/{item}/_settle", json=body | note).is_success
    assert desk.post(f"{url}/TAKE_BACK/_leave-out", json=NONE | note).is_success
    moved(zones, placement, "secure")
    moved(zones, placement, "arrive", day=str(zones.desk.today()))
    return placement
