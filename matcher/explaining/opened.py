"""Which offers a set of changes opens for a case."""

import numpy as np

from matcher.explaining.changes import Workshop, minimal_sets
from matcher.explaining.changeset import changes_of
from matcher.explaining.effects import Effects
from matcher.explaining.repairs import repairs
from matcher.explaining.standing import standing
from matcher.result import Change


def opened(shop: Workshop, case: int, changes: tuple[Change, ...]) -> tuple[int, ...]:
    """Return the offers that a minimal set of changes of the case opens, ascending.

    Empty when the case has no such set.
    """
    stand = standing(shop.survey, case)
    found = repairs(shop.survey, shop.parts, shop.readings, stand)
    room = Effects(shop.net, stand, found).room
    who = shop.survey.scene.cases[case]
    for sets in minimal_sets(found.sets, room):
        made = changes_of(shop.survey, shop.parts, found, who, sets)
        if changes in made:
            row = made.index(changes)
            within = found.sets.within(sets.words[row], sets.at[row])
            return tuple(found.offers[np.flatnonzero(within)].tolist())
    return ()
