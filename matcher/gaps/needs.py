"""Which obstacles have to go before a person can have a place, offer by offer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.claims.figures import Obstacle
from matcher.explaining.alone import over, paying, spent
from matcher.gaps.day import Day
from matcher.gaps.seating import Seating, as_bits
from matcher.gaps.uses import passes_alone
from matcher.kinds import Family
from matcher.offer import FULL

OBSTACLES = tuple(Obstacle)
BIT = {obstacle: 1 << k for k, obstacle in enumerate(OBSTACLES)}
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
NO_SLOT = -1


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What stands before each opening for everybody without a place.

    `at[k]`: for each set of obstacles (bits of OBSTACLES) that opens something to the
    k-th of them, the slots that it opens; OPENINGS is in the set where there is no
    slot. `slot_of`: the slot of each offer (int64[offers], NO_SLOT without room).
    `planned`: the plan's `placed` persons seated; the k-th newcomer comes after them.
    """

    at: tuple[dict[int, int], ...]
    slot_of: IntArray
    planned: Seating
    placed: int

    def players(self) -> list[Obstacle]:
        """Return the obstacles that can make a difference, openings last."""
        seen = 0
        for found in self.at:
            for mask in found:
                seen |= mask
        usual = BIT[Obstacle.OTHER_LIMITS]
        rules = [o for o in OBSTACLES if (seen | usual) & BIT[o]]
        return [*(o for o in rules if o is not Obstacle.OPENINGS), Obstacle.OPENINGS]

    def always(self, person: int, obstacle: Obstacle) -> bool:
        """Tell whether an obstacle stands before every offer of a person."""
        return all(mask & BIT[obstacle] for mask in self.at[person])


def needs_of(day: Day) -> Needs:
    """Return what stands before each opening for everybody without a place."""
    slots = sorted(
        {(o.place, o.opening) for o in day.scene.offers if o.opening != FULL}
    )
    at = {slot: k for k, slot in enumerate(slots)}
    slot_of = np.array(
        [at.get((o.place, o.opening), NO_SLOT) for o in day.scene.offers],
        dtype=np.int64,
    )
    fit = passes_alone(day)
    room = [day.region.place[place].openings[k].count for place, k in slots]
    planned = _planned(day, slot_of, fit, room)
    return Needs(
        at=tuple(_of_person(day, day.at[ref], slot_of, fit) for ref in day.nos),
        slot_of=slot_of,
        planned=planned,
        placed=len(planned.reach),
    )


def _planned(
    day: Day, slot_of: IntArray, fit: Sequence[bool], room: Sequence[int]
) -> Seating:
    chosen = [(p, o) for p, o in enumerate(day.plan.choice) if o is not None]
    options = day.scene.options
    reach = []
    for person, choice in chosen:
        own = day.survey.options_at[person].values()
        usable = [o for found in own for o in found if fit[o] or o == choice]
        slots = {int(slot_of[options[o].offer]) for o in usable} - {NO_SLOT}
        reach.append(sum(1 << slot for slot in slots))
    seating = Seating(reach, room)
    for person, (_, choice) in enumerate(chosen):
        seating.put(person, int(slot_of[options[choice].offer]))
    return seating


def _of_person(
    day: Day, person: int, slot_of: IntArray, fit: Sequence[bool]
) -> dict[int, int]:
    """Return the sets of obstacles that open something, each with its slots."""
    eligible = day.scene.eligible
    blocked, unknown = eligible.blocked(person), eligible.unknown(person)
    fixed = _families(day, blocked) | _limits(day, person, blocked | unknown)
    for offer, options in day.survey.options_at[person].items():
        fixed[offer] = 0 if any(fit[o] for o in options) else BIT[Obstacle.OTHER_LIMITS]
        unknown[offer] = 0
    for offer in np.flatnonzero((blocked | unknown) == 0).tolist():
        if offer not in day.survey.options_at[person]:
            fixed[offer] |= BIT[Obstacle.OPENINGS]
    fixed[slot_of == NO_SLOT] |= BIT[Obstacle.OPENINGS]
    looked_up = np.where(unknown != 0, BIT[Obstacle.UNKNOWN_FACTS], 0)
    found: dict[int, int] = {}
    _add(found, fixed | looked_up, slot_of)
    _add(found, fixed | _families(day, unknown), slot_of)
    return found


def _families(day: Day, masks: NDArray[np.uint64]) -> IntArray:
    """Return for each offer the families of the rules in its mask, as bits."""
    families = np.zeros(len(masks), dtype=np.int64)
    for family in Family:
        of_family = sum(
            1 << k for k, rule in enumerate(day.scene.rules) if rule.family is family
        )
        there = (masks & np.uint64(of_family)) != 0
        families[there] |= BIT[Obstacle(family.value)]
    return families


def _limits(day: Day, person: int, in_the_way: NDArray[np.uint64]) -> IntArray:
    """Return where another limit lets nobody like this person through alone."""
    survey, offers = day.survey, day.scene.offers
    stops = np.array(
        [o.team is not None and o.team_opening == FULL for o in offers], dtype=np.bool_
    )
    for location, uses in enumerate(survey.location_uses(person)):
        if over(uses):
            stops |= survey.location == location
    asked = np.flatnonzero(survey.may_be_spent).tolist()
    for offer, ways in paying(survey, person, in_the_way == 0, asked).items():
        stops[offer] |= bool(ways and spent(survey, offer, ways))
    return np.where(stops, BIT[Obstacle.OTHER_LIMITS], 0).astype(np.int64)


def _add(found: dict[int, int], masks: IntArray, slot_of: IntArray) -> None:
    for mask in np.unique(masks).tolist():
        slots = slot_of[masks == mask]
        found[mask] = found.get(mask, 0) | as_bits(set(slots[slots >= 0].tolist()))
