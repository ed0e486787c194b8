"""Places from a sheet into the exchange, told row by row."""

from pathlib import Path

from api.cli.work.exits import Exit
from api.cli.work.files import UNREADABLE, BadInputError, bad_input
from api.cli.work.keeping import on_store
from api.cli.work.screen import complain, show, write_out
from api.clock import clock
from api.exchange.capacity import Doing
from api.exchange.imports import kept
from api.exchange.imports.loading import load, sheet_in
from api.exchange.imports.report import FaultReport, ImportReport
from api.serving import settings_of
from api.sheets import Sheet, SheetError, SheetKind
from api.sheets.sheet import MOST_MEGABYTES
from api.store import Store, check
from api.text.blocks import Block, Grid, Line
from api.text.language import Both, Lang

BY = "command-line"
KIND = Both("een bestand op .csv of .xlsx", "a file in .csv or .xlsx")
NOT_READ = Both(
    "{path}: verwacht {expected}. Er is niets veranderd.",
    "{path}: expected {expected}. Nothing was changed.",
)
DONE = Both("Overgenomen.", "Taken.")
TRIED = Both("Proef: er is niets veranderd.", "Dry run: nothing was changed.")
REFUSED = Both(
    "Niets overgenomen: {wrong} fouten in het blad.",
    "Nothing was taken: {wrong} mistakes in the sheet.",
)
COUNTS = Both(
    "Plekken nieuw {added}, gewijzigd {changed}; openingen nieuw {opened}, "
    "ingetrokken {withdrawn}; rijen ongewijzigd {same}.",
    "Places new {added}, changed {changed}; openings new {opened}, "
    "withdrawn {withdrawn}; rows unchanged {same}.",
)
COLUMNS = (
    Both("rij", "row"),
    Both("kolom", "column"),
    Both("gevonden", "found"),
    Both("verwacht", "expected"),
)


def import_places(
    file: Path, whose: str | None, lang: Lang, *, dry: bool, as_json: bool
) -> Exit:
    """Take a sheet into the exchange, whole or not at all, and tell of every row."""
    reports = list[ImportReport]()

    def work(store: Store) -> None:
        check(store, "exchange")
        data, sheet = _read(file, lang)
        doing = Doing(who=BY, at=clock(settings_of("exchange").first_day)())
        with store.reading() if dry else store.writing() as connection:
            report = load(connection, sheet, whose, doing, dry=dry)
            if report.loaded:
                ref = kept.new_ref()
                kept.keep(connection, ref, whose, data, report, doing)
        reports.append(report)

    code = on_store("exchange", lang, work)
    for report in reports:
        if as_json:
            write_out(report.model_dump_json(by_alias=True).encode() + b"\n")
        else:
            show(_blocks(report, lang))
        if report.wrong:
            complain([REFUSED.in_(lang).format(wrong=report.wrong)])
            return Exit.BAD_INPUT
    return code


def _read(file: Path, lang: Lang) -> tuple[bytes, Sheet]:
    try:
        kind = SheetKind(file.suffix.lower().removeprefix("."))
        with file.open("rb") as stream:
            data = stream.read(MOST_MEGABYTES * 1024 * 1024 + 1)
        return data, sheet_in(data, kind)
    except ValueError as error:
        told = UNREADABLE.in_(lang).format(source=file, why=KIND.in_(lang))
        raise BadInputError((told,)) from error
    except OSError as error:
        raise bad_input(file, error, lang) from error
    except SheetError as error:
        expected = error.expected.nl if lang == "nl" else error.expected.en
        told = NOT_READ.in_(lang).format(path=file, expected=expected)
        raise BadInputError((told,)) from error


def _blocks(report: ImportReport, lang: Lang) -> list[Block]:
    if report.wrong:
        return [_faults(report, lang)]
    same = sum(row.outcome == "UNCHANGED" for row in report.rows)
    counts = COUNTS.in_(lang).format(
        added=report.places_added,
        changed=report.places_changed,
        opened=report.openings_added,
        withdrawn=report.openings_withdrawn,
        same=same,
    )
    return [Line((DONE if report.loaded else TRIED).in_(lang)), Line(counts)]


def _faults(report: ImportReport, lang: Lang) -> Grid:
    return Grid(
        columns=tuple(column.in_(lang) for column in COLUMNS),
        rows=tuple(
            (str(row.row), fault.field, fault.value, _expected(fault, lang))
            for row in report.rows
            for fault in row.faults
        ),
        numbers=frozenset({0}),
        whole=frozenset({0, 1}),
    )


def _expected(fault: FaultReport, lang: Lang) -> str:
    return fault.expected_nl if lang == "nl" else fault.expected_en
