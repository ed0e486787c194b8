"""What a file of changes looks like: its operations, one record each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, JsonValue

from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.parse import Tree
from api.regionfile.schema import schema_of
from api.regionfile.shape import fitted, plain
from api.regionfile.values import SOME_TEXT
from api.regionfile.walk import at, field, join

FORMAT = 1
AN_OP = Expected("add, remove, change of rule", "add, remove, change or rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Puts a record or a value in the list at the path `to`."""

    op: Literal["add"]
    to: str
    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Takes the record or the value at a path out of its list."""

    op: Literal["remove"]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Gives fields of the record at a path other values; "" is the region itself."""

    op: Literal["change"]
    at: str
    set: dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Leaves a rule out, or puts it in force."""

    op: Literal["rule"]
    key: str
    on: bool


Operation: TypeAlias = Annotated[
    Add | Remove | Change | Switch, Field(discriminator="op")
]


KINDS: Mapping[str, type[Add] | type[Remove] | type[Change] | type[Switch]] = {
    "add": Add,
    "remove": Remove,
    "change": Change,
    "rule": Switch,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFile:
    """A what-if: its name, and the changes in the order in which they are made."""

    format: int
    name: str
    changes: tuple[Operation, ...]


def changes_schema() -> dict[str, Tree]:
    """Return the JSON Schema (draft 2020-12) of the newest file of changes."""
    made = schema_of(ChangeFile)
    properties = made["properties"]
    if isinstance(properties, dict):
        properties["format"] = {"const": FORMAT, "title": "Format"}
    return made


def operations_in(tree: Tree) -> tuple[dict[str, Operation], list[Fault]]:
    """Return the operations of a file by their path, and what is wrong with its form.

    An operation that is itself wrong is left out.
    """
    faults = [*_heading(tree)]
    found: dict[str, Operation] = {}
    for path, raw in at(tree, "changes[]"):
        kind = KINDS.get(str(field(raw, "op")))
        if kind is None:
            known = isinstance(raw, dict) and "op" in raw
            value = shown(field(raw, "op")) if known else ""
            faults.append(Fault(join(path, "op"), value, AN_OP))
            continue
        operation, unfit = fitted(kind, [plain(raw)])
        faults += [Fault(join(path, f.path), f.value, f.expected) for f in unfit]
        if operation is not None:
            found[path] = operation
    return found, faults


def _heading(tree: Tree) -> Iterator[Fault]:
    _, unfit = fitted(ChangeFile, [plain(tree)])
    yield from (f for f in unfit if not f.path.startswith("changes["))
    if not isinstance(tree, dict):
        return
    version = field(tree, "format")
    if type(version) is int and version != FORMAT:
        expected = Expected(
            f"wijzigingen, formaatversie {FORMAT}", f"changes, format version {FORMAT}"
        )
        yield Fault("format", shown(version), expected)
    name = field(tree, "name")
    if isinstance(name, str) and not name.strip():
        yield Fault("name", shown(name), SOME_TEXT)
