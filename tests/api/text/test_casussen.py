"""The explanation of every named casus says what its claims say, and no more."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from api.regionfile import content_hash
from api.text.blocks import Block, Grid
from api.text.case import case_blocks
from api.text.labels import label
from api.text.names import Names
from api.text.overview import overview_blocks
from api.text.sentences.changes import NET
from api.text.sentences.kinds import KIND
from api.text.values import day
from fixtures.casussen import ALL_CASUSSEN
from fixtures.casussen.expected import Casus
from matcher.flow import run
from matcher.kinds import ChangeClass
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.result import CaseResult, Result
from matcher.rules import RULE_BY_KEY

CODE = re.compile(r"\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b|[{}]|\b(?:case|offer)\.\w+|\bNone\b")
COERCION = ("zorgmachtiging", "crisismaatregel", "machtiging")

CASUSSEN = {casus.key: casus for casus in ALL_CASUSSEN}
each = pytest.mark.parametrize("casus", ALL_CASUSSEN, ids=lambda c: c.key)
both = pytest.mark.parametrize("lang", ["nl", "en"])


@cache
def answer(key: str) -> tuple[Region, Result]:
    region = CASUSSEN[key].region()
    outcome = run(
        region,
        snapshot=content_hash(region),
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=1,
    )
    return region, outcome.result


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from block.columns
            for row in block.rows:
                yield from row
        else:
            yield block.text


def told(casus: Casus, lang: str) -> Iterator[tuple[CaseResult, list[str]]]:
    region, result = answer(casus.key)
    for outcome in result.cases:
        yield outcome, list(texts(case_blocks(outcome, Names(region, lang))))


@each
@both
def test_no_code_or_empty_text_reaches_a_reader(casus: Casus, lang: str) -> None:
    region, result = answer(casus.key)
    names = Names(region, lang)
    refs = {*region.place, *region.case, *region.funder, *region.provider}
    whole = [text for _, found in told(casus, lang) for text in found]
    whole += texts(overview_blocks(result, names))
    codes = {code for text in whole for code in CODE.findall(text)}
    assert {c for c in codes if not any(c in ref for ref in refs)} == set()


@each
def test_a_proposal_names_place_payers_days_and_conditions(casus: Casus) -> None:
    region, _ = answer(casus.key)
    names = Names(region, "nl")
    for outcome, found in told(casus, "nl"):
        if outcome.placed is None:
            continue
        option, whole = outcome.placed.option, "\n".join(found)
        assert names.place(option.place) in whole
        assert day(option.start, "nl") in whole
        for phase in option.funding.phases:
            assert names.funder(phase.funder) in found
            assert {day(phase.start, "nl"), day(phase.until, "nl")} <= set(found)
        assert ("Voorwaarden:" in found) == option.funding.conditional
        assert "Dit is een voorstel en geen besluit. Mensen beslissen." in found


@each
@both
def test_a_no_says_its_kind_its_places_and_where_to_turn(
    casus: Casus, lang: str
) -> None:
    for outcome, found in told(casus, lang):
        no, whole = outcome.no, "\n".join(found)
        if no is None:
            continue
        assert KIND[no.kind].fill(lang) in found
        assert no.cause is None or label(no.cause, lang) in whole
        assert no.first_date is None or day(no.first_date, lang) in whole
        assert [n.place for n in no.cited if n.place not in whole] == []
        assert no.tonight.regie in whole
        assert no.tonight.call in whole
        assert day(no.tonight.next_look, lang) in whole
        for one in no.sets[:5]:
            assert NET[one.net].fill(lang) in found


@each
def test_what_is_only_shown_never_stands_among_the_changes(casus: Casus) -> None:
    for outcome, found in told(casus, "nl"):
        if outcome.no is None:
            continue
        start = found.index("Wat een plek kan openen")
        shown = "Feiten, geen advies"
        end = found.index(shown) if shown in found else found.index("Voor vannacht")
        advice = "\n".join(found[start:end]).lower()
        assert [word for word in COERCION if word in advice] == []
        for rule in RULE_BY_KEY.values():
            if rule.change in {ChangeClass.D, ChangeClass.P} and rule.change_nl:
                assert rule.change_nl.lower() not in advice


@each
def test_a_protected_reason_is_never_told(casus: Casus) -> None:
    region, _ = answer(casus.key)
    tokens = {t for location in region.locations for t in location.tokens}
    for _, found in told(casus, "nl"):
        assert {t for t in tokens if t in "\n".join(found)} == set()
