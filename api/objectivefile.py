"""The objective file: steps and agreed figures; what is absent is standard."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from api.regionfile.fault import Expected, Fault, RegionFileError, once_per_path, shown
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.shape import fitted
from api.regionfile.values import value_faults
from api.regionfile.walk import field
from matcher.objective import Objective

LARGEST = 1
LEAST: dict[str, int] = {"guard_days": 1, "look_days": 1}
MOST = 36_500
CLASSES = ("u0_days", "u1_days", "u2_days")


def read_objective(path: Path) -> Objective:
    """Return the objective in a file.

    Raises RegionFileError with every fault, and OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        data = read_bytes(stream, LARGEST)
    tree = parse(data)
    faults = [*value_faults(tree), *objective_faults(tree)]
    objective, unfit = fitted(Objective, [data])
    if objective is None or faults:
        raise RegionFileError(once_per_path([*faults, *unfit]))
    return objective


def objective_faults(tree: Tree) -> Iterator[Fault]:
    """Yield the figures of an objective that are out of range."""
    if not isinstance(tree, dict):
        return
    if field(tree, "steps") == []:
        expected = Expected("minstens één stap", "at least one step")
        yield Fault("steps", shown([]), expected)
    for name, value in tree.items():
        low = LEAST.get(name, 0)
        if type(value) is int and not low <= value <= MOST:
            expected = Expected(
                f"een geheel getal van {low} tot en met {MOST}",
                f"a whole number from {low} to {MOST}",
            )
            yield Fault(name, shown(value), expected)
    yield from _classes(tree)


def _classes(tree: Tree) -> Iterator[Fault]:
    """Yield the urgency classes that end no later than the one before."""
    standard = Objective()
    days = {name: getattr(standard, name) for name in CLASSES}
    given = {name: field(tree, name) for name in CLASSES}
    days |= {name: value for name, value in given.items() if type(value) is int}
    for before, name in pairwise(CLASSES):
        if days[name] <= days[before]:
            expected = Expected(
                f"meer dan {before} ({days[before]})",
                f"more than {before} ({days[before]})",
            )
            at = name if given[name] is not None else before
            yield Fault(at, shown(days[at]), expected)
