"""Cases as they are today: what a placement or a hold says of one is read off there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept
from api.casezone.cases.kept import File
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land
from api.casezone.placements.kept import COMING, STAYING, in_force
from api.casezone.tables import HOLD, RECORD
from api.regionfile.parse import Tree
from api.regionfile.shape import shaped, tree_of
from matcher.model.place import Place
from matcher.model.region import Placement
from matcher.model.terms import PlacementStatus

WAITING = "WAITING"


@dataclass(frozen=True, slots=True)
class Current:
    """What holds and placements say of cases at one moment."""

    placements: dict[str, RowMapping]
    holds: dict[str, RowMapping]
    kinds: dict[str, str]

    def asks(self, file: File) -> bool:
        """Tell whether a run looks for a place for a case, or may not overlook it."""
        return file.state == WAITING or file.ref in self.placements

    def placed(self, file: File, facts: Land) -> bool:
        """Tell whether a case has a place, or one is kept for it."""
        return bool(self.seen(file, facts)["placements"])

    def seen(self, file: File, facts: Land) -> Land:
        """Return the facts of a case with where it stays, is to go, or has a hold."""
        row = self.placements.get(file.ref)
        if row is not None:
            return self._stay(facts, row) | {"placements": [_placement(row)]}
        hold = self.holds.get(file.ref)
        if hold is not None and file.state == WAITING:
            return facts | {"placements": [_held(hold)]}
        return facts

    def _stay(self, facts: Land, row: RowMapping) -> Land:
        # Imported stays say in the facts themselves where somebody lives.
        if row["state"] != STAYING or row["hold"] is None:
            return facts
        case = cast("dict[str, Tree]", facts["case"])
        before = cast("dict[str, Tree]", case["stay_now"])
        kind = self.kinds.get(row["place"], str(before["kind"]))
        stay = before | {"kind": kind, "place": row["place"], "until": None}
        return facts | {"case": case | {"stay_now": stay}}


def current(store: Connection) -> Current:
    """Return what holds and placements say now."""
    placements = in_force(store)
    held = select(HOLD).where(HOLD.c.state == "HELD").order_by(HOLD.c.ref)
    return Current(
        placements=placements,
        holds={row["case_ref"]: row for row in store.execute(held).mappings()},
        kinds=_kinds(store, {row["place"] for row in placements.values()}),
    )


def for_run(store: Connection, keys: Keys) -> Iterator[tuple[File, Land, bool]]:
    """Yield what a run looks at of each case, and whether that differs from its file.

    Who waits, and who has a place, of a closed case too; not who is parked or outside.
    Of who is restricted only that they live or are to live somewhere: others come
    there too, and no place is looked for.
    """
    now = current(store)
    for file in kept.everybody(store):
        if now.asks(file):
            try:
                facts = kept.opened(keys, file)
            except ErasedError:
                # Its key went while the files were being read.
                continue
            seen = now.seen(file, facts)
            if file.restricted and not seen["placements"]:
                continue
            yield file, seen, seen != facts


def _placement(row: RowMapping) -> Tree:
    coming = row["state"] in COMING
    status = PlacementStatus.VASTGEHOUDEN if coming else PlacementStatus.GEPLAATST
    start = row["start"] if coming else row["arrived_on"]
    return _tree(row, start, status, row["team"])


def _held(row: RowMapping) -> Tree:
    return _tree(row, row["start"], PlacementStatus.VASTGEHOUDEN, None)


def _tree(
    row: RowMapping, start: date, status: PlacementStatus, team: str | None
) -> Tree:
    return tree_of(
        Placement(
            case=row["case_ref"],
            place=row["place"],
            team=team,
            start=start,
            status=status,
        )
    )


def _kinds(store: Connection, places: set[str]) -> dict[str, str]:
    query = select(RECORD.c.body).where(
        RECORD.c.kind == "place", RECORD.c.ref.in_(places)
    )
    found = (
        shaped(Place, body.encode()) for body in store.execute(query).scalars().all()
    )
    return {place.ref: place.type.value for place in found}
