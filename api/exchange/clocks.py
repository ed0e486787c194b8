"""What ends by itself in the exchange: open questions, holds and principles."""

from api.exchange import holds
from api.exchange.principles import kept as principles
from api.exchange.questions import kept as questions
from api.web.zone import ZoneState

CLOCKS = (questions, holds, principles)


def end_what_is_over(state: ZoneState) -> None:
    """End all whose last moment has passed, before anything else is looked at."""
    now = state.now()
    for clock in CLOCKS:
        with state.store.reading() as store:
            over = clock.has_lapsed(store, now)
        if over:
            with state.store.writing() as store:
                clock.lapse(store, now)
