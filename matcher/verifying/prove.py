"""Solves the run again with other engines, to test what a result declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from matcher.objective import MAXIMISED, StepName
from matcher.result import Result, RunStatus, StepClaim
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import Failure, Path, Remark

Table = dict[str, tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A limit over all options: `terms` are (position of the option, amount)."""

    capacity: int
    terms: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """All options side by side, with the limits and the cases as rows."""

    options: tuple[tuple[str, Candidate], ...]
    rows: tuple[Row, ...]

    def worth(self, step: str) -> list[int]:
        """Return what each option is worth in a step."""
        return [option.steps[step] for _, option in self.options]


def prove(
    result: Result, table: Table, chosen: dict[str, Candidate], seconds: float
) -> Iterator[Failure]:
    """Yield a failure for every declared value, bound or uniqueness that is false.

    `table`: all options by case; `chosen`: the option of each placed case. Each
    step is optimised by SCIP with the earlier steps held at their claimed values;
    a proved step that SCIP cannot settle within `seconds` fails as well.
    """
    # Imported here: a verification without proof needs no solver.
    from matcher.verifying.engines import Scip, is_alone

    flat = flattened(table)
    model, true = Scip(flat, seconds), True
    for k, step in enumerate(result.steps):
        maximise = StepName(step.name) in MAXIMISED
        best = model.best(flat.worth(step.name), maximise=maximise)
        if best is None and step.proved:
            yield Failure(("steps", k, "proved"), Remark.SETTLED, Remark.NOT_SETTLED)
            return
        if best is not None:
            yield from _declared(step, best, ("steps", k), maximise=maximise)
            true = true and best == step.value
        model.hold(flat.worth(step.name), step.value)
    if result.status is RunStatus.OPTIMAL and not true:
        yield Failure(("status",), Remark.NOT_PROVED, result.status)
    picked = [chosen.get(case) is option for case, option in flat.options]
    fixed = [in_rounds(canonical(c, option.key)) for c, option in flat.options]
    steps = [(flat.worth(step.name), step.value) for step in result.steps]
    if result.unique and true and not is_alone(flat, steps, fixed, picked, seconds):
        yield Failure(("unique",), Remark.ANOTHER_AS_GOOD, result.unique)


def flattened(table: Table) -> Flat:
    """Return all options, every limit they take from, and one place for each case."""
    options = tuple((case, o) for case, own in sorted(table.items()) for o in own)
    room: dict[str, int] = {}
    terms: dict[str, list[tuple[int, int]]] = {}
    for position, (case, option) in enumerate(options):
        taken = {
            key: (take.amount, take.capacity) for key, take in option.takes.items()
        }
        for key, (amount, capacity) in {**taken, f"case:{case}": (1, 1)}.items():
            room[key] = capacity
            terms.setdefault(key, []).append((position, amount))
    return Flat(
        options=options,
        rows=tuple(Row(capacity=room[k], terms=tuple(t)) for k, t in terms.items()),
    )


def canonical(case: str, key: str) -> int:
    """Return the fixed weight of one option of one case: 32 bits of sha256."""
    return int.from_bytes(sha256(f"{case}|{key}".encode()).digest(), "big") >> 224


def in_rounds(weight: int) -> int:
    """Return the weight so that sums compare by the low 16 bits, then by the next.

    The fixed order is spent in rounds of 16 bits; 2**30 is more than any sum of the
    second round over 16,000 cases.
    """
    return (weight & 0xFFFF) << 30 | weight >> 16


def _declared(
    step: StepClaim, best: int, path: Path, *, maximise: bool
) -> Iterator[Failure]:
    if step.proved and best != step.value:
        yield Failure((*path, "value"), best, step.value)
    if step.bound is not None:
        beyond = best > step.bound if maximise else best < step.bound
        if beyond:
            yield Failure((*path, "bound"), best, step.bound)
