"""The openings of one place, with everybody before them and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from matcher.limits import uses_of
from matcher.model.case import Case
from matcher.model.place import Opening
from matcher.model.region import Placement, Region
from matcher.model.terms import PlacementStatus
from matcher.offer import FULL
from matcher.offers import usable_openings
from matcher.options import options
from matcher.scene import Scene, board_at, with_options


def has_opening(region: Region, place: str) -> bool:
    """Tell whether a place has an opening that has not ended."""
    return usable_openings(region.place[place], region.as_of) != (FULL,)


def opened(region: Region, place: str, start: date) -> Region:
    """Return the region with one opening at a place, and none of its own there."""
    one = (Opening(start=start, count=1),)
    return _with(region, place, one)


def without_stay(region: Region, who: Iterable[str]) -> Region:
    """Return the region in which these residents live nowhere."""
    leaving = set(who)
    kept = tuple(p for p in region.placements if p.case not in leaving)
    return replace(region, placements=kept)


def moved_on(region: Region, who: str, place: str, day: date) -> Region:
    """Return the region in which a case lives at a place from a day on."""
    left = without_stay(region, (who,))
    status = PlacementStatus.GEPLAATST
    stay = Placement(case=who, place=place, start=day, status=status)
    return replace(left, placements=(*left.placements, stay))


def scene_at(
    scene: Scene,
    region: Region,
    place: str,
    direct: frozenset[str],
    asking: tuple[Case, ...] | None = None,
) -> Scene:
    """Return the scene of one place in a region; rules and objective of `scene`.

    `direct`: cases that have a stay elsewhere that starts in time, so that no bridge
    to this place is looked for. `asking`: all open cases when not given.
    """
    cases = region.open_cases if asking is None else asking
    board = board_at(region, scene.objective, scene.rules, cases, place)
    found = options(board)
    kept = (
        o for o in found if o.bridge is None or board.cases[o.case].ref not in direct
    )
    return with_options(board, tuple(kept))


def starting_in_time(scene: Scene) -> frozenset[str]:
    """Return the cases of which some single stay starts in time."""
    return frozenset(
        scene.cases[o.case].ref
        for o in scene.options
        if o.bridge is None and o.start <= scene.case_facts[o.case].start_by
    )


def first_starts(scene: Scene) -> dict[str, date]:
    """Return for each case that fits alone the first day on which it can start."""
    found: dict[str, date] = {}
    for option in scene.options:
        if all(use.amount <= use.capacity for use in uses_of(scene, option)):
            ref = scene.cases[option.case].ref
            found[ref] = min(option.start, found.get(ref, date.max))
    return found


def _with(region: Region, place: str, openings: tuple[Opening, ...]) -> Region:
    places = tuple(
        replace(p, openings=openings) if p.ref == place else p for p in region.places
    )
    return replace(region, places=places)
