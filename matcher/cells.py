"""Cells: places of one type, in one area, under one stelsel, at one security level."""

from dataclasses import dataclass

from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, PlaceType, Route, Security, Stelsel
from matcher.result import OptionClaim


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What gaps are counted by; `area` is a veiligheidsregio, "" when not known."""

    type: PlaceType
    area: str
    stelsel: Stelsel
    security: Security


def area_of(region: Region, municipality: str) -> str:
    """Return the veiligheidsregio of a municipality, "" when it is not known."""
    known = region.municipality.get(municipality)
    return "" if known is None else known.veiligheidsregio or ""


def cells_of(region: Region, place: str) -> tuple[Cell, ...]:
    """Return the cells of a place: one for each stelsel that can pay its first part.

    The first part is the housing; of a team, which has none, all it offers.
    """
    there = region.place[place]
    routes = there.housing or (*there.support, *there.treatment)
    stelsels = sorted({STELSEL_OF[route] for route in routes})
    area = area_of(region, region.location[there.location].municipality)
    return tuple(Cell(there.type, area, s, there.security) for s in stelsels)


def cell_of(region: Region, option: OptionClaim) -> Cell:
    """Return the cell of an option: its place, and who pays the first part first."""
    return cell_at(region, option.place, option.funding.phases[0].route)


def cell_at(region: Region, place: str, first: Route) -> Cell:
    """Return the cell of a place whose first part is paid by this route."""
    there = region.place[place]
    area = area_of(region, region.location[there.location].municipality)
    return Cell(there.type, area, STELSEL_OF[first], there.security)
