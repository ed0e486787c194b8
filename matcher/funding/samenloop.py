"""The concurrence matrix: which care may be paid beside which housing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Letter(StrEnum):
    """What a cell of the matrix says of care beside housing."""

    ALLOWED = "A"
    EXCLUDED = "X"
    INCLUDED = "I"
    CONDITIONAL = "C"
    NOT_MEANINGFUL = "–"


class Row(StrEnum):
    """Housing component, by what funds it."""

    EIGEN_WONING = "EIGEN_WONING"
    EIGEN_WONING_WLZ = "EIGEN_WONING_WLZ"
    WMO_OPVANG = "WMO_OPVANG"
    WMO_BW = "WMO_BW"
    WLZ_ZONDER_BEHANDELING = "WLZ_ZONDER_BEHANDELING"
    WLZ_MET_BEHANDELING = "WLZ_MET_BEHANDELING"
    ZVW_VERBLIJF = "ZVW_VERBLIJF"
    WLZ_GGZ_B = "WLZ_GGZ_B"
    WFZ_KLINISCH = "WFZ_KLINISCH"
    WFZ_BW = "WFZ_BW"
    PI_PPC = "PI_PPC"
    JEUGD_GESLOTEN = "JEUGD_GESLOTEN"


class Column(StrEnum):
    """Care component, by what funds it."""

    WMO_BEGELEIDING = "WMO_BEGELEIDING"
    ZVW_GGZ = "ZVW_GGZ"
    ZVW_WIJKVERPLEGING = "ZVW_WIJKVERPLEGING"
    WLZ_BEGELEIDING = "WLZ_BEGELEIDING"
    WLZ_BEHANDELING = "WLZ_BEHANDELING"
    WFZ_AMBULANT = "WFZ_AMBULANT"
    HUISARTS = "HUISARTS"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its letter, the rules it turns on, and what the page adds."""

    letter: Letter
    rules: tuple[str, ...] = ()
    note: str = ""


_TEXT: Final[dict[Row, str]] = {
    Row.EIGEN_WONING: "A | A | A | X;;no indication | X | C;R12 | A;;Zvw",
    Row.EIGEN_WONING_WLZ: "C;R1 | C;R4 | X;;in the Wlz | A | C;R4 | C;R12 | A;;Zvw",
    Row.WMO_OPVANG: "I;;mostly | A | A | C;R2 | C;R2 | A | A;;Zvw",
    Row.WMO_BW: (
        "I;;dagbesteding per verordening | A;R3 | A | C;R1,R2 | C;R2 |"
        " A;R12;if DJI does not fund the beschermd wonen | A;;Zvw"
    ),
    Row.WLZ_ZONDER_BEHANDELING: "C;R1 | C;R4,R5 | X | I | C;R4 | C;R11 | A;;Zvw",
    Row.WLZ_MET_BEHANDELING: ("C;R1 | C;R5 | X | I | I | C;R11 | I;;Wlz 3.1.1 lid 1 d"),
    Row.ZVW_VERBLIJF: (
        "C;R7 | I | X;;Bzv 2.10 b: not with verblijf | X;R6 | X;R6 | X | A;;Zvw"
    ),
    Row.WLZ_GGZ_B: "X;;derived | I | X | I | I | X | I;;Wlz",
    Row.WFZ_KLINISCH: (
        "X;R10 | X;R10;for the forensic need | C;R11 | C;R11 | X | I |"
        " C;R13;Zvw unless suspended"
    ),
    Row.WFZ_BW: "X;R10 | C;R10 | A | C;R11 | X | I;;stapelzorg | A;;Zvw",
    Row.PI_PPC: "X | X | X | X;R9 | X | I | I;R13;DJI",
    Row.JEUGD_GESLOTEN: "X | X | – | X;R9 | X | – | A;;gemeente or Zvw",
}


def _cell(text: str) -> Cell:
    letter, rules, note = (*text.strip().split(";"), "", "")[:3]
    return Cell(Letter(letter), tuple(rules.split(",")) if rules else (), note)


MATRIX: Final[dict[tuple[Row, Column], Cell]] = {
    (row, column): _cell(text)
    for row, texts in _TEXT.items()
    for column, text in zip(Column, texts.split("|"), strict=True)
}


def cell(housing_row: Row, care_column: Column) -> Cell:
    """Return what the matrix says of this care beside this housing."""
    return MATRIX[housing_row, care_column]
