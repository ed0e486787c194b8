"""The second way tells the same gap report, and rejects every leaf that is changed."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import BASE_CASE, region_of, site
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import WLZ_HOME
from matcher.cells import Cell
from matcher.claims.agenda import Casus, Decided
from matcher.claims.figures import Count, Told
from matcher.claims.gaps import Checked, GapReport
from matcher.gaps import report
from matcher.kinds import KindOfNo
from matcher.model.history import AgendaDecision, PastStay
from matcher.model.terms import (
    AgendaOutcome,
    PlaceType,
    Security,
    StayEnding,
    Stelsel,
    Trait,
)
from matcher.verifying.gaps import verify_gaps
from tests.matcher.gaps.scarce import day, day_from, later, scarce, two_days
from tests.matcher.verifying.mutating import mutants, pattern

DAY = date(2026, 11, 1)
COUNT = Count(members=("X",), number=1, told=Told.WHOLE)
DONORS = {
    Cell: Cell(PlaceType.KIB, "Elders", Stelsel.ZVW, Security.HOOG),
    Casus: Casus(
        urgency=0,
        age=(0, 18),
        kind=KindOfNo.TITLE_GAP,
        cause=None,
        waited=(0, 30),
        money=(),
        title=False,
        alike=1,
    ),
    Checked: Checked(places=1, gained=(), persons=0, days=0, proved=True, moves=()),
    Decided: Decided(
        by="X",
        on=DAY,
        outcome=AgendaOutcome.ONDERZOEK,
        effect_from=None,
        before_on=None,
        before=COUNT,
    ),
}
# Whether no plan does better is declared: only solving again could test it.
DECLARED = {"values.rows.#.checked.proved", "values.rows.#.checked.days"}


def told(days):
    return verify_gaps([d.region for d in days], [d.result for d in days], report(days))


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_both_ways_tell_the_same_of_one_day(first):
    for seed in range(first, first + 10):
        found = told([day(seed)])
        assert found.failures == (), seed
        assert found.complete


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_both_ways_tell_the_same_of_two_days(first):
    for seed in range(first, first + 10):
        assert told(two_days(seed)).failures == (), seed


def rich(seed: int):
    """Return two days with a record of everything that a report counts."""
    region = scarce(seed)
    stays = PastStay(
        ref="S",
        place=region.places[0].ref,
        start=region.as_of - timedelta(days=60),
        until=region.as_of - timedelta(days=5),
        ending=StayEnding.TERUGGEVALLEN,
    )
    decisions = tuple(
        AgendaDecision(
            ref=item.topic,
            topic=item.topic,
            decided_by="taskforce",
            decided=region.as_of,
            outcome=AgendaOutcome.TOEGEZEGD,
            effect_from=region.as_of,
        )
        for item in report([day(seed)]).topics
    )
    whole = replace(
        region,
        past_stays=(stays,),
        agenda_decisions=decisions,
        places=tuple(
            replace(
                p,
                own_profile=(Trait.HUISDIER,),
                confirmed_at=p.confirmed_at - timedelta(days=30),
            )
            for p in region.places
        ),
        cases=tuple(
            replace(
                c,
                refused_by=(region.places[-1].ref,),
                stay_now=replace(c.stay_now, place=region.places[0].ref),
            )
            for c in region.cases
        ),
    )
    return day_from(whole), day_from(later(whole, seed))


def survivors(days):
    claims = report(days)
    regions, results = [d.region for d in days], [d.result for d in days]
    seen, left = Counter(), []
    for path, what, mutant in mutants(claims, DONORS):
        kind = f"{pattern(path)} {what}"
        seen[kind] += 1
        if seen[kind] > 1 or mutant == claims or pattern(path) in DECLARED:
            continue
        assert isinstance(mutant, GapReport)
        if not verify_gaps(regions, results, mutant).failures:
            left.append(f"{path} {what}")
    return left, seen


def beside_a_wall():
    """Return one day on which two stand beside a bed that another stelsel pays."""
    persons = [
        replace(BASE_CASE, ref=ref, entitlements=(wmo_bw(),)) for ref in ("A", "B")
    ]
    bed = site(replace(WLZ_HOME, ref="WLZ"))
    return (day_from(region_of(persons, [bed])),)


@pytest.mark.parametrize("seed", [0])
def test_every_kind_of_leaf_of_a_report_changed_once_is_rejected(seed):
    left, seen = survivors(rich(seed))
    assert left == []
    assert seen["values.rows.#.checked.moves.#.case another value"]
    assert seen["agenda.#.decided.before.number another value"]


def test_every_kind_of_leaf_of_a_shadow_run_changed_once_is_rejected():
    left, seen = survivors(beside_a_wall())
    assert left == []
    assert seen["shadow.walls.#.pool.number another value"]


def test_a_gain_that_breaks_a_limit_is_rejected():
    days = rich(0)
    claims = report(days)
    k = next(k for k, row in enumerate(claims.values.rows) if row.checked)
    row = claims.values.rows[k]
    assert row.checked is not None
    more = replace(row.checked, moves=())
    rows = (*claims.values.rows[:k], replace(row, checked=more))
    rows = (*rows, *claims.values.rows[k + 1 :])
    mutant = replace(claims, values=replace(claims.values, rows=rows))
    found = verify_gaps([d.region for d in days], [d.result for d in days], mutant)
    assert any("checked" in failure.where for failure in found.failures)
