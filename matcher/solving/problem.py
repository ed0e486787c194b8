"""The input of the solving core: cases, options, limits and ordered steps as arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.solving.faults import faults_of

IntArray = npt.NDArray[np.int64]

# Canonical weights decide in rounds of this many bits: narrow enough to share one
# exact objective with the last steps, wide enough that a second round is rare.
ROUND_BITS = 16


class ProblemError(ValueError):
    """The arrays do not describe a problem; `faults` names every fault at once."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep the faults and join them into one message."""
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One integer objective: the sum of `weights` (int64[n_options]) over chosen ones.

    >>> Step(name="placed", maximise=True, weights=np.array([1, 1]))
    Step(name='placed', maximise=True, weights=array([1, 1]))
    """

    name: str
    maximise: bool
    weights: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Multi-resource assignment: each case takes at most one of its own options.

    `option_case[j]` is the case of option j; the triples say that option
    `use_option[i]` takes `use_amount[i]` of limit `use_limit[i]`, at most
    `capacity` per limit, each pair given once. `steps` are optimised in order, each
    within the optima of those before it. `required` demands an option for every case.
    `canonical` (int64[n_options], 0 <= w < 2**62) decides between plans that are equal
    in every step: the largest sum of the low 16 bits, only if that leaves several
    plans that of the next 16, and so on, four rounds. A round of uniform weights
    leaves one plan with probability at least 1 - m / 2**16, where m counts the options
    in which tied plans differ (isolation lemma, Mulmuley, Vazirani, Vazirani 1987).
    Raises `ProblemError` naming every fault.
    """

    cases: int
    option_case: IntArray
    capacity: IntArray
    use_limit: IntArray
    use_option: IntArray
    use_amount: IntArray
    steps: tuple[Step, ...]
    required: bool = False
    canonical: IntArray | None = None

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit together or whose sums could overflow."""
        weights = [(f"step {step.name}", step.weights) for step in self.steps]
        faults = faults_of(
            cases=self.cases,
            option_case=self.option_case,
            capacity=self.capacity,
            uses=(self.use_limit, self.use_option, self.use_amount),
            weights=weights,
            canonical=self.canonical,
        )
        if faults:
            raise ProblemError(tuple(faults))

    @property
    def n_options(self) -> int:
        """The number of options."""
        return len(self.option_case)

    @property
    def n_limits(self) -> int:
        """The number of limits."""
        return len(self.capacity)
