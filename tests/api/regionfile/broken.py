"""The valid region of version 1, and what reading a changed copy of it says."""

import copy
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from api.regionfile import RegionFileError, read_region

V1 = Path(__file__).parent / "v1.json"
Json = Any


def valid() -> Json:
    """Return a fresh copy of the valid region as JSON values."""
    return json.loads(V1.read_text())


def read(tree: Json) -> None:
    """Read a region from JSON values."""
    read_region(io.BytesIO(json.dumps(tree).encode()))


def faults_of(data: bytes) -> dict[str, str]:
    """Return the faults of bytes: path to what was expected, in English."""
    try:
        read_region(io.BytesIO(data))
    except RegionFileError as error:
        return {f.path: f.expected.en for f in error.faults}
    return {}


def faults_after(change: Callable[[Json], object]) -> dict[str, str]:
    """Return the faults of the valid region after one change."""
    tree = copy.deepcopy(valid())
    change(tree)
    return faults_of(json.dumps(tree).encode())


def set_at(tree: Json, path: str, value: object) -> None:
    """Put a value at a dotted path such as `cases.0.age`."""
    *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
    for step in steps:
        tree = tree[step]
    tree[last] = value
