"""The handover: each item has an owner and a day, and is settled by somebody."""

from datetime import timedelta

import pytest

from tests.api.service.placing import agreed, desk, moved, settled, waiting

ITEMS = (
    *("KENNISMAKING", "SAFETY_PLAN", "MEDICATION"),
    *("TRANSPORT", "TAKE_BACK", "FUNDING"),
)


@pytest.fixture
def placement(zones):
    """Gives a placement that was agreed, and lets it fall afterwards."""
    made = agreed(zones, waiting(zones))
    yield made
    moved(zones, made, "fall-through", reason="HANDOVER_FAILS")


def items_of(zones, placement):
    body = desk(zones).get(f"/placements/{placement}/handover").json()
    return {item["item"]: item for item in body["items"]}


def test_every_item_has_an_owner_and_a_day_from_the_beginning(zones, placement):
    items = items_of(zones, placement)
    assert tuple(items) == ITEMS
    assert {item["state"] for item in items.values()} == {"OPEN"}
    assert all(item["owner"] for item in items.values())
    assert {i["due"] for i in items.values()} == {zones.desk.today().isoformat()}


def test_an_owner_and_a_day_are_named_of_the_version_that_was_read(zones, placement):
    url = f"/placements/{placement}/handover-items/MEDICATION"
    read = desk(zones).get(url)
    yesterday = (zones.desk.today() - timedelta(days=1)).isoformat()
    body = {"owner": "AANBIEDER", "organisation": "De Linde", "due": yesterday}
    version = {"If-Match": read.headers["ETag"]}
    assert desk(zones).put(url, json=body).status_code == 428
    done = desk(zones).put(url, json=body, headers=version)
    assert done.status_code == 200
    item = items_of(zones, placement)["MEDICATION"]
    assert (item["owner"], item["organisation"], item["due"]) == (
        *("AANBIEDER", "De Linde"),
        yesterday,
    )
    assert item["late"]
    assert desk(zones).put(url, json=body, headers=version).status_code == 412


def test_an_item_is_settled_by_somebody_at_a_moment(zones, placement):
    url = f"/placements/{placement}/handover-items/TRANSPORT/_settle"
    body = {"transport": "ACUTE", "note": "met de ambulance"}
    assert desk(zones).post(url, json=body).status_code == 200
    item = items_of(zones, placement)["TRANSPORT"]
    assert (item["state"], item["transport"], item["note"], item["settledBy"]) == (
        *("SETTLED", "ACUTE", "met de ambulance"),
        "coordinator",
    )
    assert item["settledAt"]


def test_an_item_that_needs_nothing_says_why(zones, placement):
    url = f"/placements/{placement}/handover-items/MEDICATION/_leave-out"
    assert desk(zones).post(url, json={}).status_code == 400
    body = {"reason": "NOT_NEEDED"}
    assert desk(zones).post(url, json=body).status_code == 200
    item = items_of(zones, placement)["MEDICATION"]
    assert (item["state"], item["reason"]) == ("NOT_APPLICABLE", "NOT_NEEDED")


@pytest.mark.parametrize(
    ("item", "body", "where"),
    [
        ("TRANSPORT", {}, {"/transport"}),
        ("TAKE_BACK", {}, {"/backTo", "/until"}),
        ("TAKE_BACK", {"backTo": "NERGENS", "until": "2030-01-01"}, {"/backTo"}),
        ("FUNDING", {"transport": "ACUTE"}, {"/transport"}),
        ("FUNDING", {"until": "2030-01-01"}, {"/until"}),
        ("FUNDING", {"note": "111222333"}, {"/note"}),
    ],
)
def test_what_belongs_to_an_item_is_asked_and_nothing_else(
    zones, placement, item, body, where
):
    url = f"/placements/{placement}/handover-items/{item}/_settle"
    answer = desk(zones).post(url, json=body)
    assert answer.status_code == 400
    assert {fault["location"] for fault in answer.json()["errors"]} == where
    assert items_of(zones, placement)[item]["state"] == "OPEN"


def test_only_a_take_back_is_not_covered(zones, placement):
    url = f"/placements/{placement}/handover-items/FUNDING/_leave-out"
    body = {"reason": "NOT_COVERED"}
    assert desk(zones).post(url, json=body).status_code == 400


def test_a_settled_item_is_settled_anew_while_the_handover_is_open(zones, placement):
    settled(zones, placement)
    url = f"/placements/{placement}/handover-items/TRANSPORT/_settle"
    desk(zones).post(url, json={"transport": "ACUTE"})
    assert items_of(zones, placement)["TRANSPORT"]["transport"] == "ACUTE"


def test_there_is_no_handover_of_what_was_there_before_the_desk(zones):
    page = desk(zones).get("/placements", params={"pageSize": 200}).json()
    (old, *_) = [item["ref"] for item in page["items"] if item["hold"] is None]
    assert desk(zones).get(f"/placements/{old}/handover").status_code == 404
    assert desk(zones).get("/placements/nothing/handover").status_code == 404


def test_what_falls_due_is_listed_until_it_is_settled(zones, placement):
    day = zones.desk.today()
    url = f"/placements/{placement}/handover-items/FUNDING"
    soon = (day + timedelta(days=5)).isoformat()
    version = {"If-Match": desk(zones).get(url).headers["ETag"]}
    body = {"owner": "FINANCIER", "due": soon}
    assert desk(zones).put(url, json=body, headers=version).status_code == 200
    today = (day.isoformat(), set(ITEMS) - {"FUNDING"})
    for until, items in (today, (soon, set(ITEMS))):
        assert due(zones, placement, until) == items
    settled(zones, placement)
    assert due(zones, placement, soon) == set()


def due(zones, placement, day):
    """Return the items of one placement that fall due, through every page."""
    found, cursor = set(), None
    while True:
        params = {"due": day, "pageSize": 4} | ({"cursor": cursor} if cursor else {})
        page = desk(zones).get("/handover-items", params=params).json()
        mine = [one for one in page["items"] if one["placement"] == placement]
        found |= {one["item"] for one in mine}
        cursor = page["next"]
        if cursor is None:
            return found
