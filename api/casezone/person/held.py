"""Every row of the store that is about one case, whichever table it stands in."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select
from sqlalchemy.engine import RowMapping

from api.casezone.keys import ErasedError, Keys
from api.casezone.masking import masked
from api.casezone.tables import ACCOUNT, CASE, METADATA

# Told elsewhere in the export: versions of the file, runs, who saw it.
ELSEWHERE = frozenset({"case_file", "past_case_file", "snapshot_case", "run_case"})
CASE_REF, SEALED, BY = "case_ref", "sealed", "_by"
WHO = frozenset({"who", "account"})


def tables_of_cases() -> Mapping[str, ColumnElement[bool] | None]:
    """Return which tables hold rows of cases; None for those that point at one."""
    found: dict[str, ColumnElement[bool] | None] = {}
    for table in METADATA.sorted_tables:
        if CASE_REF in table.columns or any(True for _ in _parents(table, found)):
            found[table.name] = None
    return found


def rows_held(
    store: Connection, keys: Keys, ref: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of a table and a row in it, opened; accounts by their role."""
    people = staff(store)
    of_case: dict[str, ColumnElement[bool]] = {}
    for table in METADATA.sorted_tables:
        which = _which(table, ref, of_case)
        if which is None or table.name in ELSEWHERE:
            continue
        of_case[table.name] = which
        rows = store.execute(select(table).where(which).order_by(*table.primary_key))
        for row in rows.mappings():
            yield table.name, _told(keys, people, ref, row)


def staff(store: Connection) -> Mapping[str, str]:
    """Return of each account its role and organisation: what others may know."""
    query = select(ACCOUNT.c.ref, ACCOUNT.c.role, ACCOUNT.c.organisation)
    return {row.ref: f"{row.role}, {row.organisation}" for row in store.execute(query)}


def by_role(people: Mapping[str, str], value: Any) -> Any:  # noqa: ANN401 - a tree
    """Return a tree in which whoever acted is named by role and organisation."""
    if isinstance(value, list):
        return [by_role(people, one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: people.get(one, one)
        if isinstance(one, str) and (key in WHO or key.endswith(BY))
        else by_role(people, one)
        for key, one in value.items()
    }


def _which(
    table: Table, ref: str, of_case: Mapping[str, ColumnElement[bool]]
) -> ColumnElement[bool] | None:
    if CASE_REF in table.columns:
        return table.c[CASE_REF] == ref
    for column, parent in _parents(table, of_case):
        return table.c[column].in_(
            select(METADATA.tables[parent].c.ref).where(of_case[parent])
        )
    return None


def _parents(table: Table, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        parent = key.column.table.name
        if parent in known and parent != CASE.name:
            yield key.parent.name, parent


def _told(
    keys: Keys, people: Mapping[str, str], ref: str, row: RowMapping
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in row.items():
        if name == SEALED:
            told["content"] = None if value is None else _opened(keys, ref, value)
        elif isinstance(value, date):
            told[name] = value.isoformat()
        elif not isinstance(value, bytes):
            told[name] = value
    return dict(by_role(people, told))


def _opened(keys: Keys, ref: str, sealed: bytes) -> Any:  # noqa: ANN401 - a tree
    try:
        return masked(json.loads(keys.open(ref, sealed)))
    except ErasedError:
        return None
