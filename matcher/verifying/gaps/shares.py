"""The share of each obstacle in the gap, from the worth of every coalition."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

from matcher.claims.figures import Obstacle, Told
from matcher.claims.gaps import ShareRow
from matcher.kinds import LimitKind
from matcher.offer import FULL
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.beds import Beds
from matcher.verifying.gaps.told import Seen, counted, fits_alone, seat_of
from matcher.verifying.standing import Stand, stands

Obstacles = frozenset[Obstacle]
Ways = set[tuple[Obstacles, str | None]]
LARGEST = 400_000


def share_failures(
    seen: Seen, ways: dict[str, Ways], rows: Sequence[ShareRow]
) -> Iterator[Failure]:
    """Yield where shares are wrong; of a large game the sums and counts only."""
    if tuple(row.obstacle for row in rows) != tuple(Obstacle):
        yield Failure(("shares",), tuple(Obstacle), tuple(r.obstacle for r in rows))
        return
    total = sum((Fraction(*(row.share or (0, 1))) for row in rows), Fraction(0))
    if total != len(seen.nos):
        told = (total.numerator, total.denominator)
        yield Failure(("shares",), (len(seen.nos), 1), told)
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
    return len(seen.nos) << len(_players(ways)) <= LARGEST


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
    """Return the worth of every coalition.

    Player by player it is decided whether it goes; what needs a player that stays
    falls away, so that in the end only what is open is left.
    """
    order = list(ways)
    first, known = _plan(seen), dict[frozenset[tuple[int, str]], int]()
    worth: dict[Obstacles, int] = {}

    def decide(
        k: int, gone: Obstacles, left: list[tuple[Obstacles, int, str | None]]
    ) -> None:
        if k == len(players):
            worth[gone] = _placed(order, gone, left, first, known)
            return
        staying = [x for x in left if players[k] not in x[0]]
        decide(k + 1, gone, staying)
        decide(k + 1, gone | {players[k]}, left)

    everything = [
        (obstacles, k, bed)
        for k, ref in enumerate(order)
        for obstacles, bed in sorted(ways[ref], key=str)
    ]
    decide(0, frozenset(), everything)
    worth[frozenset(players)] = len(ways)
    base = worth[frozenset()]
    return {
        coalition: found - (0 if Obstacle.OTHER_LIMITS in coalition else base)
        for coalition, found in worth.items()
    }


def _placed(
    order: Sequence[str],
    gone: Obstacles,
    left: Sequence[tuple[Obstacles, int, str | None]],
    first: Beds,
    known: dict[frozenset[tuple[int, str]], int],
) -> int:
    """Return how many have a place when these obstacles are gone."""
    if Obstacle.OPENINGS in gone:
        return len({k for _, k, _ in left})
    key = frozenset((k, bed) for _, k, bed in left if bed is not None)
    if key not in known:
        may: dict[int, set[str]] = {}
        for k, bed in key:
            may.setdefault(k, set()).add(bed)
        beds = first.more("", 0)
        known[key] = sum(beds.takes(order[k], own) for k, own in may.items())
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
            if o is option or (_bed(seen, o.offer) and fits_alone(o, but=seat_of(o)))
        ]
        beds.lies(ref, seat_of(option), {seat_of(o) for o in own})
    return beds


def ways_of(seen: Seen, ref: str) -> Ways:
    """Return what has to go before a person has which bed, offer by offer."""
    i, own = seen.position[ref], seen.options[ref]
    found: Ways = set()
    at: dict[int, list[Candidate]] = {}
    for option in own:
        at.setdefault(option.offer, []).append(option)
    for stand in stands(seen.desk, i, own):
        bed = _bed(seen, stand.offer)
        options = at.get(stand.offer, [])
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


def _by_rules(
    seen: Seen, stand: Stand
) -> Iterator[set[Obstacle] | frozenset[Obstacle]]:
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
