"""A case as the description of the interface has it: the region file, in camelCase."""

from typing import Any, cast

from pydantic.alias_generators import to_camel

from api.regionfile import schema
from api.regionfile.parse import Tree

REFERENCE, SUFFIX = "#/components/schemas/", "Record"
ROOT = "Case"
CASE_RECORD: dict[str, Any] = {"allOf": [{"$ref": f"{REFERENCE}{ROOT}{SUFFIX}"}]}


def case_schemas() -> dict[str, Tree]:
    """Return the schema of a case and of all that is in it, by their names.

    A reference is not required: a case without one gets a random one.
    """
    definitions = cast("dict[str, Tree]", schema()["$defs"])
    found, waiting = dict[str, Tree](), [ROOT]
    while waiting:
        name = waiting.pop()
        if name + SUFFIX in found:
            continue
        own = cast("dict[str, Tree]", _translated(definitions[name], waiting))
        if name == ROOT:
            required = cast("list[Tree]", own["required"])
            own["required"] = [field for field in required if field != "ref"]
        found[name + SUFFIX] = own
    return found


def _translated(tree: Tree, waiting: list[str]) -> Tree:
    """Return a schema with camelCase fields; what it refers to is added to the rest."""
    if isinstance(tree, list):
        return [_translated(one, waiting) for one in tree]
    if not isinstance(tree, dict):
        return tree
    made: dict[str, Tree] = {}
    for key, value in tree.items():
        if key == "$ref":
            name = str(value).rpartition("/")[2]
            waiting.append(name)
            made[key] = f"{REFERENCE}{name}{SUFFIX}"
        elif key == "properties" and isinstance(value, dict):
            made[key] = {to_camel(n): _translated(v, waiting) for n, v in value.items()}
        elif key == "required" and isinstance(value, list):
            made[key] = [to_camel(str(name)) for name in value]
        else:
            made[key] = _translated(value, waiting)
    return made
