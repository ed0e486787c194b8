"""Whom a question can reach at all: cases that share a limit which can run out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from matcher.explaining.ledger import Ledger
from matcher.scene import Scene


def circle(
    scene: Scene, books: Ledger, seeds: Iterable[int], own: Sequence[Iterable[int]]
) -> frozenset[int]:
    """Return the seeds and every case linked to them by limits that can run out.

    `own`: the options that each case may take. A limit that holds whatever everybody
    takes links nobody. Best plans of cases that are not linked do not depend on each
    other, and neither does the order of the steps: they add up over cases.
    """
    most: dict[int, dict[int, int]] = defaultdict(dict)
    for case, options in enumerate(own):
        for limit, amount in (use for o in options for use in books.uses[o]):
            most[limit][case] = max(amount, most[limit].get(case, 0))
    linked: list[set[int]] = [set() for _ in scene.cases]
    for limit, users in most.items():
        if sum(users.values()) > books.capacity[limit]:
            for case in users:
                linked[case].add(limit)
    reached, queue, spread = set(seeds), sorted(seeds), set[int]()
    while queue:
        for limit in linked[queue.pop()] - spread:
            spread.add(limit)
            newcomers = set(most[limit]) - reached
            reached |= newcomers
            queue.extend(newcomers)
    return frozenset(reached)
