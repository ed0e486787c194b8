"""How many extra units of some limits are needed at least, proved by exact sums."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from matcher.claims.competition import Certificate, Proof
from matcher.competing.arena import Arena
from matcher.competing.crowd import Stage
from matcher.competing.farkas import Sum, added_up, fewer_rows, sums
from matcher.solving.elastic import NOISE, Prices, Row, fair_share, least_extra

SUMMED = frozenset({Proof.HALL, Proof.FARKAS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """No fewer units will do, None = no amount will; and the sum that proves it."""

    units: int | None
    proof: Sum | None


def least_units(
    arena: Arena, there: Stage, soft: AbstractSet[int], told: Certificate
) -> Least:
    """Return the units of the soft limits that serving all of a stage takes at least.

    `told`: the proof that there is not enough now, tried first. A sum on other limits
    alone proves that no amount of these will do; otherwise each unit adds at most the
    largest of their weights to what there is.
    """
    known = _known(arena, there, told)
    if known is not None and _is_never(known, soft):
        return _never(there, known)
    never = _best(there, fair_share(there.problem, soft), soft)
    if never is not None and _is_never(never, soft):
        return _never(there, never)
    extra = least_extra(there.problem, soft)
    priced = None if extra is None else _best(there, extra, soft)
    sums = [found for found in (priced, known) if found is not None]
    best = max(sums, key=lambda found: _units(found, soft), default=None)
    units = 0 if best is None else _units(best, soft)
    if best is None or not units:
        return Least(units=0, proof=None)
    needed = fewer_rows(there, best, lambda rest: _units(rest, soft) >= units)
    return Least(units=units, proof=needed)


def _never(there: Stage, found: Sum) -> Least:
    needed = fewer_rows(there, found, lambda rest: rest.lack > 0)
    return Least(units=None, proof=needed)


def _known(arena: Arena, there: Stage, told: Certificate) -> Sum | None:
    """Return the sum of a certificate on this stage; None when it lacks nothing."""
    if told.proof not in SUMMED:
        return None
    at = {arena.scene.limits[k].id: row for row, k in enumerate(there.limits)}
    if any(w.limit not in at for w in told.limits):
        return None
    weights = {
        Row(limit=at[w.limit], divisor=w.divisor): w.multiplier for w in told.limits
    }
    found = added_up(there.problem, weights)
    return found if found is not None and found.lack > 0 else None


def _best(there: Stage, prices: Prices, soft: AbstractSet[int]) -> Sum | None:
    """Return the sum near the prices that proves most, with the smallest weights."""
    best: Sum | None = None
    for found in sums(there, prices):
        if _is_never(found, soft):
            return found
        if best is None or _units(found, soft) > _units(best, soft):
            best = found
        if _units(best, soft) >= prices.value - NOISE:
            return best
    return best


def _is_never(found: Sum, soft: AbstractSet[int]) -> bool:
    return all(row.limit not in soft for row in found.weights)


def _units(found: Sum, soft: AbstractSet[int]) -> int:
    """Return how many units the sum proves; 0 where soft limits are rounded too."""
    own = [(row.divisor, w) for row, w in found.weights.items() if row.limit in soft]
    if found.lack <= 0 or not own or any(divisor != 1 for divisor, _ in own):
        return 0
    return -(-found.lack // max(weight for _, weight in own))
