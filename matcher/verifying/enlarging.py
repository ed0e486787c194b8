"""Least extra capacity, worked out a second way."""

from collections.abc import Iterator

from matcher.claims.competition import (
    CaseCompetition,
    Extra,
    Never,
    Proof,
    Reason,
    Way,
    Weighed,
)
from matcher.kinds import LimitKind, Owner
from matcher.parties import gives_room
from matcher.verifying.candidates import Candidate
from matcher.verifying.crowd import Crowd
from matcher.verifying.failure import Failure, Path, differences
from matcher.verifying.weights import (
    are_whole,
    capacity,
    demand,
    lack,
    lowered,
    without_each,
)

MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
Limits = tuple[tuple[str, int], ...]
Options = dict[str, tuple[Candidate, ...]]


def extra_failures(
    crowd: Crowd, told: CaseCompetition, path: Path
) -> Iterator[Failure]:
    """Yield what is told of extra capacity and is not so, solvers left out."""
    used = crowd.kinds_used(told.case) - {LimitKind.KEEP_APART}
    kinds = [*(extra.kind for extra in told.extra), *(n.kind for n in told.never)]
    due = [kind for kind in LimitKind if kind in used]
    in_order = all(
        [k for k in due if k in {x.kind for x in some}] == [x.kind for x in some]
        for some in (told.extra, told.never)
    )
    if sorted(kinds) != sorted(due) or not in_order:
        yield Failure((*path, "extra"), tuple(due), tuple(kinds))
        return
    for k, extra in enumerate(told.extra):
        yield from _extra(crowd, told.case, extra, (*path, "extra", k))
    for k, never in enumerate(told.never):
        yield from _never(crowd, told.case, never, (*path, "never", k))


def _extra(crowd: Crowd, ref: str, extra: Extra, path: Path) -> Iterator[Failure]:
    owner = Owner.FINANCIER if extra.kind in MONEY else Owner.AANBIEDER
    yield from differences(owner, extra.owner, (*path, "owner"))
    if extra.units is not None and extra.bound > extra.units:
        yield Failure((*path, "bound"), f"at most {extra.units}", extra.bound)
    yield from _bound(crowd, ref, extra, path)
    yield from _ways(crowd, ref, extra, (*path, "ways"))


def _bound(crowd: Crowd, ref: str, extra: Extra, path: Path) -> Iterator[Failure]:
    """Yield a failure unless the sum proves the bound, and needs each of its rows."""
    proof = Proof.NOT_PROVED if not extra.bound else Proof.SLACK
    expected = Proof.FARKAS if extra.reason else proof
    yield from differences(expected, extra.proof, (*path, "proof"))
    if extra.bound < 0:
        yield Failure((*path, "bound"), "not below 0", extra.bound)
    if not extra.reason:
        return
    options = _options(crowd, ref, extra.kind)
    rows = extra.reason.limits
    if not are_whole(rows, crowd.limits):
        yield Failure((*path, "reason", "limits"), "limits as they are", rows)
        return
    yield from _sums(options, extra.reason, (*path, "reason"))
    found = _units(options, rows, extra.kind)
    if found != extra.bound:
        yield Failure((*path, "bound"), found, extra.bound)
    fewer = (_units(options, some, extra.kind) for some in without_each(rows))
    if any(units >= extra.bound for units in fewer):
        yield Failure((*path, "reason", "limits"), "no row too many", rows)


def _never(crowd: Crowd, ref: str, never: Never, path: Path) -> Iterator[Failure]:
    own = crowd.fitting_with_more(ref, never.kind)
    alone = Proof.SLACK if own else Proof.ALONE
    expected = Proof.FARKAS if never.reason else alone
    yield from differences(expected, never.proof, (*path, "proof"))
    if not never.reason:
        return
    options = _options(crowd, ref, never.kind)
    rows = never.reason.limits
    others = all(w.kind != never.kind for w in rows)
    if not are_whole(rows, crowd.limits) or not others or lack(options, rows) <= 0:
        yield Failure((*path, "reason", "limits"), "a sum that proves it", rows)
        return
    yield from _sums(options, never.reason, (*path, "reason"))
    if any(lack(options, some) > 0 for some in without_each(rows)):
        yield Failure((*path, "reason", "limits"), "no row too many", rows)


