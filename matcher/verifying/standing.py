"""How a case stands before each offer, worked out a second way."""

from dataclasses import dataclass

from matcher.kinds import KIND_OF_LIMIT, KindOfNo
from matcher.offer import FULL
from matcher.result import FullLimit
from matcher.verifying.candidates import Candidate, Desk, pays
from matcher.verifying.takes import Takes, money_takes, stay_takes
from matcher.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One offer before one case: rules in the way, open rules, limits failed alone.

    `things` counts them all; `fits`: passes alone every limit that is known.
    """

    offer: int
    blocked: tuple[int, ...]
    still_open: tuple[int, ...]
    limits: tuple[FullLimit, ...]
    kind: KindOfNo
    fits: bool

    @property
    def things(self) -> int:
        """Return how many rules and limits stand in the way."""
        return len(self.blocked) + len(self.still_open) + len(self.limits)

    @property
    def order(self) -> tuple[int, int, int]:
        """Return a key that is smaller for an easier offer."""
        return (self.kind.rank, self.things, self.offer)


def stands(desk: Desk, i: int, own: tuple[Candidate, ...]) -> list[Stand]:
    """Return how one case stands before every offer; `own` are its options."""
    ways: dict[int, list[Way]] = {}
    for option in own:
        ways.setdefault(option.offer, []).append(option.way)
    pairs = range(len(desk.answers.offers))
    return [_stand(desk, i, j, ways.get(j, [])) for j in pairs]


def failing(takes: Takes) -> tuple[FullLimit, ...]:
    """Return the limits that do not let these takes through, sorted by id."""
    return tuple(
        FullLimit(id=key, kind=take.kind, capacity=take.capacity, amount=take.amount)
        for key, take in sorted(takes.items())
        if take.amount > take.capacity
    )


def _stand(desk: Desk, i: int, j: int, ways: list[Way]) -> Stand:
    blocked, still_open = desk.answers.against(i, j)
    offer, facts = desk.offer(j)
    lawful = not blocked and not still_open
    at_stay = failing(stay_takes(desk.region, desk.cases[i], desk.answers.cases[i], offer))
    known = ways
    if not ways and not lawful:
        known = [
            w
            for w in sorted(facts.ways, key=lambda w: w.key)
            if pays(desk.answers.cases[i], facts, w)
        ]
    at_money = min(
        (failing(money_takes(desk.region, offer, w)) for w in known),
        key=len,
        default=(),
    )
    limits = tuple(sorted((*at_stay, *at_money), key=lambda limit: limit.id))
    fits = not limits and not (lawful and not ways)
    kinds = {desk.answers.rules[k].kind for k in blocked}
    kinds |= {KIND_OF_LIMIT[limit.kind] for limit in limits}
    kinds |= {KindOfNo.UNKNOWN_FACTS} if still_open else set()
    if lawful and not ways:
        kinds.add(KindOfNo.CAPACITY_GAP)
    if ways and fits:
        kinds = {KindOfNo.COMPETITION}
    return Stand(
        offer=j,
        blocked=tuple(blocked),
        still_open=tuple(still_open),
        limits=limits,
        kind=max(kinds, key=lambda k: k.rank, default=KindOfNo.COMPETITION),
        fits=fits,
    )


def has_room(desk: Desk, j: int) -> bool:
    """Tell whether every part of the offer has an opening."""
    offer, _ = desk.offer(j)
    return offer.opening != FULL and (offer.team is None or offer.team_opening != FULL)
