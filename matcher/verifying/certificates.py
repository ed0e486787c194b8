"""Certificates of competition, checked by adding up what the options take."""

from collections.abc import Iterator

from matcher.claims.competition import Certificate, Proof, Unique, Weighed
from matcher.kinds import LimitKind
from matcher.verifying.crowd import Crowd
from matcher.verifying.failure import Failure, Path, Remark, differences
from matcher.verifying.takes import failing
from matcher.verifying.weights import Table, are_whole

SUMMED = frozenset({Proof.HALL, Proof.FARKAS})


def certificate_failures(
    crowd: Crowd, ref: str, told: Certificate, path: Path
) -> Iterator[Failure]:
    """Yield every part of a certificate that is not so.

    That the solver of SLACK was right is for another engine to say.
    """
    alone = not crowd.fitting[ref]
    if alone != (told.proof is Proof.ALONE):
        expected = "ALONE" if alone else "not ALONE"
        yield Failure((*path, "proof"), expected, told.proof)
    elif told.proof in SUMMED:
        yield from _summed(crowd, ref, told, path)
    else:
        yield from differences(_plain(crowd, ref, told), told, path)


def _plain(crowd: Crowd, ref: str, told: Certificate) -> Certificate:
    """Return a certificate of this proof without a sum, as it has to be."""
    cases: tuple[str, ...] = ()
    limits: list[Weighed] = []
    if told.proof is Proof.ALONE:
        cases = (ref,)
        own = crowd.options[ref]
        over = {limit.id for option in own for limit in failing(option.takes)}
        limits = [_counted_once(crowd, key) for key in sorted(over)]
    if told.proof is Proof.SLACK:
        cases = tuple(sorted((ref, *crowd.chosen)))
    return Certificate(
        proof=told.proof,
        view="",
        cases=cases,
        limits=tuple(limits),
        demand=0,
        capacity=0,
        minimal=False,
        unique=Unique.ONE_OF_MORE,
        lack=max(told.lack, 1) if told.proof is Proof.SLACK else 0,
    )


def _counted_once(crowd: Crowd, key: str) -> Weighed:
    take = crowd.limits[key]
    return Weighed(
        limit=key, kind=take.kind, capacity=take.capacity, divisor=1, multiplier=1
    )


def _summed(crowd: Crowd, ref: str, told: Certificate, path: Path) -> Iterator[Failure]:
    known = {ref, *crowd.chosen}
    if ref not in told.cases or tuple(sorted(known & {*told.cases})) != told.cases:
        yield Failure((*path, "cases"), Remark.GROUP, told.cases)
        return
    if not are_whole(told.limits, crowd.limits):
        yield Failure((*path, "limits"), Remark.LIMITS, told.limits)
        return
    options = {member: crowd.fitting[member] for member in told.cases}
    table = Table(options, told.limits)
    expected = {
        "demand": table.sums.demand,
        "capacity": table.sums.capacity,
        "view": _looked_at(crowd, told),
        "minimal": _is_minimal(table, told),
        "unique": _uniqueness(crowd, told),
        "lack": 0,
    }
    for name, value in expected.items():
        yield from differences(value, getattr(told, name), (*path, name))
    if told.demand <= told.capacity:
        yield Failure(path, Remark.MORE_NEEDED, told.demand)
    if told.proof is Proof.HALL:
        yield from _circuit(crowd, ref, told, path)


def _circuit(
    crowd: Crowd, ref: str, told: Certificate, path: Path
) -> Iterator[Failure]:
    """Yield a failure unless alternating paths reach just this group, and no room.

    From the case to the limits its options use, to who holds those, to their options.
    """
    cases, limits, queue = {ref}, set[str](), [ref]
    while queue:
        for option in crowd.fitting[queue.pop()]:
            used = [key for key in option.takes if _view(crowd, key) == told.view]
            room = [k for k in used if crowd.load.taken[k] < crowd.limits[k].capacity]
            if len(used) != 1 or option.takes[used[0]].amount != 1 or room:
                yield Failure((*path, "proof"), Remark.WAY_OUT, told.proof)
                return
            limits.add(used[0])
            holders = [r for r, now in crowd.chosen.items() if used[0] in now.takes]
            queue += [holder for holder in holders if holder not in cases]
            cases.update(holders)
    counted = {w.limit for w in told.limits}
    plain = all(w.divisor == w.multiplier == 1 for w in told.limits)
    if (tuple(sorted(cases)), limits) != (told.cases, counted) or not plain:
        yield Failure((*path, "cases"), tuple(sorted(cases)), told.cases)


def _looked_at(crowd: Crowd, told: Certificate) -> str:
    if told.proof is Proof.HALL:
        views = {_view(crowd, w.limit) for w in told.limits}
        return views.pop() if len(views) == 1 else "one view"
    kinds = {w.kind for w in told.limits}
    return str(kinds.pop()) if len(kinds) == 1 else ""


def _view(crowd: Crowd, key: str) -> str:
    """Return the view of a limit, "" for one that options take unequal amounts of."""
    region, (kind, _, about) = crowd.desk.region, key.partition(":")
    if kind == LimitKind.OPENING:
        place = about.rpartition("#")[0]
        if place in {bridging.place for bridging in region.bridging}:
            return "bridge"
        return "dwelling" if region.place[place].housing else "team"
    if kind == LimitKind.GROUP_CAP:
        return f"{kind}/{about.rpartition('/')[2]}"
    if kind == LimitKind.KEEP_APART:
        return f"{kind}/{about.partition('@')[0]}"
    return kind if kind == LimitKind.HIGH_RISK else ""


def _is_minimal(table: Table, told: Certificate) -> bool:
    """Tell whether the sum proves nothing once a case or a limit is left out."""
    fewer_cases = (table.without_case(case) for case in told.cases)
    fewer_limits = (sums.lack for sums in table.without_each())
    return all(lack <= 0 for lack in (*fewer_cases, *fewer_limits))


def _uniqueness(crowd: Crowd, told: Certificate) -> Unique:
    if told.proof is not Proof.HALL:
        return Unique.ONE_OF_MORE
    others = {
        key
        for member in told.cases
        for option in crowd.fitting[member]
        for key in option.takes
        if _view(crowd, key) != told.view
    }
    bound = any(crowd.can_bind(key) for key in others)
    return Unique.IN_VIEW if bound else Unique.GIVEN_PLAN
