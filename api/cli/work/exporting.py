"""Out of a store: a sheet of places, or the region as it is today."""

from pathlib import Path

from api.casezone.cases import kept
from api.casezone.cases.current import for_run
from api.casezone.keys import Keys
from api.casezone.land import land_of, region_of
from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, bad_input, check_writable, write_whole
from api.cli.work.keeping import KEPT, on_store
from api.cli.work.screen import show
from api.clock import clock
from api.exchange.capacity import Doing
from api.exchange.imports.sheets import sheet_of_places, written
from api.identity import Account, Role
from api.regionfile import RegionFileError, write_region
from api.serving import settings_of
from api.settings import CaseSettings
from api.sheets import SheetKind
from api.store import Store, check
from api.store.moves import Why
from api.text.blocks import Line
from api.text.language import Both, Lang
from api.web.zone import HERE

BY = Account(
    ref="command-line",
    name="command-line",
    role=Role.COORDINATOR,
    organisation="DESK",
)
NOT_BEGUN = Both(
    "De opslag is nog leeg. Doe eerst: init.", "The store is empty. First do: init."
)
SECRET = Both(
    "Let op: in dit bestand staan de casussen leesbaar. Wis het na gebruik.",
    "Mind: the cases can be read in this file. Erase it after use.",
)


def export_places(out: Path, whose: str | None, lang: Lang, *, empty: bool) -> Exit:
    """Write places with their openings as a sheet; `empty`: the columns alone."""
    kind = SheetKind(out.suffix.lower().removeprefix("."))

    def work(store: Store) -> None:
        check_writable(out, lang)
        if empty:
            content = written([], kind, lang)
        else:
            check(store, "exchange")
            at = clock(settings_of("exchange").first_day)()
            doing = Doing(who=BY.ref, at=at)
            with store.reading() as connection:
                content = sheet_of_places(connection, whose, kind, lang, doing)
        write_whole(out, content)
        show([Line(KEPT.in_(lang).format(path=out))])

    return on_store("exchange", lang, work)


def export_region(out: Path, lang: Lang) -> Exit:
    """Write what a run of today looks at, for the owner alone; each case is logged."""

    def work(store: Store) -> None:
        settings = CaseSettings()
        check(store, "case")
        check_writable(out, lang)
        now, keys = clock(settings.first_day)(), Keys(settings.keys)
        try:
            with store.writing() as connection:
                land = land_of(connection, now.astimezone(HERE).date())
                files = list(for_run(connection, keys))
                refs = [file.ref for file, _, _ in files]
                kept.log(connection, BY, "export", refs, Why(who=BY.ref, at=now))
            content = write_region(region_of(land, [facts for _, facts, _ in files]))
        except LookupError as error:
            raise BadInputError((NOT_BEGUN.in_(lang),)) from error
        except RegionFileError as error:
            raise bad_input(out, error, lang) from error
        write_whole(out, content, private=True)
        told = (KEPT.in_(lang).format(path=out), SECRET.in_(lang))
        show([Line(text) for text in told])

    return on_store("case", lang, work)
