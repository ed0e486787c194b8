"""What is told of competition says what the claims say, and no more."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from api.text.blocks import Block, Grid
from api.text.competition import case_competition_blocks, competition_blocks
from api.text.labels import label
from api.text.limits import amount_text, limit_name
from api.text.names import Names
from api.text.sentences import competition as say
from api.text.values import CASES, Counted
from fixtures.casussen.defaults import AS_OF, region_of, site
from fixtures.casussen.templates import BW
from matcher.claims.competition import (
    CaseCompetition,
    Competition,
    Extra,
    Proof,
    Unique,
)
from matcher.competing import compete
from matcher.explaining import recalled
from matcher.flow import describe
from matcher.kinds import LimitKind
from matcher.model.place import Opening
from matcher.model.region import Region
from matcher.planning import plan_cases
from tests.matcher.competing.crowded import person
from tests.matcher.explaining.tiny import scene_of
from tests.matcher.verifying.competing import SNAPSHOT, told

CODE = re.compile(r"\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b|[{}]|\bNone\b|\bGIVEN\b")
# The last one is proved by a solver alone.
SEEDS = (*range(60), 167)
both = pytest.mark.parametrize("lang", ["nl", "en"])


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from block.columns
            for row in block.rows:
                yield from row
        else:
            yield block.text


def shown(seed: int, lang: str) -> tuple[Competition, Names, str]:
    region, result, found = told(seed)
    names = Names(region, lang)
    return found, names, "\n".join(texts(competition_blocks(found, result, names)))


@both
def test_no_code_reaches_a_reader(lang: str) -> None:
    for seed in SEEDS:
        _, names, whole = shown(seed, lang)
        refs = {*names.region.place, *names.region.case, *names.region.funder}
        codes = set(CODE.findall(whole))
        assert {c for c in codes if not any(c in ref for ref in refs)} == set()


@both
def test_each_case_is_told_with_its_proof_and_what_helps(lang: str) -> None:
    for seed in SEEDS:
        found, names, whole = shown(seed, lang)
        for case in found.cases:
            proof = case.certificate
            assert case.case in whole
            assert say.HOW[proof.proof].fill(lang) in whole
            for extra in case.extra:
                assert amount_told(extra, names) in whole
            for never in case.never:
                assert never.kind is not LimitKind.KEEP_APART


def amount_told(extra: Extra, names: Names) -> str:
    if extra.units is None:
        return amount_text(extra.kind, extra.bound, names)
    if not extra.units:
        return say.FITS_NOW.fill(names.lang)
    return amount_text(extra.kind, extra.units, names)


def test_people_who_may_not_meet_are_named_nowhere() -> None:
    hidden = 0
    for seed in SEEDS:
        found, names, whole = shown(seed, "nl")
        hidden += any(c.certificate.view.startswith("KEEP_APART") for c in found.cases)
        assert "niet samen" not in whole
        assert [t.ref for t in names.region.ties if t.ref in whole] == []
    assert hidden


def test_a_tie_is_said_to_be_a_tie_and_only_then() -> None:
    ties = 0
    for seed in SEEDS:
        found, _, whole = shown(seed, "nl")
        open_ones = [
            case
            for case in found.cases
            if not case.certificate.view.startswith(LimitKind.KEEP_APART)
        ]
        tied = any(case.interchangeable for case in open_ones)
        assert ("volgens een vaste volgorde, zonder betekenis" in whole) == tied
        ties += tied
    assert ties


def test_every_proof_view_and_uniqueness_has_its_words() -> None:
    assert set(say.HOW) == set(Proof)
    assert set(say.UNIQUE) == set(Unique)
    assert set(say.ROOM) >= set(say.VIEW)
    seen = {case.certificate.proof for seed in SEEDS for case in told(seed)[2].cases}
    assert seen == set(Proof)


@both
def test_every_limit_has_a_name_that_people_know(lang: str) -> None:
    kinds = set()
    for seed in SEEDS:
        found, names, _ = shown(seed, lang)
        for case in found.cases:
            for row in case.certificate.limits:
                kinds.add(row.kind)
                assert row.kind.value not in limit_name(row.limit, names)
    assert kinds == set(LimitKind)


@both
def test_a_large_group_is_told_by_kind_of_place_and_not_one_by_one(lang: str) -> None:
    """Fourteen want the thirteen rooms of one house."""
    crowd = [person(f"MENS-{k:02}", trait=False) for k in range(14)]
    home = site(replace(BW, ref="HUIS", openings=(Opening(start=AS_OF, count=13),)))
    region = region_of(crowd, [home])
    scene = scene_of(region)
    result = describe(
        scene,
        plan_cases(
            scene,
            remaining=lambda: 60.0,
            workers=1,
            seed=0,
            progress=None,
            stop=None,
        ),
        SNAPSHOT,
    )
    (found,) = compete(
        scene,
        recalled(scene, result),
        result.cases,
        snapshot=SNAPSHOT,
        remaining=lambda: 60.0,
    ).cases
    blocks = case_competition_blocks(found, result, Names(region, lang))
    whole = list(texts(blocks))
    assert len(found.certificate.cases) == 14
    assert [ref for ref in found.certificate.cases if ref in "\n".join(whole)] == []
    assert say.GROUPED.fill(lang, cases=Counted(14, CASES)) in whole
    assert "13" in whole
    assert say.LEAST.fill(lang, **_least(found, region, lang)) in "\n".join(whole)


def _least(found: CaseCompetition, region: Region, lang: str) -> dict[str, str]:
    (extra,) = (e for e in found.extra if e.kind is LimitKind.OPENING)
    amount = amount_text(extra.kind, extra.units or 0, Names(region, lang))
    return {"amount": amount, "kind": label(LimitKind.OPENING, lang)}
