"""Versions of the file format: which there are, and how an old one is read."""

from collections.abc import Callable, Mapping

from api.regionfile.fault import Expected, Fault, RegionFileError, shown
from api.regionfile.parse import Tree
from api.regionfile.walk import field

FORMAT = 1
Upgrader = Callable[[dict[str, Tree]], dict[str, Tree]]
UPGRADERS: Mapping[int, Upgrader] = {}
"""Pure functions from the tree of version n to the tree of version n + 1."""


def upgraded(tree: Tree) -> Tree:
    """Return the tree in the newest version; RegionFileError for an unknown one."""
    if not isinstance(tree, dict):
        expected = Expected("een object met velden", "an object with fields")
        raise RegionFileError((Fault("$", shown(tree), expected),))
    version = field(tree, "format")
    oldest = min(UPGRADERS, default=FORMAT)
    if type(version) is not int or not oldest <= version <= FORMAT:
        found = "" if "format" not in tree else shown(version)
        raise RegionFileError((Fault("format", found, _known(oldest)),))
    for step in range(version, FORMAT):
        tree = UPGRADERS[step](tree)
    return tree


def _known(oldest: int) -> Expected:
    if oldest == FORMAT:
        return Expected(f"formaatversie {FORMAT}", f"format version {FORMAT}")
    return Expected(
        f"een formaatversie van {oldest} tot en met {FORMAT}",
        f"a format version from {oldest} to {FORMAT}",
    )
