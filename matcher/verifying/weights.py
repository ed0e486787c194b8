"""Weighted sums over limits, in whole numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from matcher.claims.competition import Weighed
from matcher.verifying.candidates import Candidate
from matcher.verifying.takes import Take


def demand(
    options: Mapping[str, Iterable[Candidate]], weights: Iterable[Weighed]
) -> int:
    """Return what the cases count for together, each at least."""
    rows = list(weights)
    needs = [[_counts(option, rows) for option in own] for own in options.values()]
    return sum(min(counts) for counts in needs if counts)


def capacity(weights: Iterable[Weighed]) -> int:
    """Return what the limits count for together."""
    return sum(w.multiplier * (w.capacity // w.divisor) for w in weights)


def lack(options: Mapping[str, Iterable[Candidate]], weights: Iterable[Weighed]) -> int:
    """Return how much more the cases count for than the limits do."""
    rows = list(weights)
    return demand(options, rows) - capacity(rows)


def are_whole(weights: Iterable[Weighed], limits: Mapping[str, Take]) -> bool:
    """Tell whether these are limits as they are, each row once, sorted, above zero."""
    rows = list(weights)
    keys = [(w.limit, w.divisor) for w in rows]
    return keys == sorted(set(keys)) and all(
        w.multiplier >= 1
        and w.divisor >= 1
        and w.limit in limits
        and (w.kind, w.capacity) == (limits[w.limit].kind, limits[w.limit].capacity)
        for w in rows
    )


def without_each(weights: tuple[Weighed, ...]) -> list[tuple[Weighed, ...]]:
    """Return the rows with each of them left out once."""
    return [(*weights[:k], *weights[k + 1 :]) for k in range(len(weights))]


def _counts(option: Candidate, weights: list[Weighed]) -> int:
    return sum(
        w.multiplier * (option.takes[w.limit].amount // w.divisor)
        for w in weights
        if w.limit in option.takes
    )


def lowered(weights: tuple[Weighed, ...]) -> list[tuple[Weighed, ...]]:
    """Return the rows with one multiplier lower by one, each once."""
    found = []
    for k, row in enumerate(weights):
        less = replace(row, multiplier=row.multiplier - 1)
        found.append((*weights[:k], less, *weights[k + 1 :]))
    return found
