"""JSON Schema of the region file, with the ranges that reading checks."""

from typing import cast

from api.regionfile.names import NUMBERS, range_of
from api.regionfile.parse import Tree
from api.regionfile.shape import adapter
from api.regionfile.versions import FORMAT
from api.regionfile.walk import everything, field
from matcher.model.region import Region

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Tree]:
    """Return the JSON Schema (draft 2020-12) of the newest region file format."""
    made = schema_of(Region)
    for record in (made, *cast("dict[str, Tree]", made["$defs"]).values()):
        _add_ranges(field(record, "properties"))
    properties = cast("dict[str, Tree]", made["properties"])
    properties["format"] = {"const": FORMAT, "title": "Format"}
    return made


def schema_of(kind: type[object]) -> dict[str, Tree]:
    """Return the JSON Schema of a dataclass, its own record at the root."""
    whole = cast("dict[str, Tree]", adapter(kind).json_schema())
    definitions = cast("dict[str, Tree]", whole["$defs"])
    root = cast("dict[str, Tree]", definitions.pop(kind.__name__))
    return {"$schema": DIALECT, **root, "$defs": definitions}


def _add_ranges(properties: Tree) -> None:
    if not isinstance(properties, dict):
        return
    for name, described in properties.items():
        for _, _, node in everything(described):
            if name in NUMBERS and field(node, "type") == "integer":
                cast("dict[str, Tree]", node).update(_range(name))


def _range(name: str) -> dict[str, Tree]:
    low, high = range_of(name)
    return {"minimum": low, "maximum": high}
