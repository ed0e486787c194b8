"""Which care may be paid beside the housing of a way: the matrix, case by case."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matcher.funding.component import Component, keys
from matcher.funding.conditions import ConditionCode
from matcher.funding.samenloop import Column, Letter, Row, cell
from matcher.model.terms import STELSEL_OF, Ground, Route, Stelsel
from matcher.way import Way


class Access(StrEnum):
    """How far a case has come into the Wlz."""

    NONE = "NONE"
    PENDING = "PENDING"
    GRANTED = "GRANTED"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Housing and one care component of a way, by route.

    `wlz_at_home`: the way pays some of the care at a dwelling from the Wlz.
    """

    housing: Route
    care: Route
    wlz_at_home: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Whether care may be paid beside housing, and what has to be confirmed."""

    lawful: bool
    confirm: tuple[ConditionCode, ...] = ()


STAYS: Final = frozenset(
    {
        Route.HUUR,
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
_ROWS: Final[dict[Route, Row]] = {
    Route.WMO_OPVANG: Row.WMO_OPVANG,
    Route.WMO_BW: Row.WMO_BW,
    Route.WLZ_VERBLIJF: Row.WLZ_ZONDER_BEHANDELING,
    Route.WLZ_VERBLIJF_BEHANDELING: Row.WLZ_MET_BEHANDELING,
    Route.WLZ_GGZ_B: Row.WLZ_GGZ_B,
    Route.ZVW_VERBLIJF: Row.ZVW_VERBLIJF,
    Route.WFZ_KLINISCH: Row.WFZ_KLINISCH,
    Route.WFZ_BW: Row.WFZ_BW,
    Route.JEUGD_GESLOTEN: Row.JEUGD_GESLOTEN,
}
_COLUMNS: Final[dict[Route, Column]] = {
    Route.WMO_BEGELEIDING: Column.WMO_BEGELEIDING,
    Route.ZVW_AMBULANT: Column.ZVW_GGZ,
    Route.ZVW_WIJKVERPLEGING: Column.ZVW_WIJKVERPLEGING,
    Route.WLZ_THUIS: Column.WLZ_BEGELEIDING,
    Route.WLZ_BEHANDELING: Column.WLZ_BEHANDELING,
    Route.WFZ_AMBULANT: Column.WFZ_AMBULANT,
}
_WITH_YOUTH: Final = frozenset({Route.ZVW_AMBULANT, Route.ZVW_WIJKVERPLEGING})
_NO: Final = Beside(lawful=False)
_YES: Final = Beside(lawful=True)


def pairs(way: Way) -> Iterator[Pair]:
    """Yield the pairs of housing and care of a way; none without housing."""
    if way.housing is None:
        return
    home = any(STELSEL_OF[p.route] is Stelsel.WLZ for p in way.payments)
    for component, payment in keys(way):
        if component is not Component.HOUSING:
            yield Pair(way.housing.route, payment.route, home)


def beside(pair: Pair, access: Access, ground: Ground | None) -> Beside:
    """Return whether this care may be paid beside this housing for this case.

    Care by a route of a stay is the housing's own price: lawful when it is the
    same route. Deals of maatwerk stand outside the matrix (R26); youth care,
    which the matrix does not show, goes with a dwelling or a youth stay.
    """
    if Route.MAATWERK in (pair.housing, pair.care):
        return _YES
    if pair.care in STAYS:
        return Beside(lawful=pair.care is pair.housing)
    if pair.care is Route.JEUGD_AMBULANT:
        return Beside(lawful=pair.housing in (Route.HUUR, Route.JEUGD_VERBLIJF))
    if pair.housing is Route.JEUGD_VERBLIJF:
        return Beside(lawful=pair.care in _WITH_YOUTH)
    row, column = row_of(pair, access), _COLUMNS[pair.care]
    return _resolve(row, column, ground)


def row_of(pair: Pair, access: Access) -> Row:
    """Return the row of the matrix: a dwelling differs for who has the Wlz."""
    if pair.housing is not Route.HUUR:
        return _ROWS[pair.housing]
    if pair.wlz_at_home or access is Access.GRANTED:
        return Row.EIGEN_WONING_WLZ
    return Row.EIGEN_WONING


def _resolve(row: Row, column: Column, ground: Ground | None) -> Beside:
    found = cell(row, column)
    if (row, column) == (Row.WFZ_BW, Column.WFZ_AMBULANT):
        return _YES  # stapelzorg: DJI buys beschermd wonen and treatment as one stack
    if found.letter is not Letter.CONDITIONAL:
        return Beside(lawful=found.letter is Letter.ALLOWED)
    if {"R4", "R5"} & set(found.rules):
        return _psychiatric(row, column, ground)
    if "R7" in found.rules:
        return Beside(lawful=True, confirm=(ConditionCode.WMO_DURING_STAY,))
    if "R11" in found.rules:
        return Beside(lawful=True, confirm=(ConditionCode.WLZ_BESIDE_WFZ,))
    # R1 and R2 are conditions of the Wmo payment itself; R10 and R12 are answered
    # by what the forensic title names, day by day.
    return _YES


def _psychiatric(row: Row, column: Column, ground: Ground | None) -> Beside:
    """Return R4 (ground psychische stoornis) or R5 (another ground)."""
    on_psychiatric_ground = ground in (None, Ground.PSYCHISCH)
    if column is Column.WLZ_BEHANDELING:
        return Beside(lawful=on_psychiatric_ground)
    if row is not Row.WLZ_MET_BEHANDELING:
        confirm = (ConditionCode.ZVW_BESIDE_WLZ,) if on_psychiatric_ground else ()
        return Beside(lawful=True, confirm=confirm)
    if on_psychiatric_ground:
        return _NO
    return Beside(lawful=True, confirm=(ConditionCode.TREATMENT_NOT_INTEGRAL,))
