"""Whether advice that is right for each is right for all of them together."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from matcher.claims.competition import SameAdvice
from matcher.competing.arena import Arena
from matcher.competing.crowd import Stage, block, crowd, largest, stage
from matcher.explaining.changes import Workshop, workshop
from matcher.explaining.opened import opened
from matcher.explaining.survey import survey
from matcher.facts.asked import FUNDING, trait_of
from matcher.kinds import LimitKind
from matcher.limits import Use, money_uses, stay_uses, summed
from matcher.options import at_offer
from matcher.result import CaseResult, Change, NetEffect
from matcher.solving.foil import most_served

Uses = tuple[Use, ...]
# Effects that promise a place, perhaps: of the others the advice itself says no.
PROMISING = frozenset(
    {NetEffect.PLACED_NOW, NetEffect.PLACED_BY_MOVES, NetEffect.MAYBE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """A case with the offers that its first advice opens, and what a stay there takes.

    One entry for each known way to pay an offer; if none is known, without the money.
    """

    case: int
    places: frozenset[str]
    uses: tuple[Uses, ...]


@dataclass(frozen=True, kw_only=True)
class Adviser:
    """What the joint check is made with."""

    arena: Arena
    remaining: Callable[[], float]

    @cached_property
    def shop(self) -> Workshop:
        """What changes are worked out with."""
        return workshop(survey(self.arena.scene, self.arena.plan), self.arena.ledger)

    def all(self, results: Sequence[CaseResult]) -> tuple[SameAdvice, ...]:
        """Return each group of cases whose first advice opens shared places, sorted."""
        groups = _linked(self._advised(results))
        return tuple(self._together(group) for group in groups if len(group) > 1)

    def of_case(self, case: str, results: Sequence[CaseResult]) -> SameAdvice | None:
        """Return the group that a case is in; None when nobody has the same advice."""
        groups = _linked(self._advised(results))
        for group in groups:
            if len(group) > 1 and case in {self._ref(one) for one in group}:
                return self._together(group)
        return None

    def _ref(self, one: Advised) -> str:
        return self.arena.scene.cases[one.case].ref

    def _advised(self, results: Sequence[CaseResult]) -> list[Advised]:
        found = []
        for result in results:
            sets = () if result.no is None else result.no.sets
            if sets and sets[0].net in PROMISING:
                case = self.arena.position[result.case]
                found.append(self._opened(case, sets[0].changes))
        return found

    def _opened(self, case: int, changes: tuple[Change, ...]) -> Advised:
        offers = opened(self.shop, case, changes)
        asked = frozenset(change.fact for change in changes if change.fact is not None)
        taken = (uses for j in offers for uses in self._taken(case, j, asked))
        alone = (uses for uses in taken if all(u.amount <= u.capacity for u in uses))
        return Advised(
            case=case,
            places=frozenset(self.arena.scene.offers[j].place for j in offers),
            uses=tuple(dict.fromkeys(alone)),
        )

    def _taken(self, case: int, j: int, asked: frozenset[str]) -> Iterator[Uses]:
        """Yield what a stay takes at least, whatever the facts turn out to be."""
        scene = self.arena.scene
        offer, region = scene.offers[j], scene.region
        traits = {trait_of(fact) for fact in asked}
        stay = tuple(
            use
            for use in stay_uses(
                region, scene.cases[case], scene.case_facts[case], offer
            )
            if use.kind is not LimitKind.GROUP_CAP
            or use.about.rpartition("/")[2] not in traits
        )
        known = () if f"case.{FUNDING}" in asked else at_offer(scene, case, j, None)
        paid = [money_uses(region, offer, option.way) for option in known]
        yield from (summed((*stay, *money)) for money in paid or [()])

    def _together(self, group: Sequence[Advised]) -> SameAdvice:
        there = self._stage(group)
        served = most_served(there.problem, range(len(group)), remaining=self.remaining)
        refs = [self._ref(one) for one in group]
        left = [r for r, o in zip(refs, served.choice.tolist(), strict=False) if o < 0]
        named = Counter(place for one in group for place in one.places)
        return SameAdvice(
            cases=tuple(sorted(refs)),
            places=tuple(sorted(place for place, n in named.items() if n > 1)),
            placed=len(group) - len(left),
            left=tuple(sorted(left)),
            proved=served.bound == len(group) - len(left),
        )

    def _stage(self, group: Sequence[Advised]) -> Stage:
        """Return the problem of serving the group, then those who could move for it."""
        arena, known = self.arena, dict(self.arena.ledger.at)
        more: dict[str, int] = {}
        for use in (use for one in group for uses in one.uses for use in uses):
            if use.id not in known:
                known[use.id] = len(arena.scene.limits) + len(more)
                more[use.id] = use.capacity
        taken = {
            one.case: [
                tuple((known[use.id], use.amount) for use in uses) for uses in one.uses
            ]
            for one in group
        }
        beside: Counter[int] = Counter()
        for own in taken.values():
            beside.update(largest(own))
        inside = {k: n for k, n in beside.items() if k < len(arena.scene.limits)}
        near = crowd(arena, arena.options, inside).around(inside)
        number = count(-1, -1)
        served = {
            case: block(tuple((next(number), uses) for uses in own))
            for case, own in taken.items()
        }
        return stage(arena, served | near, tuple(more.values()))


def _linked(found: Sequence[Advised]) -> list[list[Advised]]:
    """Return the advised in groups: who share a place, directly or by way of others."""
    groups: list[tuple[list[Advised], frozenset[str]]] = []
    for one in found:
        near = [group for group in groups if group[1] & one.places]
        groups = [group for group in groups if not group[1] & one.places]
        cases = [*(other for group in near for other in group[0]), one]
        groups.append((cases, one.places.union(*(group[1] for group in near))))
    return sorted(
        (sorted(cases, key=lambda a: a.case) for cases, _ in groups),
        key=lambda cases: cases[0].case,
    )