def _sums(options: Options, told: Reason, path: Path) -> Iterator[Failure]:
    rows = told.limits
    expected = Reason(
        limits=rows, demand=demand(options, rows), capacity=capacity(rows)
    )
    yield from differences(expected, told, path)
    sums = expected.demand, expected.capacity
    if any((demand(options, less), capacity(less)) == sums for less in lowered(rows)):
        yield Failure((*path, "limits"), "no weight too large", rows)


def _units(options: Options, reason: tuple[Weighed, ...], kind: LimitKind) -> int:
    """Return the units that a sum proves; each covers a largest multiplier at most."""
    own = [w for w in reason if w.kind == kind]
    short = lack(options, reason)
    if short <= 0 or not own or any(w.divisor != 1 for w in own):
        return 0
    return -(-short // max(w.multiplier for w in own))


def _options(crowd: Crowd, ref: str, kind: LimitKind) -> Options:
    everybody = (ref, *crowd.chosen)
    return {member: crowd.fitting_with_more(member, kind) for member in everybody}


def _ways(crowd: Crowd, ref: str, extra: Extra, path: Path) -> Iterator[Failure]:
    direct = _direct(crowd, ref, extra.kind)
    least = min((sum(n for _, n in limits) for limits in direct.values()), default=None)
    if least is not None and (extra.units is None or least < extra.units):
        yield Failure((*path[:-1], "units"), least, extra.units)
        return
    still: dict[Limits, str] = {}
    for key, limits in sorted(direct.items()):
        if sum(n for _, n in limits) == extra.units:
            still.setdefault(limits, key)
    found = [(way.limits, way.moves[0].option) for way in extra.ways if way.moves]
    expected = sorted(still.items()) if still else found[: extra.units is not None]
    if found != expected or len(found) != len(extra.ways):
        yield Failure(path, tuple(expected), tuple(found))
    for k, way in enumerate(extra.ways):
        yield from _way(crowd, ref, extra, way, (*path, k))
        if still and len(way.moves) != 1:
            yield Failure((*path, k, "moves"), "nobody moves", way.moves)
    if (extra.units is None) != (not extra.ways):
        yield Failure(path, "a way of doing it", extra.ways)


def _direct(crowd: Crowd, ref: str, kind: LimitKind) -> dict[str, Limits]:
    """Return what each option lacks with nobody moving, of this kind alone."""
    found = {
        option.key: tuple(sorted(crowd.lacks_beside(option).items()))
        for option in crowd.fitting_with_more(ref, kind)
    }
    return {
        key: limits
        for key, limits in found.items()
        if all(crowd.limits[limit].kind == kind for limit, _ in limits)
    }


def _way(
    crowd: Crowd, ref: str, extra: Extra, way: Way, path: Path
) -> Iterator[Failure]:
    region = crowd.desk.region
    after = crowd.after(way.moves)
    if after is None or not way.moves or way.moves[0].case != ref:
        yield Failure((*path, "moves"), "moves that let the case in", way.moves)
        return
    yield from differences(
        tuple(sorted(crowd.lacking(after).items())), way.limits, (*path, "limits")
    )
    if any(crowd.limits[key].kind != extra.kind for key in crowd.lacking(after)):
        yield Failure((*path, "limits"), f"only {extra.kind}", way.limits)
    if sum(units for _, units in way.limits) != extra.units:
        yield Failure((*path[:-2], "units"), way.limits, extra.units)
    who = {
        gives_room(region, extra.kind, key.partition(":")[2]) for key, _ in way.limits
    }
    yield from differences(tuple(sorted(who - {""})), way.who, (*path, "who"))
