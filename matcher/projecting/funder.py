"""What a funder reads: its own stelsel and area, in cells of enough persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.cells import Cell, area_of, cells_of
from matcher.kinds import KindOfNo
from matcher.model.money import Funder
from matcher.model.region import Region
from matcher.model.terms import FunderKind, Stelsel
from matcher.projecting.threshold import Band, band, held_back
from matcher.result import No, Result

STELSELS: dict[FunderKind, frozenset[Stelsel]] = {
    FunderKind.COLLEGE: frozenset({Stelsel.WMO, Stelsel.JEUGDWET}),
    FunderKind.ZORGKANTOOR: frozenset({Stelsel.WLZ}),
    FunderKind.ZORGVERZEKERAAR: frozenset({Stelsel.ZVW}),
    FunderKind.DJI: frozenset({Stelsel.WFZ}),
    FunderKind.GUARANTOR: frozenset({Stelsel.MAATWERK}),
    FunderKind.TENANT: frozenset(),
}


class Waits(StrEnum):
    """What somebody without a place waits for, nearest by: money, or the rest."""

    MONEY = "MONEY"
    OTHER = "OTHER"


Key = tuple[Cell, Waits]
Told = tuple[Region, Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """How many without a place stand nearest to this cell, by what they wait for.

    The two numbers are of different persons, and no total is given.
    """

    cell: Cell
    money: Band
    other: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class FunderView:
    """All that a funder may read of one run."""

    funder: str
    as_of: date
    cells: tuple[CellView, ...]


def funder_view(told: Told, funder: str, earlier: Sequence[Told] = ()) -> FunderView:
    """Return what a funder reads, given all that it was told before, oldest first.

    Every cell of the funder's stelsel and area is listed, whoever waits there. A
    number stays as it was until enough persons came or went.
    """
    reports = [_groups(region, result, funder) for region, result in (*earlier, told)]
    counted = held_back(reports)
    region, result = told
    return FunderView(
        funder=funder,
        as_of=result.as_of,
        cells=tuple(
            CellView(
                cell=cell,
                money=band(len(counted[cell, Waits.MONEY])),
                other=band(len(counted[cell, Waits.OTHER])),
            )
            for cell in _own_cells(region, funder)
        ),
    )


def _groups(region: Region, result: Result, ref: str) -> dict[Key, frozenset[str]]:
    """Return the cases of each own cell: by the place that is easiest to open."""
    found: dict[Key, set[str]] = {
        (cell, waits): set() for cell in _own_cells(region, ref) for waits in Waits
    }
    for outcome in result.cases:
        if outcome.no is None or not outcome.no.cited:
            continue
        for key in _keys(region, outcome.no):
            if key in found:
                found[key].add(outcome.case)
    return {key: frozenset(cases) for key, cases in found.items()}


def _keys(region: Region, no: No) -> list[Key]:
    waits = Waits.MONEY if no.kind is KindOfNo.FUNDING_GAP else Waits.OTHER
    return [(cell, waits) for cell in cells_of(region, no.cited[0].place)]


def _own_cells(region: Region, ref: str) -> tuple[Cell, ...]:
    funder = region.funder[ref]
    areas = _areas(region, funder)
    cells = {
        cell
        for place in region.places
        for cell in cells_of(region, place.ref)
        if cell.stelsel in STELSELS[funder.kind] and cell.area in areas
    }
    return tuple(sorted(cells))


def _areas(region: Region, funder: Funder) -> frozenset[str]:
    codes = funder.municipalities or tuple(region.codes)
    return frozenset(area_of(region, code) for code in codes)
