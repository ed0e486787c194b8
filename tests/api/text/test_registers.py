"""A rule speaks to each reader in that reader's own words."""

from functools import cache

import pytest

from api.text.blocks import Grid
from api.text.case import case_blocks
from api.text.letter import letter_blocks
from api.text.names import Names
from api.text.own_facts import FIELDS
from api.text.person import person_blocks, place_blocks
from api.text.rules import REGISTER_OF, Register
from matcher.model.case import Case
from matcher.projecting.alone import TOLD, alone
from matcher.projecting.person import person_place, person_view
from matcher.projecting.reader import ReaderKind
from matcher.rules import RULES
from tests.api.text.answers import CASUSSEN, answer, texts

each = pytest.mark.parametrize("key", CASUSSEN)
both = pytest.mark.parametrize("lang", ["nl", "en"])


def plain(sentence: str) -> tuple[str, ...]:
    """The words of a sentence before its first slot, if they say enough."""
    start = sentence.split("{", maxsplit=1)[0].strip()
    return (start,) if len(start.split()) >= 4 else ()


def openings(register: Register, lang: str) -> set[str]:
    """How the sentences of a register begin that no other register has."""
    own, other = set[str](), set[str]()
    for rule in RULES:
        said = rule.sentences
        professional = said.en if lang == "en" else said.nl
        to_person = said.person_en if lang == "en" else said.person_nl
        mine, theirs = (
            (to_person, professional)
            if register is Register.PERSON
            else (professional, to_person)
        )
        own.update(plain(mine))
        other.update(plain(theirs))
    return {o for o in own if not any(t.startswith(o) for t in other)}


@cache
def to_person(key: str, lang: str) -> list[str]:
    region, result = answer(key)
    found: list[str] = []
    for outcome in result.cases:
        case = outcome.case
        view = person_view(region, result, case)
        names = Names(alone(region, case), lang)
        found += texts(letter_blocks(view, names))
        found += texts(person_blocks(view, names))
        for place in region.places:
            if place.housing and place.ref not in {b.place for b in region.bridging}:
                own = person_place(region, result, case, place.ref)
                found += texts(place_blocks(own, names))
    return found


def test_every_reader_has_a_register_and_only_the_person_that_of_the_person() -> None:
    assert set(REGISTER_OF) == set(ReaderKind)
    persons = [r for r, kind in REGISTER_OF.items() if kind is Register.PERSON]
    assert persons == [ReaderKind.PERSON]


def test_there_are_words_to_tell_the_registers_apart_by() -> None:
    for lang in ("nl", "en"):
        assert len(openings(Register.PROFESSIONAL, lang)) > 10
        assert len(openings(Register.PERSON, lang)) > 10


@each
@both
def test_the_person_never_reads_the_words_for_professionals(
    key: str, lang: str
) -> None:
    found = to_person(key, lang)
    for start in openings(Register.PROFESSIONAL, lang):
        assert [text for text in found if text.startswith(start)] == []


@each
@both
def test_the_desk_never_reads_the_words_for_the_person(key: str, lang: str) -> None:
    region, result = answer(key)
    for outcome in result.cases:
        found = texts(case_blocks(outcome, Names(region, lang)))
        for start in openings(Register.PERSON, lang):
            assert [text for text in found if text.startswith(start)] == []


@both
def test_the_person_does_read_the_own_words(lang: str) -> None:
    found = [text for key in CASUSSEN for text in to_person(key, lang)]
    said = {
        start
        for start in openings(Register.PERSON, lang)
        if any(text.startswith(start) for text in found)
    }
    assert len(said) > 5


@each
def test_a_letter_never_advises_coercion_or_blames(key: str) -> None:
    text = "\n".join(to_person(key, "nl")).lower()
    for phrase in ("vraag een zorgmachtiging", "weiger", "onplaatsbaar", "u bent"):
        assert phrase not in text


@each
def test_every_dutch_sentence_in_a_letter_is_short(key: str) -> None:
    region, result = answer(key)
    for outcome in result.cases:
        names = Names(alone(region, outcome.case), "nl")
        view = person_view(region, result, outcome.case)
        for block in letter_blocks(view, names):
            if isinstance(block, Grid):
                continue
            for sentence in block.text.split(". "):
                listed = sentence.split(":", maxsplit=1)[0].split(", zoals")[0]
                assert len(listed.split()) <= 22, sentence


def test_every_fact_that_a_person_may_read_is_in_the_table_of_facts() -> None:
    beside = {"ref", "source", "dated", "facts", "unknown"}
    assert set(FIELDS) == TOLD[Case] - beside | {"unchecked", "residence_right"}
