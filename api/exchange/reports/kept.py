"""Gap reports in the store of the exchange; one that names a person never gets in."""

from datetime import date

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import RowMapping

from api.exchange.capacity import RECORDS, Doing
from api.exchange.tables import REPORT
from api.messages.reports import ReportSent
from api.regionfile.parse import Tree, parse
from api.regionfile.shape import shaped
from api.web.problems import FaultBody, invalid, not_found
from matcher.claims.figures import Audience
from matcher.claims.gaps import GapReport

# Where a report of the desk names persons; to others these are empty.
PERSONS = frozenset({"members", "gained", "moves"})


def keep(store: Connection, ref: str, sent: ReportSent, doing: Doing) -> None:
    """Keep a report for its funder; the same again changes nothing.

    A problem tells that it is not of this funder, or names a person.
    """
    # Its row makes two who send the same report at one moment wait for each other.
    if RECORDS.one(store, "funder", sent.funder, lock=True) is None:
        raise not_found("funder")
    as_of = _checked(sent)
    if one(store, ref) is None:
        store.execute(
            insert(REPORT).values(
                ref=ref,
                funder=sent.funder,
                as_of=as_of,
                received_at=doing.at,
                body=sent.body,
            )
        )


def one(store: Connection, ref: str) -> RowMapping | None:
    """Return a report."""
    query = select(REPORT).where(REPORT.c.ref == ref)
    return store.execute(query).mappings().first()


def some(
    store: Connection, funder: str, after: str, most: int
) -> tuple[RowMapping, ...]:
    """Return the reports of one funder after a reference."""
    query = select(REPORT).where(REPORT.c.funder == funder, REPORT.c.ref > after)
    rows = store.execute(query.order_by(REPORT.c.ref).limit(most))
    return tuple(rows.mappings())


def _checked(sent: ReportSent) -> date:
    try:
        as_of = date.fromisoformat(sent.as_of)
        report = shaped(GapReport, sent.body.encode())
    except (ValidationError, ValueError) as error:
        raise invalid([FaultBody(location="/body", expected="a report")]) from error
    whose = report.reader is Audience.FUNDER and report.funder == sent.funder
    if not whose or not report.partial or names_persons(parse(sent.body.encode())):
        expected = "the protected report of this funder"
        raise invalid([FaultBody(location="/body", expected=expected)])
    return as_of


def names_persons(tree: Tree) -> bool:
    """Tell whether a report says who is in it."""
    if isinstance(tree, dict):
        return any(
            bool(value) if key in PERSONS else names_persons(value)
            for key, value in tree.items()
        )
    return isinstance(tree, list) and any(map(names_persons, tree))
