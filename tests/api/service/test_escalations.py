"""Escalations: asked of somebody by a day, advised, followed or not."""

import pytest

from tests.api.service.daily import brought_in, day, desk_of, every


@pytest.fixture
def case(zones):
    ref = brought_in(zones)
    yield ref
    zones.client("coordinator").delete(f"/cases/{ref}")


def escalated(zones, case, **changes):
    body = {"contact": desk_of(zones)["ref"], "reason": "ALL_REFUSED"}
    body |= {"due": day(zones, 3)} | changes
    return zones.client("coordinator").post(f"/cases/{case}/escalations", json=body)


def test_an_escalation_goes_from_asking_to_what_became_of_it(zones, case):
    client = zones.client("coordinator")
    made = escalated(zones, case, note="drie aanbieders zeiden nee")
    assert (made.status_code, made.json()["state"]) == (201, "OPEN")
    url = made.headers["Location"].removeprefix("/v1")
    assert client.post(f"{url}/_follow").status_code == 409
    advice = {"advice": "TAILORED_FUNDING", "note": "met garant"}
    advised = client.post(f"{url}/_advise", json=advice).json()
    assert (advised["state"], advised["advice"]) == ("ADVISED", "TAILORED_FUNDING")
    assert client.post(f"{url}/_advise", json=advice).status_code == 409
    assert client.post(f"{url}/_not-follow", json={}).status_code == 400
    ended = client.post(f"{url}/_not-follow", json={"reason": "NO_MONEY"}).json()
    assert (ended["state"], ended["notFollowed"]) == ("NOT_FOLLOWED", "NO_MONEY")
    assert [line["event"] for line in ended["said"]] == ["advise", "not-follow"]
    assert client.post(f"{url}/_follow").status_code == 409


def test_an_advice_is_followed(zones, case):
    client = zones.client("coordinator")
    url = escalated(zones, case).headers["Location"].removeprefix("/v1")
    client.post(f"{url}/_advise", json={"advice": "OTHER_PLACE"})
    assert client.post(f"{url}/_follow").json()["state"] == "FOLLOWED"


def test_escalations_are_listed_for_the_case_and_for_all(zones, case):
    client = zones.client("coordinator")
    refs = {escalated(zones, case).json()["ref"] for _ in "12"}
    own = every(client, f"/cases/{case}/escalations")
    assert {one["ref"] for one in own} == refs
    assert refs <= {one["ref"] for one in every(client, "/escalations")}
    client.delete(f"/cases/{case}")
    assert not refs & {one["ref"] for one in every(client, "/escalations")}


def test_nobody_is_asked_twice_at_once_about_the_same_case(zones, case):
    contact = desk_of(zones)["ref"]
    assert escalated(zones, case, contact=contact).status_code == 201
    assert escalated(zones, case, contact=contact).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [{"due": "2020-01-01"}, {"contact": "nobody"}, {"reason": "BOOS"}],
    ids=["past", "contact", "reason"],
)
def test_an_escalation_that_makes_no_sense_is_refused(zones, case, wrong):
    assert escalated(zones, case, **wrong).status_code == 400
    client = zones.client("coordinator")
    assert client.get(f"/cases/{case}/escalations").json()["items"] == []
    assert client.get("/escalations/nothing").status_code == 404
