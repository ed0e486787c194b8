"""After 90 and 365 days somebody asks how it goes, and that is kept."""

from datetime import timedelta

from tests.api.service.placing import desk, moved, staying, waiting

FAR = "2031-01-01"


def due(zones, placement, day=FAR):
    """Return what falls due of one placement, through every page."""
    found, cursor = [], None
    while True:
        params = {"due": day, "pageSize": 3} | ({"cursor": cursor} if cursor else {})
        page = desk(zones).get("/follow-ups", params=params).json()
        found += [one for one in page["items"] if one["placement"] == placement]
        cursor = page["next"]
        if cursor is None:
            return found


def test_follow_up_falls_due_90_and_365_days_after_the_arrival(zones):
    case = waiting(zones)
    placement = staying(zones, case)
    came = zones.desk.today()
    tasks = due(zones, placement)
    assert [(t["days"], t["due"], t["case"]) for t in tasks] == [
        (days, (came + timedelta(days=days)).isoformat(), case) for days in (90, 365)
    ]
    for days, count in ((89, 0), (90, 1), (364, 1), (365, 2)):
        day = (came + timedelta(days=days)).isoformat()
        assert len(due(zones, placement, day)) == count


def test_an_outcome_is_recorded_once_and_kept(zones):
    placement = staying(zones, waiting(zones))
    first, second = due(zones, placement)
    url = f"/follow-ups/{first['ref']}"
    body = {"outcome": "IN_CRISIS", "note": "crisisdienst belt morgen"}
    done = desk(zones).post(f"{url}/_record", json=body)
    assert done.status_code == 200
    kept = desk(zones).get(url).json()
    assert kept == done.json()
    assert (kept["outcome"], kept["note"], kept["recordedBy"]) == (
        *("IN_CRISIS", "crisisdienst belt morgen"),
        "coordinator",
    )
    assert desk(zones).post(f"{url}/_record", json=body).status_code == 409
    assert [one["ref"] for one in due(zones, placement)] == [second["ref"]]


def test_nothing_is_asked_of_who_has_left(zones):
    placement = staying(zones, waiting(zones))
    moved(
        zones,
        placement,
        "end",
        day=zones.desk.today().isoformat(),
        reason="OVERLEDEN",
    )
    assert due(zones, placement) == []


def test_what_is_no_outcome_or_no_page_is_refused(zones):
    placement = staying(zones, waiting(zones))
    (first, _) = due(zones, placement)
    url = f"/follow-ups/{first['ref']}/_record"
    for body in ({}, {"outcome": "FINE"}, {"outcome": "DIED", "note": "111222333"}):
        assert desk(zones).post(url, json=body).status_code == 400
    for params in ({"due": "soon"}, {"cursor": "x"}):
        assert desk(zones).get("/follow-ups", params=params).status_code == 400
    assert desk(zones).get("/follow-ups/nothing").status_code == 404
