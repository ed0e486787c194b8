"""R1 to R26, with the strengths typed from the domain reference, 2.2."""

from importlib import import_module

import pytest

from matcher.funding.provisions import PROVISIONS, ProvisionKind, for_people
from matcher.kinds import Strength

HARD, DISCRETION, POLICY = Strength.HARD, Strength.DISCRETION, Strength.POLICY
STRENGTHS = {
    "R1": DISCRETION,
    "R2": DISCRETION,
    "R3": HARD,
    "R4": DISCRETION,
    "R5": HARD,
    "R6": HARD,
    "R7": POLICY,
    "R8": HARD,
    "R9": HARD,
    "R10": HARD,
    "R11": DISCRETION,
    "R12": DISCRETION,
    "R13": HARD,
    "R14": HARD,
    "R15": HARD,
    "R16": DISCRETION,
    "R17": HARD,
    "R18": DISCRETION,
    "R19": HARD,
    "R20": HARD,
    "R21": POLICY,
    "R22": HARD,
    "R23": HARD,
    "R24": HARD,
    "R25": POLICY,
    "R26": POLICY,
}
ARTICLES = {
    "R1": "2.3.5 lid 6",
    "R3": "2.3.5 lid 5",
    "R4": "3.1.1 lid 1 c",
    "R5": "3.1.1 lid 1 d",
    "R6": "3.2.2",
    "R8": "2.12",
    "R9": "3.2.7",
    "R10": "2.2",
    "R12": "1.1 lid 1",
    "R14": "2.5",
    "R15": "2.2",
    "R16": "2.3",
    "R17": "28c",
    "R18": "6:4",
    "R19": "6.5",
    "R20": "3.2.1 lid 6",
    "R22": "2.3.3",
    "R23": "34",
    "R24": "1.2.2",
    "R25": "2.2",
}
each = pytest.mark.parametrize("provision", PROVISIONS, ids=lambda p: p.key)


def test_there_are_twenty_six_in_order():
    assert [p.key for p in PROVISIONS] == [f"R{n}" for n in range(1, 27)]


@each
def test_each_has_the_strength_of_the_page(provision):
    assert provision.strength is STRENGTHS[provision.key]


@each
def test_each_names_the_article_of_the_page(provision):
    wanted = ARTICLES.get(provision.key)
    found = [s.article.nl for s in provision.sources]
    assert wanted is None or any(wanted in article for article in found)


@each
def test_each_source_is_complete_and_old_texts_carry_that_mark(provision):
    assert provision.sources
    for source in provision.sources:
        assert source.faults == ()
        assert source.old == (source.read_on is not None and source.read_on.year < 2024)


@each
def test_a_hard_provision_rests_on_law_or_says_what_is_not_verified(provision):
    if provision.strength is HARD:
        assert any(not s.is_policy or s.doubt for s in provision.sources)


@each
def test_what_is_carried_out_is_carried_out_somewhere(provision):
    if provision.kind is ProvisionKind.FOR_PEOPLE:
        assert provision.carried_out == ()
        return
    assert provision.carried_out
    for where in provision.carried_out:
        module, _, name = where.partition(":")
        thing = import_module(module)
        for part in name.split("."):
            thing = getattr(thing, part)


def test_every_kind_occurs():
    assert {p.kind for p in PROVISIONS} == set(ProvisionKind)


def test_coercion_and_orders_are_left_to_people():
    assert [j.key for j in for_people()] == ["R16", "R18", "R23"]
    assert all(j.title_nl and j.title_en and j.sources for j in for_people())
