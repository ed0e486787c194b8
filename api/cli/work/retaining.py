"""Retention from the command line: a table of terms, and what went or would go."""

from datetime import date

from api.cli.work.exits import Exit
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.retention.jobs import Done
from api.serving import settings_of
from api.serving.retention import run_retention
from api.settings import Settings, Zone
from api.store import Store
from api.text.blocks import Grid, Line
from api.text.language import Both, Lang
from api.web.zone import HERE

COLUMNS = (
    Both("wat", "what"),
    Both("dagen", "days"),
    Both("vanaf", "counted from"),
    Both("bron", "source"),
    Both("aantal", "count"),
)
DRY = Both(
    "Er is niets veranderd: dit zou verdwijnen op {day}.",
    "Nothing was changed: this would go on {day}.",
)
REAL = Both("Verdwenen op {day}.", "Gone on {day}.")
WAITS = Both(
    "Over de termijn, maar nog geplaatst: eerst borgen of laten vervallen: {refs}.",
    "Past the term but still placed: secure it or let it fall through first: {refs}.",
)


def retain(zone: Zone, day: date | None, lang: Lang, *, dry: bool) -> Exit:
    """Let go what is past its term, or show it; 1 when something could not go."""
    waits = list[str]()

    def work(store: Store) -> None:
        settings = settings_of(zone)
        on = day or clock(settings.first_day)().astimezone(HERE).date()
        done = run_retention(store, zone, settings, on, dry=dry)
        told = (DRY if dry else REAL).in_(lang).format(day=on)
        show([Line(told), _grid(done, settings, lang)])
        waits.extend(ref for one in done for ref in one.waits)
        if waits:
            show([Line(WAITS.in_(lang).format(refs=", ".join(waits)))])

    ended = on_store(zone, lang, work)
    return Exit.CLAIM_FAILS if ended is Exit.DONE and waits else ended


def _grid(done: tuple[Done, ...], settings: Settings, lang: Lang) -> Grid:
    rows = tuple(
        (
            one.term.what.in_(lang),
            str(one.term.days(settings)),
            one.term.counted_from.in_(lang),
            one.term.source.in_(lang),
            str(one.count),
        )
        for one in done
    )
    return Grid(columns=tuple(c.in_(lang) for c in COLUMNS), rows=rows)
