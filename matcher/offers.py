"""Offers: a place alone, or a dwelling with a team, each at one opening."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from matcher.model.place import Opening, Place
from matcher.model.region import Region
from matcher.offer import FULL, Offer


def offers(region: Region) -> tuple[Offer, ...]:
    """Return all offers of a region, sorted by place, team and opening.

    A place that is listed as a bridge is no offer: a few nights are no placement.
    """
    teams = _teams_by_municipality(region)
    bridges = {b.place for b in region.bridging}
    made = [
        offer
        for place in region.places
        if place.housing and place.ref not in bridges
        for offer in _of_place(region, place, teams)
    ]
    return tuple(sorted(made, key=_order))


def offers_at(region: Region, place: Place) -> tuple[Offer, ...]:
    """Return the offers of one place, in the same order; a bridge or team has none."""
    if not place.housing or place.ref in {b.place for b in region.bridging}:
        return ()
    made = _of_place(region, place, _teams_by_municipality(region))
    return tuple(sorted(made, key=_order))


def place_alone(region: Region, place: Place) -> tuple[Offer, ...]:
    """Return the offers of one place without a team, one for each opening."""
    return tuple(
        _offer(region, place, None, i, FULL)
        for i in usable_openings(place, region.as_of)
    )


def usable_openings(place: Place, on: date) -> tuple[int, ...]:
    """Return the positions of openings that have not ended, or FULL alone."""
    usable = tuple(
        i
        for i, o in enumerate(place.openings)
        if o.count > 0 and (o.until is None or o.until > on)
    )
    return usable or (FULL,)


def _of_place(
    region: Region, place: Place, teams: dict[str, list[Place]]
) -> list[Offer]:
    return [
        _offer(region, place, team, i, j)
        for team in (None, *_partners(region, place, teams))
        for i, j in _openings(region, place, team)
    ]


def _order(offer: Offer) -> tuple[str, str, str]:
    return offer.place, offer.team or "", offer.key


def _openings(
    region: Region, place: Place, team: Place | None
) -> Iterator[tuple[int, int]]:
    second = (FULL,) if team is None else usable_openings(team, region.as_of)
    return product(usable_openings(place, region.as_of), second)


def _teams_by_municipality(region: Region) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in region.places:
        codes = {c for a in place.serves for c in region.area[a].municipalities}
        for code in sorted(codes):
            found.setdefault(code, []).append(place)
    return found


def _partners(
    region: Region, place: Place, teams: dict[str, list[Place]]
) -> tuple[Place, ...]:
    if not place.combines:
        return ()
    return tuple(teams.get(region.location[place.location].municipality, ()))


def _offer(region: Region, place: Place, team: Place | None, i: int, j: int) -> Offer:
    used = [_opening(place, i), *([] if team is None else [_opening(team, j)])]
    known = [o for o in used if o is not None]
    ends = [o.until for o in known if o.until is not None]
    return Offer(
        place=place.ref,
        opening=i,
        team=None if team is None else team.ref,
        team_opening=j,
        start=max([region.as_of, *(o.start for o in known)]),
        until=min(ends) if ends else None,
    )


def _opening(place: Place, position: int) -> Opening | None:
    return None if position == FULL else place.openings[position]
