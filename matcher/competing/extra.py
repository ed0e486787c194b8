"""The least extra capacity of one kind that really places somebody."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matcher.claims.competition import Extra
from matcher.competing.arena import Arena
from matcher.kinds import LimitKind
from matcher.limits import OWNER_OF_LIMIT
from matcher.parties import gives_room
from matcher.solving.elastic import Lack, least_slack

# Room that nobody can give: people who may not meet, may not meet.
KINDS = tuple(k for k in LimitKind if k is not LimitKind.KEEP_APART)
Units = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Options that are taken anew, newcomers' first, and the units each limit needs."""

    options: tuple[int, ...]
    units: Units

    @property
    def size(self) -> int:
        """The units together."""
        return sum(units for _, units in self.units)


def extras(
    arena: Arena,
    newcomers: Sequence[int],
    remaining: Callable[[], float],
    *,
    shown: bool,
) -> tuple[Extra, ...]:
    """Return, for each kind of limit that could help, the least that does.

    Everybody placed keeps a place, perhaps another; all newcomers get one. A kind
    that no option of a newcomer uses is left out. `shown`: it is proved that without
    extra room they do not all fit, so the least is at least 1.
    """
    found = (_extra(arena, newcomers, kind, remaining, shown=shown) for kind in KINDS)
    return tuple(extra for extra in found if extra is not None)


def _extra(
    arena: Arena,
    newcomers: Sequence[int],
    kind: LimitKind,
    remaining: Callable[[], float],
    *,
    shown: bool,
) -> Extra | None:
    soft = frozenset(k for k, x in enumerate(arena.scene.limits) if x.kind is kind)
    own = {case: _options(arena, case, soft) for case in newcomers}
    used = {k for found in own.values() for o in found for k, _ in arena.uses(o)}
    if not used & soft and all(own.values()):
        return None
    if not all(own.values()):
        never = all(_uses_any(arena, case, soft) for case in newcomers)
        return _claim(arena, kind, None, None) if never else None
    direct = _direct(arena, own[newcomers[0]], soft) if len(newcomers) == 1 else []
    if shown and direct and direct[0].size == 1:
        return _claim(arena, kind, direct[0], 1, direct)
    return _solved(arena, kind, soft, own, remaining, direct)


def _solved(
    arena: Arena,
    kind: LimitKind,
    soft: frozenset[int],
    own: dict[int, tuple[int, ...]],
    remaining: Callable[[], float],
    direct: Sequence[Way],
) -> Extra:
    placed = {i: _options(arena, i, soft) for i in arena.placed}
    problem, behind, start = arena.problem((*own, *placed), {**own, **placed})
    found = least_slack(problem, sorted(soft), remaining=remaining, start=start)
    if found.lack is Lack.NEVER:
        return _claim(arena, kind, None, None)
    if found.choice is None or (direct and direct[0].size <= found.units):
        return _claim(arena, kind, next(iter(direct), None), found.bound, direct)
    chosen = [behind[j] for j in found.choice.tolist()]
    anew = tuple(o for o in chosen if o not in arena.plan.choice)
    return _claim(arena, kind, Way(anew, _units(arena, chosen, soft)), found.bound)


def _options(arena: Arena, case: int, soft: frozenset[int]) -> tuple[int, ...]:
    """Return the options that fit alone if only the soft limits had more."""
    return tuple(
        option
        for option in arena.of_case[case]
        if option == arena.plan.choice[case]
        or all(
            k in soft or amount <= arena.ledger.capacity[k]
            for k, amount in arena.uses(option)
        )
    )


def _uses_any(arena: Arena, case: int, soft: frozenset[int]) -> bool:
    return any(k in soft for o in arena.of_case[case] for k, _ in arena.uses(o))


def _direct(arena: Arena, options: Iterable[int], soft: frozenset[int]) -> list[Way]:
    """Return the ways in which nobody moves, fewest units first, then by limit."""
    found = []
    for option in options:
        short = arena.short(arena.uses(option))
        if short and all(limit in soft for limit, _ in short):
            found.append(Way((option,), short))
    return sorted(found, key=lambda w: (w.size, _names(arena, w), w.options))


def _units(arena: Arena, chosen: Iterable[int], soft: frozenset[int]) -> Units:
    load: dict[int, int] = {}
    for option in chosen:
        for limit, amount in arena.uses(option):
            load[limit] = load.get(limit, 0) + amount
    over = ((k, load.get(k, 0) - arena.ledger.capacity[k]) for k in sorted(soft))
    return tuple((k, units) for k, units in over if units > 0)


def _claim(
    arena: Arena,
    kind: LimitKind,
    way: Way | None,
    bound: int | None,
    direct: Sequence[Way] = (),
) -> Extra:
    limits = arena.scene.limits
    units = () if way is None else way.units
    equal = {w.units[0][0] for w in direct if way and w.size == way.size}
    others = equal - {k for k, _ in units}
    who = {gives_room(arena.scene.region, kind, limits[k].about) for k, _ in units}
    return Extra(
        kind=kind,
        units=None if way is None else way.size,
        bound=bound,
        limits=tuple(sorted((limits[k].id, n) for k, n in units)),
        others=tuple(sorted(limits[k].id for k in others)),
        moves=() if way is None else tuple(map(arena.move, way.options)),
        owner=OWNER_OF_LIMIT[kind],
        who=tuple(sorted(who)),
    )


def _names(arena: Arena, way: Way) -> tuple[str, ...]:
    return tuple(arena.scene.limits[k].id for k, _ in way.units)
