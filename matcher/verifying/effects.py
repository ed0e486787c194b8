"""What opening an offer would do, as far as the second way can tell."""

from matcher.facts.asked import FUNDING, trait_of
from matcher.funding.line import Accountant
from matcher.kinds import LimitKind
from matcher.model.region import Region
from matcher.result import Move, NetEffect
from matcher.verifying.candidates import at_offer
from matcher.verifying.desk import Desk
from matcher.verifying.repairs import Repair
from matcher.verifying.room import Room
from matcher.verifying.takes import Takes, failing, money_takes, stay_takes


class Effects:
    """Net effects for one case; None = neither a place found nor all excluded."""

    def __init__(self, desk: Desk, i: int, room: Room) -> None:
        """Open the books of the case."""
        self._desk, self._i, self._room = desk, i, room
        self._money = Accountant(desk.cases[i], desk.region)
        self._known: dict[int, NetEffect | None] = {}

    def of(self, repair: Repair) -> NetEffect | None:
        """Return the net effect of opening one offer."""
        offer = repair.stand.offer
        if offer not in self._known:
            self._known[offer] = self._work_out(repair)
        return self._known[offer]

    def replays(self, repair: Repair, moves: tuple[Move, ...]) -> bool:
        """Tell whether the offer, once opened, fits after these moves."""
        stay = self._stay(repair)
        priced = self._priced(repair, stay) or []
        return any(self._room.lets_in(moves, takes) for takes in priced)

    def _work_out(self, repair: Repair) -> NetEffect | None:
        if not repair.room:
            return NetEffect.NO_ROOM
        stay = self._stay(repair)
        asked = {fact for _, fact, _ in repair.atoms}
        priced = self._priced(repair, stay)
        fitting = [takes for takes in priced or () if not failing(takes)]
        if any(self._room.load.fits(takes) for takes in fitting):
            return NetEffect.PLACED_NOW
        if _turns_on_a_trait(stay, asked):
            return None
        money_open = priced is None or f"case.{FUNDING}" in asked
        if not fitting and not money_open:
            return NetEffect.NO_ROOM
        wanted = [stay] if money_open else fitting
        excluded = all(self._room.excludes(takes) for takes in wanted)
        return NetEffect.STILL_COMPETING if excluded else None

    def _stay(self, repair: Repair) -> Takes:
        facts = self._desk.answers.cases[self._i]
        offer, _ = self._desk.offer(repair.stand.offer)
        return stay_takes(self._desk.region, self._desk.cases[self._i], facts, offer)

    def _priced(self, repair: Repair, stay: Takes) -> list[Takes] | None:
        """Return the takes of each known way to pay; None if no way is known."""
        desk, j = self._desk, repair.stand.offer
        offer, _ = desk.offer(j)
        ways = [c.way for c in at_offer(desk, self._i, j, self._money, None)]
        if not ways:
            return None if _money_is_limited(desk.region) else [stay]
        return [stay | money_takes(desk.region, offer, way) for way in ways]


def _turns_on_a_trait(stay: Takes, asked: set[str]) -> bool:
    """Tell whether a group cap counts a trait that is still asked for."""
    traits = {trait_of(fact) for fact in asked}
    return any(
        take.kind is LimitKind.GROUP_CAP and key.rpartition("/")[2] in traits
        for key, take in stay.items()
    )


def _money_is_limited(region: Region) -> bool:
    budgets = any(f.budgets for f in region.funders)
    contracts = [c for p in region.providers for c in p.contracts]
    return budgets or any(c.ceiling_cents_per_day is not None for c in contracts)
