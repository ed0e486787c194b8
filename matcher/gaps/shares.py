"""How much of the gap each obstacle takes: exact Shapley shares (Shapley 1953).

The game: a coalition of obstacles is put aside for everybody without a place; its
worth is how many of them then have one in the view of dwelling openings, those in
the plan keeping theirs by their own options. While the other limits are there, who
has room in the view with nothing put aside does not count: joined limits keep them
out, and that is the share of the other limits. With all put aside everybody has a
place, so the shares add up to the gap.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import factorial

import numpy as np
from numpy.typing import NDArray

from matcher.claims.figures import Obstacle, Told
from matcher.claims.gaps import ShareRow
from matcher.gaps.day import Day
from matcher.gaps.needs import BIT, OBSTACLES, Needs
from matcher.gaps.seating import Seating
from matcher.gaps.waiting import count

Worths = NDArray[np.int64]


def shares(day: Day, needs: Needs) -> tuple[ShareRow, ...]:
    """Return a row for each obstacle, in their order; the shares add up exactly."""
    players = needs.players()
    worth = worths(needs, players)
    share = dict(zip(players, shapley(worth, len(players)), strict=True))
    refs = list(day.nos)
    return tuple(
        ShareRow(
            obstacle=obstacle,
            share=share.get(obstacle, Fraction(0)).as_integer_ratio(),
            needed=count([r for k, r in enumerate(refs) if needs.always(k, obstacle)]),
            alone=int(worth[1 << players.index(obstacle)])
            if obstacle in players
            else 0,
            told=Told.WHOLE,
        )
        for obstacle in OBSTACLES
    )


def shapley(worth: Worths, players: int) -> list[Fraction]:
    """Return the share of each player, exactly; `worth` by coalition, as bits."""
    sets = np.arange(len(worth))
    size = np.bitwise_count(sets.astype(np.uint64)).astype(np.int64)
    found = []
    for player in range(players):
        without = sets[sets >> player & 1 == 0]
        more = worth[without | 1 << player] - worth[without]
        by_size = np.bincount(size[without], weights=more, minlength=players)
        total = sum(
            factorial(s) * factorial(players - s - 1) * int(by_size[s])
            for s in range(players)
        )
        found.append(Fraction(total, factorial(players)))
    return found


def worths(needs: Needs, players: Sequence[Obstacle]) -> Worths:
    """Return the worth of every coalition; the openings are the last player."""
    rules = players[:-1]
    tables = [_table(found, rules) for found in needs.at]
    seated = _seated(needs, tables, len(rules))
    opened = sum(
        (_open(found, rules) for found in needs.at),
        start=np.zeros(1 << len(rules), dtype=np.int64),
    )
    worth = np.concatenate([seated, opened])
    others = 1 << players.index(Obstacle.OTHER_LIMITS)
    worth[np.arange(len(worth)) & others == 0] -= seated[0]
    return worth


def _table(found: dict[int, int], rules: Sequence[Obstacle]) -> list[int]:
    """Return for each coalition the slots that it opens, openings as they are."""
    table = [0] * (1 << len(rules))
    for mask, slots in found.items():
        if not mask & BIT[Obstacle.OPENINGS]:
            table[_coalition(mask, rules)] |= slots
    for k in range(len(rules)):
        for coalition in range(len(table)):
            if coalition >> k & 1:
                table[coalition] |= table[coalition ^ 1 << k]
    return table


def _open(found: dict[int, int], rules: Sequence[Obstacle]) -> Worths:
    """Return for each coalition 1 if, with the openings, it opens anything.

    Somebody for whom there is no offer at all has one only when all is put aside.
    """
    opens = np.zeros(1 << len(rules), dtype=np.int64)
    opens[-1] = 1
    for mask in found:
        opens[_coalition(mask, rules)] = 1
    for k in range(len(rules)):
        halves = opens.reshape(-1, 2, 1 << k)
        halves[:, 1] |= halves[:, 0]
    return opens


def _coalition(mask: int, rules: Sequence[Obstacle]) -> int:
    return sum(1 << k for k, rule in enumerate(rules) if mask & BIT[rule])


def _seated(needs: Needs, tables: Sequence[Sequence[int]], rules: int) -> Worths:
    """Return how many are seated by every coalition that leaves the openings.

    A larger coalition goes on from the seating of one that is a player smaller.
    """
    worth = np.zeros(1 << rules, dtype=np.int64)
    own = tuple(needs.planned.reach)

    def go_on(coalition: int, before: Seating, left: list[int], following: int) -> None:
        reach = (*own, *(table[coalition] for table in tables))
        seating = before.copy(reach)
        rest = seating.fill(left)
        worth[coalition] = len(tables) - len(rest)
        for k in range(following, rules):
            go_on(coalition | 1 << k, seating, rest, k + 1)

    newcomers = range(needs.placed, needs.placed + len(tables))
    go_on(0, needs.planned, list(newcomers), 0)
    return worth
