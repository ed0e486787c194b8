"""Lines of a log for tests; light, so that a process of its own starts at once."""

from datetime import UTC, datetime, timedelta

from api.log.shape import Actor, Entry, Event, Ground, Outcome

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def line(k):
    return Entry(
        at=AT + timedelta(seconds=k),
        event=Event.READ,
        action="read",
        outcome=Outcome.OK,
        actor=Actor(who="coordinator", role="COORDINATOR", organisation="DESK"),
        on_behalf="",
        ground=Ground.PUBLIC_TASK,
        kind="case",
        ref=f"C{k}",
        request=f"{k:032x}",
        point="127.0.0.1",
    )
