"""A no against what a provider has published: the desk first, then it is mended."""

import pytest

from tests.api.service.walk import (
    answered,
    asked,
    brought_in,
    cleared,
    opened,
    question,
)

PLACE, LATER = "P00002", "2031-01-01"
BY_AGE = {"side": "AANBIEDER", "reason": "AGE", "consequence": "THIS_TIME"}

# What both databases have to show is in the tests of clocks and of the last opening.
pytestmark = pytest.mark.parametrize("addresses", ["sqlite"], indirect=True)


@pytest.fixture
def place(zones):
    """Gives a place with exactly one unit free, from a far day on."""
    cleared(zones, PLACE)
    opened(zones, PLACE, LATER)
    yield PLACE
    cleared(zones, PLACE)


@pytest.fixture
def declined(zones, place):
    """Gives what asks a question and lets it be declined; its cases are erased."""
    cases = []

    def no(facts=None, **body):
        cases.append(brought_in(zones, **facts or {}))
        ref = asked(zones, cases[-1], place, LATER).json()["ref"]
        answered(zones, place, ref, "decline", **BY_AGE | body)
        return ref

    yield no
    for case in cases:
        zones.client("coordinator").delete(f"/cases/{case}")


def refusal(zones, ref):
    return zones.client("coordinator").get(f"/refusals/{ref}").json()


def changed(zones, place, **facts):
    client, url = zones.client("provider-1"), f"/places/{place}/record"
    first = client.get(url)
    headers = {"If-Match": first.headers["ETag"]}
    done = client.put(url, json=first.json() | facts, headers=headers)
    assert done.status_code == 200, done.text


def test_a_no_against_the_own_profile_is_the_desk_s_first_and_then_mended(
    zones, place, declined
):
    ref = declined()
    desk, provider = zones.client("coordinator"), zones.client("provider-1")
    told = refusal(zones, ref)
    assert (told["state"], told["against"]) == ("FLAGGED", "PROFILE")
    assert (told["rule"], told["reason"]) == ("age", "AGE")
    assert told["ruleNl"]
    listed = desk.get("/refusals", params={"flagged": True, "pageSize": 200}).json()
    assert ref in [one["ref"] for one in listed["items"]]
    shown = provider.get(f"/questions/{ref}").json()
    assert (shown["mend"], shown["mendRule"]) == (None, None)
    assert (shown["said"]["against"], shown["said"]["rule"]) == (None, None)
    assert provider.post(f"/questions/{ref}/_mend").status_code == 409
    asked_for = desk.post(f"/refusals/{ref}/_ask-mend", json={"note": "gebeld"})
    assert (asked_for.status_code, asked_for.json()["state"]) == (200, "MENDING")
    assert desk.post(f"/refusals/{ref}/_let-stand").status_code == 409
    shown = provider.get(f"/questions/{ref}").json()
    assert (shown["mend"], shown["mendWhat"]) == ("MENDING", "PROFILE")
    assert shown["mendRule"] == "age"
    assert provider.post(f"/questions/{ref}/_mend").status_code == 409
    changed(zones, place, maxAge=24)
    assert provider.post(f"/questions/{ref}/_mend").status_code == 200
    zones.fetch()
    assert refusal(zones, ref)["state"] == "MENDED"
    changed(zones, place, maxAge=120)


def test_the_desk_may_let_a_refusal_stand(zones, declined):
    ref = declined()
    desk = zones.client("coordinator")
    assert desk.post(f"/refusals/{ref}/_let-stand").json()["state"] == "STANDS"
    assert desk.post(f"/refusals/{ref}/_ask-mend", json={}).status_code == 409
    assert zones.client("provider-1").get(f"/questions/{ref}").json()["mend"] is None


@pytest.mark.parametrize(
    ("facts", "body", "flag"),
    [
        ({"unknown": ["age"]}, {}, (None, None)),
        ({}, {"reason": "STAFF_NOW"}, (None, None)),
        ({}, {"side": "PERSOON", "reason": "PERSON_SAYS_NO"}, (None, None)),
        ({}, {"reason": "NO_ROOM"}, ("FLAGGED", "OPENING")),
        ({}, {"reason": "CARE", "consequence": "MEND_PROFILE"}, None),
    ],
    ids=["not known", "other", "of the person", "room after all", "mends itself"],
)
def test_only_a_no_against_the_own_publication_is_flagged(
    zones, declined, facts, body, flag
):
    ref = declined(facts, **body)
    told = refusal(zones, ref)
    if flag is None:
        assert told["state"] == "FLAGGED"
    else:
        assert (told["state"], told["against"]) == flag


def test_a_no_for_this_person_is_a_fact_that_runs_read(zones, place, declined):
    ref = declined(consequence="NOT_THIS_PERSON", reason="GROUP_NOW")
    case = question(zones, ref)["case"]
    facts = zones.client("coordinator").get(f"/cases/{case}").json()["case"]
    assert facts["refusedBy"] == [place]


def test_an_opening_is_mended_when_the_ledger_has_changed(zones, place, declined):
    ref = declined(reason="NO_ROOM", consequence="MEND_OPENING")
    desk, provider = zones.client("coordinator"), zones.client("provider-1")
    assert desk.post(f"/refusals/{ref}/_ask-mend", json={}).status_code == 200
    assert provider.post(f"/questions/{ref}/_mend").status_code == 409
    for entry in provider.get(f"/places/{place}/intervals").json():
        provider.delete(f"/places/{place}/intervals/{entry['id']}")
    assert provider.post(f"/questions/{ref}/_mend").status_code == 200


def test_what_was_not_declined_is_no_refusal(zones, place):
    case = brought_in(zones)
    ref = asked(zones, case, place, LATER).json()["ref"]
    desk = zones.client("coordinator")
    assert desk.get(f"/refusals/{ref}").status_code == 404
    assert desk.post(f"/refusals/{ref}/_let-stand").status_code == 404
    assert desk.post(f"/refusals/{ref}/_ask-mend", json={}).status_code == 404
    desk.delete(f"/cases/{case}")
