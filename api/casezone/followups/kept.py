"""Follow-ups in the store; the outcome is sealed under the key of the case."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Select, and_, insert, or_, select, update
from sqlalchemy.engine import RowMapping

from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, FOLLOW_UP, PLACEMENT
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.store.moves import Why

AFTER = (90, 365)
ERASED, STAYING = "ERASED", "STAYING"


class FollowUpOutcome(StrEnum):
    """How it goes some months after somebody came."""

    STAYING_WELL = "STAYING_WELL"
    STAYING_WITH_DIFFICULTY = "STAYING_WITH_DIFFICULTY"
    IN_CRISIS = "IN_CRISIS"
    MOVED_ON = "MOVED_ON"
    RETURNED = "RETURNED"
    DETAINED = "DETAINED"
    DIED = "DIED"
    NOT_KNOWN = "NOT_KNOWN"


def plan(store: Connection, placement: str, arrived: date) -> None:
    """Keep when is asked how a placement goes."""
    rows = [
        {
            "ref": secrets.token_hex(16),
            "placement": placement,
            "days": days,
            "due": arrived + timedelta(days=days),
        }
        for days in AFTER
    ]
    store.execute(insert(FOLLOW_UP), rows)


def due(
    store: Connection, day: date, after: tuple[date, str], most: int
) -> tuple[RowMapping, ...]:
    """Return what falls due by a day and was not asked yet, the oldest first.

    Of somebody who has left nothing is asked: the placement itself tells how it ended.
    """
    query = _all().where(
        FOLLOW_UP.c.recorded_at.is_(None),
        PLACEMENT.c.state == STAYING,
        FOLLOW_UP.c.due <= day,
        or_(
            FOLLOW_UP.c.due > after[0],
            and_(FOLLOW_UP.c.due == after[0], FOLLOW_UP.c.ref > after[1]),
        ),
    )
    rows = store.execute(query.order_by(FOLLOW_UP.c.due, FOLLOW_UP.c.ref).limit(most))
    return tuple(rows.mappings())


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a follow-up of a case that was not erased."""
    query = _all().where(FOLLOW_UP.c.ref == ref)
    found = store.execute(query.with_for_update(of=FOLLOW_UP) if lock else query)
    return found.mappings().first()


def record(
    store: Connection, keys: Keys, row: RowMapping, told: Mapping[str, Tree], why: Why
) -> None:
    """Keep how it goes."""
    values = {
        "sealed": keys.seal(row["case_ref"], canonical(dict(told))),
        "recorded_by": why.who,
        "recorded_at": why.at,
    }
    same = FOLLOW_UP.c.ref == row["ref"]
    store.execute(update(FOLLOW_UP).where(same).values(values))


def told(keys: Keys, row: RowMapping) -> Land | None:
    """Return the outcome of a follow-up; None before it was asked."""
    if row["sealed"] is None:
        return None
    return read(keys.open(row["case_ref"], row["sealed"]))


def _all() -> Select[tuple[object, ...]]:
    return (
        select(FOLLOW_UP, PLACEMENT.c.case_ref, PLACEMENT.c.place)
        .join(PLACEMENT, PLACEMENT.c.ref == FOLLOW_UP.c.placement)
        .join(CASE, CASE.c.ref == PLACEMENT.c.case_ref)
        .where(CASE.c.state != ERASED)
    )
