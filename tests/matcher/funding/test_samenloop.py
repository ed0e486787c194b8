"""Every cell of the concurrence matrix, typed from the domain reference, 2.1.

The page's own text stands in front; behind it the letter, the rules and the
way in which a cell without a letter was read:
the column of the huisarts names a payer instead, which is A when the payer
pays beside the housing, I when the housing's own payer pays it too, and C when
it turns on a rule.
"""

import pytest

from matcher.funding.samenloop import MATRIX, Column, Letter, Row, cell

COLUMNS = (
    Column.WMO_BEGELEIDING,
    Column.ZVW_GGZ,
    Column.ZVW_WIJKVERPLEGING,
    Column.WLZ_BEGELEIDING,
    Column.WLZ_BEHANDELING,
    Column.WFZ_AMBULANT,
    Column.HUISARTS,
)

PAGE: dict[Row, tuple[tuple[str, str, str], ...]] = {
    Row.EIGEN_WONING: (
        ("A", "A", ""),
        ("A", "A", ""),
        ("A", "A", ""),
        ("X (no indication)", "X", ""),
        ("X", "X", ""),
        ("C(R12)", "C", "R12"),
        ("Zvw", "A", ""),
    ),
    Row.EIGEN_WONING_WLZ: (
        ("C(R1)", "C", "R1"),
        ("C(R4)", "C", "R4"),
        ("X (in Wlz)", "X", ""),
        ("A", "A", ""),
        ("C(R4)", "C", "R4"),
        ("C(R12)", "C", "R12"),
        ("Zvw", "A", ""),
    ),
    Row.WMO_OPVANG: (
        ("I mostly", "I", ""),
        ("A", "A", ""),
        ("A", "A", ""),
        ("C(R2)", "C", "R2"),
        ("C(R2)", "C", "R2"),
        ("A", "A", ""),
        ("Zvw", "A", ""),
    ),
    Row.WMO_BW: (
        ("I (dagb. per verordening)", "I", ""),
        ("A (R3)", "A", "R3"),
        ("A", "A", ""),
        ("C(R1,R2)", "C", "R1,R2"),
        ("C(R2)", "C", "R2"),
        ("A if DJI does not fund the BW (R12)", "A", "R12"),
        ("Zvw", "A", ""),
    ),
    Row.WLZ_ZONDER_BEHANDELING: (
        ("C(R1)", "C", "R1"),
        ("C(R4,R5)", "C", "R4,R5"),
        ("X", "X", ""),
        ("I", "I", ""),
        ("C(R4)", "C", "R4"),
        ("C(R11)", "C", "R11"),
        ("Zvw", "A", ""),
    ),
    Row.WLZ_MET_BEHANDELING: (
        ("C(R1)", "C", "R1"),
        ("C(R5)", "C", "R5"),
        ("X", "X", ""),
        ("I", "I", ""),
        ("I", "I", ""),
        ("C(R11)", "C", "R11"),
        ("Wlz 3.1.1 lid 1 d", "I", ""),
    ),
    Row.ZVW_VERBLIJF: (
        ("C(R7)", "C", "R7"),
        ("I", "I", ""),
        ("X (Bzv 2.10 b: not with verblijf)", "X", ""),
        ("X (R6)", "X", "R6"),
        ("X (R6)", "X", "R6"),
        ("X", "X", ""),
        ("Zvw", "A", ""),
    ),
    Row.WLZ_GGZ_B: (
        ("X (derived)", "X", ""),
        ("I", "I", ""),
        ("X", "X", ""),
        ("I", "I", ""),
        ("I", "I", ""),
        ("X", "X", ""),
        ("Wlz", "I", ""),
    ),
    Row.WFZ_KLINISCH: (
        ("X (R10)", "X", "R10"),
        ("X for the forensic need (R10)", "X", "R10"),
        ("C(R11)", "C", "R11"),
        ("C(R11)", "C", "R11"),
        ("X", "X", ""),
        ("I", "I", ""),
        ("Zvw unless suspended (R13)", "C", "R13"),
    ),
    Row.WFZ_BW: (
        ("X (R10)", "X", "R10"),
        ("C(R10)", "C", "R10"),
        ("A", "A", ""),
        ("C(R11)", "C", "R11"),
        ("X", "X", ""),
        ("I (stapelzorg)", "I", ""),
        ("Zvw", "A", ""),
    ),
    Row.PI_PPC: (
        ("X", "X", ""),
        ("X", "X", ""),
        ("X", "X", ""),
        ("X (R9)", "X", "R9"),
        ("X", "X", ""),
        ("I", "I", ""),
        ("DJI (R13)", "I", "R13"),
    ),
    Row.JEUGD_GESLOTEN: (
        ("X", "X", ""),
        ("X", "X", ""),
        ("–", "–", ""),
        ("X (R9)", "X", "R9"),
        ("X", "X", ""),
        ("–", "–", ""),
        ("gemeente/Zvw", "A", ""),
    ),
}

CELLS = [
    pytest.param(row, column, letter, rules, id=f"{row}-{column}-{text}")
    for row, texts in PAGE.items()
    for column, (text, letter, rules) in zip(COLUMNS, texts, strict=True)
]


@pytest.mark.parametrize(("row", "column", "letter", "rules"), CELLS)
def test_each_cell_is_the_one_of_the_page(
    row: Row, column: Column, letter: str, rules: str
) -> None:
    found = cell(row, column)
    assert found.letter == Letter(letter)
    assert found.rules == tuple(rules.split(",")) * bool(rules)


def test_the_matrix_has_twelve_rows_of_seven_columns() -> None:
    assert len(Row) == 12
    assert len(Column) == 7
    assert len(MATRIX) == len(CELLS) == 84


def test_a_cell_that_is_conditional_names_the_rule_it_turns_on() -> None:
    assert all(c.rules for c in MATRIX.values() if c.letter is Letter.CONDITIONAL)
