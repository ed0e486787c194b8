"""The clock of a process: that of the machine, or one that starts on another day."""

from collections.abc import Callable
from datetime import UTC, date, datetime


def clock(first_day: date | None = None) -> Callable[[], datetime]:
    """Return what tells the time; with `first_day` it is that day today.

    An invented region has a day of its own: its dates mean something on that day.
    """
    start = datetime.now(UTC)
    ahead = (first_day or start.date()) - start.date()
    return lambda: datetime.now(UTC) + ahead
