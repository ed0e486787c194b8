"""Gap reports in the case zone: what each reader was told, in order.

A report of a reader is made with all that this reader was told before, so that two
side by side tell nobody who came or went.
"""

import secrets
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone.desk import Desk
from api.casezone.tables import REPORT
from api.messages.reports import ReportKept, ReportSent
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.store.moves import Why
from matcher.claims.figures import Audience
from matcher.claims.gaps import GapReport
from matcher.projecting.gaps import for_reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads a report; `funder` is "" for all but a funder."""

    audience: Audience
    funder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report for one reader, the `number`th; `whole` is what the desk knows."""

    reader: Reader
    number: int
    whole: GapReport
    told: GapReport


def held_against(store: Connection, reader: Reader, whole: GapReport) -> Made:
    """Return what a reader gets of a report, having got all those before it."""
    query = select(REPORT.c.whole).where(*_of(reader)).order_by(REPORT.c.number)
    before = store.execute(query).scalars().all()
    row = [*(shaped(GapReport, body) for body in before), whole]
    told = for_reader(row, reader.audience, funder=reader.funder)
    return Made(reader=reader, number=len(row), whole=whole, told=told)


def keep(store: Connection, made: Made, why: Why) -> str | None:
    """Keep a report; None when this reader was told another one meanwhile."""
    highest = select(func.max(REPORT.c.number)).where(*_of(made.reader))
    if (store.execute(highest).scalar() or 0) != made.number - 1:
        return None
    ref = secrets.token_hex(16)
    store.execute(
        insert(REPORT).values(
            ref=ref,
            audience=made.reader.audience.value,
            funder=made.reader.funder,
            as_of=made.told.runs[-1].as_of,
            number=made.number,
            made_at=why.at,
            made_by=why.who,
            settled=made.reader.audience is not Audience.FUNDER,
            whole=canonical(tree_of(made.whole)),
            told=canonical(tree_of(made.told)),
        )
    )
    return ref


def settle(desk: Desk, ref: str) -> None:
    """Put a report into the exchange for its funder; twice does no harm.

    Raises ExchangeGoneError, with the report still to be put.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["settled"]:
        return
    sent = ReportSent(
        funder=row["funder"], as_of=row["as_of"].isoformat(), body=row["told"].decode()
    )
    desk.exchange.call("PUT", f"/reports/{ref}", ReportKept, sent)
    with desk.store.writing() as store:
        store.execute(update(REPORT).where(REPORT.c.ref == ref).values(settled=True))


def settle_all(desk: Desk) -> None:
    """Put every report that waits into the exchange."""
    query = select(REPORT.c.ref).where(REPORT.c.settled.is_(False))
    with desk.store.reading() as store:
        waiting = store.execute(query).scalars().all()
    for ref in waiting:
        settle(desk, ref)


def one(store: Connection, ref: str) -> RowMapping | None:
    """Return a report."""
    query = select(REPORT).where(REPORT.c.ref == ref)
    return store.execute(query).mappings().first()


def some(store: Connection, after: str, most: int) -> tuple[RowMapping, ...]:
    """Return the reports after a reference."""
    query = select(REPORT).where(REPORT.c.ref > after).order_by(REPORT.c.ref)
    return tuple(store.execute(query.limit(most)).mappings())


def _of(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    return (
        REPORT.c.audience == reader.audience.value,
        REPORT.c.funder == reader.funder,
    )
