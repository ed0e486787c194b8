"""The region as the case zone knows it: the land by message, the cases of its own."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection, insert, select

from api.casezone.tables import RECORD
from api.regionfile.parse import Tree, parse
from api.regionfile.read import region_in
from api.regionfile.shape import plain, tree_of
from api.regionfile.walk import field
from api.regionfile.write import canonical
from matcher.model.region import Region

DESK = "desk"
LISTS = {
    "municipality": "municipalities",
    "area": "areas",
    "funder": "funders",
    "provider": "providers",
    "location": "locations",
    "place": "places",
}
OF_CASES = ("placements", "rulings", "ties")
Land = dict[str, Tree]


def keep_base(store: Connection, region: Region, who: str, at: datetime) -> None:
    """Keep what the desk itself knows of a region that is nobody's case."""
    tree = cast("Land", tree_of(region))
    left_out = {*LISTS.values(), *OF_CASES, "cases"}
    base = {key: value for key, value in tree.items() if key not in left_out}
    store.execute(
        insert(RECORD).values(
            kind=DESK,
            ref=DESK,
            owner=None,
            version=1,
            body=canonical(base).decode(),
            changed_at=at,
            changed_by=who,
        )
    )


def land_of(store: Connection, today: date) -> Land:
    """Return everything but the cases, on a day; LookupError before there is any."""
    rows = store.execute(select(RECORD).order_by(RECORD.c.kind, RECORD.c.ref))
    return land_in(((row.kind, json.loads(row.body)) for row in rows), today)


def land_in(records: Iterable[tuple[str, Land]], today: date) -> Land:
    """Return the land of records by their kind; LookupError without the desk's."""
    lists: dict[str, list[Tree]] = {name: [] for name in LISTS.values()}
    base: Land | None = None
    for kind, tree in records:
        if kind == DESK:
            base = tree
        else:
            lists[LISTS[kind]].append(tree)
    if base is None:
        raise LookupError(DESK)
    return base | lists | {"as_of": today.isoformat()}


def region_of(land: Land, files: Iterable[Land]) -> Region:
    """Return the region of a land with these cases.

    Raises RegionFileError with every fault.
    """
    tree: Tree = land | together(files)
    return region_in(tree, [plain(tree)])


def together(files: Iterable[Land]) -> Land:
    """Return the records of these cases as the lists of a region."""
    found: dict[str, list[Tree]] = {name: [] for name in ("cases", *OF_CASES)}
    for file in files:
        found["cases"].append(file["case"])
        for name in OF_CASES:
            found[name] += cast("list[Tree]", file[name])
    known = {str(field(case, "ref")) for case in found["cases"]}
    # A tie to somebody who was erased says nothing any more.
    found["ties"] = [tie for tie in found["ties"] if field(tie, "b") in known]
    return {**found}


def files_of(region: Region) -> tuple[tuple[str, Land], ...]:
    """Return for each case of a region everything that is of that case."""
    return tuple(
        (
            case.ref,
            {
                "case": tree_of(case),
                "placements": [
                    tree_of(p) for p in region.placements if p.case == case.ref
                ],
                "rulings": [tree_of(r) for r in region.rulings if r.case == case.ref],
                "ties": [tree_of(t) for t in region.ties if t.a == case.ref],
            },
        )
        for case in region.cases
    )


def read(content: bytes) -> Land:
    """Return the tree in bytes of ours."""
    return cast("Land", parse(content))
