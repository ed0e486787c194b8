"""Keys of systems from the command line: listed, and ended."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from api.cli.work.accounts import BY, MOST
from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.serving import settings_of
from api.serving.beginning import PEOPLE_OF
from api.settings import Zone
from api.signin import keys
from api.signin.keys import SystemKey
from api.states import IllegalMoveError
from api.store import Store, check
from api.store.moves import Why
from api.text.blocks import Grid, Line
from api.text.language import Both, Lang

NOT_THERE = Both("{ref}: deze sleutel is er niet.", "{ref}: no such key.")
OVER = Both(
    "{ref}: deze sleutel was al beëindigd.", "{ref}: this key was ended already."
)
ENDED = Both("{ref} opent niets meer.", "{ref} opens nothing any more.")
COLUMNS = (
    Both("sleutel", "key"),
    Both("naam", "name"),
    Both("rol", "role"),
    Both("organisatie", "organisation"),
    Both("routes", "routes"),
    Both("tot", "until"),
    Both("staat", "state"),
)


def manage_keys(zone: Zone, ref: str, lang: Lang) -> Exit:
    """End a key, or show all of them when none is given."""

    def work(store: Store) -> None:
        check(store, zone)
        now = clock(settings_of(zone).first_day)()
        if ref:
            with store.writing() as connection:
                _end(connection, zone, ref, now, lang)
            show([Line(ENDED.in_(lang).format(ref=ref))])
            return
        with store.reading() as connection:
            found = keys.some(connection, PEOPLE_OF[zone], "", MOST)
        show([_grid(found, now, lang)])

    return on_store(zone, lang, work)


def _end(store: Connection, zone: Zone, ref: str, now: datetime, lang: Lang) -> None:
    people = PEOPLE_OF[zone]
    key = keys.one(store, people, ref, lock=True)
    if key is None:
        raise BadInputError((NOT_THERE.in_(lang).format(ref=ref),))
    try:
        keys.end(store, people, key, Why(who=BY, at=now))
    except IllegalMoveError as error:
        raise BadInputError((OVER.in_(lang).format(ref=ref),)) from error


def _grid(found: Sequence[SystemKey], now: datetime, lang: Lang) -> Grid:
    return Grid(
        columns=tuple(column.in_(lang) for column in COLUMNS),
        rows=tuple(
            (
                key.ref,
                key.name,
                key.role.value,
                key.organisation,
                " ".join(key.routes),
                key.until.date().isoformat(),
                key.state_at(now),
            )
            for key in found
        ),
        whole=frozenset({0}),
    )
