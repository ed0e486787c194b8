"""What ends by itself in the exchange: open questions, holds, principles, reveals."""

from api.exchange import holds
from api.exchange.principles import kept as principles
from api.exchange.questions import kept as questions
from api.exchange.reveals import kept as reveals
from api.web.zone import ZoneState

# Reveals last: they end with their question.
CLOCKS = (questions, holds, principles, reveals)


def end_what_is_over(state: ZoneState) -> None:
    """End all whose last moment has passed, before anything else is looked at."""
    now = state.now()
    for clock in CLOCKS:
        with state.store.reading() as store:
            over = clock.has_lapsed(store, now)
        if over:
            with state.store.writing() as store:
                clock.lapse(store, now)
