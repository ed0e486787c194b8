"""The numbers in a text are those of the claims, and a changed one is found."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from api.text.blocks import Block, Grid, Heading, Line
from api.text.case import case_blocks, case_claims
from api.text.checking import strange_numbers
from api.text.letter import letter_blocks
from api.text.names import Names
from api.text.readback import readable, strange_texts
from api.text.rules import Register
from api.text.template import Template
from api.text.values import DAYS, Cents, Counted
from matcher.model.region import Region
from matcher.projecting.alone import alone
from matcher.projecting.person import person_view
from matcher.projecting.reasons import own_doors
from matcher.result import CaseResult, Result
from tests.api.text.answers import REGIONS, answer

each = pytest.mark.parametrize("key", REGIONS)
both = pytest.mark.parametrize("lang", ["nl", "en"])
NUMBER = re.compile(r"(?<![A-Za-z0-9-])[0-9]+(?![A-Za-z0-9-])")


def to_the_desk(region: Region, found: CaseResult, lang: str, change=lambda b: b):
    names = Names(region, lang)
    cited = found.no.cited if found.no is not None else ()
    blockers = [b for offer in cited for b in offer.blockers]
    blocks = change(tuple(case_blocks(found, names)))
    claims = case_claims(region, found)
    return strange_numbers(blocks, claims, blockers, names, Register.PROFESSIONAL)


def to_the_person(region: Region, result: Result, case: str, lang: str, change):
    view, names = person_view(region, result, case), Names(alone(region, case), lang)
    blockers = [] if view.no is None else [r.blocker for r in view.no.rules]
    blocks = change(tuple(letter_blocks(view, names)))
    claims = (view, own_doors(view))
    return strange_numbers(blocks, claims, blockers, names, Register.PERSON)


@each
@both
def test_every_number_in_an_explanation_is_one_of_the_claims(
    key: str, lang: str
) -> None:
    region, result = answer(key)
    for found in result.cases:
        assert to_the_desk(region, found, lang) == ()


@each
@both
def test_every_number_in_a_letter_is_one_of_the_own_view(key: str, lang: str) -> None:
    region, result = answer(key)
    for found in result.cases:
        strange = to_the_person(region, result, found.case, lang, lambda b: b)
        assert strange == ()


def changed(blocks: tuple[Block, ...], to: str) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks with one number in one text or cell replaced."""
    for k, block in enumerate(blocks):
        if isinstance(block, Line | Heading):
            for found in NUMBER.finditer(block.text):
                text = f"{block.text[: found.start()]}{to}{block.text[found.end() :]}"
                yield (*blocks[:k], replace(block, text=text), *blocks[k + 1 :])
        elif isinstance(block, Grid):
            for i, row in enumerate(block.rows):
                for j, cell in enumerate(row):
                    if NUMBER.search(cell):
                        new = (*row[:j], NUMBER.sub(to, cell, count=1), *row[j + 1 :])
                        rows = (*block.rows[:i], new, *block.rows[i + 1 :])
                        yield (*blocks[:k], replace(block, rows=rows), *blocks[k + 1 :])


@both
@pytest.mark.parametrize("key", ["D4", "D6", "invented"])
def test_a_number_that_is_not_in_the_claims_is_found_wherever_it_stands(
    key: str, lang: str
) -> None:
    region, result = answer(key)
    case = next(c.case for c in result.cases)
    view, names = person_view(region, result, case), Names(alone(region, case), lang)
    blocks = tuple(letter_blocks(view, names))
    mutants = list(changed(blocks, "987"))
    assert len(mutants) > 10
    for mutant in mutants:
        strange = to_the_person(region, result, case, lang, lambda _, m=mutant: m)
        assert len(strange) == 1


PLAIN = Template(
    "Vrij op {day}, voor {cost} per dag, {days}.",
    "Free on {day}, for {cost} a day, {days}.",
    {"day": date, "cost": Cents, "days": Counted},
)


@both
@pytest.mark.parametrize(
    ("day", "cost", "days", "strange"),
    [
        (date(2026, 12, 1), 31_000, 12, 0),
        (date(2026, 12, 2), 31_000, 12, 1),
        (date(2026, 12, 1), 31_001, 12, 1),
        (date(2026, 12, 1), 31_000, 13, 1),
    ],
)
def test_a_day_an_amount_or_a_count_from_elsewhere_is_strange(
    day: date, cost: int, days: int, strange: int, lang: str
) -> None:
    region, _ = answer("D6")
    text = PLAIN.fill(lang, day=day, cost=Cents(cost), days=Counted(days, DAYS))
    claims = (date(2026, 12, 1), 31_000, 12)
    known = readable((PLAIN,), claims, Names(region, lang), ())
    assert len(strange_texts([Line(text)], known)) == strange


@both
def test_digits_outside_every_sentence_and_name_are_strange(lang: str) -> None:
    region, _ = answer("D6")
    known = readable((PLAIN,), (5,), Names(region, lang), ())
    assert strange_texts([Line("Nog 5 dagen"), Line("zonder getal")], known) == (
        "Nog 5 dagen",
    )
    assert strange_texts([Line(f"{region.places[0].ref}: vol")], known) == ()


@both
def test_a_long_text_is_read_in_no_more_ways_than_it_has_ends(lang: str) -> None:
    region, _ = answer("D6")
    known = readable((), (), Names(region, lang), ())
    text = " ".join(f"Zin met {number}." for number in range(60))
    assert strange_texts([Line(text)], known) == (text,)
