"""Paths by reference, such as `places/PLEK-1/openings`, in the tree of a region."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin, get_type_hints

from api.regionfile.fault import Expected
from api.regionfile.parse import Tree
from matcher.model.region import Region
from matcher.objective import Objective

OBJECTIVE = "objective"
# How a record without a reference of its own is named; the first names often do.
KEYS: dict[str, tuple[str, ...]] = {
    "openings": ("start", "until", "count"),
    "exclusions": ("trait",),
    "group_caps": ("trait",),
    "facts": ("path",),
    "titles": ("kind", "start"),
    "entitlements": ("instrument", "routes", "funder", "status", "start"),
    "consents": ("stay",),
    "placements": ("case", "start"),
}
REFERENCES = ("ref", "code")
MOST_NAMED = 8


class NoSuchPathError(Exception):
    """A path leads nowhere; `expected` says what would have fitted."""

    def __init__(self, expected: Expected) -> None:
        """Hold what was expected."""
        super().__init__(expected.en)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in the tree: in which container, under which key, of which type."""

    holder: dict[str, Tree] | list[Tree]
    key: str | int
    kind: object

    @property
    def value(self) -> Tree:
        """The value itself."""
        if isinstance(self.holder, list):
            return self.holder[int(self.key)]
        return self.holder.get(str(self.key))


def spot_at(tree: dict[str, Tree], path: str) -> Spot:
    """Return what a path leads to; fields at their default are put in on the way.

    A reference may hold `/` written as `~1`, `,` as `~2` and `~` as `~0`. Raises
    NoSuchPathError.
    """
    whole: dict[str, Tree] = {"": tree}
    spot = Spot(whole, "", Region)
    name = ""
    for step in path.split("/") if path else ():
        if isinstance(spot.value, list):
            spot = _in_list(spot.value, spot.kind, name, step)
        else:
            spot, name = _in_record(spot, _plain(step)), _plain(step)
    return spot


def record_kind(kind: object) -> type | None:
    """Return the dataclass that a type is, or may be; None if it is no record."""
    parts = (kind, *get_args(kind)) if get_origin(kind) is not tuple else (kind,)
    found = (p for p in parts if isinstance(p, type) and dataclasses.is_dataclass(p))
    return next(found, None)


def member_kind(kind: object) -> object | None:
    """Return the type of the members of a list, None if the type is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


@cache
def fields_of(record: type) -> dict[str, object]:
    """Return the fields of a record by name; the region has its objective beside it."""
    hints = get_type_hints(record)
    found = {f.name: hints[f.name] for f in dataclasses.fields(record)}
    return found | ({OBJECTIVE: Objective} if record is Region else {})


def named(tree: Tree, steps: list[str | int]) -> str:
    """Return a path by reference for a path by position."""
    parts: list[str] = []
    name = ""
    for step in steps:
        if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            parts.append(_name_in(tree, name, step))
            tree = tree[step]
        else:
            name = str(step)
            parts.append(_escaped(name))
            tree = tree.get(name) if isinstance(tree, dict) else None
    return "/".join(parts)


def key_fields(name: str, record: Tree) -> tuple[str, ...]:
    """Return the fields that name a record of the list with this name."""
    if isinstance(record, dict):
        own = [r for r in REFERENCES if r in record]
        return (own[0],) if own else KEYS.get(name, ())
    return ()


def _in_record(spot: Spot, name: str) -> Spot:
    record, value = record_kind(spot.kind), spot.value
    known = {} if record is None else fields_of(record)
    if name not in known or not isinstance(value, dict):
        listed = ", ".join(sorted(known)) or "–"
        raise NoSuchPathError(
            Expected(
                f"een pad naar iets in de regio; hier een van {listed}",
                f"a path to something in the region; here one of {listed}",
            )
        )
    if member_kind(known[name]) is not None:
        value.setdefault(name, [])
    elif known[name] is record_kind(known[name]):
        value.setdefault(name, {})
    return Spot(value, name, known[name])


def _in_list(values: list[Tree], kind: object, name: str, step: str) -> Spot:
    asked = tuple(_plain(part) for part in step.split(","))
    found = [k for k, v in enumerate(values) if _answers(name, v, asked)]
    if len(found) == 1:
        return Spot(values, found[0], member_kind(kind))
    if found:
        keys = ",".join(key_fields(name, values[found[0]]))
        raise NoSuchPathError(
            Expected(f"één van {len(found)}: {keys}", f"one of {len(found)}: {keys}")
        )
    some = ", ".join(_name_in(values, name, k) for k in range(len(values))[:MOST_NAMED])
    more = ", ..." if len(values) > MOST_NAMED else ""
    raise NoSuchPathError(
        Expected(
            f"een kenmerk dat voorkomt in {name}: {some or '–'}{more}",
            f"a reference that occurs in {name}: {some or '–'}{more}",
        )
    )


def _answers(name: str, value: Tree, asked: tuple[str, ...]) -> bool:
    if not isinstance(value, dict):
        return asked == (str(value),)
    keys = key_fields(name, value)[: len(asked)]
    return len(keys) == len(asked) and tuple(_texts(value, keys)) == asked


def _name_in(values: list[Tree], name: str, position: int) -> str:
    value = values[position]
    if not isinstance(value, dict):
        return _escaped(str(value))
    texts = list(_texts(value, key_fields(name, value)))
    for size in range(1, len(texts)):
        asked = tuple(texts[:size])
        if sum(_answers(name, v, asked) for v in values) == 1:
            return ",".join(map(_escaped, asked))
    return ",".join(map(_escaped, texts))


def _texts(record: dict[str, Tree], keys: tuple[str, ...]) -> Iterator[str]:
    yield from (_text(record.get(key)) for key in keys)


def _text(value: Tree) -> str:
    if isinstance(value, list):
        return "+".join(map(_text, value))
    return "" if value is None else str(value)


def _plain(step: str) -> str:
    return step.replace("~1", "/").replace("~2", ",").replace("~0", "~")


def _escaped(text: str) -> str:
    return text.replace("~", "~0").replace("/", "~1").replace(",", "~2")
