"""The sharing policy as data: sound, whole, and compared before it changes."""

import json
from dataclasses import fields
from importlib.resources import files

import pytest
from pydantic.alias_generators import to_camel

from api.sharing.comparing import Change, compare
from api.sharing.fields import FIELDS
from api.sharing.policy import cells
from api.sharing.reading import PolicyError, policy_in, policy_schema, standard
from api.sharing.words import PARTNER_OF, Partner, Phase
from matcher.model.case import Case
from matcher.projecting.alone import TOLD

INSIDE = {Partner.COORDINATOR, Partner.CASE_LEAD, Partner.AUDITOR, Partner.PERSON}


def standard_tree():
    return json.loads(files("api.sharing").joinpath("standard.json").read_text())


def with_rows(change):
    tree = standard_tree()
    change(tree["rows"])
    return policy_in(json.dumps(tree).encode())


def rows_of(tree, partner):
    return [row for row in tree if row["partner"] == partner]


def test_every_field_of_a_case_is_a_field_of_the_policy():
    known = {f"case.{to_camel(field.name)}" for field in fields(Case)}
    assert known == {name for name in FIELDS if name.startswith("case.")}


def test_every_cell_has_a_ground_and_a_term_that_can_be_told():
    policy = standard()
    for row in policy.rows:
        assert policy.ground(row.ground).nl
        assert row.days is None or row.days > 0


def test_no_field_of_a_case_is_for_somebody_outside_unless_it_is_revealed():
    outside = [row for row in standard().rows if row.partner not in INSIDE]
    for row in outside:
        of_case = [f for f in row.fields if f.startswith(("case.", "file.", "desk."))]
        assert row.reveal or not of_case


def test_an_administrator_is_no_partner():
    assert "BEHEERDER" not in PARTNER_OF


def test_the_person_may_see_what_the_own_view_holds():
    policy = standard()
    for name in TOLD[Case]:
        assert policy.allows(Partner.PERSON, None, f"case.{to_camel(name)}")
    for name in ("denied", "refusedBy"):
        assert not policy.allows(Partner.PERSON, Phase.INTAKE, f"case.{name}")


def test_a_closed_case_shows_nobody_inside_any_fact():
    policy = standard()
    shown = {
        field
        for (field, phase, partner) in policy.usual
        if phase is Phase.CLOSED and partner in INSIDE - {Partner.PERSON}
    }
    assert {f for f in shown if f.startswith(("case.", "file."))} == {"case.ref"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows[0]["fields"].append("case.name"), "no such field"),
        (lambda rows: rows[0].update(ground="MAG"), "no such ground"),
        (lambda rows: rows.append(rows[0]), "twice"),
        (lambda rows: rows[-1].update(reveal=True, days=3), "only to a provider"),
        (
            lambda rows: [row.pop("days") for row in rows if row.get("reveal")],
            "has days",
        ),
        (lambda rows: rows[0].update(partner="BUURMAN"), "partner"),
        (lambda rows: rows[0].update(phases=[]), "phases"),
        (lambda rows: rows[0].update(days=0), "days"),
    ],
)
def test_a_policy_that_is_not_sound_is_refused_with_its_fault(change, told):
    with pytest.raises(PolicyError, match=told):
        with_rows(change)


def test_what_is_no_policy_is_refused():
    for content in (b"", b"[]", b"{}", b"\xff", b'{"format": 2}'):
        with pytest.raises(PolicyError):
            policy_in(content)


def test_the_schema_names_every_partner_and_phase():
    text = json.dumps(policy_schema())
    assert all(word.value in text for word in (*Partner, *Phase))


def test_a_policy_beside_itself_has_no_differences():
    assert compare(standard(), standard()) == ()


def test_a_change_tells_who_sees_more_and_who_less():
    def change(rows):
        (asking, *_) = rows_of(rows, "AANBIEDER")
        asking["fields"].remove("question.latest")
        rows.append(
            {
                "partner": "FINANCIER",
                "phases": ["ASKING"],
                "fields": ["case.municipality"],
                "ground": "AVG_6_1_E",
            }
        )

    less, more = compare(standard(), with_rows(change))
    assert (less.partner, less.change) == (Partner.PROVIDER, Change.LESS)
    assert less.phases == (Phase.ASKING, Phase.MEETING, Phase.HANDOVER)
    assert (more.partner, more.field) == (Partner.FUNDER, "case.municipality")
    assert more.change is Change.MORE


def test_another_term_or_ground_is_a_difference_too():
    def change(rows):
        for row in rows:
            if row.get("reveal") and row["ground"] == "TOESTEMMING":
                row["days"] = 60
            if row["partner"] == "VERWIJZER":
                row["ground"] = "AVG_15"

    found = compare(standard(), with_rows(change))
    longer = [one for one in found if one.change is Change.LONGER]
    assert longer
    assert all(one.reveal and one.partner is Partner.PROVIDER for one in longer)
    assert [one.partner for one in found if one.change is Change.GROUND] == [
        Partner.REFERRER
    ]


def test_what_two_policies_differ_in_is_told_the_other_way_round_too():
    def change(rows):
        rows.pop(0)

    less = compare(standard(), with_rows(change))
    more = compare(with_rows(change), standard())
    assert {one.change for one in less} == {Change.LESS}
    assert {one.change for one in more} == {Change.MORE}
    assert [one.field for one in less] == [one.field for one in more]
    assert len(less) == len({field for field, *_ in cells(standard().rows[0])})
