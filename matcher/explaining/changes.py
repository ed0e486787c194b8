"""All minimal sets of changes for one case, and the best of them in order (L2)."""

from dataclasses import dataclass

import numpy as np

from matcher.explaining.changeset import changes_of, rank_key
from matcher.explaining.ledger import Ledger
from matcher.explaining.minimal import Sets, minimal, without_containing
from matcher.explaining.net import NET_RANK, Net
from matcher.explaining.parts import Parts, parts
from matcher.explaining.repairs import Readings, Repairs, repairs
from matcher.explaining.standing import Standing
from matcher.explaining.survey import Survey
from matcher.explaining.views import views
from matcher.kinds import ADVISED
from matcher.result import CITED, LISTED, Change, ChangeSet, NetEffect, Shown


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
    net = Net(survey=survey, ledger=ledger, views=views(survey, ledger), found={})
    return Workshop(
        survey=survey, parts=parts(survey), readings=Readings(survey), net=net
    )


def changes(shop: Workshop, stand: Standing) -> Changes:
    """Return the minimal sets of changes of one case."""
    found = repairs(shop.survey, shop.parts, shop.readings, stand)
    sets = minimal_sets(found, stand)
    return Changes(
        total=len(sets),
        sets=_listed(shop, stand, found, sets),
        shown=_shown(shop.survey, stand),
    )


def minimal_sets(found: Repairs, stand: Standing) -> Sets:
    """Return the minimal sets that open an offer with room, then those that do not."""
    fits = stand.fits[found.offers]
    free = minimal(found.sets.take(fits))
    full = without_containing(minimal(found.sets.take(~fits)), free)
    return free.with_rows(full)


def _listed(
    shop: Workshop, stand: Standing, found: Repairs, sets: Sets
) -> tuple[ChangeSet, ...]:
    """Return the first sets in ranking order, without classes that come too late."""
    case = shop.survey.scene.cases[stand.case]
    made = changes_of(shop.survey, shop.parts, found, case, sets)
    worst = np.array([max(ADVISED.index(c.change) for c in x) for x in made])
    effects = _Effects(shop, stand, found)
    listed: list[ChangeSet] = []
    for rank in range(len(ADVISED)):
        if len(listed) < LISTED:
            rows = np.flatnonzero(worst == rank).tolist()
            of_class = [_change_set(effects, sets, row, made[row]) for row in rows]
            listed += sorted(of_class, key=rank_key)
    return tuple(listed[:LISTED])


class _Effects:
    """Net effects of the offers of one case, each worked out once."""

    def __init__(self, shop: Workshop, stand: Standing, found: Repairs) -> None:
        self._shop, self._stand, self.found = shop, stand, found
        self._known: dict[int, NetEffect] = {}

    def place(self, row: int) -> str:
        """Return the place of the offer in a row of the repairs."""
        return self._shop.survey.scene.offers[int(self.found.offers[row])].place

    def of(self, row: int) -> NetEffect:
        """Return the net effect of opening the offer in a row of the repairs."""
        if row not in self._known:
            offer = int(self.found.offers[row])
            facts = self.found.facts_of(row)
            self._known[row] = self._shop.net.effect(self._stand.case, offer, facts)
        return self._known[row]


def _change_set(
    effects: _Effects, sets: Sets, row: int, made: tuple[Change, ...]
) -> ChangeSet:
    opened = effects.found.sets.within(sets.words[row], sets.at[row])
    best: dict[str, NetEffect] = {}
    for offer in np.flatnonzero(opened).tolist():
        place, effect = effects.place(offer), effects.of(offer)
        before = best.get(place, NetEffect.NO_ROOM)
        best[place] = min(before, effect, key=NET_RANK.__getitem__)
    named = sorted(best, key=lambda place: (NET_RANK[best[place]], place))
    return ChangeSet(
        changes=made, opens=len(best), places=tuple(named[:CITED]), net=best[named[0]]
    )


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
