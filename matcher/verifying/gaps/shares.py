"""The share of each obstacle in the gap, from the worth of every coalition."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

from matcher.claims.gaps import Obstacle, ShareRow, Told
from matcher.kinds import LimitKind
from matcher.offer import FULL
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.beds import Beds
from matcher.verifying.gaps.told import Seen, counted, fits_alone, seat_of
from matcher.verifying.standing import Stand, stands

Obstacles = frozenset[Obstacle]
Ways = set[tuple[Obstacles, str | None]]
LARGEST = 400_000


def share_failures(seen: Seen, rows: Sequence[ShareRow]) -> Iterator[Failure]:
    """Yield where shares are wrong; of a large game the sums and counts only."""
    ways = {ref: ways_of(seen, ref) for ref in seen.nos}
    if tuple(row.obstacle for row in rows) != tuple(Obstacle):
        yield Failure(("shares",), tuple(Obstacle), tuple(r.obstacle for r in rows))
        return
    total = sum((Fraction(*(row.share or (0, 1))) for row in rows), Fraction(0))
    if total != len(seen.nos):
        yield Failure(("shares",), len(seen.nos), str(total))
    for k, row in enumerate(rows):
        needed = [
            ref for ref, own in ways.items() if all(row.obstacle in o for o, _ in own)
        ]
        yield from differences(counted(needed), row.needed, ("shares", k, "needed"))
        yield from differences(Told.WHOLE, row.told, ("shares", k, "told"))
    if is_small(seen, ways):
        yield from _exact(seen, ways, rows)


def is_small(seen: Seen, ways: dict[str, Ways]) -> bool:
    """Tell whether the worth of every coalition is worked out."""
    return len(seen.nos) * 2 ** len(_players(ways)) <= LARGEST


def _players(ways: dict[str, Ways]) -> list[Obstacle]:
    there = {o for own in ways.values() for obstacles, _ in own for o in obstacles}
    there |= {Obstacle.OPENINGS, Obstacle.OTHER_LIMITS}
    return [o for o in Obstacle if o in there]


def _exact(
    seen: Seen, ways: dict[str, Ways], rows: Sequence[ShareRow]
) -> Iterator[Failure]:
    players = _players(ways)
    worth = _worths(seen, ways, players)
    for k, row in enumerate(rows):
        share, alone = Fraction(0), 0
        if row.obstacle in players:
            share = _share(worth, players, row.obstacle)
            alone = worth[frozenset({row.obstacle})]
        told = (share.numerator, share.denominator)
        yield from differences(told, row.share, ("shares", k, "share"))
        yield from differences(alone, row.alone, ("shares", k, "alone"))


def _share(
    worth: dict[Obstacles, int], players: Sequence[Obstacle], player: Obstacle
) -> Fraction:
    """Return the mean of what a player adds, over all orders of arrival."""
    rest = [p for p in players if p is not player]
    share = Fraction(0)
    for size in range(len(rest) + 1):
        added = sum(
            worth[frozenset({*before, player})] - worth[frozenset(before)]
            for before in combinations(rest, size)
        )
        share += Fraction(added, comb(len(rest), size))
    return share / len(players)


def _worths(
    seen: Seen, ways: dict[str, Ways], players: Sequence[Obstacle]
) -> dict[Obstacles, int]:
    bit = {o: 1 << k for k, o in enumerate(players)}
    coded = {
        ref: {(sum(bit[o] for o in obstacles), bed) for obstacles, bed in own}
        for ref, own in ways.items()
    }
    first = _plan(seen)
    known: dict[tuple[frozenset[str], ...], int] = {}
    worth: dict[Obstacles, int] = {}
    base = 0
    for size in range(len(players) + 1):
        for coalition in combinations(players, size):
            gone = sum(bit[o] for o in coalition)
            found = _placed(coded, gone, first, known, Obstacle.OPENINGS in coalition)
            if size == len(players):
                found = len(ways)
            if not size:
                base = found
            left = 0 if Obstacle.OTHER_LIMITS in coalition else base
            worth[frozenset(coalition)] = found - left
    return worth


def _placed(
    coded: dict[str, set[tuple[int, str | None]]],
    gone: int,
    first: Beds,
    known: dict[tuple[frozenset[str], ...], int],
    unlimited: bool,  # noqa: FBT001 - a fact of the coalition
) -> int:
    """Return how many have a place when these obstacles are gone."""
    may = {
        ref: frozenset(bed for need, bed in own if need & ~gone == 0)
        for ref, own in coded.items()
    }
    if unlimited:
        return sum(bool(beds) for beds in may.values())
    key = tuple(frozenset(b for b in beds if b is not None) for beds in may.values())
    if key not in known:
        beds = first.more("", 0)
        known[key] = sum(beds.takes(ref, own) for ref, own in zip(may, key, strict=True))
    return known[key]


def _plan(seen: Seen) -> Beds:
    """Return the plan's persons on the beds that they have or could have."""
    there = {
        f"OPENING:{place.ref}#{k}": opening.count
        for place in seen.region.places
        for k, opening in enumerate(place.openings)
    }
    beds = Beds(there)
    for ref, option in seen.chosen.items():
        own = [
            o
            for o in seen.options[ref]
            if o is option
            or (_bed(seen, o.offer) and fits_alone(o, but=seat_of(o)))
        ]
        beds.lies(ref, seat_of(option), {seat_of(o) for o in own})
    return beds


def ways_of(seen: Seen, ref: str) -> Ways:
    """Return what has to go before a person has which bed, offer by offer."""
    i, own = seen.position[ref], seen.options[ref]
    found: Ways = set()
    for stand in stands(seen.desk, i, own):
        bed = _bed(seen, stand.offer)
        options = [o for o in own if o.offer == stand.offer]
        if options:
            free = any(fits_alone(o, but=seat_of(o)) for o in options)
            sets = [frozenset[Obstacle]() if free else {Obstacle.OTHER_LIMITS}]
        else:
            sets = list(_by_rules(seen, stand))
        if bed is None or (not options and not stand.blocked and not stand.still_open):
            sets = [{*obstacles, Obstacle.OPENINGS} for obstacles in sets]
            bed = None
        found |= {(frozenset(obstacles), bed) for obstacles in sets}
    return found


def _by_rules(seen: Seen, stand: Stand) -> Iterator[set[Obstacle] | frozenset[Obstacle]]:
    rules = seen.desk.answers.rules
    offer = seen.desk.offer(stand.offer)[0]
    seat = f"{LimitKind.OPENING}:{offer.place}#{offer.opening}"
    fixed = {Obstacle(rules[k].family.value) for k in stand.blocked}
    if any(limit.id != seat for limit in stand.limits):
        fixed.add(Obstacle.OTHER_LIMITS)
    if not stand.still_open:
        yield fixed
        return
    yield {*fixed, Obstacle.UNKNOWN_FACTS}
    yield {*fixed, *(Obstacle(rules[k].family.value) for k in stand.still_open)}


def _bed(seen: Seen, j: int) -> str | None:
    offer = seen.desk.offer(j)[0]
    return None if offer.opening == FULL else f"OPENING:{offer.place}#{offer.opening}"
