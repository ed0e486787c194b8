"""Reading a region file: everything that is wrong with it, at once."""

import dataclasses
import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from api.regionfile.consistency import consistency_faults
from api.regionfile.fault import Fault, Odd, RegionFileError
from api.regionfile.order import in_order
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.references import reference_faults
from api.regionfile.shape import UNREADABLE, shape_faults, shaped
from api.regionfile.values import value_faults
from api.regionfile.versions import FORMAT, upgraded
from api.regionfile.walk import field
from matcher.model.region import Region


def read_region(source: Path | IO[bytes], as_of: date | None = None) -> Region:
    """Return the region in a file or stream, seen from `as_of` when that is given.

    Records come in canonical order. Raises RegionFileError with every fault, and
    OSError when the file cannot be read.
    """
    if isinstance(source, Path):
        with source.open("rb") as stream:
            data = read_bytes(stream)
    else:
        data = read_bytes(source)
    region = _region(data)
    return region if as_of is None else dataclasses.replace(region, as_of=as_of)


def _region(data: bytes) -> Region:
    read = parse(data)
    tree = upgraded(read)
    faults = [
        *value_faults(tree),
        *reference_faults(tree),
        *consistency_faults(tree),
    ]
    texts = [data, _plain(tree)] if field(read, "format") == FORMAT else [_plain(tree)]
    region, unfit = _shaped(texts)
    if region is None or faults:
        raise RegionFileError(_once_per_path([*faults, *unfit]))
    return in_order(region)


def _shaped(texts: list[bytes]) -> tuple[Region | None, tuple[Fault, ...]]:
    # The second text has what pydantic cannot read at all made readable.
    found: tuple[Fault, ...] = ()
    for text in texts:
        try:
            return shaped(text), ()
        except ValidationError as error:
            found = tuple(shape_faults(error))
            if error.errors()[0]["type"] != UNREADABLE:
                break
    return None, found


def _plain(tree: Tree) -> bytes:
    text = json.dumps(tree, ensure_ascii=False, default=_odd_text)
    return text.encode("utf-8", "replace")


def _odd_text(value: object) -> str:
    return value.text if isinstance(value, Odd) else repr(value)


def _once_per_path(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    return tuple(first[p] for p in sorted(first, key=_by_number))


def _by_number(path: str) -> list[tuple[str, int]]:
    steps = re.findall(r"([^\[\]]*)(?:\[(\d+)\])?", path)
    return [(name, int(number or -1)) for name, number in steps]
