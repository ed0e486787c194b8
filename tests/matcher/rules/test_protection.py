from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING
from matcher.kinds import ADVISED
from matcher.rule import Verdict
from matcher.rules.protection import DENY_TOKEN
from tests.matcher.rules.saying import said

TOKEN, OTHER = frozenset({"t-81c0"}), frozenset({"t-22d7"})
MARKED = replace(OFFER, tokens=TOKEN)


@pytest.mark.parametrize(
    ("denied", "answer"),
    [
        (NOTHING, Verdict.HOLDS),
        (OTHER, Verdict.HOLDS),
        (TOKEN, Verdict.BLOCKED),
        (TOKEN | OTHER, Verdict.BLOCKED),
    ],
)
def test_a_denied_token_closes_the_place(denied, answer):
    assert DENY_TOKEN.answer(replace(CASE, denied=denied), MARKED) is answer


def test_a_place_without_tokens_is_open_to_all():
    assert DENY_TOKEN.answer(replace(CASE, denied=TOKEN), OFFER) is Verdict.HOLDS


def test_everybody_reads_the_same_sentence_without_a_ground():
    assert said(DENY_TOKEN, replace(CASE, denied=TOKEN), MARKED) == (
        "Deze plek kan niet."
    )
    texts = {*DENY_TOKEN.sentences.all, DENY_TOKEN.change_nl, DENY_TOKEN.change_en}
    assert texts == {"Deze plek kan niet.", "This place is not possible."}


def test_no_token_can_be_printed():
    assert DENY_TOKEN.found(replace(CASE, denied=TOKEN), MARKED) == {}


def test_protection_is_never_advice_and_names_no_owner():
    assert DENY_TOKEN.protected
    assert DENY_TOKEN.change not in ADVISED
    assert DENY_TOKEN.owner == "NIEMAND"
