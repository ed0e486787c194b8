"""Least extra capacity, worked out a second way."""

from collections.abc import Iterator

from matcher.claims.competition import (
    CaseCompetition,
    Extra,
    Never,
    Proof,
    Reason,
    Way,
)
from matcher.kinds import LimitKind, Owner
from matcher.parties import gives_room
from matcher.verifying.crowd import Crowd
from matcher.verifying.failure import AtMost, Failure, Path, Remark, differences
from matcher.verifying.weights import Rows, Sums, Table, are_whole

MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
Limits = tuple[tuple[str, int], ...]


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
        yield Failure((*path, "bound"), AtMost(extra.units), extra.bound)
    yield from _bound(crowd, ref, extra, path)
    yield from _ways(crowd, ref, extra, (*path, "ways"))


def _bound(crowd: Crowd, ref: str, extra: Extra, path: Path) -> Iterator[Failure]:
    """Yield a failure unless the sum proves the bound, and needs each of its rows."""
    proof = Proof.NOT_PROVED if not extra.bound else Proof.SLACK
    expected = Proof.FARKAS if extra.reason else proof
    yield from differences(expected, extra.proof, (*path, "proof"))
    if extra.bound < 0:
        yield Failure((*path, "bound"), Remark.NOT_NEGATIVE, extra.bound)
    if not extra.reason:
        return
    rows = extra.reason.limits
    if not are_whole(rows, crowd.limits):
        yield Failure((*path, "reason", "limits"), Remark.LIMITS, rows)
        return
    table = _table(crowd, ref, extra.kind, rows)
    yield from _sums(table, extra.reason, (*path, "reason"))
    found = _units(table.sums, rows, extra.kind)
    if found != extra.bound:
        yield Failure((*path, "bound"), found, extra.bound)
    fewer = (_units(sums, rows, extra.kind) for sums in table.without_each())
    if any(units >= extra.bound for units in fewer):
        yield Failure((*path, "reason", "limits"), Remark.EACH_ROW_NEEDED, rows)


def _never(crowd: Crowd, ref: str, never: Never, path: Path) -> Iterator[Failure]:
    own = crowd.fitting_with_more(ref, never.kind)
    alone = Proof.SLACK if own else Proof.ALONE
    expected = Proof.FARKAS if never.reason else alone
    yield from differences(expected, never.proof, (*path, "proof"))
    if not never.reason:
        return
    rows = never.reason.limits
    others = all(w.kind != never.kind for w in rows)
    table = _table(crowd, ref, never.kind, rows)
    if not are_whole(rows, crowd.limits) or not others or table.sums.lack <= 0:
        yield Failure((*path, "reason", "limits"), Remark.PROVING_SUM, rows)
        return
    yield from _sums(table, never.reason, (*path, "reason"))
    if any(sums.lack > 0 for sums in table.without_each()):
        yield Failure((*path, "reason", "limits"), Remark.EACH_ROW_NEEDED, rows)


def _sums(table: Table, told: Reason, path: Path) -> Iterator[Failure]:
    _, demand, capacity = table.sums
    expected = Reason(limits=told.limits, demand=demand, capacity=capacity)
    yield from differences(expected, told, path)
    if (demand, capacity) in {sums[1:] for sums in table.with_less()}:
        yield Failure((*path, "limits"), Remark.SMALLEST_WEIGHTS, told.limits)


def _units(sums: Sums, rows: Rows, kind: LimitKind) -> int:
    """Return the units that a sum proves; each covers a largest multiplier at most."""
    both = zip(rows, sums.weights, strict=True)
    own = [(row.divisor, weight) for row, weight in both if row.kind == kind]
    most = max((weight for _, weight in own), default=0)
    if sums.lack <= 0 or not most or any(divisor != 1 for divisor, _ in own):
        return 0
    return -(-sums.lack // most)


def _table(crowd: Crowd, ref: str, kind: LimitKind, rows: Rows) -> Table:
    everybody = (ref, *crowd.chosen)
    options = {who: crowd.fitting_with_more(who, kind) for who in everybody}
    return Table(options, rows)


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
            yield Failure((*path, k, "moves"), Remark.NOBODY_MOVES, way.moves)
    if (extra.units is None) != (not extra.ways):
        yield Failure(path, Remark.WAY_OF_DOING, extra.ways)


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
        yield Failure((*path, "moves"), Remark.LETS_IN, way.moves)
        return
    yield from differences(
        tuple(sorted(crowd.lacking(after).items())), way.limits, (*path, "limits")
    )
    if any(crowd.limits[key].kind != extra.kind for key in crowd.lacking(after)):
        yield Failure((*path, "limits"), Remark.THIS_KIND_ALONE, way.limits)
    if sum(units for _, units in way.limits) != extra.units:
        yield Failure((*path[:-2], "units"), way.limits, extra.units)
    who = {
        gives_room(region, extra.kind, key.partition(":")[2]) for key, _ in way.limits
    }
    yield from differences(tuple(sorted(who - {""})), way.who, (*path, "who"))
