from dataclasses import replace
from datetime import date

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING, Unknown, UnknownFactError
from matcher.kinds import (
    ChangeClass,
    Family,
    FundingCause,
    KindOfNo,
    Owner,
    Scope,
    Strength,
)
from matcher.laws import WLZ, policy
from matcher.model.terms import Sex
from matcher.rule import Rule, RuleBodyError, RuleError, Verdict
from matcher.sources import POLICY, Sentences, Source, Text

SENTENCES = Sentences(nl="Nee.", en="No.", person_nl="Nee.", person_en="No.")
OWNER = Text("aanbieder", "provider")
READING = Text("Eigen grens.", "Its own limit.")
COMPLETE = {
    "key": "old-enough",
    "title_nl": "Oud genoeg",
    "title_en": "Old enough",
    "family": Family.PROFILE,
    "strength": Strength.POLICY,
    "kind": KindOfNo.PROFILE_GAP,
    "change": ChangeClass.B,
    "owner": Owner.AANBIEDER,
    "scope": Scope.PLACE,
    "lead_days": (1, 2),
    "sources": (policy(OWNER, READING),),
    "sentences": SENTENCES,
    "change_nl": "Kan.",
    "change_en": "Can.",
    "holds": lambda case, offer: offer.min_age <= case.age,
}


def made(**changes):
    return Rule(**{**COMPLETE, **changes})


def sentences(**changes):
    return replace(SENTENCES, **changes)


def law(**changes):
    return replace(WLZ.source("art. 3.2.7", READING), **changes)


def test_a_complete_rule_is_made():
    assert made().key == "old-enough"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"key": ""}, "empty"),
        ({"title_nl": " "}, "empty"),
        ({"title_en": ""}, "empty"),
        ({"sentences": sentences(nl="")}, "empty"),
        ({"sentences": sentences(en="")}, "empty"),
        ({"sentences": sentences(person_nl="")}, "empty"),
        ({"sentences": sentences(person_en=" ")}, "empty"),
        ({"sentences": sentences(nl="Boven {age}.")}, "unknown slots"),
        ({"change_nl": "Boven {age}."}, "unknown slots"),
        ({"sources": ()}, "no source"),
        ({"sources": (policy(Text("", "provider"), READING),)}, r"no article \(nl\)"),
        ({"sources": (policy(Text("aanbieder", ""), READING),)}, r"no article \(en\)"),
        ({"sources": (policy(OWNER, Text(" ", "Own.")),)}, r"no reading \(nl\)"),
        ({"sources": (policy(OWNER, Text("Eigen.", "")),)}, r"no reading \(en\)"),
        ({"sources": (policy(OWNER, READING, Text("Eh.", "")),)}, r"no doubt \(en\)"),
        ({"sources": (policy(OWNER, READING, Text("", "Eh.")),)}, r"no doubt \(nl\)"),
        ({"sources": (law(law=Text("Een wet", "")),)}, r"no law \(en\)"),
        ({"sources": (law(article=Text("", "")),)}, "no article"),
        ({"sources": (law(read_on=None),)}, "no date"),
        ({"sources": (law(bwb_id=""),)}, "no BWB id"),
        ({"sources": (law(bwb_id="BWBR1"),)}, "no BWB id"),
        ({"sources": (law(law=POLICY),)}, "dressed up as law"),
        ({"change_nl": ""}, "what would change"),
        ({"change_en": ""}, "what would change"),
        ({"kind": KindOfNo.FUNDING_GAP}, "cause"),
        ({"cause": FundingCause.TARIFF}, "cause"),
        ({"lead_days": (2, 1)}, "lead_days"),
        ({"lead_days": (-1, 1)}, "lead_days"),
        ({"valid_until": date(2026, 1, 1)}, "never in force"),
    ],
)
def test_an_incomplete_rule_is_refused(changes, fault):
    with pytest.raises(RuleError, match=fault):
        made(**changes)


def test_all_faults_are_told_at_once():
    with pytest.raises(RuleError, match=r"empty.*no source.*lead_days"):
        made(title_nl="", sources=(), lead_days=(2, 1))


def test_a_safety_floor_describes_no_change():
    rule = made(change=ChangeClass.X, change_nl="", change_en="")
    assert rule.change_nl == ""


