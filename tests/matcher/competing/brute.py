"""Every plan of a tiny scene, tried one option at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.plan import Plan
from matcher.result import Move
from matcher.scene import Scene
from matcher.weights import step_weights

Uses = dict[int, int]


def uses_of(scene: Scene) -> list[Uses]:
    """Return what each option takes, by position of the limit."""
    found: list[Uses] = [{} for _ in scene.options]
    for k, limit in enumerate(scene.limits):
        for option, amount in limit.amounts:
            found[option][k] = amount
    return found


def capacities(scene: Scene, more: Mapping[str, int] | None = None) -> list[int]:
    """Return what there is of each limit, with extra units by id."""
    given = more or {}
    return [limit.capacity + given.get(limit.id, 0) for limit in scene.limits]


def plans(
    scene: Scene, cases: Sequence[int], room: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Yield every choice of an option for each case within the room."""
    yield from _plans(_options(scene), uses_of(scene), tuple(cases), tuple(room))


def servable(scene: Scene, cases: Sequence[int], room: Sequence[int]) -> bool:
    """Whether all the cases can have an option that fits alone, within the room."""
    uses, own = uses_of(scene), _options(scene)
    fitting = [
        {frozenset(uses[o].items()) for o in own.get(case, []) if alone(scene, uses[o])}
        for case in cases
    ]
    return _fits([[dict(u) for u in options] for options in fitting], list(room))


def alone(scene: Scene, uses: Uses) -> bool:
    """Whether an option keeps every limit as the only new one."""
    return all(amount <= scene.limits[k].capacity for k, amount in uses.items())


def fewest_units(
    scene: Scene, cases: Sequence[int], soft: Iterable[int], most: int
) -> int | None:
    """Return the fewest extra units of the soft limits; None = more than `most`."""
    limits, room = frozenset(soft), capacities(scene)
    uses = uses_of(scene)
    own = [
        [dict(u) for u in {frozenset(uses[o].items()) for o in options}]
        for options in (_options(scene).get(case, []) for case in cases)
    ]
    return _least(own, room, limits, most)


def values(scene: Scene, chosen: Iterable[int]) -> tuple[int, ...]:
    """Return the value of each step."""
    taken = list(chosen)
    return tuple(int(w[taken].sum()) for w in step_weights(scene).values())


def keeps_room(scene: Scene, options: Iterable[int], room: Sequence[int]) -> bool:
    """Whether these options together take no more than there is room."""
    taken, uses = list(options), uses_of(scene)
    return all(
        sum(uses[o].get(k, 0) for o in taken) <= room[k] for k in range(len(room))
    )


def placed(plan: Plan) -> list[int]:
    """Return the cases that have a place."""
    return [i for i, option in enumerate(plan.choice) if option is not None]


def chosen(plan: Plan) -> list[int]:
    """Return the options that are taken."""
    return [option for option in plan.choice if option is not None]


def _options(scene: Scene) -> dict[int, list[int]]:
    own: dict[int, list[int]] = {}
    for position, option in enumerate(scene.options):
        own.setdefault(option.case, []).append(position)
    return own


def _plans(own, uses, cases, room):
    if not cases:
        yield ()
        return
    for option in own.get(cases[0], []):
        left = list(room)
        for k, amount in uses[option].items():
            left[k] -= amount
        if min(left, default=0) >= 0:
            for rest in _plans(own, uses, cases[1:], left):
                yield (option, *rest)


def _fits(own: list[list[Uses]], room: list[int]) -> bool:
    if not own:
        return True
    return any(
        all(amount <= room[k] for k, amount in uses.items())
        and _fits(own[1:], [r - uses.get(k, 0) for k, r in enumerate(room)])
        for uses in own[0]
    )


def _least(own, room, soft, most) -> int | None:
    if not own:
        return sum(-r for r in room if r < 0)
    best = None
    for uses in own[0]:
        left = [r - uses.get(k, 0) for k, r in enumerate(room)]
        lack = sum(-r for r in left if r < 0)
        hard = any(r < 0 and k not in soft for k, r in enumerate(left))
        if hard or lack > most:
            continue
        found = _least(own[1:], left, soft, most)
        if found is not None and (best is None or found < best):
            best, most = found, found
    return best


def replayed(
    scene: Scene, plan: Plan, moves: Iterable[Move], without: str = ""
) -> dict[int, int]:
    """Return the option of each case once the moves are made and one has left."""
    case_at = {case.ref: i for i, case in enumerate(scene.cases)}
    at = {(o.case, o.key): k for k, o in enumerate(scene.options)}
    after = {i: o for i, o in enumerate(plan.choice) if o is not None}
    after.pop(case_at.get(without, -1), None)
    for move in moves:
        option = at[case_at[move.case], move.option]
        offer = scene.offers[scene.options[option].offer]
        assert (move.place, move.team) == (offer.place, offer.team)
        assert move.start == scene.options[option].start
        after[case_at[move.case]] = option
    return after
