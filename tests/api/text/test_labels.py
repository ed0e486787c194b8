"""Every member of every closed list has a label in both languages."""

import dataclasses
from enum import Enum
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from api.text.labels import LABELS, fact_label, label
from api.text.labels.facts import CASE_FACTS, FIT_LABELS, OFFER_FACTS
from api.text.labels.funding import FUNDING_LABELS
from api.text.language import Both
from api.text.sentences.changes import NET
from api.text.sentences.kinds import KIND
from api.text.sentences.money import CONDITION, TASK
from api.text.sentences.place import LIMIT
from matcher import doors, kinds, objective, result
from matcher.anonymising import fields as anonymous
from matcher.claims import candidates, contrast, figures, whatif
from matcher.facts import CaseFacts, OfferFacts, records
from matcher.facts.asked import ASKED_AS, LISTS
from matcher.funding import component, conditions
from matcher.funding.conditions import ConditionCode, TaskCode
from matcher.kinds import KindOfNo, LimitKind
from matcher.model import terms
from matcher.objective import Objective
from matcher.projecting import funder, person, precedents, provider
from matcher.result import NetEffect
from matcher.rule import known_type
from matcher.verifying import failure, objection

CLAIMS = (
    kinds,
    result,
    objective,
    records,
    component,
    contrast,
    whatif,
    candidates,
    figures,
)
TOLD = (doors, anonymous, funder, person, precedents, provider)
MODULES = (terms, *CLAIMS, *TOLD, failure, objection)
SENTENCES: dict[type[Enum], object] = {
    KindOfNo: KIND,
    LimitKind: LIMIT,
    NetEffect: NET,
    ConditionCode: CONDITION,
    TaskCode: TASK,
}


def enums_of(module: ModuleType) -> list[type[Enum]]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Enum)
        and value.__module__ == module.__name__
    ]


ALL = sorted(
    {e for m in MODULES for e in enums_of(m)},
    key=lambda e: (e.__qualname__, e.__module__),
)


@pytest.mark.parametrize("kind", ALL, ids=lambda e: f"{e.__module__}.{e.__name__}")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_member_has_a_label(kind: type[Enum], lang: str) -> None:
    assert [m for m in kind if not label(m, lang).strip()] == []
    assert list(LABELS[kind]) == list(kind)


@pytest.mark.parametrize("kind", ALL, ids=lambda e: f"{e.__module__}.{e.__name__}")
def test_two_members_of_one_list_never_read_the_same(kind: type[Enum]) -> None:
    texts = [label(m, "nl") for m in kind]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("kind", SENTENCES, ids=lambda e: e.__name__)
def test_every_member_has_a_sentence(kind: type[Enum]) -> None:
    assert set(SENTENCES[kind]) == set(kind)


def test_conditions_and_tasks_have_no_other_lists() -> None:
    assert set(enums_of(conditions)) == {ConditionCode, TaskCode}


@pytest.mark.parametrize(
    ("record", "labels"), [(CaseFacts, CASE_FACTS), (OfferFacts, OFFER_FACTS)]
)
def test_every_fact_has_a_label(
    record: type[CaseFacts | OfferFacts], labels: dict[str, Both]
) -> None:
    names = {f.name for f in dataclasses.fields(record)} - {"ref"}
    assert names - set(labels) == set()
    assert set(labels) - names <= set(ASKED_AS.values())


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_missing_member_of_a_list_is_named(name: str) -> None:
    known = known_type(get_type_hints(CaseFacts)[name])
    (kind,) = get_args(known)
    for member in kind:
        assert label(member, "en") in fact_label(f"case.{name}:{member.value}", "en")


def test_a_missing_risk_reads_as_a_risk() -> None:
    assert fact_label("case.traits:HUISDIER", "nl") == "risico's (huisdier)"


@pytest.mark.parametrize("name", sorted(ASKED_AS.values()))
def test_a_fact_that_is_asked_for_instead_has_a_label(name: str) -> None:
    assert fact_label(f"case.{name}", "nl") != f"case.{name}"


def test_every_reason_to_fit_has_a_label() -> None:
    points = [f.name for f in dataclasses.fields(Objective) if f.name[:4] == "fit_"]
    assert set(FIT_LABELS) == {name.removeprefix("fit_") for name in points}


def test_labels_of_funding_are_not_mixed_up_between_lists() -> None:
    assert FUNDING_LABELS[terms.Stelsel][terms.Stelsel.ZVW].nl == "Zvw"
    assert label(terms.TitleForm.BESCHERMD_WONEN, "nl") == "beschermd wonen"
