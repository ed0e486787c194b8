"""For each offer that can be opened, the set of changes that opens it."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from matcher.explaining.minimal import (
    AT_PLACE,
    AT_TEAM,
    CASE_RULES,
    FACTS,
    WORDS,
    Sets,
)
from matcher.explaining.parts import NO_PART, Parts
from matcher.explaining.standing import Standing
from matcher.explaining.survey import BoolArray, IntArray, Masks, Survey
from matcher.explaining.unknowns import missing_facts
from matcher.facts import OfferFacts
from matcher.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairs:
    """Offers (positions), the set that opens each, and the names of its fact bits."""

    offers: IntArray
    sets: Sets
    facts: tuple[str, ...]

    @property
    def asks_facts(self) -> BoolArray:
        """Whether facts have to be found out first, for each offer."""
        asks: BoolArray = self.sets.words[:, FACTS] != 0
        return asks

    def facts_of(self, row: int) -> tuple[str, ...]:
        """Return the facts that have to be found out for one of the offers."""
        bits = int(self.sets.words[row, FACTS])
        return tuple(name for k, name in enumerate(self.facts) if bits >> k & 1)


class Readings:
    """Offers that a rule cannot tell apart, per rule, worked out when first asked."""

    def __init__(self, survey: Survey) -> None:
        """Remember where the offers are."""
        self._scene = survey.scene
        self._groups: dict[int, IntArray] = {}

    def groups(self, rule: int) -> IntArray:
        """Return the group of each offer (int64[offers]): equal in all that is read."""
        if rule not in self._groups:
            keys = self._scene.rules[rule].reads
            names = [k.removeprefix("offer.") for k in keys if k.startswith("offer.")]
            seen: dict[Hashable, int] = {}
            found = [
                seen.setdefault(_values(facts, names), len(seen))
                for facts in self._scene.offer_facts
            ]
            self._groups[rule] = np.array(found, dtype=np.int64)
        return self._groups[rule]


def repairs(
    survey: Survey, parts: Parts, readings: Readings, stand: Standing
) -> Repairs:
    """Return every offer that can be opened; offers that need no change are not."""
    barred = (stand.blocked & ~parts.advised) != 0
    offers = np.flatnonzero(~barred & ~stand.lawful).astype(np.int64)
    blocked = stand.blocked[offers]
    words = np.zeros((len(offers), WORDS), dtype=np.uint64)
    words[:, CASE_RULES] = blocked & ~parts.of_place
    words[:, FACTS], facts = _facts(survey, readings, stand, offers)
    words[:, AT_PLACE], words[:, AT_TEAM] = _by_part(survey, parts, stand, offers)
    at = np.stack([parts.dwelling[offers], parts.team[offers]], axis=1)
    at[words[:, AT_PLACE] == 0, 0] = NO_PART
    at[words[:, AT_TEAM] == 0, 1] = NO_PART
    return Repairs(offers=offers, sets=Sets(words=words, at=at), facts=facts)


def _by_part(
    survey: Survey, parts: Parts, stand: Standing, offers: IntArray
) -> tuple[Masks, Masks]:
    """Return the rules to lift at the dwelling, and those to lift at the team."""
    of_place = stand.blocked[offers] & parts.of_place
    case = survey.scene.case_facts[stand.case]
    of_each = of_place & parts.of_each
    with_team = parts.team[offers] != NO_PART
    among = int(np.bitwise_or.reduce(of_each[with_team], initial=np.uint64(0)))
    by_team = parts.refused_by_team(survey.scene.rules, case, among)
    at_team = of_each & by_team[parts.team_row[offers]]
    alone = stand.blocked[parts.alone[offers]]
    return of_place & ~(at_team & ~alone), at_team


def _facts(
    survey: Survey, readings: Readings, stand: Standing, offers: IntArray
) -> tuple[Masks, tuple[str, ...]]:
    """Return the mask of facts to find out for each offer, and their names, sorted."""
    rules = survey.scene.rules
    asked = [
        (rows, _missing(survey, rules[k], stand.case, int(offers[rows[0]])))
        for k in range(len(rules))
        for rows in _rows_alike(readings, k, stand.unknown[offers], offers)
    ]
    names = sorted({fact for _, facts in asked for fact in facts})
    bit = {name: np.uint64(1 << k) for k, name in enumerate(names)}
    masks = np.zeros(len(offers), dtype=np.uint64)
    for rows, facts in asked:
        for fact in facts:
            masks[rows] |= bit[fact]
    return masks, tuple(names)


def _rows_alike(
    readings: Readings, rule: int, unknown: Masks, offers: IntArray
) -> list[IntArray]:
    """Return the rows where the rule is open, split by what it reads of the offer."""
    rows = np.flatnonzero(unknown >> np.uint64(rule) & np.uint64(1))
    if not len(rows):
        return []
    group = readings.groups(rule)[offers[rows]]
    order = np.argsort(group, kind="stable")
    cuts = np.flatnonzero(np.diff(group[order])) + 1
    return [part.astype(np.int64) for part in np.split(rows[order], cuts)]


def _missing(survey: Survey, rule: Rule, case: int, offer: int) -> tuple[str, ...]:
    scene = survey.scene
    return missing_facts(rule, scene.case_facts[case], scene.offer_facts[offer])


def _values(facts: OfferFacts, names: list[str]) -> Hashable:
    return tuple(getattr(facts, name) for name in names)
