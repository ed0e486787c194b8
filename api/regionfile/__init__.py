"""The region file: reading with every fault at once, writing as canonical bytes."""

from api.regionfile.fault import Expected, Fault, RegionFileError
from api.regionfile.order import in_order
from api.regionfile.read import read_region
from api.regionfile.schema import schema
from api.regionfile.write import content_hash, write_region

__all__ = [
    "Expected",
    "Fault",
    "RegionFileError",
    "content_hash",
    "in_order",
    "read_region",
    "schema",
    "write_region",
]
