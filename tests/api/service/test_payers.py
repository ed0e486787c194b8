"""A question tells who is to pay the stay: the stelsel and the kind, nothing closer."""

import pytest
from sqlalchemy import select

from api.exchange.tables import QUESTION
from matcher.model.terms import STELSEL_OF
from matcher.objective import Objective
from matcher.scene import prepare
from tests.api.service import placing, walk


@pytest.fixture(scope="module")
def scene(zones):
    return prepare(zones.region, Objective())


def alone(scene, option):
    """Tell whether this is the only option of its case at its place."""
    place, case = scene.offers[option.offer].place, option.case
    there = [
        o
        for o in scene.options
        if o.case == case and place == scene.offers[o.offer].place
    ]
    return there == [option] and scene.offers[option.offer].team is None


def asked_for(zones, case, place):
    """Return a question about a case like one of the region, at the desk's side."""
    facts = zones.client("coordinator").get(f"/cases/{case}").json()["case"]
    own = placing.waiting(zones, **{k: v for k, v in facts.items() if k != "ref"})
    day = "2031-03-01"
    unit = walk.opened(zones, place, day)
    made = walk.asked(zones, own, place, day)
    assert made.status_code == 201, made.text
    return made.json()["ref"], unit


def ended(zones, place, ref, unit):
    zones.client("coordinator").post(f"/questions/{ref}/_recall", json={})
    provider = zones.client(walk.provider_of(zones, place))
    provider.delete(f"/places/{place}/intervals/{unit}")


def test_who_is_to_pay_is_told_without_amount_or_name(zones, scene):
    option = next(
        o
        for o in scene.options
        if alone(scene, o) and any(p.funder for p in o.line.phases)
    )
    case = scene.cases[option.case].ref
    place = scene.offers[option.offer].place
    ref, unit = asked_for(zones, case, place)
    provider = zones.client(walk.provider_of(zones, place))
    shown = provider.get(f"/questions/{ref}").json()["payers"]
    kinds = {f.ref: f.kind.value for f in zones.region.funders}
    expected = {
        (
            p.component.value,
            STELSEL_OF[p.route].value,
            kinds.get(p.funder, "HUURDER"),
        )
        for p in option.line.phases
    }
    told = {(p["component"], p["stelsel"], p["payer"]) for p in shown}
    assert told
    assert told <= expected
    assert all(set(p) == PAYER for p in shown)
    assert {p["confirmed"] for p in shown} == {not option.conditional}
    assert walk.question(zones, ref)["payers"] == shown
    with zones.exchange_store.reading() as store:
        query = select(QUESTION.c.asked).where(QUESTION.c.ref == ref)
        crossed = store.execute(query).scalar_one()
    assert [f for f in kinds if f and f in crossed] == []
    ended(zones, place, ref, unit)


def test_where_the_case_has_no_option_nobody_is_told_to_pay(zones, scene):
    case = scene.cases[0].ref
    possible = {scene.offers[o.offer].place for o in scene.options if o.case == 0}
    place = next(
        p.ref for p in zones.region.places if p.ref not in possible and not p.serves
    )
    ref, unit = asked_for(zones, case, place)
    provider = zones.client(walk.provider_of(zones, place))
    assert provider.get(f"/questions/{ref}").json()["payers"] == []
    ended(zones, place, ref, unit)


PAYER = {"component", "stelsel", "payer", "duration", "confirmed"}
