"""Who could have made way, worked out a second way."""

from collections.abc import Iterator

from matcher.claims.competition import CaseCompetition, Swap
from matcher.objective import MAXIMISED, StepName
from matcher.verifying.crowd import Chosen, Crowd
from matcher.verifying.failure import Failure, Path, Remark, differences

# Steps in which no option of a case is worth more than another.
OF_THE_CASE = frozenset(
    step for step in StepName if step.startswith("placed") or step == "waited_days"
)


def swap_failures(crowd: Crowd, told: CaseCompetition, path: Path) -> Iterator[Failure]:
    """Yield every swap that is not so, and members that could make way unmentioned."""
    here: Path = (*path, "swaps")
    members = tuple(ref for ref in told.certificate.cases if ref in crowd.chosen)
    if tuple(swap.case for swap in told.swaps) != members:
        yield Failure(here, members, tuple(swap.case for swap in told.swaps))
        return
    for k, swap in enumerate(told.swaps):
        yield from _swap(crowd, told.case, swap, (*here, k))
    if not could_tie(crowd, told) and not told.ties_proved:
        yield Failure((*path, "ties_proved"), expected=True, found=False)


def could_tie(crowd: Crowd, told: CaseCompetition) -> list[str]:
    """Return the members told not to be tied of which only a solver can tell that."""
    return [
        swap.case
        for swap in told.swaps
        if not swap.tied and crowd.fitting[told.case] and _alike(crowd, told, swap)
    ]


def _alike(crowd: Crowd, told: CaseCompetition, swap: Swap) -> bool:
    mine, now = crowd.fitting[told.case][0].steps, crowd.chosen[swap.case].steps
    return all(mine[step] == now[step] for step in mine if step in OF_THE_CASE)


def _swap(crowd: Crowd, ref: str, swap: Swap, path: Path) -> Iterator[Failure]:
    direct = [
        option
        for option in crowd.fitting[ref]
        if not crowd.lacks_beside(option, instead_of=crowd.chosen[swap.case])
    ]
    if not swap.moves:
        if direct:
            yield Failure((*path, "moves"), direct[0].key, swap.moves)
        if swap.differs is not None:
            yield Failure((*path, "differs"), None, swap.differs)
        return
    after = crowd.after(swap.moves, without=swap.case)
    if after is None or swap.moves[0].case != ref or crowd.lacking(after):
        yield Failure((*path, "moves"), Remark.LETS_IN, swap.moves)
        return
    first = _first_difference(crowd, after)
    yield from differences(first, swap.differs, (*path, "differs"))


def _first_difference(crowd: Crowd, after: Chosen) -> tuple[str, int] | None:
    for step in crowd.desk.objective.steps:
        before = sum(option.steps[step.value] for option in crowd.chosen.values())
        now = sum(option.steps[step.value] for option in after.values())
        if before != now:
            worse = before - now if StepName(step) in MAXIMISED else now - before
            return step.value, worse
    return None
