"""Records of the region file over the line: the same fields, in camelCase."""

from pydantic.alias_generators import to_camel, to_snake

from api.regionfile.parse import Tree


def camel(tree: Tree) -> Tree:
    """Return JSON values with their keys in camelCase."""
    if isinstance(tree, dict):
        return {to_camel(key): camel(value) for key, value in tree.items()}
    return [camel(value) for value in tree] if isinstance(tree, list) else tree


def snake(tree: Tree) -> Tree:
    """Return JSON values with the keys of the region file."""
    if isinstance(tree, dict):
        return {to_snake(key): snake(value) for key, value in tree.items()}
    return [snake(value) for value in tree] if isinstance(tree, list) else tree
