"""Language of every sentence: plain, about the place, never about guilt."""

import re

import pytest

from matcher.kinds import ChangeClass
from matcher.rules import RULES
from tests.api.text.sentences import (
    EVERYTHING,
    MESSAGES,
    READINGS,
    TEMPLATES,
    Said,
)

LONGEST = 20
LONGEST_READING = 25
SLOT = re.compile(r"\{\w+\}")
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")

FORBIDDEN_NL = (
    "zorgmijd",
    "weiger",
    "onplaatsbaar",
    "voldoet niet",
    "voldoen niet",
    "te gevaarlijk",
    "gevaarlijk",
    "u bent",
    "jij bent",
    "cliënt",
    "client",
    "patiënt",
    "verward",
    "lastig",
    "probleemgeval",
    "hopeloos",
    "onmogelijk",
    "kansloos",
    "schuld",
    "motivatie ontbreekt",
    "ongemotiveerd",
    "wil niet",
    "werkt niet mee",
    "u moet",
    "niet geschikt",
)
FORBIDDEN_EN = (
    "avoids care",
    "refuses care",
    "unplaceable",
    "too dangerous",
    "dangerous",
    "you are",
    "client",
    "patient",
    "hopeless",
    "impossible",
    "unmotivated",
    "does not cooperate",
    "you must",
    "not suitable",
)
PASSIVE_ADVICE_NL = (
    "dient te",
    "dienen te",
    "te worden",
    "wordt geadviseerd",
    "wordt aangeraden",
    "wordt aanbevolen",
    "kan worden aangevraagd",
    "moet worden",
    "moeten worden",
    "er wordt",
    "er dient",
)
PASSIVE = re.compile(r"\bge\w+ worden\b|\bworden (\w*ge\w+)\b")
COERCION = (
    "zorgmachtiging",
    "crisismaatregel",
    "rechterlijke machtiging",
    "inbewaringstelling",
    "tbs",
    "dwang",
)
ASKING = re.compile(
    r"\b(vraag|verzoek|dien|start|regel|ask|apply|request)\b", re.IGNORECASE
)

# Words that no English sentence has, and no legal noun that stays Dutch.
DUTCH = re.compile(
    r"\b(de|het|een|en|van|niet|dat|die|voor|zonder|alleen|tussen|wordt|kan|als)\b",
    re.IGNORECASE,
)

said = pytest.mark.parametrize("one", EVERYTHING, ids=lambda s: s.where)
read = pytest.mark.parametrize("one", READINGS, ids=lambda s: s.where)


def sentences(text: str) -> list[str]:
    return [s for s in SENTENCE_END.split(text.strip()) if s]


@said
def test_every_text_is_there_in_both_languages(one: Said) -> None:
    assert one.nl.strip()
    assert one.en.strip()
    assert sorted(SLOT.findall(one.nl)) == sorted(SLOT.findall(one.en))


@said
def test_no_dutch_sentence_is_longer_than_twenty_words(one: Said) -> None:
    words = {s: len(s.split()) for s in sentences(one.nl)}
    assert {s: n for s, n in words.items() if n > LONGEST} == {}


@said
def test_no_text_blames_the_person(one: Said) -> None:
    assert [w for w in FORBIDDEN_NL if w in one.nl.lower()] == []
    assert [w for w in FORBIDDEN_EN if w in one.en.lower()] == []


@said
def test_no_advice_is_in_the_passive_voice(one: Said) -> None:
    assert [w for w in PASSIVE_ADVICE_NL if w in one.nl.lower()] == []
    assert not PASSIVE.search(one.nl.lower())


@said
def test_no_text_asks_for_coercion(one: Said) -> None:
    for text in (one.nl, one.en):
        for sentence in sentences(text):
            coerced = any(word in sentence.lower() for word in COERCION)
            assert not (coerced and ASKING.search(sentence)), sentence


@said
def test_the_subject_is_never_the_person(one: Said) -> None:
    for sentence in sentences(one.nl):
        first = sentence.lower().split()[0]
        assert first not in {"u", "jij", "hij", "zij", "betrokkene"}
        assert not sentence.lower().startswith(("de persoon", "deze persoon"))


@read
def test_a_source_is_read_in_both_languages(one: Said) -> None:
    assert one.nl.strip()
    assert one.en.strip()
    assert not DUTCH.search(one.en), one.en


@read
def test_no_reading_is_longer_than_twenty_five_words(one: Said) -> None:
    for text in (one.nl, one.en):
        words = {s: len(s.split()) for s in sentences(text)}
        assert {s: n for s, n in words.items() if n > LONGEST_READING} == {}


@read
def test_no_reading_blames_the_person(one: Said) -> None:
    assert [w for w in FORBIDDEN_NL if w in one.nl.lower()] == []
    assert [w for w in FORBIDDEN_EN if w in one.en.lower()] == []


@read
def test_both_languages_of_a_reading_name_the_same_numbers(one: Said) -> None:
    assert numbers(one.nl) == numbers(one.en)


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.:]\d+)*", text.replace(",", ".")))


@pytest.mark.parametrize("one", MESSAGES, ids=lambda s: s.where)
def test_what_the_command_line_tells_is_plain_and_in_both_languages(one: Said) -> None:
    assert one.nl.strip()
    assert one.en.strip()
    assert sorted(SLOT.findall(one.nl)) == sorted(SLOT.findall(one.en))
    for sentence in (*sentences(one.nl), *sentences(one.en)):
        assert len(sentence.split()) <= LONGEST, sentence
    assert [w for w in FORBIDDEN_NL if w in one.nl.lower()] == []
    assert [w for w in FORBIDDEN_EN if w in one.en.lower()] == []


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 60
    assert len({one.where for one in EVERYTHING}) == len(EVERYTHING)


@pytest.mark.parametrize(
    "rule",
    [r for r in RULES if r.change is ChangeClass.D and not r.protected],
    ids=lambda r: r.key,
)
def test_a_status_that_restricts_liberty_is_shown_as_a_fact(rule) -> None:
    assert rule.change_nl.startswith("Alleen ")
    assert rule.change_en.startswith("Only ")


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.change is ChangeClass.P], ids=lambda r: r.key
)
def test_a_choice_of_ones_own_is_called_that(rule) -> None:
    assert "eigen keuze" in rule.change_nl
    assert "own choice" in rule.change_en


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.key)
def test_a_change_has_no_slots_that_a_claim_could_not_fill(rule) -> None:
    assert SLOT.findall(rule.change_nl + rule.change_en) == []


def test_ties_are_said_to_be_ties() -> None:
    texts = {one.where: one for one in TEMPLATES}
    assert "vaste volgorde, zonder betekenis" in texts["proposal.TIE"].nl
    assert "fixed order, without meaning" in texts["proposal.TIE"].en
    assert "misschien" in texts["changes.NET.MAYBE"].nl
