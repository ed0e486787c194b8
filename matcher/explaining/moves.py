"""Chains of moves that let a newcomer in while nobody loses a place."""

import operator
from collections import deque
from collections.abc import Callable, Iterable, Mapping

from matcher.explaining.ledger import Amounts, Ledger
from matcher.explaining.views import Views
from matcher.plan import Plan

Extra = dict[int, int]
Chain = tuple[int, ...]


def chain_for(ledger: Ledger, plan: Plan, views: Views, uses: Amounts) -> Chain | None:
    """Return the options that others could move to so that these uses fit.

    One case at a time leaves its option for another; it is tried once. A chain is
    a proof, all limits kept; None is one only if no limit but openings of dwellings
    plays a part.
    """
    return first_chain(ledger, plan, views.moves, [(uses, ())])


def first_chain(
    ledger: Ledger,
    plan: Plan,
    moves: Mapping[int, tuple[int, ...]],
    starts: Iterable[tuple[Amounts, Chain]],
    enough: Callable[[Extra], bool] = operator.not_,
) -> Chain | None:
    """Return the shortest chain found from any of these starts, itself included.

    A start is what a newcomer wants, and the chain so far; `moves`: the other options
    of each placed case; `enough`: whether by so much over its limits will do.
    """
    queue: deque[tuple[Amounts, Extra, Chain]] = deque(
        (wanted, {}, chain) for wanted, chain in starts
    )
    tried: set[int] = set()
    while queue:
        wanted, extra, chain = queue.popleft()
        over = _over(ledger, wanted, extra)
        if enough(over):
            return chain
        for case in _holders(ledger, over):
            chosen = plan.choice[case]
            if case in tried or chosen is None:
                continue
            leaves = dict(ledger.uses[chosen])
            if any(excess > leaves.get(limit, 0) for limit, excess in over.items()):
                continue
            tried.add(case)
            after = _moved(extra, wanted, leaves)
            queue.extend(
                (ledger.uses[option], after, (*chain, option)) for option in moves[case]
            )
    return None


def _over(ledger: Ledger, wanted: Amounts, extra: Extra) -> dict[int, int]:
    """Return by how much each limit would be exceeded."""
    return {
        limit: excess
        for limit, amount in wanted
        if (
            excess := ledger.load[limit]
            + extra.get(limit, 0)
            + amount
            - ledger.capacity[limit]
        )
        > 0
    }


def _holders(ledger: Ledger, over: dict[int, int]) -> list[int]:
    return sorted(set.intersection(*(set(ledger.holders[limit]) for limit in over)))


def _moved(extra: Extra, wanted: Amounts, leaves: dict[int, int]) -> Extra:
    after = dict(extra)
    for limit, amount in wanted:
        after[limit] = after.get(limit, 0) + amount
    for limit, amount in leaves.items():
        after[limit] = after.get(limit, 0) - amount
    return after
