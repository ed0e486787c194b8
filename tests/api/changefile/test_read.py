"""A file of changes is read as strictly as a region, and changes a copy."""

import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from api.changefile import changes_schema, read_changes
from api.regionfile import RegionFileError, write_region
from matcher.claims.whatif import Edit, EditKind
from matcher.model.agreements import Agreements
from matcher.model.place import Opening
from matcher.model.terms import Trait
from matcher.objective import Objective
from matcher.rules import Switches
from tests.api.changefile.changing import NEW_PLACE, changed, faults, region


def test_a_place_is_added_with_an_opening_of_its_own(tmp_path):
    found = changed(
        tmp_path,
        {"op": "add", "to": "places", "value": NEW_PLACE},
        {
            "op": "add",
            "to": "places/PLEK-9/openings",
            "value": {"start": "2026-12-01", "count": 2},
        },
    )
    place = found.region.place["PLEK-9"]
    assert place.openings == (Opening(start=date(2026, 12, 1), count=2),)
    assert found.edits == (
        Edit(kind=EditKind.ADDED, at="places", fields=("PLEK-9",)),
        Edit(kind=EditKind.ADDED, at="places/PLEK-9/openings", fields=("2026-12-01",)),
    )


def test_a_record_and_a_value_are_removed(tmp_path):
    found = changed(
        tmp_path,
        {"op": "remove", "at": "rulings/BESLUIT-1"},
        {"op": "remove", "at": "cases/CASUS-1/traits/NIET_GROEPSGESCHIKT"},
        {"op": "add", "to": "cases/CASUS-1/checked_absent", "value": "HUISDIER"},
    )
    assert found.region.rulings == ()
    case = found.region.case["CASUS-1"]
    assert case.traits == ()
    assert Trait.HUISDIER in case.checked_absent


def test_fields_are_changed_wherever_they_lie(tmp_path):
    found = changed(
        tmp_path,
        {"op": "change", "at": "", "set": {"as_of": "2026-11-25"}},
        {"op": "change", "at": "cases/CASUS-1/urgency", "set": {"latest": None}},
        {
            "op": "change",
            "at": "funders/COLLEGE-0344/budgets/BUDGET-BW",
            "set": {"cents_per_day": 1},
        },
        {
            "op": "change",
            "at": "providers/AANB-1/contracts/CON-1",
            "set": {"ceiling_cents_per_day": None},
        },
        {
            "op": "change",
            "at": "places/PLEK-1/openings/2026-11-20",
            "set": {"count": 3},
        },
        {"op": "change", "at": "placements/CASUS-2", "set": {"status": "VASTGEHOUDEN"}},
        {"op": "change", "at": "agreements", "set": {"horizon_days": 90}},
        {"op": "change", "at": "objective", "set": {"guard_days": 30}},
    )
    after = found.region
    assert after.as_of == date(2026, 11, 25)
    assert after.case["CASUS-1"].urgency.latest is None
    assert after.funder["COLLEGE-0344"].budgets[0].cents_per_day == 1
    contracts = {c.ref: c for c in after.provider["AANB-1"].contracts}
    assert contracts["CON-1"].ceiling_cents_per_day is None
    assert {o.count for o in after.place["PLEK-1"].openings} == {1, 3}
    assert after.agreements == Agreements(horizon_days=90)
    assert found.objective == Objective(guard_days=30)


def test_rules_go_off_and_on_again(tmp_path):
    off = {"op": "rule", "key": "over-security", "on": False}
    assert changed(tmp_path, off).switches == Switches(off=frozenset({"over-security"}))
    assert changed(tmp_path, off, {**off, "on": True}).switches == Switches()


def test_the_region_itself_stays_as_it_is(tmp_path):
    before = region()
    path = tmp_path / "changes.json"
    changes = [{"op": "remove", "at": "rulings/BESLUIT-1"}]
    path.write_text(json.dumps({"format": 1, "name": "x", "changes": changes}))
    read_changes(path, before, Objective())
    assert write_region(before) == write_region(region())


