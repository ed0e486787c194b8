"""Checks a count that shows that not everybody fits: whole numbers, no solver."""

from collections.abc import Iterator

from matcher.claims.contrast import Shortage, Shown
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import Beyond, Failure, Path
from matcher.verifying.objection import Objection
from matcher.verifying.posed import Posed
from matcher.verifying.seated import Seated
from matcher.verifying.takes import Take


def lacking_failures(
    seats: Seated, asked: Posed, found: Shortage, path: Path
) -> Iterator[Failure]:
    """Yield what is wrong with a proof that the newcomer cannot come.

    SOLVED carries nothing that can be checked here; ALONE is never right where an
    option keeps every limit alone.
    """
    if found.shown is Shown.ALONE:
        yield Failure((*path, "shown"), Objection.FITS_ALONE, found.shown)
    elif found.shown is Shown.SOLVED:
        empty = ((), (), 0, 0, False)
        told = (
            found.cases,
            found.limits,
            found.demand,
            found.capacity,
            found.two_parts,
        )
        if told != empty:
            yield Failure(path, empty, told)
    else:
        yield from _counted(seats, asked, found, path)


def _counted(
    seats: Seated, asked: Posed, found: Shortage, path: Path
) -> Iterator[Failure]:
    allowed = (set(seats.chosen) - {asked.holder}) | {asked.newcomer}
    if list(found.cases) != sorted(set(found.cases) & allowed):
        yield Failure((*path, "cases"), Objection.KEEPS_A_PLACE, found.cases)
        return
    own = {ref: _options(seats, asked, ref) for ref in found.cases}
    takes = {
        key: take
        for options in own.values()
        for option in options
        for key, take in option.takes.items()
    }
    yield from _limits(takes, found, path)
    weights = {w.limit: w.multiplier for w in found.limits}
    needs = {ref: _least(options, weights) for ref, options in own.items()}
    expected = {
        "demand": sum(needs.values()),
        "capacity": sum(w.capacity * w.multiplier for w in found.limits),
        "two_parts": any(o.claim.team for options in own.values() for o in options),
    }
    for name, value in expected.items():
        if getattr(found, name) != value:
            yield Failure((*path, name), value, getattr(found, name))
    if found.demand <= found.capacity:
        yield Failure((*path, "demand"), Beyond(found.capacity), found.demand)
    for ref, need in needs.items():
        if not need:
            yield Failure((*path, "cases"), Objection.NEEDS_SOMETHING, ref)


def _limits(takes: dict[str, Take], found: Shortage, path: Path) -> Iterator[Failure]:
    named = [w.limit for w in found.limits]
    if named != sorted(set(named)):
        yield Failure((*path, "limits"), sorted(set(named)), named)
    for k, weighed in enumerate(found.limits):
        take = takes.get(weighed.limit)
        told = (weighed.kind, weighed.capacity)
        plain = weighed.divisor == 1 and weighed.multiplier >= 1
        if take is None or told != (take.kind, take.capacity) or not plain:
            yield Failure((*path, "limits", k), take, weighed)


def _options(seats: Seated, asked: Posed, ref: str) -> tuple[Candidate, ...]:
    return asked.fitting if ref == asked.newcomer else seats.fitting(ref)


def _least(options: tuple[Candidate, ...], weights: dict[str, int]) -> int:
    return min(
        sum(weights.get(key, 0) * take.amount for key, take in option.takes.items())
        for option in options
    )
