"""Advice is a question: its outcome is never told as certain."""

import pytest

from fixtures.casussen import ALL_CASUSSEN
from matcher.kinds import ChangeClass
from tests.api.text.test_casussen import CASUSSEN, answer, told


def page(key: str, lang: str = "nl") -> str:
    return "\n".join(text for _, texts in told(CASUSSEN[key], lang) for text in texts)


def test_a_trait_that_is_not_known_opens_a_place_only_by_a_no() -> None:
    assert "Is het antwoord nee, dan opent dit 1 plek: Beschermd wonen (P2)." in page(
        "D3"
    )


def test_a_pending_decision_is_no_unknown_fact_and_its_day_is_named() -> None:
    text = page("D3")
    assert "Zoek uit: grondslag waarop het CIZ beslist." in text
    assert "Het CIZ beslist uiterlijk 13 december 2026." in text


def test_a_decision_is_asked_for_and_its_outcome_left_open() -> None:
    text = page("D2-withdrawn")
    assert "Is het besluit gunstig, dan opent dit 1 plek: Wlz ggz-wonen (P3)." in text
    assert "Stemt de aanbieder in, dan opent dit 1 plek" in text


@pytest.mark.parametrize("casus", ALL_CASUSSEN, ids=lambda c: c.key)
def test_no_set_with_a_decision_or_a_fact_is_told_as_settled(casus) -> None:
    _, result = answer(casus.key)
    sets = [s for c in result.cases if c.no for s in c.no.sets]
    open_ended = [
        s
        for s in sets
        if any(c.fact or c.change in {ChangeClass.B, ChangeClass.C} for c in s.changes)
    ]
    if sets and len(open_ended) == len(sets):
        assert "Is dit geregeld" not in page(casus.key)
        assert "Once this is settled" not in page(casus.key, "en")


def test_the_conditions_a_provider_names_are_told_before_anybody_agrees() -> None:
    text = page("D6")
    assert "Voorwaarde: kamer met sprinkler en terugnamegarantie." in text
    assert "Voorwaarden die de aanbieder noemt: kamer met sprinkler en" in text


def test_a_proposal_names_what_was_lifted_the_take_back_and_the_guarantor() -> None:
    text = page("D6-arranged")
    assert "Besloten door: Aanbieder van P1. Voorwaarde: kamer met sprinkler." in text
    assert "Terugname naar: Beschermd wonen (P4)." in text
    assert "bovenop het tarief: € 135,00 per dag, tot 1 juni 2027." in text
    assert "Kosten: € 445,00 per dag." in text


def test_wmo_money_beside_a_granted_wlz_names_what_comes_after_it() -> None:
    text = page("D2")
    assert "Het CIZ beslist nog" not in text
    assert "Daarna kan onder de Wlz: Wlz ggz-wonen (P2), vanaf 15 februari 2027" in text
    assert "overbruggingszorg. Wie: ZK-UTRECHT." in page("D2-withdrawn")


def test_every_no_ends_with_the_sources_of_its_rules() -> None:
    text = page("D2-withdrawn")
    assert "Wet maatschappelijke ondersteuning 2015 (BWBR0035362), art. 2.3.5" in text
    assert "gelezen in de tekst van 1 juli 2019; opnieuw te lezen" in text
    english = page("D2-withdrawn", "en")
    assert "Wet maatschappelijke ondersteuning 2015 (Social Support Act 2015" in english
    assert "read in the text of 1 July 2019; to be read again" in english