@pytest.mark.parametrize(
    "body",
    [
        lambda case, offer: True,  # noqa: ARG005 - constant on purpose
        lambda case, offer: case.age,  # noqa: ARG005 - no statement on purpose
        lambda case, offer: None,  # noqa: ARG005 - no statement on purpose
        lambda case, offer: case.age is offer.min_age,
        lambda case, offer: case.age > COMPLETE,  # noqa: ARG005 - module state
        lambda case, offer: case.years >= offer.min_age,
        lambda case, offer: (case.age >= 1) & (case.ref == offer.ref),
    ],
    ids=["constant", "a fact", "none", "is", "module state", "no such fact", "ref"],
)
def test_a_rule_with_another_body_is_refused(body):
    with pytest.raises(RuleBodyError):
        made(holds=body)


@pytest.mark.parametrize(
    "slot",
    [
        lambda case, offer: 18,  # noqa: ARG005 - constant on purpose
        lambda case, offer: case.age > offer.min_age,
        lambda case, offer: COMPLETE["key"],  # noqa: ARG005 - module state
    ],
    ids=["constant", "a statement", "module state"],
)
def test_a_slot_is_a_fact_or_made_of_facts(slot):
    with pytest.raises(RuleBodyError):
        made(sentences=sentences(nl="Vanaf {age}."), slots={"age": slot})


def test_the_facts_that_are_read_are_named():
    assert made().reads == ("case.age", "offer.min_age")


def test_the_body_can_be_read_back():
    assert str(made().statement) == "(offer.min_age <= case.age)"


def test_a_plain_body_refuses_an_unknown_fact():
    case = replace(CASE, age=Unknown(16, 20))
    with pytest.raises(UnknownFactError):
        made().holds(case, OFFER)


@pytest.mark.parametrize(
    ("age", "answer", "missing"),
    [
        (18, Verdict.HOLDS, ()),
        (17, Verdict.BLOCKED, ()),
        (Unknown(18, 20), Verdict.HOLDS, ()),
        (Unknown(10, 17), Verdict.BLOCKED, ()),
        (Unknown(17, 18), Verdict.UNKNOWN, ("case.age",)),
    ],
)
def test_there_are_three_answers(age, answer, missing):
    case = replace(CASE, age=age)
    assert made().answer(case, OFFER) is answer
    assert made().missing(case, OFFER) == missing


def test_only_the_comparisons_that_matter_explain_an_answer():
    rule = made(
        holds=lambda case, offer: (
            (offer.min_age <= case.age) & ((case.sex - offer.sexes) == NOTHING)
        )
    )
    case = replace(CASE, age=17, sex=Unknown(NOTHING, frozenset(Sex)))
    women = replace(OFFER, sexes=frozenset({Sex.VROUW}))
    assert rule.answer(case, women) is Verdict.BLOCKED
    assert [str(c) for c in rule.why(case, women)] == ["(offer.min_age <= case.age)"]
    assert rule.missing(replace(case, age=18), women) == ("case.sex",)


def test_slots_give_what_was_found_for_the_pair():
    rule = made(
        sentences=sentences(nl="{age} onder {min_age}, over {left}."),
        slots={
            "age": lambda case, _: case.age,
            "min_age": lambda _, offer: offer.min_age,
            "left": lambda case, offer: case.care - offer.offers,
        },
    )
    found = rule.found(replace(CASE, age=17), OFFER)
    assert found == {"age": 17, "min_age": 18, "left": NOTHING}


def test_a_rule_is_in_force_in_a_half_open_interval():
    rule = made(valid_from=date(2026, 5, 1), valid_until=date(2026, 6, 1))
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [rule.in_force(d) for d in days] == [False, True, True, False]


def test_a_source_without_a_law_calls_itself_policy():
    assert policy(OWNER, READING).is_policy
    unnamed = Source(law=Text("Een wet", "An act"), article=OWNER, reading=READING)
    assert unnamed.faults
    assert not law().faults


def test_a_law_read_in_an_old_text_carries_that_mark():
    assert not law().old
    assert replace(WLZ, old=True).source("art. 1", READING).old


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("art. 3:1 en 6:4", "art. 3:1 and 6:4"),
        ("art. 24 t/m 29", "art. 24 to 29"),
        ("art. 6:4 lid 3 tot en met 5", "art. 6:4 lid 3 to 5"),
        ("art. 1.1 lid 1 onder l en o", "art. 1.1 lid 1 under l and o"),
        ("art. 28c", "art. 28c"),
    ],
)
def test_a_citation_reads_in_both_languages(nl, en):
    assert WLZ.source(nl, READING).article == Text(nl, en)
