"""The financing shadow run: who stands beside a place only because of its payer.

Somebody without a place stands there when the place has room beside the plan, takes
other stelsels only than those that pay for this person, and nothing stands between
the two but rules on who pays. It is an upper bound on what would happen without the
walls: whether the payer may and will pay this price, and what more than one newcomer
takes of care hours, caps and teams, is not looked at.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from matcher.cells import area_of
from matcher.claims.gaps import Shadow, Wall
from matcher.explaining.survey import rule_mask
from matcher.gaps.day import Day
from matcher.gaps.seating import Seating, as_bits
from matcher.gaps.waiting import count
from matcher.kinds import Family, FundingCause
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, InstrumentStatus, Route, Stelsel
from matcher.offer import FULL, Offer
from matcher.rule import Rule

WALLED = (Stelsel.WMO, Stelsel.WLZ, Stelsel.ZVW, Stelsel.WFZ, Stelsel.JEUGDWET)
STAYS = frozenset(
    {
        Route.WMO_OPVANG,
        Route.WMO_BW,
        Route.WLZ_VERBLIJF,
        Route.WLZ_VERBLIJF_BEHANDELING,
        Route.WLZ_GGZ_B,
        Route.ZVW_VERBLIJF,
        Route.WFZ_KLINISCH,
        Route.WFZ_BW,
        Route.JEUGD_VERBLIJF,
        Route.JEUGD_GESLOTEN,
    }
)
Key = tuple[Stelsel, Stelsel, str | None]
Beside = dict[str, set[int]]


def is_wall(rule: Rule) -> bool:
    """Tell whether a rule asks who pays, not how much."""
    return rule.family is Family.FUNDING and rule.cause is not FundingCause.TARIFF


def shadow(day: Day) -> Shadow:
    """Return who stands beside a bed, per wall and for all walls together."""
    beside = _beside(day)
    walls = sorted(
        (
            Wall(
                origin=origin,
                target=target,
                area=area,
                pool=count(list(found)),
                persons=_at_once(day, found),
            )
            for (origin, target, area), found in beside.items()
        ),
        key=lambda w: (
            WALLED.index(w.origin),
            WALLED.index(w.target),
            w.area is not None,
            w.area or "",
        ),
    )
    anywhere: Beside = defaultdict(set)
    for found in beside.values():
        for ref, offers in found.items():
            anywhere[ref] |= offers
    return Shadow(
        walls=tuple(walls),
        pool=count(list(anywhere)),
        persons=_at_once(day, anywhere),
    )


def _beside(day: Day) -> dict[Key, Beside]:
    """Return for each wall, by area and for all areas, who stands beside what."""
    scene = day.scene
    wall = rule_mask(scene, is_wall)
    free = [j for j, offer in enumerate(scene.offers) if _has_bed(day, offer)]
    targets = {j: stelsels_of(day.region, scene.offers[j]) for j in free}
    found: dict[Key, Beside] = defaultdict(lambda: defaultdict(set))
    for ref in day.nos:
        person = day.at[ref]
        blocked, unknown = (
            scene.eligible.blocked(person),
            scene.eligible.unknown(person),
        )
        only = (blocked != 0) & ((blocked | unknown) & ~wall == 0)
        held = {stay: money(day, ref, stay=stay) for stay in (True, False)}
        for j in (j for j in free if only[j]):
            stay, there = targets[j]
            own = held[stay]
            if own & there or not day.ledger.fits(day.survey.stay_uses(person, j)):
                continue
            area = _area(day.region, scene.offers[j])
            for origin in own:
                for target in there:
                    found[origin, target, area][ref].add(j)
                    found[origin, target, None][ref].add(j)
    return found


def money(day: Day, ref: str, *, stay: bool) -> frozenset[Stelsel]:
    """Return the walled stelsels that pay a stay, or support, for a person today."""
    return frozenset(
        STELSEL_OF[route]
        for route in _granted(day.region.case[ref], day.region.as_of)
        if STELSEL_OF[route] in WALLED and (route in STAYS) is stay
    )


def _granted(case: Case, on: date) -> Iterator[Route]:
    for paper in case.entitlements:
        begun = paper.start is None or paper.start <= on
        ended = paper.until is not None and paper.until <= on
        if paper.status is InstrumentStatus.TOEGEKEND and begun and not ended:
            yield from paper.routes


def stelsels_of(region: Region, offer: Offer) -> tuple[bool, frozenset[Stelsel]]:
    """Return which walled stelsels pay the stay; of a rented home, the support."""
    place = region.place[offer.place]
    of_stay = {STELSEL_OF[route] for route in place.housing} & set(WALLED)
    if of_stay:
        return True, frozenset(of_stay)
    team = () if offer.team is None else region.place[offer.team].support
    routes = place.support or team
    return False, frozenset({STELSEL_OF[r] for r in routes} & set(WALLED))


def _has_bed(day: Day, offer: Offer) -> bool:
    return offer.opening != FULL and _left(day, (offer.place, offer.opening)) > 0


def _left(day: Day, slot: tuple[str, int]) -> int:
    place, opening = slot
    taken = day.ledger.taken(f"OPENING:{place}#{opening}")
    return day.region.place[place].openings[opening].count - taken


def _area(region: Region, offer: Offer) -> str:
    location = region.location[region.place[offer.place].location]
    return area_of(region, location.municipality)


def _at_once(day: Day, beside: Beside) -> int:
    """Return how many of them have a bed at once: a largest matching."""
    offers = day.scene.offers
    beds = {
        ref: {(offers[j].place, offers[j].opening) for j in found}
        for ref, found in sorted(beside.items())
    }
    slots = sorted(set().union(*beds.values()))
    at = {slot: k for k, slot in enumerate(slots)}
    reach = [as_bits(at[slot] for slot in own) for own in beds.values()]
    seating = Seating(reach, [_left(day, slot) for slot in slots])
    return len(reach) - len(seating.fill(range(len(reach))))
