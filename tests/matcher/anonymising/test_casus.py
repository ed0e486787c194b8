"""An anonymous casus fits at least k persons, and nothing finer does."""

from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest

from fixtures.casussen.defaults import BASE_CASE
from fixtures.generator import Size, generate
from matcher.anonymising.casus import (
    FIELDS,
    TOP,
    AnonymousCasus,
    K,
    Levels,
    alike,
    anonymised,
    finest,
    is_allowed,
    loss,
)
from matcher.anonymising.fields import (
    OUTWARD,
    SENSITIVE,
    STEPS,
    WORTH,
    Field,
    Group,
    Known,
    population,
)
from matcher.kinds import KindOfNo
from matcher.model.terms import Sex, Trait
from matcher.result import CaseResult, No, Tonight

DAY = date(2026, 11, 22)
NOBODY_CALLS = Tonight(
    bridge=None, bridging_payer="", regie="r", call="c", next_look=DAY
)


def without(ref: str, kind: KindOfNo) -> CaseResult:
    no = No(
        first_place=None,
        kind=kind,
        proved=True,
        cause=None,
        first_date=None,
        also=(),
        counts=(),
        cited=(),
        total_sets=0,
        sets=(),
        shown=(),
        tonight=NOBODY_CALLS,
    )
    return CaseResult(case=ref, urgency=2, placed=None, no=no)


def people(seed: int, number: int) -> tuple[Known, ...]:
    """Return invented persons of an invented region, some of them placed already."""
    rng = Random(seed)  # noqa: S311 - seeded regions, no secrets
    region = generate(Size.of(number, 60), seed)
    outcomes = (
        without(case.ref, rng.choice(tuple(KindOfNo))) for case in region.open_cases
    )
    return population(region, outcomes)


CROWDS = [people(seed, number) for seed, number in ((1, 10), (2, 25), (3, 60))]
TARGETS = [
    (crowd, known.case.ref, k)
    for crowd in CROWDS
    for known, k in zip(crowd[::7], (2, 3, K, 8) * 9, strict=False)
]


def matching(crowd: tuple[Known, ...], casus: AnonymousCasus) -> list[str]:
    """Return who fits, asking each person each field."""
    return [
        other.case.ref
        for other in crowd
        if all(
            tuple(map(str, STEPS[told.field][told.step](other))) == told.value
            for told in casus.fields
        )
    ]


@pytest.mark.parametrize(("crowd", "ref", "k"), TARGETS)
def test_every_casus_fits_at_least_k_persons_the_own_person_among_them(
    crowd: tuple[Known, ...], ref: str, k: int
) -> None:
    casus = anonymised(crowd, ref, k)
    if casus is None:
        assert len(crowd) < k
        return
    found = matching(crowd, casus)
    assert len(found) == casus.persons
    assert casus.persons >= k
    assert ref in found
    assert casus.population == len(crowd)
    assert ref not in repr(casus)


@pytest.mark.parametrize(("crowd", "ref", "k"), TARGETS)
def test_nothing_sensitive_follows_from_what_anybody_can_see(
    crowd: tuple[Known, ...], ref: str, k: int
) -> None:
    casus = anonymised(crowd, ref, k)
    if casus is None:
        return
    by_field = {told.field: told for told in casus.fields}
    seen = [by_field[field] for field in OUTWARD]
    hidden = [by_field[f] for f in SENSITIVE if by_field[f].value]
    alike_outside = matching(crowd, replace(casus, fields=tuple(seen)))
    both = matching(crowd, replace(casus, fields=(*seen, *hidden)))
    assert not hidden or len(both) < len(alike_outside)


@pytest.mark.parametrize("target", TARGETS[:: len(TARGETS) // 5])
def test_no_other_levels_lose_less(target) -> None:
    crowd, ref, k = target
    who = next(known for known in crowd if known.case.ref == ref)
    masks = alike(crowd, who)
    best: Levels | None = None
    for levels in product(*(range(top + 1) for top in TOP)):
        if is_allowed(masks, levels, k) and (
            best is None or (loss(levels), levels) < (loss(best), best)
        ):
            best = levels
    assert finest(masks, k) == best


def test_the_same_persons_in_another_order_give_the_same_casus() -> None:
    crowd = CROWDS[1]
    other = tuple(reversed(crowd))
    for known in crowd[::5]:
        assert anonymised(crowd, known.case.ref) == anonymised(other, known.case.ref)


def test_more_persons_than_there_are_is_refused() -> None:
    crowd = CROWDS[0]
    assert anonymised(crowd, crowd[0].case.ref, len(crowd) + 1) is None
    assert anonymised(crowd, crowd[0].case.ref, len(crowd)) is not None


def test_a_rare_trait_is_never_told_by_itself() -> None:
    rare = replace(BASE_CASE, ref="A", traits=(Trait.ZEDENDELICT_MINDERJARIG,))
    other = replace(BASE_CASE, traits=(Trait.BRANDSTICHTING,))
    calm = [replace(BASE_CASE, ref=f"C{k}") for k in range(6)]
    cases = [rare, *(replace(other, ref=f"B{k}") for k in range(6)), *calm]
    crowd = tuple(Known(case=case, area="VR", on=DAY, outcome=None) for case in cases)
    casus = anonymised(crowd, "A")
    assert casus is not None
    assert "ZEDENDELICT" not in repr(casus)
    traits = next(t for t in casus.fields if t.field is Field.TRAITS)
    assert traits.value == (Group.OFFENCE,)


def test_when_everybody_alike_shares_it_what_is_sensitive_is_left_out() -> None:
    """All women of this age have a risk: knowing one would be knowing that."""
    woman = replace(BASE_CASE, sex=Sex.VROUW, traits=(Trait.FORSE_VERSLAVING,))
    cases = [replace(woman, ref=f"W{k}") for k in range(6)]
    crowd = tuple(Known(case=c, area="VR", on=DAY, outcome=None) for c in cases)
    casus = anonymised(crowd, "W0")
    assert casus is not None
    told = {t.field: t.value for t in casus.fields}
    assert [told[field] for field in SENSITIVE] == [(), (), ()]


@pytest.mark.parametrize("field", Field)
def test_a_field_gets_coarser_and_ends_by_being_left_out(field: Field) -> None:
    for crowd in CROWDS:
        groups = [{step(known) for known in crowd} for step in STEPS[field]]
        assert [len(values) for values in groups] == sorted(
            (len(values) for values in groups), reverse=True
        )
        assert groups[-1] == {()}
    assert WORTH[field] >= 1


@pytest.mark.parametrize("field", Field)
def test_persons_who_read_the_same_still_do_one_step_coarser(field: Field) -> None:
    for fine, coarse in zip(STEPS[field], STEPS[field][1:], strict=False):
        for crowd in CROWDS:
            seen: dict[object, object] = {}
            for known in crowd:
                assert seen.setdefault(fine(known), coarse(known)) == coarse(known)


def test_every_field_is_in_the_lattice() -> None:
    assert set(FIELDS) == set(STEPS) == set(WORTH)
