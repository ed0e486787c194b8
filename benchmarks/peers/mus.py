"""General explainers on one group with places as the only limits. Frozen.

CPMpy's `mus` on OR-Tools and PySAT's MUSX: which of the cases and places together
cannot be kept. Each runs in a process of its own and is ended at a limit; building its
model is not timed.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

Set = frozenset[tuple[str, int]]
Choices = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The cases and places of one minimal conflict, None when it did not end."""

    found: Set | None
    seconds: float


def by_cpmpy(choices: Choices, capacity: Sequence[int], limit: float) -> Explained:
    """Return what CPMpy's `mus` on OR-Tools finds."""
    return _apart(_cpmpy, choices, capacity, limit)


def by_musx(choices: Choices, capacity: Sequence[int], limit: float) -> Explained:
    """Return what PySAT's MUSX finds."""
    return _apart(_musx, choices, capacity, limit)


Work = Callable[[Choices, Sequence[int], Connection], tuple[Set, float]]


def _apart(
    work: Work, choices: Choices, capacity: Sequence[int], limit: float
) -> Explained:
    """Do the work in another process, at most `limit` seconds once its model is built.

    Raises EOFError when that process dies.
    """
    context = get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_told, args=(work, choices, capacity, send))
    process.start()
    # With this end closed a process that dies is an error, not a time that ran out.
    send.close()
    try:
        receive.recv()
        began = time.perf_counter()
        done = receive.poll(limit)
        answer: tuple[Set, float] | None = receive.recv() if done else None
        waited = time.perf_counter() - began
    finally:
        process.terminate()
        process.join()
    if answer is None:
        return Explained(found=None, seconds=waited)
    return Explained(found=answer[0], seconds=answer[1])


def _told(
    work: Work, choices: Choices, capacity: Sequence[int], send: Connection
) -> None:
    send.send(work(choices, capacity, send))


def _cpmpy(
    choices: Choices, capacity: Sequence[int], send: Connection
) -> tuple[Set, float]:
    import cpmpy
    from cpmpy.tools.explain import mus

    taken = [[cpmpy.boolvar() for _ in own] for own in choices]
    at: dict[int, list[object]] = {}
    for own, variables in zip(choices, taken, strict=True):
        for place, variable in zip(own, variables, strict=True):
            at.setdefault(place, []).append(variable)
    kept = {("case", i): cpmpy.sum(own) >= 1 for i, own in enumerate(taken)}
    kept |= {
        ("place", p): cpmpy.sum(variables) <= capacity[p]
        for p, variables in at.items()
        if len(variables) > capacity[p]
    }
    named = {id(constraint): name for name, constraint in kept.items()}
    send.send("built")
    began = time.perf_counter()
    found = mus(list(kept.values()), hard=[], solver="ortools")
    seconds = time.perf_counter() - began
    return frozenset(named[id(constraint)] for constraint in found), seconds


def _musx(
    choices: Choices, capacity: Sequence[int], send: Connection
) -> tuple[Set, float]:
    from pysat.card import CardEnc, EncType
    from pysat.examples.musx import MUSX
    from pysat.formula import WCNF, IDPool

    pool, formula, names = IDPool(), WCNF(), []
    at: dict[int, list[int]] = {}
    for i, own in enumerate(choices):
        literals = [pool.id(("take", i, p)) for p in own]
        for place, literal in zip(own, literals, strict=True):
            at.setdefault(place, []).append(literal)
        formula.append(literals, weight=1)
        names.append(("case", i))
    for place, literals in at.items():
        if len(literals) <= capacity[place]:
            continue
        on = pool.id(("place", place))
        most = CardEnc.atmost(
            lits=literals,
            bound=capacity[place],
            vpool=pool,
            encoding=EncType.seqcounter,
        )
        for clause in most.clauses:
            formula.append([-on, *clause])
        formula.append([on], weight=1)
        names.append(("place", place))
    send.send("built")
    began = time.perf_counter()
    with MUSX(formula, verbosity=0) as explainer:
        found = explainer.compute()
    seconds = time.perf_counter() - began
    return frozenset(names[k - 1] for k in found), seconds
