"""What rests on figures that were confirmed too long ago, by provider."""

from collections.abc import Iterable

from matcher.claims.gaps import StaleRow
from matcher.gaps.day import Day
from matcher.gaps.waiting import count
from matcher.model.place import Place
from matcher.offer import FULL
from matcher.offers import usable_openings

EVERYBODY = ""


def stale(day: Day) -> tuple[StaleRow, ...]:
    """Return a row for all providers, then one for each with an old figure in use."""
    region = day.region
    of: dict[str, list[Place]] = {p.ref: [] for p in region.providers}
    for place in region.places:
        if usable_openings(place, region.as_of) != (FULL,):
            of[region.location[place.location].provider].append(place)
    rows = [_row(day, provider, of[provider]) for provider in sorted(of)]
    whole = _row(day, EVERYBODY, [p for places in of.values() for p in places])
    old = (row for row in rows if row.stale or row.resting.number)
    return (whole, *sorted(old, key=lambda r: (-r.oldest, r.provider)))


def _row(day: Day, provider: str, places: Iterable[Place]) -> StaleRow:
    with_room = list(places)
    old = [p for p in with_room if age(day, p) > day.result.objective.stale_days]
    options = [c for c in day.result.cases if c.placed is not None]
    used, resting, ages = [], [], [age(day, p) for p in old]
    for case in options:
        if case.placed is None:
            continue
        option = case.placed.option
        refs = {r for r in (option.place, option.team) if r is not None}
        mine = {r for r in refs if provider in {EVERYBODY, _provider(day, r)}}
        if mine:
            used.append(case.case)
        rests = [s.age_days for s in option.stale if s.place in mine]
        if rests:
            resting.append(case.case)
            ages += rests
    return StaleRow(
        provider=provider,
        openings=len(with_room),
        stale=len(old),
        proposals=count(used),
        resting=count(resting),
        oldest=max(ages, default=0),
    )


def age(day: Day, place: Place) -> int:
    """Return how many days ago the figures of a place were confirmed."""
    return (day.region.as_of - place.confirmed_at).days


def _provider(day: Day, place: str) -> str:
    return day.region.location[day.region.place[place].location].provider
