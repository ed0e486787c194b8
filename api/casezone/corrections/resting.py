"""What was made while the record had a wrong fact, and who received that fact."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import cast

from sqlalchemy import Column, Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.around import around
from api.casezone.corrections.shapes import Basis, OutcomeThen, RestsOn
from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.reveals.kept import told_of
from api.casezone.runs.results import outcome_of
from api.casezone.tables import (
    DECISION,
    HOLD,
    PAST_CASE,
    QUESTION,
    REVEAL,
    RUN,
    RUN_CASE,
    SNAPSHOT_CASE,
)

Span = tuple[datetime, datetime | None]
# Of each what names it, when it was made, and how it is. A hold is as old as its
# question.
MOMENTS: Mapping[Basis, tuple[Column[str], Column[datetime], Column[str]]] = {
    "QUESTION": (QUESTION.c.ref, QUESTION.c.asked_at, QUESTION.c.state),
    "HOLD": (HOLD.c.ref, QUESTION.c.asked_at, HOLD.c.state),
    "REVEAL": (REVEAL.c.ref, REVEAL.c.made_at, REVEAL.c.state),
    "DECISION": (DECISION.c.ref, DECISION.c.decided_at, DECISION.c.kind),
}


def spans_with(
    store: Connection, keys: Keys, case: str, facts: Iterable[Land]
) -> tuple[Span, ...]:
    """Return from when until when the record had one of these facts as it was."""
    query = select(PAST_CASE).where(PAST_CASE.c.ref == case)
    rows = store.execute(query.order_by(PAST_CASE.c.version)).all()
    wrong, found = tuple(facts), list[Span]()
    for row, later in pairwise([*rows, None]):
        assert row is not None  # noqa: S101 - only the last one is none
        record = cast("Land", read(keys.open(case, row.sealed))["case"])
        if any(_has(record, fact) for fact in wrong):
            until = None if later is None else later.changed_at
            found.append((row.changed_at, until))
    return tuple(found)


def resting(
    store: Connection, keys: Keys, case: str, facts: Iterable[Land]
) -> tuple[RestsOn, ...]:
    """Return what was made of a case while the record had these facts, oldest first."""
    spans = spans_with(store, keys, case, facts)
    found = (one for one in _made(store, keys, case) if _within(one.at, spans))
    return tuple(sorted(found, key=lambda one: (one.at, one.what, one.about)))


def shown(
    store: Connection, keys: Keys, rests: Iterable[RestsOn], facts: Iterable[Land]
) -> tuple[RowMapping, ...]:
    """Return the reveals in which one of these facts was shown as it was."""
    about = [one.about for one in rests if one.what == "REVEAL"]
    paths = {str(fact["path"]) for fact in facts}
    query = select(REVEAL).where(REVEAL.c.ref.in_(about)).order_by(REVEAL.c.ref)
    rows = store.execute(query.with_for_update()).mappings().all()
    return tuple(
        row
        for row in rows
        if paths & told_of(keys, row).fields.model_dump(exclude_none=True).keys()
    )


def received(
    store: Connection, rests: Iterable[RestsOn], reveals: Iterable[RowMapping]
) -> Iterator[Land]:
    """Yield who received a fact: each provider once for each question.

    A funder is asked without a person, so none has received anything.
    """
    known, revealed = around(store), {row["question"] for row in reveals}
    asked = {one.about for one in rests if one.what == "QUESTION"}
    query = select(QUESTION.c.ref, QUESTION.c.place).where(
        QUESTION.c.ref.in_(asked | revealed)
    )
    for row in store.execute(query.order_by(QUESTION.c.asked_at, QUESTION.c.ref)):
        yield {
            "provider": known.provider_of(row.place),
            "question": row.ref,
            "how": "REVEALED" if row.ref in revealed else "ASKED",
        }


def last_run(store: Connection, case: str) -> str | None:
    """Return the run that last looked for a place for a case, None before one did."""
    query = (
        select(RUN.c.id)
        .join(RUN_CASE, RUN_CASE.c.run == RUN.c.id)
        .where(RUN_CASE.c.ref == case, RUN.c.replay_of.is_(None))
        .where(RUN.c.head.is_not(None))
    )
    found: str | None = store.execute(query.order_by(RUN.c.ended_at.desc())).scalar()
    return found


def outcome_then(
    store: Connection, keys: Keys, run: str | None, case: str
) -> OutcomeThen | None:
    """Return what a run says of a case, as far as it has a result."""
    if run is None:
        return None
    row = store.execute(select(RUN.c.state, RUN.c.head).where(RUN.c.id == run)).one()
    own = None if row.head is None else outcome_of(store, keys, run, case)
    placed = None if own is None or own.placed is None else own.placed.option.place
    no = None if own is None or own.no is None else own.no.kind
    return OutcomeThen(run=run, status=row.state, place=placed, no=no)


def _made(store: Connection, keys: Keys, case: str) -> Iterator[RestsOn]:
    asked = (
        select(RUN.c.id, RUN.c.asked_at, RUN.c.state, RUN.c.head)
        .join(SNAPSHOT_CASE, SNAPSHOT_CASE.c.hash == RUN.c.snapshot)
        .where(SNAPSHOT_CASE.c.ref == case, RUN.c.replay_of.is_(None))
    )
    for row in store.execute(asked):
        own = None if row.head is None else outcome_of(store, keys, row.id, case)
        placed = own is not None and own.placed is not None
        yield RestsOn(
            what="PROPOSAL" if placed else "RUN",
            about=row.id,
            at=row.asked_at,
            status=row.state,
        )
    for what, (ref, at, status) in MOMENTS.items():
        columns = ref, at.label("at"), status.label("status")
        query = select(*columns).where(ref.table.c.case_ref == case)
        if what == "HOLD":
            query = query.join(QUESTION, QUESTION.c.ref == HOLD.c.ref)
        yield from (
            RestsOn(what=what, about=about, at=then, status=now)
            for about, then, now in store.execute(query)
        )


def _has(record: Land, fact: Land) -> bool:
    path = str(fact["path"])
    unknown = path in cast("list[str]", record["unknown"])
    return record[path] == fact["before"] and unknown == fact["was_unknown"]


def _within(at: datetime, spans: Iterable[Span]) -> bool:
    return any(since <= at and (until is None or at < until) for since, until in spans)
