"""Ranked options of one case over real HTTP: those of the matcher, fresh and logged."""

import secrets
from dataclasses import replace

import pytest
from sqlalchemy import select

from api.casezone import tables
from api.casezone.options.present import files_at, ready_at, region_at_present
from api.casezone.supplies import Supplies
from matcher.explaining.choice import option_claim, worth
from matcher.explaining.ranked import own_options
from matcher.objective import Objective
from matcher.scene import prepare


@pytest.fixture
def client(zones):
    return zones.client("coordinator")


def open_cases(zones):
    desk = zones.desk
    files = [facts for _, facts in files_at(desk)]
    region = region_at_present(ready_at(desk), files)
    return region, [case.ref for case in region.open_cases]


def zones_name(zones, place):
    return zones.region.place[place].name


def with_nobody_new_but(region, ref):
    there = {ref, *region.fixed}
    return replace(
        region,
        cases=tuple(c for c in region.cases if c.ref in there),
        ties=tuple(t for t in region.ties if {t.a, t.b} <= there),
        placements=tuple(p for p in region.placements if p.case in there),
        rulings=tuple(r for r in region.rulings if r.case in there),
    )


def test_options_are_those_of_a_run_in_the_order_of_the_objective(zones, client):
    region, refs = open_cases(zones)
    told = 0
    for ref in refs:
        found = client.get(f"/cases/{ref}/options").json()
        own = with_nobody_new_but(region, ref)
        scene = prepare(own, Objective())
        values = worth(scene)
        order = sorted(range(len(scene.options)), key=values.rank, reverse=True)
        keys = [option_claim(scene, scene.options[k]).key for k in order]
        listed = sorted(
            [*found["options"], *found["callFirst"]], key=lambda one: one["rank"]
        )
        assert [one["rank"] for one in listed] == [*range(1, len(listed) + 1)]
        at = [keys.index(one["claim"]["key"]) for one in listed]
        assert at == sorted(at)
        places = {(o["place"], o["team"]) for o in listed}
        assert len(places) == len(listed)
        told += len(listed)
    assert told > 0


def test_stale_figures_stand_apart_and_every_figure_has_its_age(zones, client):
    seen = set()
    for ref in open_cases(zones)[1]:
        found = client.get(f"/cases/{ref}/options").json()
        for name in ("options", "callFirst"):
            for one in found[name]:
                stale = [figure["callFirst"] for figure in one["figures"]]
                assert any(stale) == (name == "callFirst")
                assert one["figures"][0]["ageDays"] >= 0
                assert one["claim"]["funding"]["phases"]
                assert zones_name(zones, one["place"]) in str(found["text"])
                assert one["freeNow"] == (one["freeFrom"] <= found["asOf"])
                seen.add(name)
        for one in found["possibleIf"]:
            assert one["missing"]
    assert "options" in seen


def test_reading_options_is_logged(zones, client):
    ref = open_cases(zones)[1][0]
    assert client.get(f"/cases/{ref}/options").status_code == 200
    query = select(tables.LOG_ENTRY.c.action).where(tables.LOG_ENTRY.c.ref == ref)
    with zones.desk.store.reading() as store:
        assert "options" in set(store.execute(query).scalars())


def test_a_case_that_is_not_there_or_has_a_place_has_no_options(zones, client):
    assert client.get("/cases/NOBODY/options").status_code == 404
    placed = next(iter(zones.region.fixed))
    assert client.get(f"/cases/{placed}/options").status_code == 409


def test_an_erased_or_corrected_case_is_never_told_from_memory(zones, client):
    ref = open_cases(zones)[1][0]
    facts = client.get(f"/cases/{ref}").json()["case"]
    facts |= {"ref": f"X{secrets.token_hex(6)}"}
    new = client.post("/cases", json=facts).json()["ref"]
    url = f"/cases/{new}/options"
    before = client.get(url).json()
    other = facts | {"traits": [], "checkedAbsent": [], "unknown": ["age", "needs"]}
    done = client.put(f"/cases/{new}", json=other, headers={"If-Match": '"1"'})
    assert done.status_code == 200, done.text
    after = client.get(url).json()
    assert (before["version"], after["version"]) == (1, 2)
    assert after["options"] == after["callFirst"] == []
    assert client.delete(f"/cases/{new}").status_code == 204
    assert client.get(url).status_code == 404


def test_what_a_provider_confirms_is_in_the_next_answer(zones):
    provider = zones.client("provider-1")
    place = provider.get("/places").json()["items"][0]["ref"]
    before = zones.desk.supplies.ready(zones.desk.store, zones.desk.today())
    assert provider.post("/confirmations").status_code == 201
    zones.fetch()
    after = zones.desk.supplies.ready(zones.desk.store, zones.desk.today())
    assert after is not before
    assert after.region.place[place].confirmed_at == zones.desk.today()
    again = zones.desk.supplies.ready(zones.desk.store, zones.desk.today())
    assert again is after
    anew = Supplies().ready(zones.desk.store, zones.desk.today())
    assert anew.region == after.region
    assert anew.supply == after.supply


def test_a_case_before_ready_land_is_a_case_before_the_land(zones):
    region, refs = open_cases(zones)
    ready = ready_at(zones.desk)
    whole = prepare(region, Objective())
    for i, case in enumerate(whole.cases):
        board = ready.board(region, case.ref)
        assert (board.eligible.blocked(0) == whole.eligible.blocked(i)).all()
        assert len(own_options(board).ranked) <= len(whole.options)
    assert refs
