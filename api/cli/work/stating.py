"""The algorithm statement from the command line, and its entry for the register."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, bad_input, check_writable, write_whole
from api.cli.work.screen import complain, indented, plain_text, show, write_out
from api.objectivefile import read_objective
from api.regionfile.fault import RegionFileError
from api.regionfile.shape import tree_of
from api.reports.page import page
from api.statement.blocks import statement_blocks
from api.statement.making import statement
from api.statement.organisation import NOBODY, Organisation, read_organisation
from api.statement.register import StillOpen, as_csv, entry, still_open
from api.text.blocks import Line
from api.text.language import Both, Lang
from matcher.objective import Objective

T = TypeVar("T")
REGISTERS = ("register", "register-csv")
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
ASKED = Both(
    "Nog open voor het algoritmeregister. Alleen de organisatie kan dit invullen:",
    "Still open for the algoritmeregister. Only the organisation can fill this in:",
)
NEEDED = Both(", verplicht", ", required")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stating:
    """What a user asked: the form, under which objective, for whom, and where to."""

    form: str
    objective: Path | None
    organisation: Path | None
    out: Path | None


def show_statement(asked: Stating, lang: Lang) -> Exit:
    """Show the statement in a form, or write it; what is still open is told too."""
    try:
        objective, own = _read(asked, lang)
        if asked.out is not None:
            inputs = (asked.objective, asked.organisation)
            check_writable(asked.out, lang, [p for p in inputs if p is not None])
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if asked.form in REGISTERS:
        _registered(asked, objective, own, lang)
    else:
        _stated(asked, objective, lang)
    return Exit.DONE


def _registered(
    asked: Stating, objective: Objective, own: Organisation, lang: Lang
) -> None:
    found = entry(statement("nl", objective), own)
    data = indented(found) if asked.form == REGISTERS[0] else as_csv(found)
    _give(data, asked.out, lang)
    complain(_open(still_open(found), lang))


def _stated(asked: Stating, objective: Objective, lang: Lang) -> None:
    said = statement(lang, objective)
    blocks = list(statement_blocks(said))
    if asked.form == "text" and asked.out is None:
        show(blocks)
        return
    forms: dict[str, Callable[[], bytes]] = {
        "text": lambda: plain_text(blocks),
        "html": lambda: page(said.title, blocks, lang),
        "json": lambda: indented(tree_of(said)),
    }
    _give(forms[asked.form](), asked.out, lang)


def _give(data: bytes, out: Path | None, lang: Lang) -> None:
    if out is None:
        write_out(data)
        return
    write_whole(out, data)
    show([Line(KEPT.in_(lang).format(path=out))])


def _read(asked: Stating, lang: Lang) -> tuple[Objective, Organisation]:
    """Return what the files say; BadInputError tells all that is wrong with both."""
    objective, first = _file(asked.objective, read_objective, Objective(), lang)
    own, second = _file(asked.organisation, read_organisation, NOBODY, lang)
    if first or second:
        raise BadInputError((*first, *second))
    return objective, own


def _file(
    path: Path | None, read: Callable[[Path], T], standard: T, lang: Lang
) -> tuple[T, tuple[str, ...]]:
    if path is None:
        return standard, ()
    try:
        return read(path), ()
    except (RegionFileError, OSError) as error:
        return standard, bad_input(path, error, lang).lines


def _open(found: tuple[StillOpen, ...], lang: Lang) -> Iterator[str]:
    if found:
        yield ASKED.in_(lang)
    for one in sorted(found, key=lambda one: not one.needed):
        needed = NEEDED.in_(lang) if one.needed else ""
        yield f"  {one.field} ({one.title}){needed}"
