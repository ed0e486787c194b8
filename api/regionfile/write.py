"""Writing a region: one sequence of bytes for one content."""

import hashlib
import json

from api.regionfile.order import in_order
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from matcher.model.region import Region


def write_region(region: Region) -> bytes:
    """Return the canonical bytes: sorted keys and records, no floats, one newline.

    Fields at their default are left out, so that a new optional field does not
    change the bytes of regions that lack it.
    """
    return canonical(tree_of(in_order(region), defaults=False))


def canonical(tree: Tree) -> bytes:
    """Return JSON values as bytes: sorted keys, no spaces, UTF-8, one newline."""
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def content_hash(region: Region) -> str:
    """Return the sha256 of the canonical bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(write_region(region)).hexdigest()
