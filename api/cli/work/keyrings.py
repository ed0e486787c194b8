"""The keys of a zone from the command line."""

from datetime import datetime

from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError
from api.cli.work.keeping import on_store
from api.cli.work.logbook import NO_KEY
from api.cli.work.screen import show
from api.clock import clock
from api.keyring import NoKeyError
from api.serving import settings_of
from api.serving.rotating import KeyTold, What, clear, list_keys, rotate
from api.settings import Settings, Zone
from api.store import Store
from api.text.blocks import Block, Grid, Line
from api.text.language import Both, Lang

COLUMNS = (
    Both("waarvoor", "for"),
    Both("sleutel", "key"),
    Both("staat", "state"),
    Both("verzegelde", "sealed"),
)
IN_USE = Both("in gebruik", "in use")
KEPT = Both("om te lezen", "to read")
UNKNOWN = "–"
ROTATED = Both(
    "De nieuwe sleutel is {name}. Elk proces gebruikt hem meteen; de oude blijft om te "
    "lezen en na te gaan.",
    "The new key is {name}. Each process uses it at once; the old one stays to read "
    "and to verify.",
)
PUBLIC = Both(
    "Geef de uitwisseling deze instelling en start die opnieuw: "
    "SCHAKELPUNT_REFERRAL_KEY={key}",
    "Give the exchange this setting and start it again: SCHAKELPUNT_REFERRAL_KEY={key}",
)
GONE = Both("Weg: {name}.", "Gone: {name}.")
NOTHING = Both("Er is niets op te ruimen.", "There is nothing to clear.")


def manage_rings(action: str, zone: Zone, what: str | None, lang: Lang) -> Exit:
    """List the keys of a zone, replace one kind, or clear what nothing needs."""

    def work(store: Store) -> None:
        settings = settings_of(zone)
        now = clock(settings.first_day)()
        try:
            if what is None:
                show([_listed(list_keys(store, zone, settings), lang)])
            elif action == "rotate":
                show(_rotated(store, zone, settings, What(what), now, lang))
            else:
                names = clear(store, zone, settings, What(what), now)
                told = [GONE.in_(lang).format(name=name) for name in names]
                show([Line(text) for text in told or [NOTHING.in_(lang)]])
        except NoKeyError as error:
            raise BadInputError((NO_KEY.in_(lang).format(path=error),)) from error

    return on_store(zone, lang, work)


def _rotated(
    store: Store, zone: Zone, settings: Settings, what: What, now: datetime, lang: Lang
) -> list[Block]:
    done = rotate(store, zone, settings, what, now)
    lines: list[Block] = [Line(ROTATED.in_(lang).format(name=done.name))]
    if done.public is not None:
        lines.append(Line(PUBLIC.in_(lang).format(key=done.public)))
    return lines


def _listed(found: tuple[KeyTold, ...], lang: Lang) -> Grid:
    rows = tuple(
        (
            one.what.value,
            one.name,
            (IN_USE if one.in_use else KEPT).in_(lang),
            UNKNOWN if one.seals is None else str(one.seals),
        )
        for one in found
    )
    columns = tuple(column.in_(lang) for column in COLUMNS)
    return Grid(columns=columns, rows=rows, whole=frozenset({1}))
