"""What opening an offer would do for a case, given everybody else in this plan."""

from dataclasses import dataclass

from matcher.explaining.alone import over
from matcher.explaining.ledger import Amounts, Ledger
from matcher.explaining.moves import Chain, chain_for
from matcher.explaining.survey import Survey
from matcher.explaining.views import Views
from matcher.limits import Use, money_uses, summed
from matcher.options import at_offer
from matcher.result import Move, NetEffect

NET_RANK = {effect: k for k, effect in enumerate(NetEffect)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """Answers for one plan; the chains that were found are remembered by uses."""

    survey: Survey
    ledger: Ledger
    views: Views
    found: dict[Amounts, Chain | None]

    def effect(self, case: int, offer: int) -> NetEffect:
        """Return the net effect if nothing stood before this offer any more."""
        stay = self.survey.stay_uses(case, offer)
        if over(stay):
            return NetEffect.NO_ROOM
        priced = self._priced(case, offer, stay)
        if priced is None:
            excluded = self.views.exclude(self.ledger, self._known(stay))
            return NetEffect.STILL_COMPETING if excluded else NetEffect.MAYBE
        fitting = [uses for uses in priced if not over(uses)]
        if not fitting:
            return NetEffect.NO_ROOM
        if any(self.ledger.fits(uses) for uses in fitting):
            return NetEffect.PLACED_NOW
        wanted = [self._known(uses) for uses in fitting]
        open_ways = [w for w in wanted if not self.views.exclude(self.ledger, w)]
        if not open_ways:
            return NetEffect.STILL_COMPETING
        by_moves = any(self._chain(uses) for uses in open_ways)
        return NetEffect.PLACED_BY_MOVES if by_moves else NetEffect.MAYBE

    def moves(self, case: int, offer: int) -> tuple[Move, ...]:
        """Return who would go where to make room at an offer that needs it."""
        stay = self.survey.stay_uses(case, offer)
        scene = self.survey.scene
        ways = [
            uses for uses in self._priced(case, offer, stay) or () if not over(uses)
        ]
        chains = (self._chain(self._known(uses)) for uses in ways)
        chain = next((c for c in chains if c), ())
        moved = ((scene.options[o], scene.cases[scene.options[o].case]) for o in chain)
        return tuple(
            Move(
                case=who.ref,
                place=scene.offers[option.offer].place,
                team=scene.offers[option.offer].team,
                start=option.start,
                option=option.key,
            )
            for option, who in moved
        )

    def _priced(
        self, case: int, offer: int, stay: tuple[Use, ...]
    ) -> list[tuple[Use, ...]] | None:
        """Return the uses of each known way to pay; None if the money is not known."""
        scene = self.survey.scene
        there = scene.offers[offer]
        ways = [option.way for option in at_offer(scene, case, offer, None)]
        if not ways:
            return None if self.survey.money_is_limited else [stay]
        return [summed((*stay, *money_uses(scene.region, there, w))) for w in ways]

    def _known(self, uses: tuple[Use, ...]) -> Amounts:
        """Return the uses of limits that the plan knows; of others all is free."""
        at = self.ledger.at
        return tuple((at[u.id], u.amount) for u in uses if u.id in at)

    def _chain(self, uses: Amounts) -> Chain | None:
        if self.views.exclude(self.ledger, uses):
            return None
        if uses not in self.found:
            plan, views = self.survey.plan, self.views
            self.found[uses] = chain_for(self.ledger, plan, views, uses)
        return self.found[uses]
