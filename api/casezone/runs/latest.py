"""The last run that ended with a result, as far as its cases can still be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Select, select

from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.tables import RUN, RUN_CASE
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.resultfile import result_in
from matcher.objective import Objective
from matcher.result import CaseResult, No, RunStatus

LOOKED_BACK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """A run that has a result; `outcomes` by case, of those that were not erased."""

    ref: str
    snapshot: str
    as_of: date
    ended_at: datetime
    status: RunStatus
    objective: Objective
    outcomes: Mapping[str, CaseResult]

    def no(self, case: str) -> No | None:
        """Return why a case has no place in it; None as well when it was not in it."""
        outcome = self.outcomes.get(case)
        return None if outcome is None else outcome.no


def latest(
    store: Connection, keys: Keys, only: set[str] | None = None
) -> Latest | None:
    """Return the run that ended last, replays left out; None before there is one.

    `only`: the cases of which the outcomes are wanted, None = all.
    """
    row = store.execute(_ended(RUN).limit(1)).mappings().first()
    if row is None:
        return None
    own = [tree for _, tree in _readable(store, keys, row["id"], only)]
    result = result_in(canonical(read(row["head"]) | {"cases": cast("Tree", own)}))
    return Latest(
        ref=row["id"],
        snapshot=row["snapshot"],
        as_of=result.as_of,
        ended_at=row["ended_at"],
        status=result.status,
        objective=result.objective,
        outcomes={outcome.case: outcome for outcome in result.cases},
    )


def last_run(store: Connection) -> str | None:
    """Return the reference of the run that ended last with a result."""
    found: str | None = store.execute(_ended(RUN.c.id).limit(1)).scalar()
    return found


def same_kind_since(store: Connection, keys: Keys, cases: set[str]) -> dict[str, date]:
    """Return since which run each case has had the kind of no that it has now.

    At most the last `LOOKED_BACK` runs are looked at: it may be longer ago.
    """
    kinds: dict[str, str] = {}
    since: dict[str, date] = {}
    left = set(cases)
    for run, head in store.execute(_ended(RUN.c.id, RUN.c.head).limit(LOOKED_BACK)):
        on = date.fromisoformat(str(read(head)["as_of"]))
        same: set[str] = set()
        for ref, tree in _readable(store, keys, run, left):
            no = tree["no"]
            kind = str(no["kind"]) if isinstance(no, dict) else ""
            if kind and kinds.setdefault(ref, kind) == kind:
                since[ref] = on
                same.add(ref)
        left = same
        if not left:
            break
    return since


def _ended(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns or the table
    done = select(*columns).where(RUN.c.state == "DONE", RUN.c.replay_of.is_(None))
    return done.order_by(RUN.c.ended_at.desc(), RUN.c.id)


def _readable(
    store: Connection, keys: Keys, run: str, only: set[str] | None = None
) -> Iterator[tuple[str, Land]]:
    query = select(RUN_CASE).where(RUN_CASE.c.run == run).order_by(RUN_CASE.c.ref)
    if only is not None and len(only) == 1:
        query = query.where(RUN_CASE.c.ref.in_(only))
    for row in store.execute(query).all():
        if only is not None and row.ref not in only:
            continue
        try:
            yield row.ref, read(keys.open(row.ref, row.sealed))
        except ErasedError:
            continue
