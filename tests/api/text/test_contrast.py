"""Every answer can be told, in both languages, with the figures of its claim."""

import re
from dataclasses import replace

import pytest

from api.text.blocks import Heading, Line
from api.text.contrast import contrast_blocks
from api.text.names import Names
from api.text.values import number
from matcher.claims.contrast import MOVED, Answer, OpenStep
from matcher.result import RunStatus
from tests.matcher.contrasting.telling import of_tiny, worked_out

CLAIMS = [
    *worked_out(),
    *(told for seed in range(8) for told in of_tiny(seed, RunStatus.OPTIMAL)),
    *(told for seed in range(8) for told in of_tiny(seed, RunStatus.FEASIBLE)),
    *(told for seed in range(4) for told in of_tiny(seed, RunStatus.OPTIMAL, 0.0)),
]


def lines(told, lang, *, all_steps=False):
    scene, result, claim = told
    names = Names(scene.region, lang)
    blocks = list(contrast_blocks(claim, result, names, all_steps=all_steps))
    assert isinstance(blocks[0], Heading)
    return [b.text for b in blocks if isinstance(b, Line)]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("all_steps", [True, False])
def test_every_answer_can_be_told(lang, all_steps):
    assert {claim.answer for *_, claim in CLAIMS} == {*Answer, None}
    for told in CLAIMS:
        found = lines(told, lang, all_steps=all_steps)
        assert found
        assert all(text.strip() and "{" not in text for text in found)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_first_step_that_differs_is_told_with_its_amount(lang):
    for told in CLAIMS:
        claim = told[2]
        known = claim.best or claim.fewest
        if known is None or not known.costs:
            continue
        first = known.costs[0]
        amount = abs(first.worse_by)
        money = first.step == "cost_per_day"
        figure = number(amount // 100 if money else amount, lang)
        worse = {"nl": ("minder goed", "beter"), "en": ("worse", "better")}[lang]
        word = worse[first.worse_by < 0]
        said = [text for text in lines(told, lang) if re.search(rf"\b{word}\b", text)]
        assert any(figure in text for text in said)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_tie_gives_no_other_reason_than_the_fixed_order(lang):
    order = {
        "nl": "volgens een vaste volgorde, zonder betekenis",
        "en": "by a fixed order, without meaning",
    }[lang]
    for told in CLAIMS:
        if told[2].answer is Answer.TIE:
            found = lines(told, lang)
            assert sum(order in text for text in found) == 1
            assert not any("minder goed" in text or "worse" in text for text in found)


def test_that_the_other_case_had_no_influence_is_said_and_only_then():
    for told in CLAIMS:
        said = any("geen invloed op" in text for text in lines(told, "nl"))
        assert said == told[2].idle


def test_what_is_not_proved_is_told_with_its_bound():
    scene, result, claim = next(t for t in CLAIMS if t[2].answer is Answer.WORSE)
    unsure = replace(claim, answer=Answer.NOT_PROVED, idle=False)
    for step, told in (
        (OpenStep(step="cost_per_day", value=31_500, bound=31_000), "€ 310,00"),
        (OpenStep(step=MOVED, value=3, bound=2), "Beter dan 2 kan niet."),
    ):
        found = lines((scene, result, replace(unsure, open=step)), "nl")
        assert any(told in text for text in found)


def test_only_the_place_the_step_or_the_plan_is_the_subject():
    people = re.compile(r"^(de persoon|hij|zij|u|iemand)\b", re.IGNORECASE)
    for told in CLAIMS:
        assert [text for text in lines(told, "nl") if people.match(text)] == []
