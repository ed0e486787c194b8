"""Who stands beside a bed because of its payer, and who is behind whom in the chain."""

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.cells import area_of
from matcher.claims.figures import Stop
from matcher.claims.gaps import Link, Shadow, Wall
from matcher.kinds import Family, FundingCause, KindOfNo, Owner
from matcher.model.case import Case
from matcher.model.terms import (
    STELSEL_OF,
    InstrumentStatus,
    PlacementStatus,
    PlaceType,
    Route,
    Stelsel,
)
from matcher.offer import FULL, Offer
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.beds import Beds
from matcher.verifying.gaps.tables import slowest
from matcher.verifying.gaps.told import Seen, counted, fits_alone, seat_of
from matcher.verifying.placed import Load
from matcher.verifying.takes import stay_takes

WALLED = (Stelsel.WMO, Stelsel.WLZ, Stelsel.ZVW, Stelsel.WFZ, Stelsel.JEUGDWET)
SUPPORT = frozenset(
    {
        *(Route.WMO_BEGELEIDING, Route.WLZ_THUIS, Route.WLZ_BEHANDELING),
        *(Route.ZVW_AMBULANT, Route.ZVW_WIJKVERPLEGING, Route.WFZ_AMBULANT),
        Route.JEUGD_AMBULANT,
    }
)
ROOM = (KindOfNo.COMPETITION, KindOfNo.CAPACITY_GAP)


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends."""

    type: PlaceType
    stop: Stop
    kind: KindOfNo | None = None
    cause: FundingCause | None = None
    owner: Owner | None = None


def shadow_failures(seen: Seen, claim: Shadow) -> Iterator[Failure]:
    """Yield where the shadow run differs."""
    load = Load(seen.chosen)
    pairs = [
        (ref, j, origin, target)
        for ref in seen.nos
        for j in range(len(seen.desk.answers.offers))
        for origin, target in _walls(seen, load, ref, j)
    ]
    walls: dict[tuple[int, int, bool, str], set[tuple[str, int]]] = {}
    for ref, j, origin, target in pairs:
        place = seen.region.place[seen.desk.offer(j)[0].place]
        area = area_of(seen.region, seen.region.location[place.location].municipality)
        numbers = WALLED.index(origin), WALLED.index(target)
        for key in ((*numbers, False, ""), (*numbers, True, area)):
            walls.setdefault(key, set()).add((ref, j))
    expected = tuple(
        Wall(
            origin=WALLED[origin],
            target=WALLED[target],
            area=area if local else None,
            pool=counted([ref for ref, _ in found]),
            persons=_most_at_once(seen, load, found),
        )
        for (origin, target, local, area), found in sorted(walls.items())
    )
    yield from differences(expected, claim.walls, ("shadow", "walls"))
    everything = {(ref, j) for ref, j, _, _ in pairs}
    pool = counted([ref for ref, _ in everything])
    yield from differences(pool, claim.pool, ("shadow", "pool"))
    together = _most_at_once(seen, load, everything)
    yield from differences(together, claim.persons, ("shadow", "persons"))


def _walls(
    seen: Seen, load: Load, ref: str, j: int
) -> Iterator[tuple[Stelsel, Stelsel]]:
    offer = seen.desk.offer(j)[0]
    if offer.opening == FULL:
        return
    blocked, still_open = seen.desk.answers.against(seen.position[ref], j)
    rules = [seen.desk.answers.rules[k] for k in (*blocked, *still_open)]
    if not blocked or not all(
        r.family is Family.FUNDING and r.cause is not FundingCause.TARIFF for r in rules
    ):
        return
    i = seen.position[ref]
    takes = stay_takes(seen.region, seen.case(ref), seen.desk.answers.cases[i], offer)
    if not load.fits(takes):
        return
    rented, there = paid_by(seen, offer)
    own = paid_for(seen.case(ref), seen.region.as_of.toordinal(), support=rented)
    if own & there:
        return
    yield from ((a, b) for a in sorted(own) for b in sorted(there))


def paid_by(seen: Seen, offer: Offer) -> tuple[bool, set[Stelsel]]:
    """Return whether a home is rented, and which stelsels pay its stay or support."""
    place = seen.region.place[offer.place]
    housing = {STELSEL_OF[r] for r in place.housing if STELSEL_OF[r] in WALLED}
    if housing:
        return False, housing
    support = place.support
    if not support and offer.team is not None:
        support = seen.region.place[offer.team].support
    return True, {STELSEL_OF[r] for r in support if STELSEL_OF[r] in WALLED}


def paid_for(case: Case, on: int, *, support: bool) -> set[Stelsel]:
    """Return the stelsels under which somebody has money for support, or a stay."""
    return {
        STELSEL_OF[route]
        for paper in case.entitlements
        if paper.status is InstrumentStatus.TOEGEKEND
        and (paper.start is None or paper.start.toordinal() <= on)
        and (paper.until is None or on < paper.until.toordinal())
        for route in paper.routes
        if STELSEL_OF[route] in WALLED and (route in SUPPORT) == support
    }


def _most_at_once(seen: Seen, load: Load, found: set[tuple[str, int]]) -> int:
    may: dict[str, set[str]] = {}
    left: dict[str, int] = {}
    for ref, j in found:
        offer = seen.desk.offer(j)[0]
        key = f"OPENING:{offer.place}#{offer.opening}"
        there = seen.region.place[offer.place].openings[offer.opening].count
        may.setdefault(ref, set()).add(key)
        left[key] = there - load.taken[key]
    beds = Beds(left)
    return sum(beds.takes(ref, own) for ref, own in may.items())


def chain_failures(seen: Seen, claim: tuple[Link, ...]) -> Iterator[Failure]:
    """Yield where the links differ; each chain is walked by itself."""
    ends: dict[End, list[tuple[str, tuple[str, ...], int]]] = {}
    for ref, no in seen.nos.items():
        if no.kind in ROOM:
            key, holders, places = _walk(seen, ref)
            ends.setdefault(key, []).append((ref, holders, places))
    expected = [
        Link(
            type=key.type,
            stop=key.stop,
            kind=key.kind,
            cause=key.cause,
            owner=key.owner,
            holders=counted([h for _, holders, _ in group for h in holders]),
            behind=counted([ref for ref, _, _ in group]),
            longest=max(places for _, _, places in group),
        )
        for key, group in ends.items()
    ]
    expected.sort(
        key=lambda x: (
            -len(x.behind.members),
            list(PlaceType).index(x.type),
            x.stop.value,
            list(KindOfNo).index(x.kind) if x.kind else -1,
            x.cause.value if x.cause else "",
            x.owner.value if x.owner else "",
        )
    )
    yield from differences(tuple(expected), claim, ("chain",))


def _walk(seen: Seen, ref: str) -> tuple[End, tuple[str, ...], int]:
    passed = [ref]
    while True:
        step = _follow(seen, passed[-1])
        if step is None:
            place = seen.nos[passed[-1]].cited[0].place
            stop, holders = _at(seen, place)
            return End(_type(seen, place), stop), holders, len(passed)
        who, place = step
        kind = _type(seen, place)
        if who not in seen.nos:
            return End(kind, Stop.PROPOSED), (who,), len(passed)
        if who in passed:
            around = tuple(passed[passed.index(who) :])
            return End(kind, Stop.CYCLE), around, len(passed)
        no = seen.nos[who]
        if no.kind not in ROOM:
            advice = slowest(no)
            owner = advice.owner if advice else None
            end = End(kind, Stop.NO, no.kind, no.cause, owner)
            return end, (who,), len(passed)
        passed.append(who)


def _type(seen: Seen, place: str) -> PlaceType:
    return seen.region.place[place].type


def _follow(seen: Seen, ref: str) -> tuple[str, str] | None:
    """Return who can move on most easily from a full bed that would do, and where."""
    wanted = {
        o.claim.place
        for o in seen.options[ref]
        if seat_of(o).endswith(f"#{FULL}") and fits_alone(o, but=seat_of(o))
    }
    movers = [c for c in seen.desk.cases if c.stay_now.place in wanted and c.ref != ref]
    ranked = sorted(
        (
            seen.nos[c.ref].kind.rank if c.ref in seen.nos else -1,
            seen.urgency[c.ref],
            c.ref,
            c.stay_now.place or "",
        )
        for c in movers
    )
    return (ranked[0][2], ranked[0][3]) if ranked else None


def _at(seen: Seen, ref: str) -> tuple[Stop, tuple[str, ...]]:
    given = [r for r, option in seen.chosen.items() if option.claim.place == ref]
    if given:
        return Stop.GIVEN, tuple(given)
    place, on = seen.region.place[ref], seen.region.as_of
    if any(o.count and (o.until is None or o.until > on) for o in place.openings):
        return Stop.LEFT, ()
    lives = [
        p.case
        for p in seen.region.placements
        if p.place == ref and p.status is PlacementStatus.GEPLAATST
    ]
    return (Stop.STAYS if lives else Stop.NOBODY), tuple(lives)
