"""Decisions in the store: what was said is sealed under the key of the case."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.cases.kept import File
from api.casezone.decisions.reasons import DecisionKind
from api.casezone.decisions.shapes import DecisionBody, Proposed
from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, DECISION
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.store.moves import Why

PARKED = "PARKED"
EVENT_OF = {
    DecisionKind.ACCEPT: "accept",
    DecisionKind.DEVIATE: "accept",
    DecisionKind.PARK: "park",
    DecisionKind.RESUME: "resume",
    DecisionKind.PLACE_OUTSIDE: "place-outside",
    DecisionKind.RETURN: "return",
    DecisionKind.CLOSE: "close",
}
_DAY: TypeAdapter[date] = TypeAdapter(date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is decided; `outside` names an organisation that is none of ours.

    `against`: the rules that block the place that is taken, None when not looked at.
    """

    kind: DecisionKind
    reason: str
    note: str | None = None
    run: str | None = None
    hold: str | None = None
    until: date | None = None
    proposed: Proposed | None = None
    outside: dict[str, Tree] = field(default_factory=dict)
    against: tuple[str, ...] | None = None


def keep(store: Connection, keys: Keys, file: File, what: Decided, why: Why) -> str:
    """Keep a decision about a case that was locked, and move the case; its reference.

    Raises IllegalMoveError, with nothing kept, when the case is not in such a state.
    """
    ref = secrets.token_hex(16)
    event = EVENT_OF[what.kind]
    cases.move(store, file, event, Why(who=why.who, at=why.at, why=f"decision {ref}"))
    sealed: Land = {
        "reason": what.reason,
        "note": what.note,
        "proposed": None
        if what.proposed is None
        else what.proposed.model_dump(mode="json"),
        "outside": what.outside or None,
        "against": None if what.against is None else list(what.against),
    }
    store.execute(
        insert(DECISION).values(
            ref=ref,
            case_ref=file.ref,
            kind=what.kind.value,
            run=what.run,
            hold=what.hold,
            until=what.until,
            sealed=keys.seal(file.ref, canonical(sealed)),
            decided_by=why.who,
            decided_at=why.at,
        )
    )
    return ref


def of_case(store: Connection, ref: str) -> tuple[RowMapping, ...]:
    """Return the decisions about a case, the oldest first."""
    query = select(DECISION).where(DECISION.c.case_ref == ref)
    rows = store.execute(query.order_by(DECISION.c.decided_at, DECISION.c.ref))
    return tuple(rows.mappings())


def opened(keys: Keys, row: RowMapping) -> DecisionBody:
    """Return a decision with its reason; ErasedError when the case was erased."""
    told = read(keys.open(row["case_ref"], row["sealed"]))
    proposed = cast("dict[str, str] | None", told["proposed"])
    against = cast("list[str] | None", told["against"])
    return DecisionBody(
        ref=row["ref"],
        case=row["case_ref"],
        kind=DecisionKind(row["kind"]),
        reason=str(told["reason"]),
        note=cast("str | None", told["note"]),
        run=row["run"],
        proposed=None if proposed is None else _proposed(proposed),
        hold=row["hold"],
        until=row["until"],
        outside=cast("dict[str, str] | None", told["outside"]),
        against=None if against is None else tuple(map(str, against)),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
    )


def lapse_parked(store: Connection, today: date, why: Why) -> None:
    """Let every parked case whose day has come wait again."""
    for ref in over(store, today):
        file = cases.one(store, ref, lock=True)
        if file is not None and file.state == PARKED:
            cases.move(store, file, "lapse", why)


def over(store: Connection, today: date) -> tuple[str, ...]:
    """Return the parked cases whose day has come."""
    query = (
        select(DECISION.c.case_ref, DECISION.c.until)
        .join(CASE, CASE.c.ref == DECISION.c.case_ref)
        .where(CASE.c.state == PARKED, DECISION.c.kind == DecisionKind.PARK.value)
        .order_by(DECISION.c.decided_at)
    )
    # The last time that a case was parked is the one that it is parked by.
    last = {row.case_ref: row.until for row in store.execute(query)}
    return tuple(sorted(ref for ref, until in last.items() if until <= today))


def _proposed(told: dict[str, str]) -> Proposed:
    return Proposed(**(told | {"start": _DAY.validate_python(told["start"])}))  # type: ignore[arg-type]
