"""Walks over a JSON tree that may have any shape, with readable paths."""

import re
from collections.abc import Iterator

from api.regionfile.parse import Tree

Found = tuple[str, Tree]


def join(path: str, step: str | int) -> str:
    """Return the path one step further: `cases` + 3 -> `cases[3]`."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def everything(tree: Tree) -> Iterator[tuple[str, str, Tree]]:
    """Yield (path, name of the nearest field, value) of every value in the tree."""
    waiting: list[tuple[str, str, Tree]] = [("", "", tree)]
    while waiting:
        path, name, value = waiting.pop()
        yield path, name, value
        if isinstance(value, dict):
            waiting += [(join(path, k), k, v) for k, v in value.items()]
        elif isinstance(value, list):
            waiting += [(join(path, i), name, v) for i, v in enumerate(value)]


def at(tree: Tree, pattern: str) -> Iterator[Found]:
    """Yield (path, value) of what a pattern as `cases[].titles[]` points at."""
    found: list[Found] = [("", tree)]
    for step in re.findall(r"\[\]|\w+", pattern):
        found = list(_items(found) if step == "[]" else _fields(found, step))
    yield from found


def text_at(tree: Tree, pattern: str) -> Iterator[tuple[str, str]]:
    """Yield what `at` yields where the value is text."""
    for path, value in at(tree, pattern):
        if isinstance(value, str):
            yield path, value


def field(tree: Tree, name: str) -> Tree:
    """Return the field of an object, None when there is no such field."""
    return tree.get(name) if isinstance(tree, dict) else None


def _items(found: list[Found]) -> Iterator[Found]:
    for path, value in found:
        if isinstance(value, list):
            yield from ((join(path, i), v) for i, v in enumerate(value))


def _fields(found: list[Found], name: str) -> Iterator[Found]:
    for path, value in found:
        if isinstance(value, dict) and name in value:
            yield join(path, name), value[name]
