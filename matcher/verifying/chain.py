"""The chain that an opening would set free, followed a second way."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from matcher.claims.candidates import Link, Mover
from matcher.model.place import Opening
from matcher.model.region import Placement, Region
from matcher.model.terms import PlacementStatus
from matcher.objective import urgency_class
from matcher.result import CITED, Result
from matcher.verifying.candidates import Candidate, candidates
from matcher.verifying.desk import Desk, desk_at
from matcher.verifying.takes import failing

DEEPEST, MOST = 4, 40
Move = tuple[Mover, str, str, date]


def opens(region: Region, place: str, day: date) -> Region:
    """Return the region in which a place has one opening, from a day on."""
    only = replace(region.place[place], openings=(Opening(start=day, count=1),))
    return replace(
        region, places=tuple(only if p.ref == place else p for p in region.places)
    )


def free_at(near: Desk, i: int, direct: set[str]) -> Iterator[Candidate]:
    """Yield the options of a case at one place; no bridge for who needs none."""
    for option in candidates(near, i):
        if option.claim.bridge is None or near.cases[i].ref not in direct:
            yield option


class Steps:
    """Follows who would move on, place by place; `cut` when there is more."""

    def __init__(self, region: Region, result: Result, direct: set[str]) -> None:
        """Look up where everybody stays and what the plan proposes."""
        self._region, self._direct = region, direct
        self._objective = result.objective
        self._plan = {c.case: c.placed.option.place for c in result.cases if c.placed}
        self.cut = False

    def follow(self, place: str, region: Region) -> Iterator[Link]:
        """Yield the links from one opening on."""
        opened, listed = [place], 0
        queue: deque[tuple[int, str, Region]] = deque([(0, place, region)])
        while queue:
            depth, to, now = queue.popleft()
            moves = self._moves(to, now, first=depth == 0)
            for leaves in dict.fromkeys(m[2] for m in moves if m[2] not in opened):
                if listed >= MOST or depth >= DEEPEST:
                    self.cut = True
                    return
                listed += 1
                opened.append(leaves)
                (mover, case, _, day), *others = [m for m in moves if m[2] == leaves]
                after = opens(self._lives(now, case, to, day), leaves, day)
                queue.append((depth + 1, leaves, after))
                users = sorted(self._fitting(after, leaves), key=self._turn)
                yield Link(
                    depth=depth,
                    to=to,
                    case=case,
                    mover=mover,
                    leaves=leaves,
                    from_day=day,
                    others=tuple(sorted(other for _, other, _, _ in others)),
                    total=len(users),
                    unplaced=len([u for u in users if u not in self._plan]),
                    users=tuple(users[:CITED]),
                )

    def _moves(self, to: str, now: Region, *, first: bool) -> list[Move]:
        """Return everybody who would go there, sure ones first, then by turn."""
        found: list[Move] = []
        for case, day in self._fitting(now, to).items():
            stays = self._region.case[case].stay_now.place
            if stays is not None:
                proposed = first and self._plan.get(case) == to
                mover = Mover.PROPOSED if proposed else Mover.ASKS
                found.append((mover, case, stays, day))
        for case, placement in self._region.fixed.items():
            stays = self._region.case[case].stay_now.place
            begins = max(placement.start, self._region.as_of)
            lives = placement.status is PlacementStatus.GEPLAATST
            later = not lives or placement.start > self._region.as_of
            if first and later and placement.place == to and stays is not None:
                found.append((Mover.HELD, case, stays, begins))
            if not later and placement.place != to and now.fixed[case] is placement:
                first_day = self._resident(now, case, to)
                if first_day is not None:
                    found.append((Mover.RESIDENT, case, placement.place, first_day))
        movers = list(Mover)
        return sorted(found, key=lambda m: (movers.index(m[0]), self._turn(m[1])))

    def _resident(self, now: Region, case: str, to: str) -> date | None:
        """Return the first day on which a resident could live there, if ever."""
        kept = tuple(p for p in now.placements if p.case != case)
        near = desk_at(replace(now, placements=kept), self._objective, [case], to)
        return self._first_days(near, {case}).get(case)

    def _fitting(self, now: Region, place: str) -> dict[str, date]:
        asking = [c.ref for c in now.cases if c.ref not in now.fixed]
        near = desk_at(now, self._objective, asking, place)
        return self._first_days(near, self._direct)

    def _first_days(self, near: Desk, direct: set[str]) -> dict[str, date]:
        found: dict[str, date] = {}
        for i, case in enumerate(near.cases):
            for option in free_at(near, i, direct):
                if not failing(option.takes):
                    day = option.claim.start
                    found[case.ref] = min(day, found.get(case.ref, day))
        return found

    def _lives(self, now: Region, case: str, place: str, day: date) -> Region:
        stay = Placement(
            case=case, place=place, start=day, status=PlacementStatus.GEPLAATST
        )
        others = [p for p in now.placements if p.case != case]
        return replace(now, placements=(*others, stay))

    def _turn(self, ref: str) -> tuple[int, date, date, str]:
        case, objective = self._region.case[ref], self._objective
        urgency = urgency_class(case, self._region.as_of, objective)
        return urgency, case.urgency.latest or date.max, case.waiting_since, ref
