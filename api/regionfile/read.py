"""Reading a region file: everything that is wrong with it, at once."""

import dataclasses
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO

from api.regionfile.consistency import consistency_faults
from api.regionfile.fault import RegionFileError, once_per_path
from api.regionfile.order import in_order
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.references import reference_faults
from api.regionfile.shape import fitted, plain
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
    old = field(read, "format") != FORMAT
    return region_in(tree, [plain(tree)] if old else [data, plain(tree)])


def region_in(tree: Tree, texts: Sequence[bytes]) -> Region:
    """Return the region in a tree of the newest version, records in canonical order.

    `texts` hold the tree as JSON: the first one that can be read counts. Raises
    RegionFileError with every fault.
    """
    faults = [
        *value_faults(tree),
        *reference_faults(tree),
        *consistency_faults(tree),
    ]
    region, unfit = fitted(Region, texts)
    if region is None or faults:
        raise RegionFileError(once_per_path([*faults, *unfit]))
    return in_order(region)
