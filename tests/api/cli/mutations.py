"""Random changes to a valid region file, as values and as bytes."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.api.cli.running import V1

Json = Any
Spot = tuple[Json, str | int]

VALID: Json = json.loads(V1.read_text())
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=8),
    st.sampled_from(["", "2026-11-22", "2026-02-30", "9999-12-31", "JA", "CASUS-1"]),
    st.sampled_from([[], {}, [[]], [None], {"ref": "X"}]),
)


def spots(tree: Json) -> Iterator[Spot]:
    """Yield every place in a JSON tree as (container, key)."""
    keys = tree if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from spots(tree[key])


def alike(tree: Json, value: Json) -> list[Json]:
    """Return the values in the tree of the same type as `value`."""
    found = (container[key] for container, key in spots(tree))
    return [v for v in found if type(v) is type(value)]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a region file after one to three random changes."""
    tree = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 3))):
        everywhere = list(spots(tree))
        if everywhere:
            change(draw, tree, *draw(st.sampled_from(everywhere)))
    data = json.dumps(tree).encode()
    return spoiled(draw, data) if draw(st.integers(0, 9)) == 0 else data


def change(draw: st.DrawFn, tree: Json, container: Json, key: str | int) -> None:
    """Change one spot: leave out, repeat, rename, replace, or swap for its like."""
    how = draw(st.sampled_from(["drop", "odd", "like", "like", "like", "add", "near"]))
    value = container[key]
    if how == "drop":
        del container[key]
    elif how == "odd":
        container[key] = draw(ODD)
    elif how == "like":
        container[key] = copy.deepcopy(draw(st.sampled_from(alike(tree, value))))
    elif how == "near" and type(value) is int:
        container[key] = value + draw(st.integers(-2, 2))
    elif isinstance(container, list):
        container.insert(int(key), copy.deepcopy(value))
    else:
        container[draw(st.sampled_from(["extra", "until", "unknown"]))] = value


def spoiled(draw: st.DrawFn, data: bytes) -> bytes:
    """Return the bytes with one byte changed, cut off or doubled."""
    at = draw(st.integers(0, len(data) - 1))
    kind = draw(st.sampled_from(["cut", "byte", "twice"]))
    if kind == "cut":
        return data[:at]
    byte = bytes([draw(st.integers(0, 255))])
    return data[:at] + byte + data[at + (kind == "byte") :]
