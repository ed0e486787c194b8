"""A provider reads its own places, its own criteria, and nothing of anybody else."""

from dataclasses import replace

import pytest

from fixtures.casussen.defaults import AS_OF, region_of, site
from fixtures.casussen.defaults import with_traits as having
from fixtures.casussen.papers import verwijzing, wmo
from fixtures.casussen.templates import FACT, SKAEVE_HUSE
from matcher.model.place import Exclusion, Opening
from matcher.model.region import Ruling
from matcher.model.terms import ExclusionCondition, Need, Route, Sex, Trait
from matcher.objective import Objective
from matcher.projecting.provider import Answer, criteria_at, provider_view
from matcher.projecting.threshold import THRESHOLD, Band
from matcher.scene import prepare
from tests.matcher.projecting.worlds import World, house, person, world

FREE = Opening(start=AS_OF, count=1)
TRAIT = Trait.BRANDSTICHTING
TALK = (Exclusion(trait=TRAIT, condition=ExclusionCondition.TERUGNAMEGARANTIE),)
LIFTED = Ruling(
    ref="R1",
    rule="exclusion-negotiable",
    case="A",
    decided_by="aanbieder",
    start=AS_OF,
    place="H1",
)


def answer(found: World, case: str, place: str, rule: str) -> Answer:
    asked = criteria_at(found.scene, case, place)
    return next(c.answer for c in asked.criteria if c.rule == rule)


def test_a_proposal_is_a_question_without_a_reference_to_the_person() -> None:
    found = world([person("A", care_hours=12)], [house("H1", FREE)])
    view = provider_view((found.scene, found.result), "H1-AANBIEDER")
    (question,) = view.questions
    assert question.place == "H1"
    assert question.care_hours == Band(low=9, high=16)
    assert {c.answer for c in question.criteria} == {Answer.MET}
    assert [p.route for p in question.payers] == [Route.WMO_BW]
    assert "'A'" not in repr(view)


def test_a_provider_reads_nothing_of_the_places_of_others() -> None:
    found = world([person("A"), person("B")], [house("H1", FREE), house("H2", FREE)])
    view = provider_view((found.scene, found.result), "H1-AANBIEDER")
    assert [own.place for own in view.places] == ["H1"]
    assert [q.place for q in view.questions] == ["H1"]
    assert "H2" not in repr(view)


@pytest.mark.parametrize(
    ("case", "place", "rule", "expected"),
    [
        (person("A"), {}, "exclusion-negotiable", Answer.MET),
        (
            having(person("A"), TRAIT),
            {"exclusions": TALK},
            "exclusion-negotiable",
            Answer.DISCUSS,
        ),
        (
            having(person("A"), unchecked=(TRAIT,)),
            {"exclusions": (Exclusion(trait=TRAIT),)},
            "exclusion-absolute",
            Answer.DISCUSS,
        ),
        (
            having(person("A"), TRAIT),
            {"exclusions": (Exclusion(trait=TRAIT),)},
            "exclusion-absolute",
            Answer.NOT_MET,
        ),
        (person("A"), {"sexes": (Sex.VROUW,)}, "sex", Answer.DISCUSS),
        (person("A"), {"closed": True}, "closed-door", Answer.NOT_MET),
        (
            person("A", needs=(Need.WONEN, Need.SOLITAIR)),
            {},
            "living-profile",
            Answer.NOT_MET,
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else None,
)
def test_a_criterion_is_met_to_be_discussed_or_not_met(
    case, place, rule, expected
) -> None:
    found = world([case], [house("H1", FREE, **place)])
    assert answer(found, "A", "H1", rule) is expected


def test_an_exclusion_that_was_lifted_is_still_to_be_discussed() -> None:
    region = world(
        [having(person("A"), TRAIT)], [house("H1", FREE, exclusions=TALK)]
    ).region
    found = World(replace(region, rulings=(LIFTED,)))
    assert found.outcome("A").placed is not None
    view = provider_view((found.scene, found.result), "H1-AANBIEDER")
    asked = {c.rule: c.answer for c in view.questions[0].criteria}
    assert asked["exclusion-negotiable"] is Answer.DISCUSS
    assert [a for r, a in asked.items() if r != "exclusion-negotiable"].count(
        Answer.MET
    ) == len(asked) - 1


def test_what_a_dwelling_and_a_team_cover_together_counts_for_both() -> None:
    case = person("A", needs=(Need.WONEN, Need.BEHANDELING_GGZ))
    sites = [
        site(replace(SKAEVE_HUSE, ref="HUSE", openings=(FREE,))),
        site(replace(FACT, ref="TEAM", openings=(FREE,))),
    ]
    board = prepare(region_of([case], sites), Objective())
    for place, other in (("HUSE", "TEAM"), ("TEAM", "HUSE")):
        alone, both = (
            {c.rule: c.answer for c in criteria_at(board, "A", place, one).criteria}
            for one in (None, other)
        )
        assert alone["care-covered"] is Answer.DISCUSS
        assert both["care-covered"] is Answer.MET
        assert alone.keys() == both.keys()


def test_grounds_of_partners_money_and_earlier_answers_are_no_criteria() -> None:
    found = world([person("A", denied=("X",), refused_by=("H1",))], [house("H1", FREE)])
    rules = {c.rule for c in criteria_at(found.scene, "A", "H1").criteria}
    assert rules & {"deny-token", "refusal", "funding-contract", "basics"} == set()


def test_of_a_dwelling_with_a_team_each_provider_reads_its_own_part() -> None:
    case = person(
        "A",
        needs=(Need.WONEN, Need.BEHANDELING_GGZ),
        entitlements=(wmo(Route.WMO_BEGELEIDING), verwijzing()),
    )
    region = region_of(
        [having(case, TRAIT)],
        [
            site(replace(SKAEVE_HUSE, ref="HUSE", openings=(FREE,))),
            site(replace(FACT, ref="TEAM", openings=(FREE,), exclusions=TALK)),
        ],
        rulings=[replace(LIFTED, place="TEAM")],
    )
    found = World(region)
    placed = found.outcome("A").placed
    assert placed is not None
    assert placed.option.team == "TEAM"
    told = (found.scene, found.result)
    dwelling, team = (
        provider_view(told, f"{ref}-AANBIEDER").questions[0] for ref in ("HUSE", "TEAM")
    )
    assert dwelling.with_other
    assert team.with_other
    assert {c.answer for c in dwelling.criteria} == {Answer.MET}
    assert {c.rule: c.answer for c in team.criteria}["exclusion-negotiable"] is (
        Answer.DISCUSS
    )
    assert [p.route for p in team.payers] == [Route.ZVW_AMBULANT]
    assert "TEAM" not in repr(dwelling)


@pytest.mark.parametrize(
    ("waiting", "expected"), [(THRESHOLD - 1, False), (THRESHOLD, True)]
)
def test_more_people_than_places_is_said_of_enough_people(
    waiting: int, expected: bool
) -> None:
    people = [person(f"C{k}") for k in range(waiting + 1)]
    found = world(people, [house("H1", FREE)])
    view = provider_view((found.scene, found.result), "H1-AANBIEDER")
    assert [own.more_people for own in view.places] == [expected]


def test_the_order_of_questions_does_not_follow_references() -> None:
    two = Opening(start=AS_OF, count=2)
    views = []
    for first, last in (("A", "B"), ("B", "A")):
        people = [person(first, care_hours=1), person(last, care_hours=20)]
        found = world(people, [house("H1", two)])
        views.append(provider_view((found.scene, found.result), "H1-AANBIEDER"))
    assert views[0] == views[1]
