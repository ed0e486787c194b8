"""Every leaf of a result changed once: the verifier rejects each of them."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from matcher.funding.closing import Hole
from matcher.funding.component import Component
from matcher.model.place import Place
from matcher.result import (
    Blocker,
    Bridge,
    Change,
    ChangeSet,
    FollowOn,
    No,
    Placed,
    Result,
    SecondBest,
)
from tests.matcher.verifying.mutating import mutants, pattern
from tests.matcher.verifying.running import (
    PROVE_SECONDS,
    failures,
    outcome_of,
    region_of,
)

WHOLE = (
    *("D2", "D2-withdrawn", "D5", "D6", "D6-arranged", "APART", "JARI", "1095"),
    *("BUDGET", "PARENT", "moving"),
)
SAMPLED = "small-6-1"
OF_A_KIND = 4
DAY = date(2026, 12, 1)


def _cases(key: str):
    return outcome_of(key).result.cases


def _donors() -> dict[type, object]:
    placed = next(c.placed for c in _cases("APART") if c.placed is not None)
    no = next(c.no for c in _cases("APART") if c.no is not None)
    return {
        Placed: placed,
        No: no,
        Bridge: Bridge(place="X", funder="Y", start=DAY, until=DAY),
        FollowOn: FollowOn(place="X", team=None, start=DAY),
        SecondBest: SecondBest(place="X", team=None, start=DAY, costs=()),
        Hole: Hole(
            component=Component.HOUSING,
            start=DAY,
            until=DAY,
            last_safe_application=DAY,
            guarantor="",
        ),
    }


def _survivors(key: str, most_of_a_kind: int) -> list[str]:
    region, result, seen = region_of(key), outcome_of(key).result, Counter[str]()
    left = []
    for path, what, mutant in mutants(result, _donors()):
        kind = f"{pattern(path)} {what}"
        seen[kind] += 1
        if seen[kind] > most_of_a_kind or mutant == result:
            continue
        assert isinstance(mutant, Result)
        if not failures(region, mutant) and not failures(region, mutant, PROVE_SECONDS):
            left.append(f"{key} {path} {what}")
    return left


@pytest.mark.parametrize("key", WHOLE)
def test_every_leaf_of_a_casus_changed_once_is_rejected(key):
    assert _survivors(key, most_of_a_kind=1_000) == []


def test_every_kind_of_leaf_of_a_generated_region_changed_is_rejected():
    assert _survivors(SAMPLED, OF_A_KIND) == []


def test_an_option_without_its_condition_is_rejected():
    result = outcome_of("D5").result
    case = result.cases[0]
    assert case.placed is not None
    option = case.placed.option
    assert option.funding.conditions
    line = replace(option.funding, conditions=option.funding.conditions[1:])
    placed = replace(case.placed, option=replace(option, funding=line))
    mutant = replace(result, cases=(replace(case, placed=placed),))
    assert failures(region_of("D5"), mutant)


def _with_no(result: Result, **changed) -> Result:
    (case,) = result.cases
    assert case.no is not None
    return replace(result, cases=(replace(case, no=replace(case.no, **changed)),))


def test_a_place_without_one_of_its_blockers_is_rejected():
    result = outcome_of("JARI").result
    no = result.cases[0].no
    assert no is not None
    k = next(k for k, offer in enumerate(no.cited) if offer.blockers)
    fewer: tuple[Blocker, ...] = no.cited[k].blockers[1:]
    cited = (*no.cited[:k], replace(no.cited[k], blockers=fewer), *no.cited[k + 1 :])
    assert failures(region_of("JARI"), _with_no(result, cited=cited))


def _set_and_needless() -> tuple[ChangeSet, Change]:
    no = outcome_of("D6").result.cases[0].no
    assert no is not None
    needless = replace(no.sets[0].changes[0], rule="region", fact=None)
    return no.sets[0], needless


def test_a_set_with_a_needless_change_is_rejected():
    found, needless = _set_and_needless()
    longer = replace(found, changes=(*found.changes, needless))
    mutant = _with_no(outcome_of("D6").result, sets=(longer,))
    assert failures(region_of("D6"), mutant)


@pytest.mark.parametrize("more", [-1, 1])
def test_a_result_is_rejected_when_a_used_up_opening_has_one_more_or_less(more):
    region, result = region_of("D2"), outcome_of("D2").result
    placed = result.cases[0].placed
    assert placed is not None
    assert f"OPENING:{placed.option.place}#0" in {limit.id for limit in result.tight}
    changed = replace(
        region,
        places=tuple(
            _with_openings(p, more) if p.ref == placed.option.place else p
            for p in region.places
        ),
    )
    assert failures(region, result) == ()
    assert failures(changed, result)


def _with_openings(place: Place, more: int) -> Place:
    first = place.openings[0]
    openings = (replace(first, count=first.count + more), *place.openings[1:])
    return replace(place, openings=openings)
