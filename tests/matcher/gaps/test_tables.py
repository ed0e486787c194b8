"""Persons and days: each counted once, and every table adds up to the same."""

from collections import Counter
from datetime import timedelta

import pytest

from matcher.claims.figures import Tally
from matcher.gaps.tables import causes, cells, kinds, owners, total
from matcher.kinds import KindOfNo
from tests.matcher.gaps.scarce import two_days

SEEDS = range(20)


def days_by_hand(days):
    """Return the days of each kind of no, one calendar day at a time."""
    found = Counter()
    refs = {ref for day in days for ref in day.at}
    for ref in refs:
        since = min(d.region.case[ref].waiting_since for d in days if ref in d.at)
        on = since
        while on < days[-1].region.as_of:
            asked = [d for d in days if ref in d.at and d.region.as_of > on]
            if asked and ref in asked[0].nos:
                found[asked[0].nos[ref].kind] += 1
            on += timedelta(days=1)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_day_of_waiting_goes_to_the_no_of_the_next_day_that_was_looked_at(seed):
    days = two_days(seed)
    told = {row.kind: row.tally.days for row in kinds(days) if row.tally.days}
    assert told == +days_by_hand(days)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_person_counts_once_at_the_last_no(seed):
    days = two_days(seed)
    last = {ref: no.kind for day in days for ref, no in day.nos.items()}
    told = {row.kind: row.tally.persons for row in kinds(days)}
    assert told == {kind: Counter(last.values())[kind] for kind in KindOfNo}
    assert total(days).persons == len(last)


def sums(tallies: list[Tally]):
    return (
        sum(t.persons for t in tallies),
        sum(t.now for t in tallies),
        sum(t.days for t in tallies),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_tables_add_up_to_the_total(seed):
    days = two_days(seed)
    whole = sums([total(days)])
    for table in (kinds, cells, owners):
        assert sums([row.tally for row in table(days)]) == whole


@pytest.mark.parametrize("seed", SEEDS)
def test_the_causes_add_up_to_the_funding_gaps(seed):
    days = two_days(seed)
    gaps = [r.tally for r in kinds(days) if r.kind is KindOfNo.FUNDING_GAP]
    assert sums([row.tally for row in causes(days)]) == sums(gaps)


def test_the_regions_show_persons_of_one_day_only_and_of_both():
    seen = Counter()
    for seed in SEEDS:
        first, last = (set(day.nos) for day in two_days(seed))
        seen.update(only_first=len(first - last), only_last=len(last - first))
        seen.update(both=len(first & last))
    assert min(seen.values()) > 0
