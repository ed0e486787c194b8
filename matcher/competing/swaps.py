"""Who could have made way for a case, and what that would have cost."""

from collections.abc import Iterator, Sequence

from matcher.claims.competition import Swap
from matcher.competing.arena import Arena
from matcher.explaining.choice import Worth
from matcher.explaining.ledger import Amounts


def swaps(
    arena: Arena, values: Worth, case: int, members: Sequence[int]
) -> tuple[Swap, ...]:
    """Return, for each placed member, the swap that costs least, if there is one.

    The member leaves its option, the case takes one of its own; if that does not
    fit, one other placed case moves to another of its options. All limits are kept.
    Longer chains are not looked for.
    """
    found = (_best(arena, values, case, m) for m in members if m != case)
    return tuple(swap for swap in found if swap is not None)


def _best(arena: Arena, values: Worth, case: int, member: int) -> Swap | None:
    leaves = arena.plan.choice[member]
    if leaves is None:
        return None
    direct = [
        (o,) for o in arena.options[case] if not arena.short(arena.uses(o), leaves)
    ]
    ways: list[tuple[int, ...]] = [*direct]
    ways = ways or list(_with_one_move(arena, case, leaves))
    if not ways:
        return None
    cost = {way: _change(arena, values, leaves, way) for way in ways}
    best = min(ways, key=lambda way: (tuple(cost[way].values()), way))
    worse = next(((step, by) for step, by in cost[best].items() if by), None)
    return Swap(
        case=arena.scene.cases[member].ref,
        moves=tuple(map(arena.move, best)),
        worse=worse,
    )


def _with_one_move(arena: Arena, case: int, leaves: int) -> Iterator[tuple[int, ...]]:
    """Yield ways in which one more case moves, for the first that makes room."""
    for option in arena.options[case]:
        over = {k for k, _ in arena.short(arena.uses(option), leaves)}
        holders = set.intersection(*(set(arena.ledger.holders[k]) for k in over))
        for other in sorted(holders - {arena.scene.options[leaves].case}):
            now = arena.plan.choice[other]
            if now is None:
                continue
            for instead in arena.options[other]:
                taken = _together(arena.uses(option), arena.uses(instead))
                if instead != now and not arena.short(taken, leaves, now):
                    yield option, instead


def _together(one: Amounts, other: Amounts) -> Amounts:
    total = dict(one)
    for limit, amount in other:
        total[limit] = total.get(limit, 0) + amount
    return tuple(total.items())


def _change(
    arena: Arena, values: Worth, leaves: int, way: tuple[int, ...]
) -> dict[str, int]:
    """Return by how much each step is worse after the swap; negative is better."""
    before = [leaves] + [
        now
        for option in way[1:]
        if (now := arena.plan.choice[arena.scene.options[option].case]) is not None
    ]
    return values.change(before, way)
