"""A report of the desk without references: tokens that only the key of a case gives.

So what was told before can be kept, to hold a next report against, without keeping
facts of a case in clear; when a case is erased its token says nothing any more.
"""

import secrets
from collections.abc import Iterable, Mapping

from api.casezone.keys import TOKEN, ErasedError, Keys
from api.regionfile.parse import Tree

# The fields of a report that name a person.
NAMING = frozenset({"members", "gained", "case"})


def tokens_of(keys: Keys, refs: Iterable[str]) -> dict[str, str]:
    """Return the token of each case; of one that was erased a token of chance."""
    return {ref: _token(keys, ref) for ref in refs}


def renamed(tree: Tree, names: Mapping[str, str], at: str = "") -> Tree:
    """Return a report with other names for its persons; unknown ones stay."""
    if isinstance(tree, dict):
        return {key: renamed(value, names, key) for key, value in tree.items()}
    if isinstance(tree, list):
        return [renamed(value, names, at) for value in tree]
    if isinstance(tree, str) and at in NAMING:
        return names.get(tree, tree)
    return tree


def _token(keys: Keys, ref: str) -> str:
    try:
        return keys.token(ref)
    except ErasedError:
        return secrets.token_hex(TOKEN // 2)
