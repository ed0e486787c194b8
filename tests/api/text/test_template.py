"""Every sentence is read back: what was filled in is what comes out."""

from datetime import date
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.text.labels import LABELS, label
from api.text.rules import Register, rule_template
from api.text.template import Template, TemplateError
from api.text.values import NOUNS, PLACES, Cents, Counted
from matcher.rule import Rule
from matcher.rules import RULES
from matcher.sources import slot_names
from tests.api.text.sentences import ALL_TEMPLATES

both = pytest.mark.parametrize("lang", ["nl", "en"])
# Words, signs and numbers that the sentences themselves are made of.
PIECES = (
    *(
        "en",
        "and",
        " en ",
        " and ",
        ", ",
        ",",
        ".",
        ". ",
        ": ",
        "–",
        "‘",
        "’",
        "(",
        ")",
    ),
    *(
        "1 plek",
        "12.345",
        "€ 3,50",
        "15 januari 2027",
        "Wie: ",
        " tot ",
        "Plek",
        "é",
        " ",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | st.text(max_size=9)
DRAWN: dict[type, st.SearchStrategy[object]] = {
    str: TEXTS,
    int: st.integers(-(10**9), 10**9),
    Cents: st.integers(-(10**9), 10**9).map(Cents),
    Counted: st.builds(Counted, st.integers(0, 10**6), st.sampled_from(NOUNS)),
    date: st.dates() | st.just(date.max),
    tuple: st.lists(TEXTS, max_size=4).map(tuple),
    Enum: st.sampled_from([m for kind in LABELS.values() for m in kind]),
}


def drawn(kind: type) -> st.SearchStrategy[object]:
    return DRAWN[kind] if kind in DRAWN else st.sampled_from(list(kind))


def expected(value: object, kind: type, lang: str) -> object:
    """A slot for any closed list gives the label: the text does not say which list."""
    return label(value, lang) if kind is Enum else value


@pytest.mark.parametrize("template", ALL_TEMPLATES.values(), ids=list(ALL_TEMPLATES))
def test_what_is_filled_in_is_read_back(template: Template) -> None:
    slots = {name: drawn(kind) for name, kind in template.slots.items()}

    @settings(max_examples=20 if slots else 1)
    @given(st.fixed_dictionaries(slots), st.sampled_from(["nl", "en"]))
    def reads_back(values: dict[str, object], lang: str) -> None:
        read = template.read(lang, template.fill(lang, **values))
        assert read == {
            name: expected(value, template.slots[name], lang)
            for name, value in values.items()
        }
        assert {type(v) for v in read.values()} <= {
            type(v) for v in values.values()
        } | ({str} if Enum in template.slots.values() else set())

    reads_back()


SORTS: dict[str, type] = {"int": int, "date": date}


@pytest.mark.parametrize("register", Register)
@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.key)
def test_what_a_rule_says_is_read_back_in_both_registers(
    rule: Rule, register: Register
) -> None:
    said = rule.sentences
    to_person = register is Register.PERSON
    names = slot_names(said.person_nl if to_person else said.nl)
    terms = {name: rule.slot_terms[name] for name in sorted(names)}
    kinds = tuple(
        (name, tuple if term.sort.startswith("set") else SORTS.get(term.sort, str))
        for name, term in terms.items()
    )
    template = rule_template(rule, register, kinds)

    @settings(max_examples=8)
    @given(
        st.fixed_dictionaries({name: DRAWN[kind] for name, kind in kinds}),
        st.sampled_from(["nl", "en"]),
    )
    def reads_back(values: dict[str, object], lang: str) -> None:
        assert template.read(lang, template.fill(lang, **values)) == values

    reads_back()


@given(st.lists(TEXTS, max_size=5).map(tuple), st.sampled_from(["nl", "en"]))
def test_a_list_is_read_back_whatever_its_members_hold(
    values: tuple[str, ...], lang: str
) -> None:
    template = Template("Dit: {a}.", "This: {a}.", {"a": tuple})
    assert template.read(lang, template.fill(lang, a=values)) == {"a": values}


@given(TEXTS, TEXTS, st.sampled_from(["nl", "en"]))
def test_two_texts_side_by_side_are_kept_apart(a: str, b: str, lang: str) -> None:
    template = Template("{a} {b}", "{a} {b}", {"a": str, "b": str})
    assert template.read(lang, template.fill(lang, a=a, b=b)) == {"a": a, "b": b}


@both
def test_a_number_that_was_changed_is_read_as_changed(lang: str) -> None:
    template = Template("Nog {n} van {of}.", "{n} of {of}.", {"n": int, "of": Counted})
    text = template.fill(lang, n=1_200, of=Counted(3, PLACES)).replace("200", "300")
    assert template.read(lang, text)["n"] == 1_300


@both
@pytest.mark.parametrize("text", ["Iets anders.", "Vrij op 31 februari 20.", ""])
def test_a_text_from_elsewhere_is_refused(lang: str, text: str) -> None:
    template = Template("Vrij op {day}.", "Free on {day}.", {"day": date})
    with pytest.raises(TemplateError):
        template.read(lang, text)


def test_a_sentence_that_cannot_be_read_back_is_never_made() -> None:
    glued = Template("{a}{b}", "{a}{b}", {"a": int, "b": int})
    with pytest.raises(TemplateError):
        glued.fill("nl", a=1, b=23)


def test_plain_names_stand_without_quotes() -> None:
    template = Template("Wie: {who}.", "Who: {who}.", {"who": str})
    assert template.fill("nl", who="Kamer 3, De Brug") == "Wie: Kamer 3, De Brug."
