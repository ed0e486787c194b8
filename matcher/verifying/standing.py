"""How a case stands before each offer, worked out a second way."""

from dataclasses import dataclass

from matcher.kinds import KIND_OF_LIMIT, KindOfNo
from matcher.offer import FULL
from matcher.result import FullLimit
from matcher.verifying.candidates import Candidate, pays
from matcher.verifying.desk import Desk
from matcher.verifying.takes import failing, location_takes, seats, stay_takes
from matcher.way import Way

RANK = {kind: kind.rank for kind in KindOfNo}


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
        return (RANK[self.kind], self.things, self.offer)


def stands(desk: Desk, i: int, own: tuple[Candidate, ...]) -> list[Stand]:
    """Return how one case stands before every offer; `own` are its options."""
    ways: dict[int, list[Way]] = {}
    for option in own:
        ways.setdefault(option.offer, []).append(option.way)
    full = {
        location.ref: failing(
            location_takes(
                desk.region, desk.cases[i], desk.answers.cases[i], location.ref
            )
        )
        for location in desk.region.locations
    }
    found = []
    for j, (blocked, still_open) in enumerate(desk.answers.against_all(i)):
        where = desk.region.place[desk.offer(j)[0].place].location
        limits = (
            *full[where],
            *failing(seats(desk.region, desk.offer(j)[0])),
            *_money(desk, i, j, ways.get(j, []), lawful=not blocked and not still_open),
        )
        found.append(
            _stand(desk, j, blocked, still_open, limits, options=len(ways.get(j, [])))
        )
    return found


def stand_before(desk: Desk, i: int, j: int, own: tuple[Candidate, ...]) -> Stand:
    """Return how one case stands before one offer; `own` are its options."""
    blocked, still_open = desk.answers.against(i, j)
    ways = [option.way for option in own if option.offer == j]
    takes = stay_takes(
        desk.region, desk.cases[i], desk.answers.cases[i], desk.offer(j)[0]
    )
    lawful = not blocked and not still_open
    limits = (*failing(takes), *_money(desk, i, j, ways, lawful=lawful))
    return _stand(desk, j, blocked, still_open, limits, options=len(ways))


def _money(
    desk: Desk, i: int, j: int, ways: list[Way], *, lawful: bool
) -> tuple[FullLimit, ...]:
    """Return the money limits that the easiest known way to pay fails alone."""
    spent = desk.spent(j)
    if not any(spent.values()):
        return ()
    known = ways
    if not ways and not lawful:
        facts = desk.offer(j)[1]
        known = [way for way in spent if pays(desk.answers.cases[i], facts, way)]
    return min((spent[way] for way in known), key=len, default=())


def _stand(
    desk: Desk,
    j: int,
    blocked: list[int],
    still_open: list[int],
    limits: tuple[FullLimit, ...],
    *,
    options: int,
) -> Stand:
    lawful = not blocked and not still_open
    fits = not limits and not (lawful and not options)
    kinds = {desk.answers.rules[k].kind for k in blocked}
    kinds |= {KIND_OF_LIMIT[limit.kind] for limit in limits}
    kinds |= {KindOfNo.UNKNOWN_FACTS} if still_open else set()
    if lawful and not options:
        kinds.add(KindOfNo.CAPACITY_GAP)
    if options and fits:
        kinds = {KindOfNo.COMPETITION}
    return Stand(
        offer=j,
        blocked=tuple(blocked),
        still_open=tuple(still_open),
        limits=tuple(sorted(limits, key=lambda limit: limit.id)),
        kind=max(kinds, key=RANK.__getitem__, default=KindOfNo.COMPETITION),
        fits=fits,
    )


def has_room(desk: Desk, j: int) -> bool:
    """Tell whether every part of the offer has an opening."""
    offer, _ = desk.offer(j)
    return offer.opening != FULL and (offer.team is None or offer.team_opening != FULL)
