"""Reading a file of changes: everything that is wrong with it, at once."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from api.changefile.apply import Written, applied
from api.changefile.blame import blamed
from api.changefile.paths import OBJECTIVE
from api.changefile.shape import Operation, operations_in
from api.changefile.switches import switched
from api.objectivefile import objective_faults
from api.regionfile.fault import Fault, RegionFileError, by_number, once_per_path
from api.regionfile.order import in_order
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.read import region_in
from api.regionfile.shape import fitted, plain, tree_of
from api.regionfile.values import value_faults
from api.regionfile.walk import field
from api.regionfile.write import canonical
from matcher.claims.whatif import Edit, EditKind
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.rules import Switches

LARGEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A region and an objective after changes, in memory only, and what was changed.

    `digest`: sha256 of the canonical bytes of the file of changes.
    """

    name: str
    digest: str
    edits: tuple[Edit, ...]
    region: Region
    objective: Objective
    switches: Switches


def read_changes(path: Path, region: Region, objective: Objective) -> Changed:
    """Return what the changes in a file make of a region; both stay as they are.

    Raises RegionFileError with every fault, and OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        data = read_bytes(stream, LARGEST)
    return changed_by(parse(data), region, objective)


def changed_by(raw: Tree, region: Region, objective: Objective) -> Changed:
    """Return what changes in the form of such a file make of a region.

    Raises RegionFileError with every fault.
    """
    operations, unshaped = operations_in(raw)
    tree = _tree(region, objective)
    written = applied(tree, operations, copy.deepcopy(raw))
    after, own, caused = _checked(written)
    agreed, unfit = _objective(written)
    switches, unswitched = switched(operations, (after or region).as_of)
    faults = [*value_faults(raw), *unshaped, *written.faults]
    faults += [*own, *unfit, *unswitched]
    if faults or after is None or agreed is None:
        raise RegionFileError(_all(faults, caused))
    return Changed(
        name=str(field(raw, "name")),
        digest=sha256(canonical(raw)).hexdigest(),
        edits=tuple(_edits(operations.values())),
        region=after,
        objective=agreed,
        switches=switches,
    )


def _tree(region: Region, objective: Objective) -> dict[str, Tree]:
    tree = tree_of(in_order(region), defaults=False)
    assert isinstance(tree, dict)  # noqa: S101 - a region is a record
    return {**tree, OBJECTIVE: tree_of(objective)}


def _checked(written: Written) -> tuple[Region | None, list[Fault], list[Fault]]:
    """Return the changed region, or its faults, told at the changes; see `blamed`."""
    alone: dict[str, Tree] = {k: v for k, v in written.tree.items() if k != OBJECTIVE}
    try:
        return region_in(alone, [plain(alone)]), [], []
    except RegionFileError as error:
        return None, *blamed(written, error.faults)


def _objective(written: Written) -> tuple[Objective | None, list[Fault]]:
    tree = written.tree[OBJECTIVE]
    found, unfit = fitted(Objective, [plain(tree)])
    faults = [*unfit, *value_faults(tree), *objective_faults(tree)]
    whole = (Fault(f"{OBJECTIVE}.{f.path}", f.value, f.expected) for f in faults)
    return found, blamed(written, whole)[0]


def _edits(operations: Iterable[Operation]) -> Iterator[Edit]:
    for operation in operations:
        if operation.op == "rule":
            kind = EditKind.RULE_ON if operation.on else EditKind.RULE_OFF
            yield Edit(kind=kind, at=operation.key, fields=())
        elif operation.op == "add":
            yield Edit(
                kind=EditKind.ADDED, at=operation.to, fields=_added(operation.value)
            )
        elif operation.op == "remove":
            yield Edit(kind=EditKind.REMOVED, at=operation.at, fields=())
        else:
            names = tuple(sorted(operation.set))
            yield Edit(kind=EditKind.CHANGED, at=operation.at, fields=names)


def _added(value: object) -> tuple[str, ...]:
    """Return the reference of an added record, or the value that was added."""
    if isinstance(value, dict):
        found = (value[key] for key in ("ref", "code", "case", "start") if key in value)
        return tuple(str(v) for v in found)[:1]
    return (str(value),)


def _all(own: list[Fault], caused: list[Fault]) -> tuple[Fault, ...]:
    """Return the first own fault of each path and all that was caused, by path."""
    whole = dict.fromkeys((*once_per_path(own), *caused))
    return tuple(sorted(whole, key=lambda fault: by_number(fault.path)))
