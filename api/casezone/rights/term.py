"""The clock of AVG art. 12 lid 3: one month, and two more when that is told in time."""

import calendar
from datetime import date

from api.web.problems import FaultBody, invalid, wrong_state

MONTH, LONGEST = 1, 3
EXTEND = "extend"


def term_from(received: date) -> date:
    """Return the last day on which a request is answered in time."""
    return months_after(received, MONTH)


def longer_term(received: date, due: date, told_on: date, today: date) -> date:
    """Return the last day of a term that is made longer, once.

    A problem when it was made longer before, or the person was told after the first
    month, or is still to be told.
    """
    check_told(told_on, received, today)
    if due > term_from(received):
        raise wrong_state("The term was made longer before.")
    if told_on > term_from(received):
        raise wrong_state("The first month was over when the person was told.")
    return months_after(received, LONGEST)


def check_told(told_on: date, since: date, today: date) -> None:
    """Refuse a day of telling before something began, or that is still to come."""
    if not since <= told_on <= today:
        expected = f"a day from {since} to {today}"
        raise invalid([FaultBody(location="/toldOn", expected=expected)])


def check_past(where: str, day: date, today: date) -> None:
    """Refuse a day that is still to come, of a field of the request."""
    if day > today:
        raise invalid([FaultBody(location=where, expected="today or earlier")])


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, the last one where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
