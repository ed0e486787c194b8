"""What ends by itself in the exchange: open questions and holds."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from api.exchange import holds
from api.exchange.questions import kept as questions
from api.web.zone import ZoneState

Ends = tuple[
    Callable[[Connection, datetime], bool], Callable[[Connection, datetime], None]
]
CLOCKS: tuple[Ends, ...] = (
    (questions.has_lapsed, questions.lapse),
    (holds.has_lapsed, holds.lapse),
)


def end_what_is_over(state: ZoneState) -> None:
    """End all whose last moment has passed, before anything else is looked at."""
    now = state.now()
    for is_there, end in CLOCKS:
        with state.store.reading() as store:
            over = is_there(store, now)
        if over:
            with state.store.writing() as store:
                end(store, now)
