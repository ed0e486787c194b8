"""Which of all possible items make an agenda."""

from collections.abc import Iterable

from matcher.claims.agenda import AgendaItem

MOST = 5
# So that one kind of obstacle does not fill the whole agenda.
MOST_OF_A_SUBJECT = 2


def chosen(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the first items, in their order, that go together on one agenda.

    At most five, two of one subject, and never the same persons twice under one.
    """
    found: list[AgendaItem] = []
    for item in items:
        alike = [x for x in found if x.subject is item.subject]
        again = any(x.tally.members == item.tally.members for x in alike)
        if not again and len(alike) < MOST_OF_A_SUBJECT and len(found) < MOST:
            found.append(item)
    return tuple(found)
