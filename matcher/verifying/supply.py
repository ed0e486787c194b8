"""Offers, worked out a second way: every place, every team, every opening."""

from datetime import date

from matcher.model.place import Opening, Place
from matcher.model.region import Region
from matcher.offer import FULL, Offer


def all_offers(region: Region) -> tuple[Offer, ...]:
    """Return every offer of a region, sorted by place, team and key."""
    found = [o for place in region.places for o in offers_of(region, place)]
    return tuple(sorted(found, key=lambda o: (o.place, o.team or "", o.key)))


def offers_of(region: Region, place: Place) -> tuple[Offer, ...]:
    """Return the sorted offers of one place; none of a team or a bridge."""
    if not place.housing or any(b.place == place.ref for b in region.bridging):
        return ()
    found = alone(region, place)
    for team in region.places:
        if place.combines and _reaches(region, team, place):
            found += _together(region, place, team)
    return tuple(sorted(found, key=lambda o: (o.team or "", o.key)))


def alone(region: Region, place: Place) -> list[Offer]:
    """Return the offers of one place without a team."""
    return [
        Offer(
            place=place.ref,
            opening=i,
            team=None,
            team_opening=FULL,
            start=_latest(region.as_of, opening),
            until=None if opening is None else opening.until,
        )
        for i, opening in _live(place, region.as_of)
    ]


def _together(region: Region, place: Place, team: Place) -> list[Offer]:
    found = []
    for i, first in _live(place, region.as_of):
        for j, second in _live(team, region.as_of):
            ends = [o.until for o in (first, second) if o is not None and o.until]
            start = max(_latest(region.as_of, first), _latest(region.as_of, second))
            found.append(
                Offer(
                    place=place.ref,
                    opening=i,
                    team=team.ref,
                    team_opening=j,
                    start=start,
                    until=min(ends, default=None),
                )
            )
    return found


def _reaches(region: Region, team: Place, place: Place) -> bool:
    municipality = region.location[place.location].municipality
    return any(municipality in region.area[a].municipalities for a in team.serves)


def _live(place: Place, on: date) -> list[tuple[int, Opening | None]]:
    live: list[tuple[int, Opening | None]] = []
    for position, opening in enumerate(place.openings):
        ended = opening.until is not None and opening.until <= on
        if opening.count > 0 and not ended:
            live.append((position, opening))
    return live or [(FULL, None)]


def _latest(on: date, opening: Opening | None) -> date:
    return on if opening is None or opening.start < on else opening.start
