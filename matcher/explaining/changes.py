"""All minimal sets of changes for one case, and the best of them in order (L2)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matcher.explaining.changeset import changes_of, rank_key
from matcher.explaining.effects import Effects
from matcher.explaining.ledger import Ledger
from matcher.explaining.minimal import Sets, minimal, without_containing
from matcher.explaining.net import Net
from matcher.explaining.parts import Parts, parts
from matcher.explaining.repairs import Readings, repairs
from matcher.explaining.standing import Standing
from matcher.explaining.survey import BoolArray, Survey
from matcher.explaining.views import views
from matcher.kinds import ADVISED, ChangeClass
from matcher.result import LISTED, Change, ChangeSet, NetEffect, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What the changes of all cases of one plan are worked out with."""

    survey: Survey
    parts: Parts
    readings: Readings
    net: Net


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How many minimal sets there are, the first LISTED, and what is only shown."""

    total: int
    sets: tuple[ChangeSet, ...]
    shown: tuple[Shown, ...]


def workshop(survey: Survey, ledger: Ledger) -> Workshop:
    """Return what the changes of all cases are worked out with."""
    net = Net(survey=survey, ledger=ledger, views=views(survey, ledger))
    return Workshop(
        survey=survey, parts=parts(survey), readings=Readings(survey), net=net
    )


def changes(shop: Workshop, stand: Standing) -> Changes:
    """Return the minimal sets of changes of one case."""
    found = repairs(shop.survey, shop.parts, shop.readings, stand)
    effects = Effects(shop.net, stand, found)
    free, full = minimal_sets(found.sets, effects.room)
    return Changes(
        total=len(free) + len(full),
        sets=_listed(shop, effects, free, full),
        shown=_shown(shop.survey, stand),
    )


def minimal_sets(sets: Sets, room: BoolArray) -> tuple[Sets, Sets]:
    """Return the minimal sets that open an offer with room, and those that do not."""
    free = minimal(sets.take(room))
    return free, without_containing(minimal(sets.take(~room)), free)


def _listed(
    shop: Workshop, effects: Effects, free: Sets, full: Sets
) -> tuple[ChangeSet, ...]:
    """Return the first sets in ranking order.

    Class goes before net effect, and NO_ROOM is the last effect: what certainly
    comes after the first LISTED is not worked out.
    """
    scene, found = shop.survey.scene, effects.found
    case = scene.cases[effects.case]
    made = [changes_of(shop.survey, shop.parts, found, case, s) for s in (free, full)]
    listed: list[ChangeSet] = []
    for change in ADVISED:
        left = LISTED - len(listed)
        of_class = list(_of_class(effects, free, made[0], change)) if left else []
        if sum(s.net is not NetEffect.NO_ROOM for s in of_class) < left:
            of_class += _of_class(effects, full, made[1], change)
        listed += sorted(of_class, key=rank_key)[:left]
    return tuple(listed)


def _of_class(
    effects: Effects,
    sets: Sets,
    made: list[tuple[Change, ...]],
    worst: ChangeClass,
) -> Iterator[ChangeSet]:
    """Yield the sets of which this is the worst class of change."""
    for row, changes in enumerate(made):
        if max(c.change for c in changes) is worst:
            yield effects.change_set(sets, row, changes)


def _shown(survey: Survey, stand: Standing) -> tuple[Shown, ...]:
    """Return the rules that are never advised, with the places they close wholly."""
    if not len(survey.first):
        return ()
    everywhere = np.bitwise_and.reduceat(stand.blocked, survey.first)
    counts = (
        (rule, int((everywhere >> np.uint64(k) & np.uint64(1)).sum()))
        for k, rule in enumerate(survey.scene.rules)
        if rule.change not in ADVISED
    )
    return tuple(
        Shown(rule=rule.key, change=rule.change, places=places)
        for rule, places in counts
        if places
    )
