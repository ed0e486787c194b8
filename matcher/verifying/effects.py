"""What opening an offer would do, as far as the second way can tell."""

from matcher.facts.asked import FUNDING, trait_of
from matcher.funding.line import Accountant
from matcher.kinds import FundingCause, LimitKind
from matcher.model.region import Region
from matcher.result import Move, NetEffect
from matcher.verifying.candidates import at_offer
from matcher.verifying.desk import Desk
from matcher.verifying.repairs import Repair
from matcher.verifying.room import Room
from matcher.verifying.takes import Takes, failing, money_takes, stay_takes

REFUSED = frozenset({NetEffect.STILL_COMPETING, NetEffect.NO_ROOM})


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
        priced = self._priced(repair, stay)
        return any(self._room.lets_in(moves, takes) for takes in priced)

    def _work_out(self, repair: Repair) -> NetEffect | None:
        if not repair.room:
            return NetEffect.NO_ROOM
        stay = self._stay(repair)
        asked = {fact for _, fact, _ in repair.atoms}
        known = self._priced(repair, stay)
        effects = {self._beside(takes) for takes in known}
        if NetEffect.PLACED_NOW in effects:
            return NetEffect.PLACED_NOW
        if not known or (effects <= REFUSED and f"case.{FUNDING}" in asked):
            effects = self._whoever_pays(repair, stay)
        if effects == {NetEffect.PLACED_NOW}:
            return NetEffect.PLACED_NOW
        refused = [e for e in NetEffect if e in effects and effects <= REFUSED]
        return refused[0] if refused and not _turns_on_a_trait(stay, asked) else None

    def _beside(self, takes: Takes) -> NetEffect | None:
        """Return what can be told of the case coming in beside this plan."""
        if failing(takes):
            return NetEffect.NO_ROOM
        if self._room.load.fits(takes):
            return NetEffect.PLACED_NOW
        return NetEffect.STILL_COMPETING if self._room.excludes(takes) else None

    def _whoever_pays(self, repair: Repair, stay: Takes) -> set[NetEffect | None]:
        """Return the effects of all ways to pay, while it is not known which pays.

        Without a contract only a refusal of the stay itself is certain.
        """
        offer, facts = self._desk.offer(repair.stand.offer)
        causes = {self._desk.answers.rules[k].cause for k in repair.stand.blocked}
        ways = () if FundingCause.NO_CONTRACT in causes else facts.ways
        if not ways:
            of_stay = self._beside(stay)
            return {NetEffect.STILL_COMPETING if of_stay in REFUSED else None}
        region = self._desk.region
        return {self._beside(stay | money_takes(region, offer, way)) for way in ways}

    def _stay(self, repair: Repair) -> Takes:
        facts = self._desk.answers.cases[self._i]
        offer, _ = self._desk.offer(repair.stand.offer)
        return stay_takes(self._desk.region, self._desk.cases[self._i], facts, offer)

    def _priced(self, repair: Repair, stay: Takes) -> list[Takes]:
        """Return the takes of each known way to pay; none if no way is known."""
        desk, j = self._desk, repair.stand.offer
        offer, _ = desk.offer(j)
        ways = [c.way for c in at_offer(desk, self._i, j, self._money, None)]
        if not ways:
            return [] if _money_is_limited(desk.region) else [stay]
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
