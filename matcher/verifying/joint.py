"""Advice that several cases get, worked out a second way."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.claims.competition import SameAdvice
from matcher.facts.asked import FUNDING, trait_of
from matcher.funding.line import Accountant
from matcher.kinds import LimitKind
from matcher.result import ChangeSet, NetEffect, Result
from matcher.verifying.candidates import at_offer
from matcher.verifying.crowd import Crowd
from matcher.verifying.desk import Desk
from matcher.verifying.failure import Failure, Path, differences
from matcher.verifying.repairs import Atoms, repairs
from matcher.verifying.standing import stands
from matcher.verifying.takes import Takes, failing, money_takes, stay_takes

PROMISED = frozenset({NetEffect.PLACED_NOW, NetEffect.PLACED_BY_MOVES, NetEffect.MAYBE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """A case, the places its first advice opens, and what a stay there takes."""

    case: str
    places: frozenset[str]
    takes: tuple[Takes, ...]


def advised(crowd: Crowd, result: Result) -> list[Advised]:
    """Return the cases whose first advice promises a place, perhaps."""
    found = []
    for i, told in enumerate(result.cases):
        sets = () if told.no is None else told.no.sets
        if sets and sets[0].net in PROMISED:
            found.append(_opened(crowd, i, sets[0]))
    return found


def advice_failures(
    group: list[Advised], claim: SameAdvice, path: Path
) -> Iterator[Failure]:
    """Yield what is not so of one group; the most that can be placed is declared."""
    cases = tuple(sorted(one.case for one in group))
    named = Counter(place for one in group for place in one.places)
    left = tuple(ref for ref in cases if ref in claim.left)
    expected = {
        "cases": cases,
        "places": tuple(sorted(place for place, n in named.items() if n > 1)),
        "left": left,
        "placed": len(cases) - len(left),
    }
    for name, value in expected.items():
        yield from differences(value, getattr(claim, name), (*path, name))


def linked(found: list[Advised]) -> list[list[Advised]]:
    """Return groups of more than one who share a place, perhaps by way of others."""
    left, groups = sorted(found, key=lambda one: one.case), []
    while left:
        group = [left.pop(0)]
        places, near = set(group[0].places), True
        while near:
            joined = [one for one in left if one.places & places]
            places |= {place for one in joined for place in one.places}
            left = [one for one in left if one not in joined]
            group, near = group + joined, bool(joined)
        if len(group) > 1:
            groups.append(group)
    return groups


def _opened(crowd: Crowd, i: int, first: ChangeSet) -> Advised:
    desk = crowd.desk
    atoms: Atoms = frozenset(
        (c.rule or "", c.fact or "", c.place or "") for c in first.changes
    )
    own = crowd.options[desk.cases[i].ref]
    offers = [
        repair.stand.offer
        for repair in repairs(desk, i, stands(desk, i, own))
        if repair.atoms <= atoms
    ]
    asked = {fact for _, fact, _ in atoms}
    takes = [t for j in offers for t in _takes(desk, i, j, asked) if not failing(t)]
    return Advised(
        case=desk.cases[i].ref,
        places=frozenset(desk.offer(j)[0].place for j in offers),
        takes=tuple(takes),
    )


def _takes(desk: Desk, i: int, j: int, asked: set[str]) -> Iterator[Takes]:
    """Yield what a stay takes at least, whatever is found out."""
    region, (offer, _) = desk.region, desk.offer(j)
    traits = {trait_of(fact) for fact in asked}
    stay = {
        key: take
        for key, take in stay_takes(
            region, desk.cases[i], desk.answers.cases[i], offer
        ).items()
        if take.kind is not LimitKind.GROUP_CAP or key.rpartition("/")[2] not in traits
    }
    money = Accountant(desk.cases[i], region)
    known = () if f"case.{FUNDING}" in asked else at_offer(desk, i, j, money, None)
    paid = [stay | money_takes(region, offer, option.way) for option in known]
    yield from paid or [stay]
