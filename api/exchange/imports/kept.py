"""Imports that were done: by whom, when, of which file, and what they told."""

import secrets
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from api.exchange.capacity import Doing
from api.exchange.imports.report import ImportReport
from api.exchange.tables import IMPORT

EVERYBODY = ""


def new_ref() -> str:
    """Return a reference of chance for an import."""
    return secrets.token_hex(16)


def digest_of(data: bytes) -> str:
    """Return what tells one file from another."""
    return sha256(data).hexdigest()


def keep(
    store: Connection,
    ref: str,
    whose: str | None,
    data: bytes,
    report: ImportReport,
    doing: Doing,
) -> None:
    """Keep what an import told; the file itself only as its digest."""
    store.execute(
        insert(IMPORT).values(
            ref=ref,
            owner=whose or EVERYBODY,
            digest=digest_of(data),
            report=report.model_dump_json(by_alias=True),
            done_by=doing.who,
            done_at=doing.at,
        )
    )


def one(store: Connection, ref: str, whose: str) -> ImportReport | None:
    """Return what an import of this organisation told."""
    query = select(IMPORT.c.report).where(IMPORT.c.ref == ref, IMPORT.c.owner == whose)
    found = store.execute(query).scalar()
    return None if found is None else ImportReport.model_validate_json(found)
