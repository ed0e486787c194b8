"""Changes made to the tree of a region, remembering which change put what where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from api.changefile.paths import (
    OBJECTIVE,
    NoSuchPathError,
    fields_of,
    member_kind,
    record_kind,
    spot_at,
)
from api.changefile.shape import Add, Change, Operation, Remove
from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.parse import Tree
from api.regionfile.walk import at, everything, join
from api.regionfile.walk import field as field_of

HEAD = ("as_of", "crisis_contact")
NOT_A_LIST = Expected("het pad van een lijst", "the path of a list")
NOT_IN_A_LIST = Expected(
    "het pad van een record of waarde uit een lijst",
    "the path of a record or a value in a list",
)
NOT_A_RECORD = Expected(
    "het pad van een record, of leeg voor de regio zelf",
    "the path of a record, or empty for the region itself",
)
NO_FIELDS = Expected("minstens één veld", "at least one field")
A_RECORD = Expected("een object met velden", "an object with fields")


@dataclass(frozen=True, slots=True)
class Written:
    """The tree after all changes, and where each part of it came from.

    `faults`: changes that could not be made. `records` and `values` give, by the
    identity of a container in the tree, the path in the file of changes; `gone` gives
    for each reference that was taken out the path that did it; `touched` gives the
    references of the record that each change is about. `kept` holds what was taken
    out, so that no identity is used twice.
    """

    tree: dict[str, Tree]
    faults: list[Fault] = field(default_factory=list)
    records: dict[int, str] = field(default_factory=dict)
    values: dict[tuple[int, str], str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    touched: dict[str, str] = field(default_factory=dict)
    kept: list[Tree] = field(default_factory=list)

    def origin(self, steps: Sequence[str | int]) -> str | None:
        """Return where in the file of changes a path by position was written."""
        node: Tree = self.tree
        found: str | None = None
        for step in steps:
            own = None
            if isinstance(node, dict):
                own = self.values.get((id(node), str(step)))
                child = node.get(str(step))
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                child = node[step]
                own = self.values.get((id(node), str(child)))
            else:
                child = None
            own = self.records.get(id(child), own) if child is not None else own
            found = own or (None if found is None else join(found, step))
            node = child
        return found


def applied(
    tree: dict[str, Tree], operations: Mapping[str, Operation], raw: Tree
) -> Written:
    """Return the tree with all changes made, in order; the tree itself is changed.

    `raw` is the parsed file, of which the values are taken as they stand there.
    """
    written = Written(tree)
    sources = dict(at(raw, "changes[]"))
    for path, operation in operations.items():
        source = sources[path]
        try:
            if isinstance(operation, Add):
                _add(written, operation, field_of(source, "value"), path)
            elif isinstance(operation, Remove):
                _remove(written, operation, path)
            elif isinstance(operation, Change):
                _change(written, operation, field_of(source, "set"), path)
        except NoSuchPathError as error:
            name = "to" if isinstance(operation, Add) else "at"
            value = shown(field_of(source, name))
            written.faults.append(Fault(join(path, name), value, error.expected))
    return written


def _add(written: Written, operation: Add, value: Tree, path: str) -> None:
    spot = spot_at(written.tree, operation.to)
    values = spot.value
    kind = member_kind(spot.kind)
    if (
        kind is None
        or not isinstance(values, list)
        or operation.to.startswith(OBJECTIVE)
    ):
        raise NoSuchPathError(NOT_A_LIST)
    origin = join(path, "value")
    if record_kind(kind) is not None and not isinstance(value, dict):
        written.faults.append(Fault(origin, shown(value), A_RECORD))
        return
    values.append(value)
    if isinstance(value, dict | list):
        written.records[id(value)] = origin
    else:
        written.values[id(values), str(value)] = origin
    _touch(written, operation.to, origin)


def _remove(written: Written, operation: Remove, path: str) -> None:
    spot = spot_at(written.tree, operation.at)
    if not isinstance(spot.holder, list) or operation.at.startswith(OBJECTIVE):
        raise NoSuchPathError(NOT_IN_A_LIST)
    origin = join(path, "at")
    for ref in _references(spot.value):
        written.gone[ref] = origin
    written.kept.append(spot.holder.pop(int(spot.key)))
    _touch(written, operation.at, origin)


def _change(written: Written, operation: Change, values: Tree, path: str) -> None:
    spot = spot_at(written.tree, operation.at)
    record, kind = spot.value, record_kind(spot.kind)
    if kind is None or not isinstance(record, dict) or not isinstance(values, dict):
        raise NoSuchPathError(NOT_A_RECORD)
    known = HEAD if operation.at == "" else tuple(fields_of(kind))
    if not values:
        written.faults.append(Fault(join(path, "set"), shown(values), NO_FIELDS))
    for name, value in values.items():
        origin = join(join(path, "set"), name)
        if name not in known:
            listed = ", ".join(known)
            expected = Expected(f"een van {listed}", f"one of {listed}")
            written.faults.append(Fault(origin, shown(value), expected))
            continue
        for ref in _references({name: record.get(name)}):
            written.gone[ref] = origin
        written.kept.append(record.get(name))
        record[name] = value
        written.values[id(record), name] = origin
    _touch(written, operation.at, join(path, "set"))


def _touch(written: Written, where: str, origin: str) -> None:
    for step in where.split("/")[1:]:
        written.touched[step.partition(",")[0]] = origin


def _references(tree: Tree) -> Iterator[str]:
    """Yield the references of a record and of the records in it."""
    for path, name, value in everything(tree):
        if name in {"ref", "code"} and path and isinstance(value, str):
            yield value
