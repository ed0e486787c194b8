"""What can be wrong with the arrays of a problem, every fault named at once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Uses = tuple[IntArray, IntArray, IntArray]

# Sums of all numbers of one row stay below this, so that no int64 sum can overflow
# here or in a solver that adds a slack to it.
SAFE = 2.0**61
CANONICAL_BITS = 62


def faults_of(
    *,
    cases: int,
    option_case: IntArray,
    capacity: IntArray,
    uses: Uses,
    weights: Sequence[tuple[str, IntArray]],
    canonical: IntArray | None,
) -> list[str]:
    """Return a sentence for every fault; empty when the arrays make a problem."""
    names = ("use_limit", "use_option", "use_amount")
    arrays = [("option_case", option_case), ("capacity", capacity)]
    arrays += [*zip(names, uses, strict=True), *weights]
    arrays += [("canonical", canonical)] if canonical is not None else []
    shapes = [fault for name, array in arrays for fault in _shape(name, array)]
    if cases < 0:
        shapes.append(f"cases: {cases} is negative")
    if shapes:
        return shapes
    options, limits = len(option_case), len(capacity)
    return [
        *_outside("option_case", option_case, cases),
        *_negative("capacity", capacity),
        *_too_large("capacity", capacity, each=True),
        *_use_faults(uses, options, limits),
        *_weight_faults(weights, options),
        *(_canonical_faults(canonical, options) if canonical is not None else ()),
    ]


def _shape(name: str, array: IntArray) -> Iterator[str]:
    if not isinstance(array, np.ndarray):
        yield f"{name}: expected a numpy array, found {type(array).__name__}"
    elif array.dtype != np.int64 or array.ndim != 1:
        yield f"{name}: expected int64[n], found {array.dtype}{list(array.shape)}"


def _outside(name: str, array: IntArray, end: int) -> Iterator[str]:
    for row in np.flatnonzero((array < 0) | (array >= end)):
        yield f"{name}[{row}]: {array[row]} is not in 0..{end - 1}"


def _negative(name: str, array: IntArray) -> Iterator[str]:
    for row in np.flatnonzero(array < 0):
        yield f"{name}[{row}]: {array[row]} is negative"


def _too_large(name: str, array: IntArray, *, each: bool = False) -> Iterator[str]:
    sizes = np.abs(array.astype(np.float64))
    if len(array) and (sizes.max() if each else sizes.sum()) >= SAFE:
        what = "a value" if each else "the sum of absolute values"
        yield f"{name}: {what} reaches 2**61, sums could overflow"


def _use_faults(uses: Uses, options: int, limits: int) -> Iterator[str]:
    limit, option, amount = uses
    if not len(limit) == len(option) == len(amount):
        yield (
            "use_limit, use_option, use_amount: lengths "
            f"{len(limit)}, {len(option)}, {len(amount)} differ"
        )
        return
    yield from _outside("use_limit", limit, limits)
    yield from _outside("use_option", option, options)
    yield from _negative("use_amount", amount)
    yield from _too_large("use_amount", amount)
    order = np.lexsort((option, limit))
    same = (np.diff(limit[order]) == 0) & (np.diff(option[order]) == 0)
    for row in order[1:][same]:
        yield f"use[{row}]: limit {limit[row]}, option {option[row]} is given twice"


def _weight_faults(
    weights: Sequence[tuple[str, IntArray]], options: int
) -> Iterator[str]:
    names = [name for name, _ in weights]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name}: the name is given twice"
    for name, array in weights:
        if len(array) != options:
            yield f"{name}: {len(array)} weights for {options} options"
        yield from _too_large(name, array)


def _canonical_faults(canonical: IntArray, options: int) -> Iterator[str]:
    if len(canonical) != options:
        yield f"canonical: {len(canonical)} weights for {options} options"
    yield from _outside("canonical", canonical, 2**CANONICAL_BITS)