WRONG = {
    "changes[0].op": ({"op": "rename", "at": "places/PLEK-1"}, "add, remove, change"),
    "changes[0].to": ({"op": "add", "to": "plekken", "value": {}}, "een pad naar"),
    "changes[0].at": ({"op": "remove", "at": "places/PLEK-7"}, "PLEK-1"),
    "changes[0].value.colour": (
        {"op": "add", "to": "places", "value": {**NEW_PLACE, "colour": 1}},
        "dit veld niet",
    ),
    "changes[0].value.security": (
        {"op": "add", "to": "places", "value": {**NEW_PLACE, "security": 9}},
        "0, 1, 2, 3",
    ),
    "changes[0].value.location": (
        {"op": "add", "to": "places", "value": {**NEW_PLACE, "location": "L"}},
        "een kenmerk dat voorkomt in locations",
    ),
    "changes[0].value.ref": (
        {"op": "add", "to": "places", "value": {**NEW_PLACE, "ref": "PLEK-1"}},
        "een ander kenmerk dan in places[0].ref",
    ),
    "changes[0].value": (
        {"op": "add", "to": "cases/CASUS-1/traits", "value": "SOMS"},
        "ACTIEF_MIDDELENGEBRUIK",
    ),
    "changes[0].set.tariff": (
        {"op": "change", "at": "places/PLEK-1", "set": {"tariff": "veel"}},
        "een geheel getal",
    ),
    "changes[0].set.colour": (
        {"op": "change", "at": "places/PLEK-1", "set": {"colour": 1}},
        "een van ref, name",
    ),
    "changes[0].set.synthetic": (
        {"op": "change", "at": "", "set": {"synthetic": False}},
        "een van as_of, crisis_contact",
    ),
    "changes[0].set.guard_days": (
        {"op": "change", "at": "objective", "set": {"guard_days": 0}},
        "van 1 tot en met",
    ),
    "changes[0].set.horizon_days": (
        {"op": "change", "at": "agreements", "set": {"horizon_days": 0}},
        "een geheel getal van 1 tot en met 3650",
    ),
    "changes[0].set.u1_days": (
        {"op": "change", "at": "objective", "set": {"u1_days": 1}},
        "meer dan u0_days (1)",
    ),
    "changes[0].set": (
        {"op": "change", "at": "places/PLEK-1", "set": {}},
        "minstens één veld",
    ),
    "changes[0].key": ({"op": "rule", "key": "niks", "on": False}, "over-security"),
    "changes[0].on": (
        {"op": "rule", "key": "over-security", "on": True},
        "zo staat de regel al",
    ),
    "changes[0].extra": (
        {"op": "remove", "at": "rulings/BESLUIT-1", "extra": 1},
        "dit veld niet",
    ),
}


@pytest.mark.parametrize("path", WRONG)
def test_each_fault_has_its_path_and_what_was_expected(tmp_path, path):
    change, expected = WRONG[path]
    found = faults(tmp_path, change)
    assert list(found) == [path]
    assert expected in found[path].expected.nl


def test_a_rule_without_which_there_is_no_option_cannot_go_off(tmp_path):
    found = faults(tmp_path, {"op": "rule", "key": "funding-decided", "on": False})
    assert "geen optie bestaat zonder betaler" in found["changes[0].key"].expected.nl


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path):
    found = faults(tmp_path, *(change for change, _ in WRONG.values()), name=" ")
    assert list(found)[:2] == ["changes[0].op", "changes[1].to"]
    assert {"changes[3].value.colour", "changes[15].key", "name"} <= set(found)
    assert len(found) >= len(WRONG)


def test_what_a_removal_leaves_dangling_is_told_at_the_removal(tmp_path):
    path = tmp_path / "changes.json"
    changes = [{"op": "remove", "at": "places/PLEK-1"}]
    path.write_text(json.dumps({"format": 1, "name": "x", "changes": changes}))
    with pytest.raises(RegionFileError) as error:
        read_changes(path, region(), Objective())
    told = [f.text() for f in error.value.faults]
    assert len(told) == len(set(told))
    assert all(text.startswith('changes[0].at: gevonden "PLEK-1"') for text in told)
    for where in ("cases/CASUS-1/wishes/PLEK-1", "placements/CASUS-2/place"):
        assert any(where in text for text in told)


def test_what_no_longer_fits_elsewhere_is_told_at_the_change(tmp_path):
    serves = {"op": "change", "at": "places/TEAM-1", "set": {"serves": []}}
    found = faults(tmp_path, serves)
    assert list(found) == ["changes[0].set"]
    assert "placements/CASUS-2/team" in found["changes[0].set"].expected.nl


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"format": 2}, "format"),
        ({"name": 3}, "name"),
        ({"colour": 1}, "colour"),
    ],
)
def test_the_heading_is_checked_too(tmp_path, more, path):
    assert list(faults(tmp_path, **more)) == [path]


def test_the_schema_takes_what_is_read_and_nothing_else():
    check = jsonschema.Draft202012Validator(changes_schema())
    good = {
        "format": 1,
        "name": "x",
        "changes": [
            {"op": "add", "to": "places", "value": NEW_PLACE},
            {"op": "remove", "at": "rulings/BESLUIT-1"},
            {"op": "change", "at": "objective", "set": {"guard_days": 30}},
            {"op": "rule", "key": "over-security", "on": False},
        ],
    }
    assert check.is_valid(good)
    for name in ("format", "name", "changes"):
        assert not check.is_valid({k: v for k, v in good.items() if k != name})
    for change in ({"op": "rename"}, {"op": "remove"}, {"op": "remove", "at": 3}):
        assert not check.is_valid({**good, "changes": [change]})


def test_the_example_of_the_readme_is_one(tmp_path):
    page = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"(?s)```json\n(.*?)```", page)
    path = tmp_path / "changes.json"
    path.write_text(example)
    found = read_changes(path, region(), Objective())
    assert len(found.edits) == 6
    assert found.region.agreements == Agreements(horizon_days=91)
