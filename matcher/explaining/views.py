"""Relaxed views of a plan: where a *no* is a proof and a *yes* is not."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.explaining.ledger import Amounts, Ledger
from matcher.explaining.survey import Survey
from matcher.kinds import LimitKind
from matcher.limits import Limit
from matcher.model.region import Region

OUTSIDE = -1
# Names of the views of openings; an option uses one opening of each at most.
DWELLINGS, TEAMS, BRIDGES = "dwelling", "team", "bridge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What moves could free at most, one kind of limit at a time.

    `closed`: limits of which no augmenting path in their view frees a unit;
    `captive`: what the placed cases use of each limit at least, wherever they go;
    `moves`: for each placed case its other options that fit alone and use nothing
    closed.
    """

    closed: frozenset[int]
    captive: tuple[int, ...]
    moves: dict[int, tuple[int, ...]]

    def exclude(self, ledger: Ledger, uses: Amounts) -> bool:
        """Tell whether it is proved that a newcomer with these uses cannot come in."""
        return any(
            limit in self.closed
            or self.captive[limit] + amount > ledger.capacity[limit]
            for limit, amount in uses
        )


def views(survey: Survey, ledger: Ledger) -> Views:
    """Return what moves could free, with everybody in the plan keeping a place."""
    options = _options_of_placed(survey, ledger)
    view_of = [unit_view(survey.scene.region, limit) for limit in survey.scene.limits]
    closed = {
        limit
        for view in set(view_of) - {None}
        for limit in _closed(survey, ledger, options, view_of, view)
    }
    return Views(
        closed=frozenset(closed),
        captive=_captive(ledger, options),
        moves={
            case: tuple(
                option
                for option in found
                if option != survey.plan.choice[case]
                and closed.isdisjoint(limit for limit, _ in ledger.uses[option])
            )
            for case, found in options.items()
        },
    )


def _options_of_placed(survey: Survey, ledger: Ledger) -> dict[int, list[int]]:
    """Return the options that fit alone, for each case that the plan places."""
    return {
        case: [
            option
            for found in survey.options_at[case].values()
            for option in found
            if all(a <= ledger.capacity[k] for k, a in ledger.uses[option])
        ]
        for case, chosen in enumerate(survey.plan.choice)
        if chosen is not None
    }


def unit_view(region: Region, limit: Limit) -> str | None:
    """Return the view a limit belongs to: each option uses one unit of one limit.

    None for a limit of which options take unequal amounts, or that only two use.
    """
    if limit.kind is LimitKind.OPENING:
        place = limit.about.rpartition("#")[0]
        if any(b.place == place for b in region.bridging):
            return BRIDGES
        return DWELLINGS if region.place[place].housing else TEAMS
    if limit.kind is LimitKind.GROUP_CAP:
        return f"{limit.kind}/{limit.about.rpartition('/')[2]}"
    return limit.kind.value if limit.kind is LimitKind.HIGH_RISK else None


def _closed(
    survey: Survey,
    ledger: Ledger,
    options: dict[int, list[int]],
    view_of: list[str | None],
    view: str | None,
) -> set[int]:
    """Return the limits of one view that no chain of moves can free a unit of."""
    inside = {k for k, of in enumerate(view_of) if of == view}

    def used(option: int) -> int:
        found = (limit for limit, _ in ledger.uses[option] if limit in inside)
        return next(found, OUTSIDE)

    left_for: dict[int, set[int]] = defaultdict(set)
    for case, found in options.items():
        chosen = survey.plan.choice[case]
        now = OUTSIDE if chosen is None else used(chosen)
        for option in found:
            left_for[used(option)].add(now)
    free = {k for k in inside if ledger.load[k] < ledger.capacity[k]}
    return inside - _reached({*free, OUTSIDE}, left_for)


def _reached(start: Iterable[int], left_for: dict[int, set[int]]) -> set[int]:
    reached = set(start)
    queue = deque(reached)
    while queue:
        for limit in left_for[queue.popleft()] - reached:
            reached.add(limit)
            queue.append(limit)
    return reached


def _captive(ledger: Ledger, options: dict[int, list[int]]) -> tuple[int, ...]:
    captive = [0] * len(ledger.capacity)
    for found in options.values():
        uses = [dict(ledger.uses[option]) for option in found]
        for limit in set.intersection(*(set(use) for use in uses)):
            captive[limit] += min(use[limit] for use in uses)
    return tuple(captive)
