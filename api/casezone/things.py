"""Things of a case: state and day in clear, what they say sealed under its key."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.states import NEW, Machine
from api.store.moves import Moves, Why

SAID = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something of a case as it is now; `body` says what it is about."""

    ref: str
    case: str
    state: str
    due: date
    made_at: datetime
    changed_at: datetime
    body: Land


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """All things of one kind; those of a case that was erased are not there any more.

    Who moved a thing stands in the transitions; for which reason is sealed with it.
    """

    table: Table
    machine: Machine
    moves: Moves

    def start(
        self, store: Connection, keys: Keys, case: str, due: date, body: Land, why: Why
    ) -> str:
        """Keep a new thing of a case; return its random reference."""
        ref = secrets.token_hex(16)
        ((_, event),) = [move for move in self.machine.moves if move[0] == NEW]
        state = self.moves.move(store, self.machine, ref, NEW, event, why)
        store.execute(
            insert(self.table).values(
                ref=ref,
                case_ref=case,
                state=state,
                due=due,
                sealed=keys.seal(case, canonical(body)),
                made_at=why.at,
                changed_at=why.at,
            )
        )
        return ref

    def move(
        self,
        store: Connection,
        keys: Keys,
        thing: Thing,
        event: str,
        said: Land,
        why: Why,
        due: date | None = None,
    ) -> None:
        """Keep that an event happened, and seal what was said with it.

        `due`: its day from now on, None = as it was.

        Raises IllegalMoveError, with nothing kept, when it cannot happen.
        """
        state = self.moves.move(store, self.machine, thing.ref, thing.state, event, why)
        line: Land = {"event": event, "who": why.who, "at": why.at.isoformat()}
        before = thing.body.get(SAID, [])
        lines: list[Tree] = [*before] if isinstance(before, list) else []
        lines.append(line | said)
        sealed = keys.seal(thing.case, canonical(thing.body | {SAID: lines}))
        values = {"state": state, "sealed": sealed, "changed_at": why.at}
        values["due"] = due or thing.due
        same = self.table.c.ref == thing.ref
        store.execute(update(self.table).where(same).values(values))

    def one(
        self, store: Connection, keys: Keys, ref: str, *, lock: bool = False
    ) -> Thing | None:
        """Return a thing; None when there is none, or when its case was erased."""
        query = select(self.table).where(self.table.c.ref == ref)
        rows = store.execute(query.with_for_update() if lock else query).mappings()
        return next(_opened(keys, rows), None)

    def of_case(self, store: Connection, keys: Keys, case: str) -> tuple[Thing, ...]:
        """Return the things of a case, by day."""
        query = select(self.table).where(self.table.c.case_ref == case)
        ordered = query.order_by(self.table.c.due, self.table.c.ref)
        return tuple(_opened(keys, store.execute(ordered).mappings()))

    def all(self, store: Connection, keys: Keys) -> tuple[Thing, ...]:
        """Return all things, by reference."""
        query = select(self.table).order_by(self.table.c.ref)
        return tuple(_opened(keys, store.execute(query).mappings()))


def _opened(keys: Keys, rows: Iterable[RowMapping]) -> Iterator[Thing]:
    for row in rows:
        try:
            body = read(keys.open(row["case_ref"], row["sealed"]))
        except ErasedError:
            continue
        yield Thing(
            ref=row["ref"],
            case=row["case_ref"],
            state=row["state"],
            due=row["due"],
            made_at=row["made_at"],
            changed_at=row["changed_at"],
            body=body,
        )
