"""From a cell to a value of the region file, and back; a fault says what fits."""

import json
import re
from collections.abc import Callable
from datetime import date

from api.exchange.imports.columns import CONDITIONS, Column, Holds
from api.regionfile.fault import LONGEST_VALUE, Expected, RegionFileError
from api.regionfile.parse import Tree, parse
from api.sheets import Cell, Formula
from api.sheets.sheet import Fraction

A_TEXT = Expected("tekst (maak de cel op als tekst)", "text (format the cell as text)")
A_VALUE = Expected("een waarde, geen formule", "a value, no formula")
A_NUMBER = Expected("een geheel getal", "a whole number")
A_DAY = Expected(
    "een datum zoals 2027-01-15 of 15-01-2027, geen getal",
    "a date such as 2027-01-15 or 15-01-2027, no number",
)
YES_OR_NO = Expected("ja of nee", "yes or no")
NOTES = Expected("JSON met path, source en dated", "JSON with path, source and dated")
YES, NO = {"ja", "yes", "true", "waar"}, {"nee", "no", "false", "onwaar"}
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_DUTCH = re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})")
_BETWEEN = re.compile(r"[,;\n]")
_WHOLE = re.compile(r"-?\d{1,15}")


class CellError(Exception):
    """A cell does not hold what its column asks."""

    def __init__(self, expected: Expected) -> None:
        """Hold what was expected."""
        super().__init__(expected.en)
        self.expected = expected


def value_of(column: Column, cell: Cell) -> Tree:
    """Return a cell as the region file has it; CellError says what fits."""
    if isinstance(cell, Formula):
        raise CellError(A_VALUE)
    return _READ[column.holds](column, cell)


def cell_of(column: Column, value: Tree) -> Cell:
    """Return a value of the region file as a cell that is read back the same."""
    if column.holds is Holds.EXCLUSIONS:
        return ", ".join(map(_exclusion_text, _list(value))) or None
    if column.holds is Holds.NOTES:
        return _as_json(value) if value else None
    if isinstance(value, list):
        plain = not any(_BETWEEN.search(str(one)) for one in value)
        return (", ".join(map(str, value)) if plain else _as_json(value)) or None
    if column.holds is Holds.DAY and isinstance(value, str):
        return date.fromisoformat(value)
    return value if isinstance(value, str | int) else None


def shown_cell(cell: Cell) -> str:
    """Return a cell as a report shows it, shortened."""
    if cell is None:
        return ""
    text = cell.text if isinstance(cell, Formula | Fraction) else str(cell)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 3] + "..."


def words_of(column: Column) -> tuple[str, ...]:
    """Return the words that a column knows; empty when any text may stand there."""
    return () if column.words is None else tuple(str(w.value) for w in column.words)


def _text(_: Column, cell: Cell) -> Tree:
    if not isinstance(cell, str):
        raise CellError(A_TEXT)
    return cell


def _texts(column: Column, cell: Cell) -> Tree:
    return list(_parts(column, cell))


def _word(column: Column, cell: Cell) -> Tree:
    return _known(column, str(_text(column, cell)))


def _words(column: Column, cell: Cell) -> Tree:
    return [_known(column, part) for part in _parts(column, cell)]


def _number(_: Column, cell: Cell) -> Tree:
    if isinstance(cell, str) and _WHOLE.fullmatch(cell):
        return int(cell)
    if isinstance(cell, bool) or not isinstance(cell, int):
        raise CellError(A_NUMBER)
    return cell


def _yes(_: Column, cell: Cell) -> Tree:
    word = cell.lower() if isinstance(cell, str) else cell
    if word is True or word in YES:
        return True
    if word is False or word in NO:
        return False
    raise CellError(YES_OR_NO)


def _day(_: Column, cell: Cell) -> Tree:
    if isinstance(cell, date):
        return cell.isoformat()
    text = cell if isinstance(cell, str) else ""
    found = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
    if found is None:
        raise CellError(A_DAY)
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError as error:
        raise CellError(A_DAY) from error
    return day.isoformat()


def _exclusions(column: Column, cell: Cell) -> Tree:
    return [_exclusion(column, part) for part in _parts(column, cell)]


def _exclusion(column: Column, part: str) -> Tree:
    trait, slash, condition = (text.strip() for text in part.partition("/"))
    known = _known(column, trait)
    if not slash:
        return {"trait": known, "condition": None}
    words = [str(word.value) for word in CONDITIONS]
    if condition.upper() not in words:
        raise CellError(_one_of(words))
    return {"trait": known, "condition": condition.upper()}


def _notes(column: Column, cell: Cell) -> Tree:
    found = _json_list(str(_text(column, cell)))
    if found is None:
        raise CellError(NOTES)
    return found


def _parts(column: Column, cell: Cell) -> list[str]:
    text = str(_text(column, cell))
    listed = _json_list(text) if text.startswith("[") else None
    # What holds a separator itself stands there as a list of JSON.
    pieces = _BETWEEN.split(text) if listed is None else map(str, listed)
    return [piece.strip() for piece in pieces if piece.strip()]


def _json_list(text: str) -> list[Tree] | None:
    try:
        tree = parse(text.encode())
    except RegionFileError:
        return None
    return tree if isinstance(tree, list) else None


def _as_json(value: Tree) -> str:
    return json.dumps(value, ensure_ascii=False)


def _known(column: Column, text: str) -> str:
    words = words_of(column)
    if text.upper() not in words:
        raise CellError(_one_of(words))
    return text.upper()


def _one_of(words: tuple[str, ...] | list[str]) -> Expected:
    *first, last = words
    listed = ", ".join(first)
    return Expected(f"{listed} of {last}", f"{listed} or {last}")


def _exclusion_text(exclusion: Tree) -> str:
    if not isinstance(exclusion, dict):
        return ""
    condition = exclusion["condition"]
    return f"{exclusion['trait']}" + (f"/{condition}" if condition else "")


def _list(value: Tree) -> list[Tree]:
    return value if isinstance(value, list) else []


_READ: dict[Holds, Callable[[Column, Cell], Tree]] = {
    Holds.TEXT: _text,
    Holds.TEXTS: _texts,
    Holds.WORD: _word,
    Holds.WORDS: _words,
    Holds.NUMBER: _number,
    Holds.YES: _yes,
    Holds.DAY: _day,
    Holds.EXCLUSIONS: _exclusions,
    Holds.NOTES: _notes,
}
