"""The chain that one opening would set free: who moves on, and who could come after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matcher.candidates.opening import (
    first_starts,
    moved_on,
    opened,
    scene_at,
    without_stay,
)
from matcher.candidates.turn import Turn, turn_of
from matcher.claims.candidates import Link, Mover
from matcher.model.region import Region
from matcher.model.terms import PlacementStatus
from matcher.result import CITED
from matcher.scene import Scene

DEPTH, LINKS = 4, 40
ORDER = {mover: k for k, mover in enumerate(Mover)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Somebody who would leave one place for another on a day."""

    mover: Mover
    turn: Turn
    case: str
    leaves: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A place with an opening, in the region in which others have moved on for it."""

    place: str
    region: Region
    there: Scene
    depth: int


class Chain:
    """Follows openings from place to place; no place is opened twice."""

    def __init__(
        self, scene: Scene, proposed: dict[str, str], direct: frozenset[str]
    ) -> None:
        """Remember the plan: the place that it proposes to each case."""
        self._scene, self._proposed, self._direct = scene, proposed, direct
        self.cut = False

    def links(self, place: str, region: Region) -> Iterator[Link]:
        """Yield the links, nearest first; `cut` tells whether there are more."""
        seen, count = {place}, 0
        queue = [self._free(place, region, 0)]
        while queue:
            free = queue.pop(0)
            for moves in self._by_place(free, seen):
                if count == LINKS or free.depth == DEPTH:
                    self.cut = True
                    return
                count += 1
                after = self._after(free, moves[0])
                seen.add(after.place)
                queue.append(after)
                yield self._link(free, moves, after)

    def _free(self, place: str, region: Region, depth: int) -> Free:
        there = scene_at(self._scene, region, place, self._direct)
        return Free(place=place, region=region, there=there, depth=depth)

    def _after(self, free: Free, move: Move) -> Free:
        """Return the place that a move sets free."""
        region = moved_on(free.region, move.case, free.place, move.day)
        region = opened(region, move.leaves, move.day)
        return self._free(move.leaves, region, free.depth + 1)

    def _link(self, free: Free, moves: list[Move], after: Free) -> Link:
        first = moves[0]
        fitting = first_starts(after.there)
        users = sorted(fitting, key=lambda ref: (self._turn(ref), ref))
        return Link(
            depth=free.depth,
            to=free.place,
            case=first.case,
            mover=first.mover,
            leaves=first.leaves,
            from_day=first.day,
            others=tuple(sorted(m.case for m in moves[1:])),
            total=len(users),
            unplaced=sum(ref not in self._proposed for ref in users),
            users=tuple(users[:CITED]),
        )

    def _by_place(self, free: Free, seen: set[str]) -> Iterator[list[Move]]:
        """Yield the moves to an opening, together those that leave the same place."""
        found: dict[str, list[Move]] = {}
        moves = (*self._held(free), *self._asking(free), *self._residents(free))
        for move in sorted(moves, key=lambda m: (ORDER[m.mover], m.turn, m.case)):
            if move.leaves not in seen:
                found.setdefault(move.leaves, []).append(move)
        yield from found.values()

    def _held(self, free: Free) -> Iterator[Move]:
        """Yield who has a fixed placement at the first opening that has to begin."""
        region = self._scene.region
        for ref, placement in region.fixed.items() if free.depth == 0 else ():
            leaves = region.case[ref].stay_now.place
            waits = placement.status is PlacementStatus.VASTGEHOUDEN
            comes = waits or placement.start > region.as_of
            if placement.place == free.place and comes and leaves is not None:
                day = max(placement.start, region.as_of)
                yield self._move(Mover.HELD, ref, leaves, day)

    def _asking(self, free: Free) -> Iterator[Move]:
        for ref, day in first_starts(free.there).items():
            leaves = self._scene.region.case[ref].stay_now.place
            here = free.depth == 0 and self._proposed.get(ref) == free.place
            if leaves is not None:
                mover = Mover.PROPOSED if here else Mover.ASKS
                yield self._move(mover, ref, leaves, day)

    def _residents(self, free: Free) -> Iterator[Move]:
        """Yield who lives elsewhere and would fit here, had they asked.

        Who lives at the location of the opening leaves its caps alone.
        """
        region = free.region
        here = region.place[free.place].location
        live = {
            ref: p.place
            for ref, p in self._scene.region.fixed.items()
            if p.status is PlacementStatus.GEPLAATST
            and p.start <= region.as_of
            and p.place != free.place
            and region.fixed[ref] == p
        }
        near = [r for r, q in live.items() if region.place[q].location == here]
        for group in [*((r,) for r in near), tuple(r for r in live if r not in near)]:
            who = tuple(region.case[ref] for ref in group)
            left = without_stay(region, group)
            there = scene_at(self._scene, left, free.place, frozenset(live), asking=who)
            for ref, day in first_starts(there).items():
                yield self._move(Mover.RESIDENT, ref, live[ref], day)

    def _move(self, mover: Mover, ref: str, leaves: str, day: date) -> Move:
        return Move(mover=mover, turn=self._turn(ref), case=ref, leaves=leaves, day=day)

    def _turn(self, ref: str) -> Turn:
        region = self._scene.region
        return turn_of(region, self._scene.objective, region.case[ref])
