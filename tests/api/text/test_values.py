"""How values read in a sentence."""

from datetime import date

import pytest

from api.text.template import Template, TemplateError
from api.text.values import DAYS, PLACES, Cents, Counted, written
from matcher.model.terms import Security, Trait


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (date(2027, 1, 15), "15 januari 2027", "15 January 2027"),
        (date.max, "geen einddatum", "no end date"),
        (Cents(31_000), "€ 310,00", "€310.00"),
        (Cents(123_456_789), "€ 1.234.567,89", "€1,234,567.89"),
        (Cents(-5), "€ -0,05", "-€0.05"),
        (12_345, "12.345", "12,345"),
        (Counted(1, PLACES), "1 plek", "1 place"),
        (Counted(3, PLACES), "3 plekken", "3 places"),
        (Counted(0, DAYS), "0 dagen", "0 days"),
        (("a",), "a", "a"),
        (("a", "b", "c"), "a, b en c", "a, b and c"),
        ((), "–", "–"),
        (Trait.HUISDIER, "huisdier", "pet"),
        (Security.HOOG, "3 (hoog)", "3 (high)"),
        ("PLEK-1", "PLEK-1", "PLEK-1"),
    ],
)
def test_a_value_reads_as_people_write_it(value: object, nl: str, en: str) -> None:
    assert (written(value, "nl"), written(value, "en")) == (nl, en)


def test_a_template_fills_its_slots_in_both_languages() -> None:
    template = Template("Vrij op {day}.", "Free on {day}.", {"day": date})
    assert template.fill("nl", day=date(2026, 11, 22)) == "Vrij op 22 november 2026."
    assert template.fill("en", day=date(2026, 11, 22)) == "Free on 22 November 2026."


@pytest.mark.parametrize(("nl", "en"), [("{a}", "x"), ("x", "{a}"), ("{b}", "{b}")])
def test_a_template_whose_slots_differ_is_refused(nl: str, en: str) -> None:
    with pytest.raises(TemplateError):
        Template(nl, en, {"a": int})


@pytest.mark.parametrize("values", [{}, {"a": "x"}, {"a": 1, "b": 2}])
def test_a_template_refuses_values_that_do_not_fit(values: dict[str, object]) -> None:
    with pytest.raises(TemplateError):
        Template("{a}", "{a}", {"a": int}).fill("nl", **values)
