"""What a file of changes looks like: its operations, one record each."""

import re
from collections.abc import Iterator
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
OPS = ("add", "remove", "change", "rule")
AN_OP = Expected(
    f"{', '.join(OPS[:-1])} of {OPS[-1]}", f"{', '.join(OPS[:-1])} or {OPS[-1]}"
)
_TAG = re.compile(rf"^(changes\[\d+\])\.(?:{'|'.join(OPS)})(?=\.|$)")


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


def change_file(tree: Tree) -> tuple[ChangeFile | None, list[Fault]]:
    """Return the file, and what is wrong with its own form; None if it has none."""
    found, unfit = fitted(ChangeFile, [plain(tree)])
    faults = [*_heading(tree), *_ops(tree)]
    wrong = {fault.path for fault in faults}
    for fault in unfit:
        path = _TAG.sub(r"\1", fault.path)
        if not any(w == path or w.startswith(f"{path}.op") for w in wrong):
            faults.append(Fault(path, fault.value, fault.expected))
    return found, faults


def _heading(tree: Tree) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        return
    version = field(tree, "format")
    if "format" in tree and (type(version) is not int or version != FORMAT):
        expected = Expected(
            f"wijzigingen, formaatversie {FORMAT}", f"changes, format version {FORMAT}"
        )
        yield Fault("format", shown(version), expected)
    name = field(tree, "name")
    if isinstance(name, str) and not name.strip():
        yield Fault("name", shown(name), SOME_TEXT)


def _ops(tree: Tree) -> Iterator[Fault]:
    for path, operation in at(tree, "changes[]"):
        op = field(operation, "op")
        if isinstance(operation, dict) and op not in OPS:
            found = shown(op) if "op" in operation else ""
            yield Fault(join(path, "op"), found, AN_OP)
