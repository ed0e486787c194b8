"""Shares of obstacles: exact, adding up to the gap, and as the game says."""

from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest

from matcher.claims.figures import Obstacle
from matcher.gaps.needs import needs_of
from matcher.gaps.shares import shapley, shares, worths
from tests.matcher.gaps.scarce import day

SEEDS = range(30)


def in_order(worth, players):
    """Return the mean of what each player adds, over all orders, one by one."""
    found = [Fraction(0)] * players
    for order in permutations(range(players)):
        coalition = 0
        for player in order:
            more = coalition | 1 << player
            found[player] += int(worth[more]) - int(worth[coalition])
            coalition = more
    return [share / factorial(players) for share in found]


@pytest.mark.parametrize("players", [1, 2, 3, 4])
def test_a_share_is_the_mean_over_all_orders(players):
    rng = np.random.default_rng(players)
    worth = rng.integers(0, 9, 1 << players)
    assert shapley(worth, players) == in_order(worth, players)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_shares_add_up_to_everybody_without_a_place(seed):
    found = day(seed)
    rows = shares(found, needs_of(found))
    assert sum(Fraction(*row.share) for row in rows) == len(found.nos)
    assert [row.obstacle for row in rows] == list(Obstacle)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_worth_of_putting_more_aside_is_never_less(seed):
    needs = needs_of(day(seed))
    players = needs.players()
    worth = worths(needs, players)
    for k in range(len(players)):
        without = np.arange(len(worth))[np.arange(len(worth)) >> k & 1 == 0]
        assert (worth[without | 1 << k] >= worth[without]).all()
    assert worth[0] == 0
    assert worth[-1] == len(day(seed).nos)


def test_with_openings_as_the_only_limits_other_limits_have_no_share():
    for seed in SEEDS:
        found = day(seed, alone=True)
        rows = {r.obstacle: r for r in shares(found, needs_of(found))}
        assert rows[Obstacle.OTHER_LIMITS].share == (0, 1)


def test_every_obstacle_of_these_regions_but_a_few_has_a_share_somewhere():
    found = {
        row.obstacle
        for seed in SEEDS
        for row in shares(day(seed), needs_of(day(seed)))
        if row.share != (0, 1)
    }
    assert {
        Obstacle.EXCLUSION,
        Obstacle.FUNDING,
        Obstacle.OPENINGS,
        Obstacle.OTHER_LIMITS,
        Obstacle.PROFILE,
        Obstacle.UNKNOWN_FACTS,
    } <= found
